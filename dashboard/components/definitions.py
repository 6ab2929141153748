"""Indicators, published figures beside what the records give, and what no source defines."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from dashboard.components.cache import total_of
from dashboard.components.context import context
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme, Published
from dashboard.domain.text import Text
from dashboard.metrics import ALL, METRICS
from dashboard.metrics.metric import Direction
from dashboard.reports.wording import behind_text, period_text, value_text

PUBLISHED = Text("公布数与记录对照", "Published figures beside the records")
INDICATORS = Text("指标", "Indicators")
OPEN_QUESTIONS = Text(
    "来源没有定义、由设置决定的", "Not defined by the source, decided by settings"
)
ASSUMPTIONS = Text("示例数据的假定", "Assumptions of the sample")
HEADS = {
    "name": Text("名称", "Name"),
    "formula": Text("公式", "Formula"),
    "basis": Text("口径", "Basis"),
    "unit": Text("单位", "Unit"),
    "direction": Text("方向", "Direction"),
    "minimum": Text("最少件数", "Fewest cases"),
    "source": Text("来源", "Source"),
    "key": Text("代码", "Key"),
    "period": Text("期间", "Period"),
    "stated": Text("公布", "Published"),
    "computed": Text("按记录计算", "From the records"),
    "note": Text("说明", "Note"),
}
DIRECTIONS = {
    Direction.UP_IS_GOOD: Text("越高越好", "higher is better"),
    Direction.DOWN_IS_GOOD: Text("越低越好", "lower is better"),
    Direction.NEUTRAL: Text("不作评价", "no judgement"),
}


def indicator_table() -> None:
    """Draw every indicator of the registry."""
    lang = context().lang
    rows: list[dict[str, object]] = [
        {
            "name": metric.name[lang],
            "formula": metric.formula[lang],
            "basis": metric.basis[lang],
            "unit": metric.unit.label[lang],
            "direction": DIRECTIONS[metric.direction][lang],
            "minimum": str(metric.minimum) if metric.denominator else "—",
            "source": metric.source[lang],
            "key": metric.key,
        }
        for metric in ALL
    ]
    st.markdown(f"**{INDICATORS[lang]}**")
    _table(rows)


def published_table(programme: Programme) -> None:
    """Draw what was printed beside what the records in the reader's reach give."""
    lang = context().lang
    if not programme.published:
        return
    st.markdown(f"**{PUBLISHED[lang]}**")
    _table([_published(programme, one) for one in programme.published])


def open_questions(programme: Programme) -> None:
    """List what no source defines, and what the sample assumes."""
    lang = context().lang
    _list(OPEN_QUESTIONS, [text[lang] for text in programme.rules.undefined])
    _list(ASSUMPTIONS, [text[lang] for text in programme.assumptions])


def _published(programme: Programme, one: Published) -> dict[str, object]:
    lang, metric = context().lang, METRICS[one.metric]
    filters = Filters(
        programme=programme.code, register=one.register_key, start=one.start, end=one.end
    )
    row = total_of(context().scope.beside(), filters, metric)
    counts = (
        f" · {one.numerator:,}/{one.denominator:,}" if one.numerator and one.denominator else ""
    )
    return {
        "name": f"{metric.name[lang]} · {programme.register_of(one.register_key).name[lang]}",
        "period": period_text(one.start, one.end, lang),
        "stated": f"{one.stated:.1%}{counts}",
        "computed": f"{value_text(metric, row, lang)} · {behind_text(metric, row, lang)}",
        "note": one.note[lang],
        "source": one.source[lang],
    }


def _table(rows: list[dict[str, object]]) -> None:
    heads = {key: head[context().lang] for key, head in HEADS.items()}
    st.table(pd.DataFrame(rows).rename(columns=heads), border="horizontal", hide_index=True)


def _list(title: Text, lines: Iterable[str]) -> None:
    written = [f"- {line}" for line in lines]
    if written:
        st.markdown(f"**{title[context().lang]}**\n\n" + "\n".join(written))
