"""What a reader may see. Built on the server from his account, first argument of every query.

Two scopes in one value: the *case* reach (whose disputes he may list and open) and
the *comparison* reach (whose aggregates stand beside his own). A head of two stations
sees fourteen points to compare with and no foreign case.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

ALL = ("*",)
"""Every unit. An empty tuple reaches nothing: deny is the default."""

Reach = tuple[str, ...]


class Field(StrEnum):
    """Groups of facts that a role may see; the matrix is ``config/roles.toml``."""

    AGGREGATES = "aggregates"
    CASE_LIST = "case_list"
    CASE_DETAIL = "case_detail"
    PARTIES_MASKED = "parties_masked"
    PARTIES_CLEAR = "parties_clear"
    FIRMS = "firms"
    STAFF = "staff"
    MONEY = "money"


BESIDE = (Field.AGGREGATES, Field.FIRMS, Field.MONEY)
"""What may be compared beyond a reader's own cases."""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """A reader's reach. Frozen and hashable, so that it is part of every cache key."""

    account: str
    role: str
    programmes: Reach = ()
    counties: Reach = ()
    stations: Reach = ()
    firms: Reach = ()
    comparison_counties: Reach = ()
    comparison_stations: Reach = ()
    fields: tuple[Field, ...] = ()

    def may_see(self, field: Field) -> bool:
        return field in self.fields

    @property
    def is_limited(self) -> bool:
        """Whether the reader answers for some units only, and is compared with others."""
        return self.stations != ALL or self.counties != self.comparison_counties

    def reaches_programme(self, code: str) -> bool:
        return self.programmes == ALL or code in self.programmes

    def holds(self, other: "Scope") -> bool:
        """Tell whether all that another reach tells of lies within this one, right by right."""
        reaches = all(_holds(getattr(self, name), getattr(other, name)) for name in REACHES)
        return reaches and set(other.fields) <= set(self.fields)

    def beside(self) -> "Scope":
        """Return the comparison scope: peers' aggregates, and no right to any case."""
        kept = tuple(field for field in self.fields if field in BESIDE)
        return replace(
            self,
            counties=self.comparison_counties,
            stations=self.comparison_stations,
            fields=kept,
        )


REACHES = (
    "programmes",
    "counties",
    "stations",
    "firms",
    "comparison_counties",
    "comparison_stations",
)


def _holds(own: Reach, other: Reach) -> bool:
    return own == ALL or (other != ALL and set(other) <= set(own))


OPERATOR = Scope(
    account="operator",
    role="operator",
    programmes=ALL,
    counties=ALL,
    stations=ALL,
    firms=ALL,
    comparison_counties=ALL,
    comparison_stations=ALL,
    fields=(*BESIDE, Field.STAFF, Field.CASE_LIST, Field.CASE_DETAIL),
)
"""Who runs the command line on the server without ``--as``: everything but party data."""
