"""What a mapping file may declare: where the fields of a dispute come from."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field, model_validator

from dashboard.domain.declared import Declared


class FieldRule(Declared):
    """Where one field of a dispute comes from. ``default`` stands for an empty cell.

    ``unit`` is that of a column of money whose cells do not name it: 万 for 万元. ``of`` names
    the columns whose cells make a number where the file has none. ``from_point`` finds an area
    by the row's coordinates where its cell is empty; ``outside`` says what becomes of a row
    whose point lies in no area.
    """

    column: str | None = Field(default=None, min_length=1)
    values: dict[str, str] = {}
    default: str | None = None
    format: tuple[str, ...] = ()
    unit: Literal["", "百", "千", "万", "百万", "亿"] = ""
    of: tuple[str, ...] = ()
    from_point: bool = False
    outside: Literal["reject", "empty"] = "reject"


class OutcomeRule(Declared):
    """The outcome of a source that does not record it: by whether a field is filled."""

    when: str
    present: str
    absent: str


class AreaRule(Declared):
    """Columns that name areas; areas not yet in the register are added to it."""

    county: str | None = Field(default=None, min_length=1)
    town: str | None = Field(default=None, min_length=1)


class FirmRule(Declared):
    """A column that names firms; firms not yet in the register are added to it.

    ``credit_code`` names that of their unified social credit codes, which go before names.
    """

    column: str = Field(min_length=1)
    credit_code: str | None = Field(default=None, min_length=1)


class ImportMapping(Declared):
    """One mapping as declared. ``source`` is the middle part of every dispute id.

    ``records`` says what a row is: a dispute, or a party of one that is there already.
    ``encoding``, ``delimiter``, ``sheet`` and ``header_row`` are found out unless they are named.
    ``crs`` is what longitude and latitude are written in; they are kept as WGS-84.
    """

    name: str
    source: str = Field(pattern=r"^[A-Za-z0-9_-]+$")
    records: Literal["dispute", "party"] = "dispute"
    encoding: str = ""
    delimiter: str = Field(default="", max_length=1)
    sheet: str = ""
    header_row: int = Field(default=0, ge=0)
    date_1904: bool = False
    crs: Literal["wgs84", "cgcs2000", "gcj02"] = "wgs84"
    fields: dict[str, FieldRule]
    outcome: OutcomeRule | None = None
    areas: AreaRule = AreaRule()
    firms: FirmRule | None = None

    @model_validator(mode="before")
    @classmethod
    def _firms_fill_a_field(cls, raw: Any) -> Any:
        """Let ``[firms]`` fill the field of the firm; a mapping that fills it twice is refused."""
        fields, firms = raw.get("fields"), raw.get("firms")
        if not isinstance(fields, dict) or not isinstance(firms, dict):
            return raw
        if "firm" in fields:
            raise ValueError("give either fields.firm or [firms]")
        return {**raw, "fields": {**fields, "firm": {"column": firms.get("column")}}}

    @property
    def file(self) -> str:
        return f"{self.name}.toml"

    def columns(self) -> Iterator[tuple[str, str]]:
        """Yield every source column that is read, after the key that names it."""
        for field, rule in self.fields.items():
            if rule.column is not None:
                yield f"fields.{field}.column", rule.column
            for part in rule.of:
                yield f"fields.{field}.of", part
        if self.firms and self.firms.credit_code:
            yield "firms.credit_code", self.firms.credit_code
        for level, name in (("county", self.areas.county), ("town", self.areas.town)):
            if name is not None:
                yield f"areas.{level}", name
