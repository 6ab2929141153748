"""Firms one below the other: grade, duty, lawyer-led rate with its band, fails so far."""

import pandas as pd

from dashboard.domain.kinds import GRADES
from dashboard.domain.text import Text
from dashboard.reports.briefing.dismissal import fails_cite
from dashboard.reports.briefing.firm_figures import Ranked, firm_cite
from dashboard.reports.briefing.told import year_words
from dashboard.reports.briefing.totals import RATE
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.files.sheet_table import Column, Kind
from dashboard.reports.firm.firm_changes import DUTY
from dashboard.reports.paper.document import Cell, Grid

TITLE = Text("各所考评与履职（比率为{period}）", "Firm by firm (rates {period})")
FIRM = Column(Text("律师事务所", "Firm"), width=16)
GRADE = Column(Text("本月考评", "Grade"), width=8)
DUTY_HEAD = Column(Text("值守到岗", "Duty"), width=20)
LED_HEAD = Column(Text("律师主调成功率", "Lawyer-led rate"), width=18)
BAND = Column(Text("档次", "Band"), width=18)
FAILS = Column(Text("合同期内不合格", "Fails under contract"), Kind.COUNT, width=10)
NONE = Text("未考评", "not graded")
FEW = Text("样本不足", "too few cases")
SHORT = {
    "above": Text("高于其余", "above the others"),
    "together": Text("差异不显著", "cannot be told apart"),
    "below": Text("低于其余", "below the others"),
}
ORDER = Text(
    "同一档次内按编号排列，不是名次。", "Within a band in the order of codes, which is no rank."
)


def firm_grid(writer: Writer, one: Ranked) -> Grid:
    """Return a row per firm, by band and within it by code."""
    rows: list[tuple[Cell, ...]] = []
    cites: list[tuple[int, int, str]] = []
    has_duty = writer.has(one.register, DUTY)
    for place, (_, row) in enumerate(one.table.iterrows()):
        rate = firm_cite(writer, one, row, RATE)
        duty = firm_cite(writer, one, row, DUTY) if has_duty else None
        cites += [(place, 3, rate.id), *([(place, 2, duty.id)] if duty else [])]
        fails = _fails(writer, one, row)
        cites += [(place, 5, f"fails:{row['firm']}")] if fails is not None else []
        grade = _grade(writer, one, row)
        band = _band(writer, row)
        told = duty.text if duty else None
        rows.append((str(row["name"]), grade, told, rate.text, band, fails))
    return Grid(
        title=TITLE.format(period=year_words(one.year))[writer.lang],
        columns=(FIRM, GRADE, DUTY_HEAD, LED_HEAD, BAND, FAILS),
        rows=tuple(rows),
        note=ORDER[writer.lang],
        cites=tuple(cites),
    )


def _fails(writer: Writer, one: Ranked, row: pd.Series) -> int | None:
    """Quote a firm's fails; none where it was never graded under its contract."""
    if pd.isna(row["fails"]):
        return None
    since = None if pd.isna(row["contract_from"]) else row["contract_from"]
    fails_cite(writer, one.register, str(row["firm"]), str(row["name"]), since)
    return int(row["fails"])


def _grade(writer: Writer, one: Ranked, row: pd.Series) -> str:
    grade = one.grades.get(str(row["firm"]))
    return (GRADES[grade] if grade else NONE)[writer.lang]


def _band(writer: Writer, row: pd.Series) -> str:
    return (FEW if pd.isna(row["band"]) else SHORT[row["band"]])[writer.lang]
