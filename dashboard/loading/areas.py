"""Areas that a file names: their stable codes, and their rows of the area register."""

from dataclasses import dataclass
from functools import lru_cache

from dashboard.database.schema.disputes import UNRECORDED_COUNTY
from dashboard.domain.text import Text
from dashboard.loading.cells import BadCell
from dashboard.loading.slugs import slug_of


@dataclass(frozen=True)
class Area:
    """One row of the area register, as far as a file can tell it."""

    code: str
    level: str
    name: str
    parent: str | None
    path: str
    county: str

    def first_by_name(self, other: "Area | None") -> "Area":
        """Return of two spellings of an area the one that sorts first, whichever came first."""
        return self if other is None or self.name < other.name else other


class BadArea(BadCell):
    """A name that cannot stand for an area of its level."""

    def __init__(self, level: str, reason: Text) -> None:
        super().__init__(reason)
        self.level = level


@lru_cache(65_536)
def named_areas(
    programme: str, county: str, *, county_name: str, town_name: str
) -> tuple[Area, ...]:
    """Return the areas a row names, county first; an empty name is that of none.

    A name, however cased or spaced, always gives the same code. Towns are named within
    their county, so that two counties may have towns of one name.
    """
    found: list[Area] = []
    if county_name:
        county = f"{programme}-{_slug('county', county_name)}"
        found.append(Area(county, "county", county_name, None, county, county))
    if town_name:
        parent = None if county == UNRECORDED_COUNTY else county
        code = f"{parent or programme}-{_slug('town', town_name)}"
        path = f"{parent}/{code}" if parent else code
        found.append(Area(code, "town", town_name, parent, path, county))
    return tuple(found)


def _slug(level: str, name: str) -> str:
    try:
        return slug_of(name)
    except BadCell as bad:
        raise BadArea(level, bad.reason) from bad
