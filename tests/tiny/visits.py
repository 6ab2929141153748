"""Inspection cards on the tiny database: a programme with a checklist, and cards filled in."""

import io
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pandas as pd
from python_calamine import CalamineWorkbook

from dashboard.domain.programme import Programme, load_programme
from dashboard.domain.scope import Scope
from dashboard.domain.settings import ROOT
from dashboard.domain.text import Lang
from dashboard.reports.visit.visit_card import visit_cards
from dashboard.reports.visit.visit_facts import Card, visit_facts
from tests.tiny.readers import WHOLE

LIST = """
[[standard]]
key = "five_uniform"
kind = "checklist"
name = { zh = "五统一", en = "Five items" }
unit = "station"
subject = "inspection"
where = { list = ["five_uniform"] }
requirement = { zh = "6 项全部达到", en = "All six" }
required = 6
owner = { zh = "司法局", en = "Bureau" }
source = { zh = "试点", en = "Trial" }
since = 2020-01-01
"""
ITEMS = ("door_sign", "rules_on_wall", "ledger", "uniform", "badge", "recording")
GAPS = pd.DataFrame(
    [
        ("station_firm", "HS2", "Lower_station", "HS2", 1, 0, date(2020, 4, 1), None),
        ("station_room", "HS2", "Lower_station", "HS2", 1, 0, date(2020, 2, 10), None),
        ("station_room", "HS3", "South_station", "HS3", 1, 0, date(2020, 1, 1), None),
        ("adviser_visit", "HC1", "North_community", "HS1", 1, 0, date(2020, 4, 1), None),
        ("station_firm", "HS3", "South_station", "HS3", 1, 0, date(2020, 1, 1), date(2020, 2, 1)),
    ],
    columns=["standard", "code", "name", "station", "required", "measured", "since", "until"],
).assign(unit=lambda gaps: gaps["code"], part="")
"""Gaps of the tiny database, by hand: HS2's contract ended in March, its room in February."""


def write_config(folder: Path) -> Path:
    """Write a configuration folder in which ``hill`` declares a checklist of its own."""
    shutil.copytree(ROOT / "tests" / "tiny" / "programmes", folder / "programmes")
    shutil.copy(ROOT / "config" / "roles.toml", folder)
    file = folder / "programmes" / "hill.toml"
    file.write_text(file.read_text("utf-8") + LIST, "utf-8")
    return folder


def hill(config: Path) -> Programme:
    return load_programme(config / "programmes" / "hill.toml")


def card(
    programme: Programme,
    unit: tuple[str, str] = ("station", "HS1"),
    *,
    scope: Scope = WHOLE,
    lang: Lang = Lang.ZH,
) -> Card:
    return visit_facts(scope, programme, unit, GAPS, lang)


def workbook(programme: Programme, *units: tuple[str, str]) -> bytes:
    return visit_cards([card(programme, unit) for unit in units or [("station", "HS1")]])


def cells(content: bytes, sheet: int = 0) -> list[list[object]]:
    """Return the cells of a sheet as another program reads them."""
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        return book.get_sheet_by_index(sheet).to_python(skip_empty_area=False)


def marks(content: bytes, sheet: int = 0) -> dict[str, int]:
    """Return the row number of each mark of a card."""
    rows = enumerate(cells(content, sheet), start=1)
    return {str(row[0]): number for number, row in rows if row[0]}


def filled(
    content: bytes,
    results: dict[str, str],
    *,
    day: str | float = "2020-06-15",
    inspector: str = "检查员甲",
    notes: dict[str, str] | None = None,
    sheet: int = 0,
) -> bytes:
    """Fill in a card the way a spreadsheet does: results and remarks by item."""
    rows = marks(content, sheet)
    written: dict[str, str | float] = {}
    if day:
        written[f"G{rows['#day']}"] = day
    if inspector:
        written[f"G{rows['#inspector']}"] = inspector
    for column, words in (("G", results), ("H", notes or {})):
        for item, told in words.items():
            (row,) = (number for mark, number in rows.items() if mark.endswith(f"/{item}"))
            written[f"{column}{row}"] = told
    return rewritten(content, f"xl/worksheets/sheet{sheet + 1}.xml", lambda xml: _put(xml, written))


def rewritten(content: bytes, part: str, change) -> bytes:
    """Return a workbook with one of its parts changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in given.namelist():
            raw = given.read(name)
            made.writestr(name, change(raw.decode()).encode() if name == part else raw)
    return out.getvalue()


def _put(xml: str, written: dict[str, str | float]) -> str:
    for place, told in written.items():
        text = f"<is><t>{told}</t></is>" if isinstance(told, str) else f"<v>{told}</v>"
        kind = ' t="inlineStr"' if isinstance(told, str) else ""
        xml, n = re.subn(
            rf'<c r="{place}"( s="\d+")?/>', rf'<c r="{place}"\1{kind}>{text}</c>', xml
        )
        assert n == 1, place
    return xml
