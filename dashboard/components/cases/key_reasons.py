"""Why cases are key: counts per reason, the open and overdue ones first."""

from dataclasses import replace

import streamlit as st

from dashboard.components.drawing.writing import show_number, write, write_small
from dashboard.components.frame.cache import ask, total_of
from dashboard.components.frame.context import context
from dashboard.components.frame.links import cases_link
from dashboard.components.frame.recorded import JOINT, LEFT_OUT, has
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import KEY_REASONS
from dashboard.metrics import METRICS
from dashboard.queries.counts import counts

FOUND = Text(
    "重点案件 **{n}** 件，其中在调 **{open}** 件、超期 **{overdue}** 件。一件可有多个原因。",
    "**{n}** key cases, **{open}** of them open, **{overdue}** overdue. "
    "A case may have several reasons.",
)
COLUMN_OF = {
    "major": "level",
    "sensitive": "is_sensitive",
    "unnatural_death": "type",
    "many_people": "people_involved",
    "criminal_risk": "criminal_risk",
}
"""What each reason is read from."""
PEOPLE_LINE = Text("{name}（≥{n} 人）", "{name} (≥{n})")


def reason_counts(filters: Filters) -> None:
    """Draw how many key cases there are, what is still open among them, and why they are key."""
    lang, scope, key = context().lang, context().scope, replace(filters, state="key")
    n, still, late = (
        int(total_of(scope, key, METRICS[one])["value"]) if has(filters, one) else 0
        for one in ("key_cases", "open", "overdue")
    )
    write(FOUND.format(n=f"{n:,}", open=f"{still:,}", overdue=f"{late:,}")[lang])
    row = ask(counts, scope, filters, "key_case", ()).iloc[0]
    absent = programme_of(filters.programme).unrecorded
    reasons = [reason for reason in KEY_REASONS if COLUMN_OF[reason] not in absent]
    with st.grid(len(reasons), min_column_width=140, gap="small"):
        for reason in reasons:
            show_number(_name(filters, reason), f"{int(row[reason]):,}", border=True)
    _left_out([reason for reason in KEY_REASONS if reason not in reasons])
    cases_link(key, n)


def _left_out(reasons: list[str]) -> None:
    if reasons:
        lang = context().lang
        names = JOINT[lang].join(KEY_REASONS[reason][lang] for reason in reasons)
        write_small(LEFT_OUT.format(what=names)[lang])


def _name(filters: Filters, reason: str) -> str:
    lang = context().lang
    name = KEY_REASONS[reason][lang]
    if reason != "many_people":
        return name
    many = programme_of(filters.programme).rules.many_people
    return PEOPLE_LINE.format(name=name, n=many)[lang]
