"""Which area of the register a feature of a map is meant to be: by its code or by its name."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select

from dashboard.database.schema import area, area_geometry
from dashboard.domain.text import Text
from dashboard.loading.geojson import Feature

Match = Literal["code", "name"]
LEVELS = ("zone", "town", "county")
PROPERTIES: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "adcode", "id", "代码", "编号", "编码"),
    "name": ("name", "名称", "区域名称"),
}
"""Properties that are looked at, first found first, when none is named."""
NO_PROPERTY = Text("没有属性 {names}", "it has no property {names}")
UNKNOWN = {
    "code": Text("区划登记中没有这个代码", "the area register has no such code"),
    "name": Text("区划登记中没有这个名称", "the area register has no such name"),
}
AMBIGUOUS = Text("对得上的不止一个：{codes}", "it fits several areas: {codes}")


@dataclass(frozen=True)
class Known:
    """One area of the register: what it is called, and the outline it has, as GeoJSON."""

    code: str
    name: str
    geometry: str | None


class NoMatch(ValueError):
    """A feature no area belongs to: the property looked at, its value, and why."""

    def __init__(self, column: str, value: str, reason: Text) -> None:
        super().__init__(reason.en)
        self.column, self.value, self.reason = column, value, reason


def areas_of(connection: Connection, programme: str, level: str) -> dict[str, Known]:
    """Return a programme's areas of a level by code."""
    a, g = area.c, area_geometry.c
    statement = (
        select(a.code, a.name, g.geometry)
        .select_from(area.outerjoin(area_geometry, g.area == a.code))
        .where(a.programme == programme, a.level == level)
        .order_by(a.code)
    )
    return {row.code: Known(*row) for row in connection.execute(statement)}


class Matching:
    """Finds the area of a feature among those known."""

    def __init__(self, areas: Mapping[str, Known], match: Match, column: str | None = None) -> None:
        self.areas = areas
        self._match, self._columns = match, (column,) if column else PROPERTIES[match]
        self._codes: dict[str, list[str]] = defaultdict(list)
        for code, known in areas.items():
            self._codes[normal(code if match == "code" else known.name)].append(code)

    def code_of(self, feature: Feature) -> str:
        """Return the code of the area a feature names, or say why there is none."""
        column, value = self._named(feature)
        found = self._codes.get(normal(value), [])
        if not found:
            raise NoMatch(column, value, UNKNOWN[self._match])
        if len(found) > 1:
            raise NoMatch(column, value, AMBIGUOUS.format(codes=", ".join(found)))
        return found[0]

    def _named(self, feature: Feature) -> tuple[str, str]:
        known = {
            str(key).casefold(): (str(key), value) for key, value in feature.properties.items()
        }
        for column in self._columns:
            key, value = known.get(column.casefold(), (column, None))
            if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
                return key, str(value)
        raise NoMatch(self._columns[0], "", NO_PROPERTY.format(names=_listed(self._columns)))


def normal(text: str) -> str:
    """Return a code or name as it is compared: width, case and blanks do not tell areas apart."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _listed(names: Sequence[str]) -> str:
    return " / ".join(names)
