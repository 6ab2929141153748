"""Firms to praise by rule: the sentence that may be said, its figures, and what goes with it."""

from collections.abc import Iterator

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.scope import Field, Scope
from dashboard.domain.text import Lang, Text
from dashboard.reports.figure import Ask, directly
from dashboard.reports.firm.firm_claims import ABOVE, BELOW, IN_FULL, in_full, told, where
from dashboard.reports.firm.firm_grades import grade_months
from dashboard.reports.firm.firm_sentences import STOP, Shown, joined
from dashboard.reports.staffing.praise import Praise
from dashboard.reports.staffing.standing_words import AND, ENDED, indicator_name
from dashboard.reports.wording import period_text

SAID = Text("**{name}** {period}{what}", "**{name}**, {period}: {what}")
ALL_FIRMS = Text(
    "{metric}：本所 {k:,.0f}/{n:,.0f}，各家合计 {all_k:,.0f}/{all_n:,.0f}（{rate:.1%}）",
    "{metric}: this firm {k:,.0f}/{n:,.0f}, all firms {all_k:,.0f}/{all_n:,.0f} ({rate:.1%})",
)
EXCELLENT = Text(
    "考评优秀的月份：本所 {k}/{n}，各家合计 {all_k}/{all_n}（只计次数，不作比较）",
    "months graded excellent: this firm {k}/{n}, all firms {all_k}/{all_n} (counted, not compared)",
)
ONLY_MET = Text(
    "全勤是做到了标准，不说明强于其余律所",
    "a full roster meets the standard; it does not set the firm above the others",
)
ALSO_BELOW = Text("但{what}", "but {what}")
ALSO_FAILED = Text("现行合同期内有 {n:.0f} 次不合格", "fails under its contract: {n:.0f}")
DUTY: dict[str, Shown] = {
    "duty_rate": ("duty_rate", "duty_rate_n", "duty_rate_of", "duty_rate_band")
}


def firm_praises(
    scope: Scope, filters: Filters, table: pd.DataFrame, *, ask: Ask = directly
) -> list[Praise]:
    """Return the firms of a ranking that missed no shift or stand clearly above the others.

    None for a reader whose role does not hold the grades of firms.
    """
    if not scope.may_see(Field.FIRMS):
        return []
    months = grade_months(scope, filters, ask=ask)
    during = months[months["month"] >= filters.start.replace(day=1)]
    return [
        _praise(filters, table, during, row)
        for _, row in table.iterrows()
        if in_full(row) or where(row, "above")
    ]


def _praise(filters: Filters, table: pd.DataFrame, months: pd.DataFrame, row: pd.Series) -> Praise:
    period = Text(*(period_text(filters.start, filters.end, lang) for lang in Lang))
    what = joined([joined(_merits(row), AND), *_to_say_with_it(row)], STOP)
    return Praise(
        unit=str(row["firm"]),
        name=str(row["name"]),
        sentence=ENDED.format(what=SAID.format(name=row["name"], period=period, what=what)),
        figures=tuple(_figures(table, months, row)),
        caveats=tuple(_caveats(row)),
    )


def _merits(row: pd.Series) -> Iterator[Text]:
    if in_full(row):
        yield IN_FULL.format(k=row["duty_rate_n"], n=row["duty_rate_of"])
    if above := where(row, "above"):
        yield ABOVE.format(what=told(row, above))


def _figures(table: pd.DataFrame, months: pd.DataFrame, row: pd.Series) -> Iterator[Text]:
    for key, (_, k, n, _band) in (where(row, "above") | (DUTY if in_full(row) else {})).items():
        all_k, all_n = table[k].sum(), table[n].sum()
        yield ALL_FIRMS.format(
            metric=indicator_name(key), k=row[k], n=row[n], all_k=all_k, all_n=all_n,
            rate=all_k / all_n,
        )  # fmt: skip
    own = months[months["firm"] == row["firm"]]
    if len(own):
        yield EXCELLENT.format(
            k=int((own["grade"] == "excellent").sum()),
            n=len(own),
            all_k=int((months["grade"] == "excellent").sum()),
            all_n=len(months),
        )


def _caveats(row: pd.Series) -> Iterator[Text]:
    if in_full(row) and row["duty_rate_band"] != "above":
        yield ONLY_MET


def _to_say_with_it(row: pd.Series) -> Iterator[Text]:
    """What belongs into the same sentence: a praise without it would mislead."""
    if below := where(row, "below"):
        yield ALSO_BELOW.format(what=BELOW.format(what=told(row, below)))
    if row["fails"] > 0:
        yield ALSO_FAILED.format(n=row["fails"])
