"""Opening one dispute: looked up under the reader's reach, and recorded once per sign-in."""

import streamlit as st

from dashboard.access import audit
from dashboard.components.drawing.writing import write_notice
from dashboard.components.frame.context import context
from dashboard.components.frame.filter_state import enter, reached, selection
from dashboard.components.frame.links import page_link
from dashboard.domain.text import Text
from dashboard.queries.cases import dispute_record

WHICH = Text("请从纠纷列表打开一件纠纷。", "Open a dispute from the list.")
BACK = Text("返回纠纷列表", "Back to the list")
ABSENT = Text("没有这件纠纷。", "There is no such dispute.")


def back_to_list() -> None:
    """Draw the way back to the list as it was left, or to the reader's first one."""
    kept = selection(reached(context().scope))
    page_link("disputes", f"← {BACK[context().lang]}", kept)


def opened_case() -> dict[str, object] | None:
    """Return the dispute the link names, or say that there is none: absent and forbidden alike."""
    asked = st.query_params.get("id", "")
    if not asked:
        write_notice(WHICH[context().lang])
        return None
    record = dispute_record(context().scope, asked)
    _recorded(asked, found=record is not None)
    if record is None:
        write_notice(ABSENT[context().lang])
        return None
    if enter(str(record["programme"])):
        # Once more from the top: the menu is that of the dispute's programme.
        st.rerun()
    return record


def _recorded(dispute_id: str, *, found: bool) -> None:
    seen = st.session_state.setdefault("opened_cases", set())
    if dispute_id in seen:
        return
    reader = context().reader
    audit.record(
        audit.Entry(
            act="case_opened",
            outcome="ok" if found else "denied",
            account=reader.account,
            role=reader.role,
            login_id=reader.login_id,
            object=dispute_id[:64],
        )
    )
    seen.add(dispute_id)
