"""One notice: what it asks, on which evidence, what was done, and what may be done now."""

import streamlit as st

from dashboard.access.clock import today
from dashboard.components.drawing.writing import write, write_notice, write_plain, write_small
from dashboard.components.frame.context import context
from dashboard.components.frame.filter_state import enter
from dashboard.components.frame.links import page_link
from dashboard.components.notice.notice_file import letter_button
from dashboard.components.notice.notice_steps import step_form, timeline
from dashboard.domain.notice import KINDS, STATUSES, Evidence, Notice
from dashboard.domain.text import Text
from dashboard.reports.gap.notice_words import SINCE, figures_text
from dashboard.reports.wording import day_text
from dashboard.supervision.register import notice

PARAMETER = "notice"
ENTERED = "notice_entered"
BACK = Text("← 返回督办列表", "← Back to the list")
ABSENT = Text("没有这件督办事项。", "There is no such notice.")
LATE = Text("已过期限", "past its deadline")
SEE_CASE = Text("打开这件纠纷", "Open the dispute")
LABELS = {
    "matter": Text("事项", "Matter"),
    "unit": Text("单位", "Unit"),
    "owner": Text("责任单位", "Owner"),
    "deadline": Text("期限", "Deadline"),
    "standard": Text("标准", "Standard"),
    "source": Text("依据", "Source"),
    "measured": Text("核对", "Found"),
    "data": Text("数据截至与版本", "Data to and version"),
    "body": Text("发函单位", "Issued by"),
}


def open_notice(key: str) -> None:
    """Show a notice at once, with a link that opens it again."""
    st.query_params[PARAMETER] = key
    st.rerun()


def opened_notice() -> Notice | None:
    """Return the notice the link names, where it is in reach; its programme comes into the frame.

    Only once: who then chooses another programme in the bar has left the notice.
    """
    asked = st.query_params.get(PARAMETER, "")
    found = notice(context().scope, asked) if asked else None
    if found is None or st.session_state.get(ENTERED) == asked:
        return found
    st.session_state[ENTERED] = asked
    if enter(found.programme):
        st.rerun()
    return found


def say_absent() -> None:
    """Say that the link names no notice there is, or none in reach: both look the same."""
    if PARAMETER in st.query_params:
        write_notice(ABSENT[context().lang])


def notice_panel(one: Notice) -> None:
    """Draw a notice whole."""
    lang = context().lang
    if st.button(BACK[lang], key="notice_back", type="tertiary"):
        st.query_params.pop(PARAMETER, None)
        st.rerun()
    late = f" · :material/flag: {LATE[lang]}" if one.is_overdue(today()) else ""
    status = f"**{STATUSES[one.status][lang]}**{late}"
    write(f"**{one.title}** · {KINDS[one.kind][lang]} · {status}")
    left, right = st.columns((3, 2), gap="large")
    with left:
        _facts(one)
        _way_to_case(one)
        letter_button(one)
    with right:
        taken = timeline(one)
        step_form(one, taken)


def _facts(one: Notice) -> None:
    lang, found = context().lang, one.evidence
    told = {
        "matter": found.matter[lang],
        "owner": found.owner[lang],
        "deadline": day_text(one.deadline, lang),
    }
    facts(told | evidence_told(found) | {"body": one.body[lang]})


def evidence_told(found: Evidence) -> dict[str, str]:
    """Say, under the keys of ``LABELS``, what was found of whom, by which rule, in which data."""
    lang = context().lang
    since = f"{SINCE[found.about][lang]} {day_text(found.since, lang)}"
    return {
        "unit": found.unit_name,
        "standard": f"{found.standard_name[lang]} · {found.requirement[lang]}",
        "measured": f"{figures_text(found)[lang]} · {since}",
        "source": found.source[lang],
        "data": f"{day_text(found.data_to, lang)} · {found.data_version}",
    }


def facts(told: dict[str, str]) -> None:
    """Draw labels and texts below each other; the texts stand as they are, without any marks."""
    for key, value in told.items():
        with st.container(gap=None):
            write_small(LABELS[key][context().lang])
            write_plain(value)


def _way_to_case(one: Notice) -> None:
    dispute_id = one.evidence.dispute_id
    if dispute_id and "dispute" in context().pages:
        more = {"programme": one.programme, "id": dispute_id}
        page_link("dispute", SEE_CASE[context().lang], None, **more)
