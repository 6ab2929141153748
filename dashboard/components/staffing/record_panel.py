"""One frozen grade: whose, by which rule and data, its figures then and now, and its steps."""

import pandas as pd
import streamlit as st

from dashboard.appraisal.proof import is_intact
from dashboard.appraisal.register import frozen_grade
from dashboard.components.drawing.tables import show_table
from dashboard.components.drawing.writing import write, write_notice, write_plain, write_small
from dashboard.components.frame.cache import remember
from dashboard.components.frame.context import context
from dashboard.components.frame.plain import plain
from dashboard.components.staffing.record_steps import record_steps
from dashboard.domain.canonical import Value
from dashboard.domain.grade import STATES, FrozenGrade, grade_text
from dashboard.domain.text import Text
from dashboard.reports.grade.grade_changes import Change, changes_since, is_rate, rests_on, text_of
from dashboard.reports.grade.grade_figures import period_of
from dashboard.reports.wording import day_text, period_text

PARAMETER = "grade"
BACK = Text("← 返回考评留痕", "← Back to the records")
ABSENT = Text("没有这条考评记录。", "There is no such record.")
TITLE = Text("记录 {id} · {unit} · {grade}", "Record {id} · {unit} · {grade}")
SAME = Text(
    "按现有数据重算，各项与提出时一致。", "Worked out of the data now, every figure is as it was."
)
DIFFERS = Text(
    "有 **{n}** 项与提出时不同（数据后来有更正）；留痕的数字不变。",
    "**{n}** figures differ from then: the data were corrected since. What was frozen stays.",
)
INTACT = Text("摘要核对一致。", "The digest matches.")
BROKEN = Text(
    "摘要核对不一致：记录被改动过。", "The digest does not match: the record was altered."
)
HEADS = {
    "name": Text("项目", "Figure"),
    "then": Text("当时", "Then"),
    "now": Text("现有数据", "Data now"),
    "basis": Text("口径", "Basis"),
}
CHANGED, STANDS = Text("▲ 更正为 {now}", "▲ corrected: {now}"), Text("与当时一致", "as then")
ITEM_HEADS = {
    "name": Text("计分项", "Item"),
    "weight": Text("权重", "Weight"),
    "value": Text("实际值", "Value"),
    "points": Text("得分", "Points"),
}
POINTS = Text("当时得分（各项与权重）", "Points then, by item and weight")
NOT_MEASURED = Text("未登记", "not recorded")
LABELS = {
    "period": Text("考评期", "Period"),
    "rule": Text("规则版本", "Rule version"),
    "data": Text("数据截至与版本", "Data to and version"),
    "digest": Text("证据摘要（SHA-256）", "Digest of the evidence (SHA-256)"),
    "missing": Text("没有登记的", "Not recorded"),
}


def open_record(number: int) -> None:
    """Show a record at once, with a link that opens it again."""
    st.query_params[PARAMETER] = str(number)
    st.rerun()


def opened_record(programme: str) -> FrozenGrade | None:
    """Return the record the link names, where it is in reach and of the programme in the frame."""
    asked = st.query_params.get(PARAMETER, "")
    # A number of more digits is no record's, and none a database holds.
    known = asked.isascii() and asked.isdigit() and len(asked) < 10
    found = frozen_grade(context().scope, int(asked)) if known else None
    return found if found is not None and found.graded.programme == programme else None


def say_absent() -> None:
    """Say that the link names no record there is, or none in reach: both look the same."""
    if PARAMETER in st.query_params:
        write_notice(ABSENT[context().lang])


def record_panel(one: FrozenGrade) -> None:
    """Draw a record whole."""
    lang = context().lang
    if st.button(BACK[lang], key="record_back", type="tertiary"):
        st.query_params.pop(PARAMETER, None)
        st.rerun()
    told = TITLE.format(id=one.id, unit=plain(one.graded.unit_name), grade=_plain_grade(one))
    write(f"**{told[lang]}** · **{STATES[one.status][lang]}**")
    left, right = st.columns((3, 2), gap="large")
    with left:
        _figures(one)
        _points(one)
        _facts(one)
    with right:
        record_steps(one, open_record)


def _plain_grade(one: FrozenGrade) -> Text:
    told = grade_text(one.grade)
    return Text(plain(told.zh), plain(told.en))


def _figures(one: FrozenGrade) -> None:
    """Draw every figure then and now, those that differ marked in words."""
    lang, changes = context().lang, remember(changes_since, one)
    differ = sum(change.is_changed for change in changes)
    write(DIFFERS.format(n=differ)[lang] if differ else SAME[lang])
    rows = [_row(change) for change in changes]
    table = pd.DataFrame(rows).rename(columns={key: head[lang] for key, head in HEADS.items()})
    show_table(table, 3, height="content", key="record_figures")


def _row(change: Change) -> dict[str, str]:
    lang = context().lang
    return {
        "name": change.name[lang],
        "then": change.told_then[lang],
        "now": (CHANGED if change.is_changed else STANDS).format(now=change.told_now)[lang],
        "basis": change.basis[lang] if change.basis else "",
    }


def _points(one: FrozenGrade) -> None:
    lang, kept = context().lang, rests_on(one)
    points, rule = kept["points"], kept["rule"]
    if not isinstance(points, dict) or not isinstance(rule, dict):
        return
    grading = rule["grading"]
    items = _listed(grading["item"] if isinstance(grading, dict) else None)
    named = {str(item["key"]): (text_of(item["name"])[lang], str(item["metric"])) for item in items}
    earned = points["items"] if isinstance(points["items"], dict) else {}
    rows = [
        {
            "name": name,
            "weight": _told(item["weight"]),
            "value": _told(item["value"], rate=is_rate(metric)),
            "points": _told(item["points"]),
        }
        for key, (name, metric) in named.items()
        if isinstance(item := earned.get(key), dict)
    ]
    write(f"**{POINTS[lang]}** {_told(points['score'])}")
    show_table(
        pd.DataFrame(rows).rename(columns={key: head[lang] for key, head in ITEM_HEADS.items()}),
        key="record_points",
    )


def _facts(one: FrozenGrade) -> None:
    """Draw period, rule, data and digest below each other, as they stand."""
    lang = context().lang
    missing = [text_of(words)[lang] for words in _listed(rests_on(one)["missing"])]
    told = {
        "period": period_text(*period_of(one.month, one.months), lang),
        "rule": one.rule_version,
        "data": f"{day_text(one.data_to, lang)} · {one.data_version}",
        "digest": f"{one.digest} {(INTACT if is_intact(one) else BROKEN)[lang]}",
        "missing": " ".join(missing),
    }
    for key, value in told.items():
        if value:
            with st.container(gap=None):
                write_small(LABELS[key][lang])
                write_plain(value)


def _told(value: Value, *, rate: bool = False) -> str:
    """Write a number that was kept, to one decimal; all of them are in the evidence."""
    if value is None:
        return NOT_MEASURED[context().lang]
    exact = float(str(value))
    return f"{exact:.1%}" if rate else f"{exact:,.1f}".removesuffix(".0")


def _listed(value: Value) -> list[dict[str, Value]]:
    return [dict(one) for one in value if isinstance(one, dict)] if isinstance(value, list) else []
