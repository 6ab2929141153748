"""Firms that a file names: read by credit code, code or name; new ones join the register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd
from sqlalchemy import Connection, select

from dashboard.database import schema
from dashboard.database.bulk import append
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.loading.cells import BadCell, Reader, named
from dashboard.loading.identifiers import credit_code
from dashboard.loading.slugs import slug_of
from dashboard.loading.spoken import matching_key, plain
from dashboard.loading.unit_words import Words

NEW = Text("登记中没有的律所", "a firm the register does not hold")
WITH_CODE = "｜"
"""What stands between a name and a credit code in a cell made of both."""


@dataclass
class NamedFirms:
    """The firms of a load. ``names`` are those that no register holds, by the code they get, and
    ``by_credit`` the code of every firm that has a unified social credit code, by that code."""

    programme: str
    known: Reader
    by_credit: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, programme: Programme, words: Words, by_credit: Mapping[str, str] | None = None
    ) -> "NamedFirms":
        """Start from what the register of a programme holds."""
        return cls(programme.code, named(words, NEW), dict(by_credit or {}))

    def read(self, text: str) -> object:
        """Return the code of a firm; one that is not known gets a code of its own."""
        found = self._known(text)
        if found is not None:
            return found
        code = f"{self.programme}-{slug_of(text)}"
        self.names.setdefault(code, text)
        return self._called(code, text)

    def read_with_code(self, text: str) -> object:
        """Return the code of a firm that a cell of name and credit code is about."""
        name, _, credit = text.rpartition(WITH_CODE)
        return self._coded(name, credit_code(credit)) if credit else self.read(name)

    def _coded(self, name: str, credit: str) -> object:
        """Find a firm by its credit code; by its name only where that has no other code."""
        if credit in self.by_credit:
            return self._called(self.by_credit[credit], name)
        found = self._known(name) if name else None
        if found is not None and found not in self.by_credit.values():
            return found
        slug_of(name)
        code = f"{self.programme}-{credit.lower()}"
        self.by_credit[credit] = code
        self.names[code] = name
        return code

    def _called(self, code: str, name: str) -> str:
        """Of two ways of writing a new name keep that which sorts first, whichever came first."""
        if code in self.names and name:
            self.names[code] = min(name, self.names[code])
        return code

    def _known(self, name: str) -> str | None:
        try:
            return str(self.known(name))
        except BadCell as bad:
            if bad.reason != NEW:
                raise
        return None


def named_with_codes(names: Sequence[str], codes: Sequence[str]) -> list[str]:
    """Return cells that hold a firm's name and credit code.

    A row that lacks one of them gets what goes with the other elsewhere in the file, so that a
    firm is one firm in whatever order its rows come.
    """
    pairs = [(name, plain(code).upper()) for name, code in zip(names, codes, strict=True)]
    code_of: dict[str, set[str]] = {}
    name_of: dict[str, str] = {}
    for name, code in pairs:
        if name and code:
            code_of.setdefault(matching_key(name), set()).add(code)
            name_of[code] = min(name, name_of.get(code, name))
    cells = []
    for name, code in pairs:
        known = code_of.get(matching_key(name), set())
        credit = code or (next(iter(known)) if len(known) == 1 else "")
        called = name or name_of.get(code, "")
        cells.append(f"{called}{WITH_CODE}{credit}" if called or credit else "")
    return cells


def credit_codes(connection: Connection, programme: str) -> dict[str, str]:
    """Return a programme's firms that have a unified social credit code, by that code."""
    f = schema.firm.c
    held = select(f.credit_code, f.code).where(f.programme == programme, f.credit_code.is_not(None))
    return {row.credit_code: row.code for row in connection.execute(held)}


def add_firms(connection: Connection, firms: NamedFirms) -> None:
    """Add the firms that loaded disputes name and the register lacks, in their transaction."""
    programme, names = firms.programme, firms.names
    d, f = schema.dispute.c, schema.firm.c
    lacking = (
        select(d.firm)
        .distinct()
        .where(d.programme == programme, d.firm.is_not(None), d.firm.not_in(select(f.code)))
    )
    new = [code for code in connection.execute(lacking).scalars() if code in names]
    if new:
        codes = {code: credit for credit, code in firms.by_credit.items()}
        rows = [
            {
                "code": code,
                "programme": programme,
                "name": names[code],
                "credit_code": codes.get(code),
            }
            for code in sorted(new)
        ]
        append(connection, {"firm": pd.DataFrame(rows, dtype=object)})
