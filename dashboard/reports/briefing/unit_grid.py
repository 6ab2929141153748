"""Units one below the other: the month's disputes, the rate of twelve months, the verdict."""

import pandas as pd

from dashboard.domain.text import Text
from dashboard.metrics.chance import STANDINGS
from dashboard.reports.briefing.compared import Compared, month_cite, rate_cite, unit_name
from dashboard.reports.briefing.told import year_words
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.files.sheet_table import Column, Kind
from dashboard.reports.paper.document import Cell, Grid

MOST = 25
ALL = Text("各{unit}情况", "By {unit}")
MONTH, RATE = Text("本月{base}", "{base}, month"), Text("{period}成功率", "Rate {period}")
VERDICT = Column(Text("判断", "Verdict"), width=30)
ORDER = Text("按件数排列，不是名次。", "In order of volume, which is no rank. ")
SHORT = {
    "above": Text("高于其余", "above the others"),
    "below": Text("低于预期，建议核查", "below expectation: check"),
    "high": Text("差异不显著", "cannot be told apart"),
    "within": Text("差异不显著", "cannot be told apart"),
    "low": Text("差异不显著", "cannot be told apart"),
    "few": Text("样本不足，不作判断", "too few cases to judge"),
    "none": STANDINGS["none"],
}
REST = Text(
    "只列可以区分、样本不足和本人负责的单位，其余差异不显著。",
    "Listed are those told apart, those with too few cases and the reader's own; the rest cannot "
    "be told apart.",
)


def unit_grid(writer: Writer, one: Compared) -> Grid:
    """Return a row per unit a reader may read; of very many, those there is something to say of."""
    rows, lang = _listed(one), writer.lang
    unit, base = unit_name(writer.programme), writer.base_of(one.register)
    cells: list[tuple[Cell, ...]] = []
    cites: list[tuple[int, int, str]] = []
    for place, (_, row) in enumerate(rows.iterrows()):
        code = one.code(row)
        name = one.names[code]
        month, rate = month_cite(writer, one, code, name), rate_cite(writer, one, code, name)
        n = int(writer.quotes.taken[month.id].value or 0)
        cells.append((name, n, rate.text, SHORT[row["standing"]][lang]))
        cites += [(place, 1, month.id), (place, 2, rate.id)]
    period = year_words(one.year)
    return Grid(
        title=ALL.format(unit=Text(unit.zh, unit.en.lower()))[lang],
        columns=(
            Column(unit, width=20),
            Column(MONTH.format(base=base), Kind.COUNT, width=10),
            Column(RATE.format(period=period), width=20),
            VERDICT,
        ),
        rows=tuple(cells),
        note=ORDER[lang] + (REST[lang] if len(rows) < len(one.rows) else ""),
        cites=tuple(cites),
    )


def _listed(one: Compared) -> pd.DataFrame:
    rows = one.rows
    if len(rows) <= MOST:
        return rows
    told = ~rows["standing"].isin(["within", "high", "low"])
    return rows[told | rows[one.found.unit].isin(one.own)].head(MOST)
