"""Indicators, and what no source defines."""

from collections.abc import Iterable

import pandas as pd

from dashboard.components.drawing.tables import show_lines
from dashboard.components.drawing.writing import write
from dashboard.components.frame.context import context
from dashboard.domain.programme import Programme
from dashboard.domain.rules import Undefined
from dashboard.domain.text import Text
from dashboard.metrics import ALL
from dashboard.metrics.metric import Direction

INDICATORS = Text("指标", "Indicators")
OPEN_QUESTIONS = Text("来源没有定义的", "Not defined by the source")
UNDEFINED = Text("{name}：未定义", "{name}: not defined by the source")
ASSUMED = Text("（{what}）", " ({what})")
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
    write(f"**{INDICATORS[lang]}**")
    _table(rows)


def open_questions(programme: Programme) -> None:
    """List what no source defines, and what the sample assumes."""
    lang = context().lang
    _list(OPEN_QUESTIONS, [undefined_text(one)[lang] for one in programme.undefined])
    _list(ASSUMPTIONS, [text[lang] for text in programme.assumptions])


def undefined_text(one: Undefined) -> Text:
    """Say that a setting is undefined, and what is taken in its place."""
    name = UNDEFINED.format(name=one.name)
    if one.assumed is None:
        return name
    assumed = ASSUMED.format(what=one.assumed)
    return Text(name.zh + assumed.zh, name.en + assumed.en)


def _table(rows: list[dict[str, object]]) -> None:
    heads = {key: head[context().lang] for key, head in HEADS.items()}
    show_lines(pd.DataFrame(rows).rename(columns=heads))


def _list(title: Text, lines: Iterable[str]) -> None:
    written = [f"- {line}" for line in lines]
    if written:
        write(f"**{title[context().lang]}**\n\n" + "\n".join(written))
