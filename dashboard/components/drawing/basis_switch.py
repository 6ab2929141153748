"""A rate on every basis its register records, and other registers beside it, never added up."""

import pandas as pd

from dashboard.components.drawing.tables import show_lines
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import BASES
from dashboard.metrics.metric import Metric
from dashboard.metrics.recorded import is_recorded
from dashboard.reports.trust.bases import has_bases, rate_by_basis, registers_beside
from dashboard.reports.wording import behind_text, value_text

TITLE = Text("同一分子、不同口径的{metric}{reach}", "{metric} on each basis, same numerator{reach}")
OWN_REACH = Text("（本人范围）", " (own units)")
BASIS = Text("口径", "Basis")
BEHIND = Text("件数与区间", "Counts and interval")
OWN_BASE = Text("{basis}（本台账口径）", "{basis} (this register's)")
BESIDE = Text("另册：{register}（{basis}）", "Apart: {register} ({basis})")
NOT_WHOLE = Text(
    "成功的并非都{basis}过，不成比率", "not all that were settled were {basis}: no rate"
)
NEVER_ADDED = Text(
    "口径不同的率不能比较；各台账的件数互不相加。",
    "Rates on different bases cannot be compared; counts of two registers are never added up.",
)


def basis_switch(filters: Filters, metric: Metric) -> None:
    """Draw a small table beside a rate; nothing for what does not rest on a register's base."""
    programme = programme_of(filters.programme)
    register = programme.register_of(filters.register)
    if not has_bases(metric) or not is_recorded(metric, programme, register):
        return
    lang, scope = context().lang, context().scope
    own = rate_by_basis(scope, filters, metric, ask=ask)
    others = registers_beside(scope, filters, metric, ask=ask)
    rows = [_own(row, metric) for _, row in own.iterrows()]
    rows += [_other(row, metric, programme) for _, row in others.iterrows()]
    reach = OWN_REACH[lang] if scope.is_limited else ""
    write(f"**{TITLE.format(metric=metric.name[lang], reach=reach)[lang]}**")
    show_lines(pd.DataFrame(rows))
    write_small(NEVER_ADDED[lang])


def _own(row: pd.Series, metric: Metric) -> dict[str, str]:
    lang, basis = context().lang, BASES[row["basis"]][context().lang]
    name = OWN_BASE.format(basis=basis)[lang] if row["is_base"] else basis
    if row["numerator"] > row["denominator"]:
        return _cells(name, NOT_WHOLE.format(basis=basis)[lang], row, metric)
    return _cells(name, value_text(metric, row, lang), row, metric)


def _other(row: pd.Series, metric: Metric, programme: Programme) -> dict[str, str]:
    lang = context().lang
    register = programme.register_of(row["register"]).name[lang]
    name = BESIDE.format(register=register, basis=BASES[row["basis"]][lang])[lang]
    return _cells(name, value_text(metric, row, lang), row, metric)


def _cells(name: str, value: str, row: pd.Series, metric: Metric) -> dict[str, str]:
    lang = context().lang
    return {
        BASIS[lang]: name,
        metric.name[lang]: value,
        BEHIND[lang]: behind_text(metric, row, lang),
    }
