"""Firms that a file names: read by code or name, and added to the register where it has none."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd
from sqlalchemy import Connection, select

from dashboard.database import schema
from dashboard.database.bulk import append
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.loading.cells import BadCell, Reader, named
from dashboard.loading.slugs import slug_of
from dashboard.loading.unit_words import Words

NEW = Text("登记中没有的律所", "a firm the register does not hold")


@dataclass
class NamedFirms:
    """The firms of a load. ``names`` are those that no register holds, by the code they get."""

    programme: str
    known: Reader
    names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, programme: Programme, words: Words) -> "NamedFirms":
        """Start from what the register of a programme holds."""
        return cls(programme.code, named(words, NEW))

    def read(self, text: str) -> object:
        """Return the code of a firm; one that is not known gets the code its name makes."""
        try:
            return self.known(text)
        except BadCell as bad:
            if bad.reason != NEW:
                raise
        code = f"{self.programme}-{slug_of(text)}"
        # Of two ways of writing a name the one that sorts first, whichever row came first.
        self.names[code] = min(text, self.names.get(code, text))
        return code


def add_firms(connection: Connection, programme: str, names: Mapping[str, str]) -> None:
    """Add the firms that loaded disputes name and the register lacks, in their transaction."""
    d, f = schema.dispute.c, schema.firm.c
    lacking = (
        select(d.firm)
        .distinct()
        .where(d.programme == programme, d.firm.is_not(None), d.firm.not_in(select(f.code)))
    )
    new = [code for code in connection.execute(lacking).scalars() if code in names]
    if new:
        rows = [{"code": code, "programme": programme, "name": names[code]} for code in sorted(new)]
        append(connection, {"firm": pd.DataFrame(rows, dtype=object)})
