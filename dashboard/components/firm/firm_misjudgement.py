"""考评规则误判测算: what a grading rule does by chance, with numbers the reader brings himself."""

import pandas as pd
import streamlit as st

from dashboard.access.roles import Action, may
from dashboard.components.drawing.tables import show_lines
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.context import context
from dashboard.domain.text import Text
from dashboard.metrics.misjudgement import METHOD, GradingRule, by_cases, misjudged
from dashboard.reports.wording import chance_text

TITLE = Text("考评规则误判测算", "What a grading rule does by chance")
INTRO = Text(
    "填入拟用的规则和设想的真实成功率，测算好律所被误辞退、差律所被漏过的可能。"
    "来源没有规定分数线和计算期间，以下各项由您填写，不作为规定保存。",
    "Enter a rule and true rates you have in mind, and see how often a good firm is dismissed and "
    "a bad one kept. No source defines threshold or window; nothing entered here is kept.",
)
LABELS = {
    "threshold": Text("不合格线：成功率低于（%）", "Failed below a rate of (%)"),
    "cases": Text("每月件数", "Cases a month"),
    "fails": Text("几次不合格辞退", "Fails that dismiss"),
    "window": Text("计算期间（月）", "Counted over (months)"),
    "good": Text("好律所的真实成功率（%）", "True rate of a good firm (%)"),
    "bad": Text("差律所的真实成功率（%）", "True rate of a bad firm (%)"),
}
THRESHOLD = "rule_threshold"
WHOLE = ("cases", "fails", "window")
FILL_IN = Text("六项填齐后显示结果。", "The result appears when all six are filled in.")
SHORT_WINDOW = Text(
    "每月考评一次：计算期间的月数不能少于不合格次数。",
    "One grade a month: the window cannot be shorter than the fails.",
)
NOT_BETTER = Text(
    "好律所的真实成功率应高于差律所的。", "The good firm's true rate must be above the bad one's."
)
GOOD = Text(
    "真实成功率 {good:.1%} 的好律所：每月有 **{month}** 的可能被评为不合格；{window} 个月内满 "
    "{fails} 次而被辞退的可能为 **{dismissed}**。",
    "A good firm ({good:.1%}) fails a month with a chance of **{month}**; it collects {fails} "
    "fails in {window} months and is dismissed with a chance of **{dismissed}**.",
)
BAD = Text(
    "真实成功率 {bad:.1%} 的差律所：每月有 **{month}** 的可能被评为不合格；未被辞退的可能为 "
    "**{survives}**。",
    "A bad firm ({bad:.1%}) fails a month with a chance of **{month}** and is kept with a chance "
    "of **{survives}**.",
)
HEADS = {
    "cases": Text("每月件数", "Cases a month"),
    "good_month_failed": Text("好律所单月不合格", "Good firm: month failed"),
    "good_dismissed": Text("好律所被辞退", "Good firm: dismissed"),
    "bad_month_failed": Text("差律所单月不合格", "Bad firm: month failed"),
    "bad_survives": Text("差律所未被辞退", "Bad firm: kept"),
}
HOW = Text(
    "{method}。件数须为整数，结果随件数呈锯齿形。",
    "{method}. Cases are whole, so the result goes up and down like a saw.",
)


def threshold_entered() -> float | None:
    """Return the threshold the reader filled in, a share; none where he did not."""
    percent = st.session_state.get(THRESHOLD)
    return _share(percent) if isinstance(percent, int | float) else None


def misjudgement_tool() -> None:
    """Draw the tool, empty at first, for roles that hold it; others get nothing at all."""
    if not may(context().reader.role, Action.MISJUDGEMENT):
        return
    lang = context().lang
    with st.expander(TITLE[lang], icon=":material/calculate:"):
        st.caption(INTRO[lang])
        asked = _asked()
        known = {key: value for key, value in asked.items() if value is not None}
        if len(known) < len(asked):
            st.caption(FILL_IN[lang])
            return
        _answer(known)


def _asked() -> dict[str, float | None]:
    """Draw the six boxes in two rows, so that on a phone they follow each other in order."""
    lang, keys = context().lang, list(LABELS)
    columns = [*st.columns(3), *st.columns(3)]
    return {
        key: _number(key, LABELS[key][lang], column)
        for key, column in zip(keys, columns, strict=True)
    }


def _number(key: str, label: str, column: st.delta_generator.DeltaGenerator) -> float | None:
    if key in WHOLE:
        return column.number_input(
            label, value=None, min_value=1, max_value=10_000, step=1, key=f"rule_{key}"
        )
    percent: float | None = column.number_input(
        label,
        value=None,
        min_value=0.1,
        max_value=100.0,
        step=0.1,
        format="%.1f",
        key=f"rule_{key}",
    )
    return None if percent is None else _share(percent)


def _share(percent: float) -> float:
    return round(percent / 100, 6)


def _answer(asked: dict[str, float]) -> None:
    lang = context().lang
    wrong = SHORT_WINDOW if asked["fails"] > asked["window"] else None
    wrong = NOT_BETTER if asked["bad"] >= asked["good"] else wrong
    if wrong:
        st.warning(wrong[lang], icon=":material/error:")
        return
    whole = {key: int(asked[key]) for key in WHOLE}
    rule, rates = GradingRule(threshold=asked["threshold"], **whole), _rates(asked)
    found = {key: chance_text(value)[lang] for key, value in misjudged(rule, **rates).items()}
    told = {
        GOOD: {"month": found["good_month_failed"], "dismissed": found["good_dismissed"]},
        BAD: {"month": found["bad_month_failed"], "survives": found["bad_survives"]},
    }
    for text, values in told.items():
        write(text.format(**(rates | whole | values))[lang])
    _table(by_cases(rule, **rates))
    write_small(HOW.format(method=METHOD[lang])[lang])


def _rates(asked: dict[str, float]) -> dict[str, float]:
    return {key: asked[key] for key in ("good", "bad")}


def _table(rows: pd.DataFrame) -> None:
    lang = context().lang
    told = {
        head[lang]: [f"{n}" for n in rows[key]]
        if key == "cases"
        else [chance_text(value)[lang] for value in rows[key]]
        for key, head in HEADS.items()
    }
    show_lines(pd.DataFrame(told))
