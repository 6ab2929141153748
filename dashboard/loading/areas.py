"""Areas that a file names: their stable codes, and their rows of the area register."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dashboard.database.schema.disputes import UNRECORDED_COUNTY
from dashboard.domain.text import Text
from dashboard.loading.cells import BadCell, words
from dashboard.loading.derived import BadField, Values
from dashboard.loading.mapping import AreaRule

NO_NAME = Text("名称中没有文字", "a name without letters or digits")


@dataclass(frozen=True)
class Area:
    """One row of the area register, as far as a file can tell it."""

    code: str
    level: str
    name: str
    parent: str | None
    path: str
    county: str


def named_areas(
    rule: AreaRule, record: Mapping[str, str], values: Values, programme: str
) -> tuple[Area, ...]:
    """Return the areas a row names, county first; an empty cell names none.

    A name, however cased or spaced, always gives the same code. Towns are named within
    their county, so that two counties may have towns of one name.
    """
    county, town = record.get(rule.county or "", ""), record.get(rule.town or "", "")
    return _areas(programme, str(values.get("county") or UNRECORDED_COUNTY), county, town)


@lru_cache(65_536)
def _areas(programme: str, county: str, county_name: str, town_name: str) -> tuple[Area, ...]:
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
        plain = unicodedata.normalize("NFKC", words(name)).casefold()
    except BadCell as bad:
        raise BadField(level, bad.reason) from bad
    slug = re.sub(r"[\W_]+", "-", plain).strip("-")
    if not slug:
        raise BadField(level, NO_NAME)
    return slug
