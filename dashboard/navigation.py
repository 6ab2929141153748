"""The pages in menu order, grouped by the question they answer; the programme names them."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.access.reader import Reader
from dashboard.domain.programme import Programme
from dashboard.domain.text import Lang, Text
from dashboard.pages import (
    briefing,
    coverage,
    data_quality,
    definitions,
    dispute,
    disputes,
    figure_check,
    firms,
    imports,
    key_cases,
    notices,
    overview,
    own_views,
    people,
    rollout,
    side_by_side,
    stations,
    trends,
    visits,
    zones,
)


@dataclass(frozen=True)
class Entry:
    """A page in the menu; without a group it is reached by links alone.

    ``called`` names it in a programme's own words. Where ``has_subject`` says that a programme
    has nothing to show on it, the page leaves the menu; a link to it says so in words.
    """

    key: str
    title: Text
    render: Callable[[], None]
    icon: str
    group: Text | None
    called: Callable[[Programme], Text] | None = None
    has_subject: Callable[[Programme], bool] | None = None

    def title_in(self, programme: Programme | None) -> Text:
        """Return the page's name in a programme."""
        return self.called(programme) if self.called and programme else self.title

    def in_menu(self, programme: Programme | None) -> bool:
        """Whether the page stands in the menu while a programme is in the frame."""
        if self.group is None or self.has_subject is None or programme is None:
            return self.group is not None
        return self.has_subject(programme)


ABSENT = Text("没有这个页面。", "There is no such page.")
NOW = Text("总览", "Now")
COVERAGE = Text("覆盖监测", "Coverage")
RESULTS = Text("成效分析", "Results")
APPRAISAL = Text("考评", "Appraisal")
CASES = Text("案件", "Cases")
REPORTING = Text("汇报", "Reporting")
ADMINISTRATION = Text("系统管理", "Administration")

PAGES = (
    Entry("overview", overview.TITLE, overview.render, ":material/dashboard:", NOW),
    Entry("zones", zones.TITLE, zones.render, ":material/map:", COVERAGE, zones.title_in),
    Entry("coverage", coverage.TITLE, coverage.render, ":material/rule:", COVERAGE),
    Entry("notices", notices.TITLE, notices.render, ":material/outgoing_mail:", COVERAGE),
    Entry(
        "stations",
        stations.TITLE,
        stations.render,
        ":material/scatter_plot:",
        RESULTS,
        stations.title_in,
    ),
    Entry("trends", trends.TITLE, trends.render, ":material/show_chart:", RESULTS),
    Entry(
        "firms",
        firms.TITLE,
        firms.render,
        ":material/gavel:",
        APPRAISAL,
        has_subject=firms.has_subject,
    ),
    Entry("people", people.TITLE, people.render, ":material/groups:", APPRAISAL),
    Entry("disputes", disputes.TITLE, disputes.render, ":material/list_alt:", CASES),
    Entry("dispute", dispute.TITLE, dispute.render, ":material/description:", None),
    Entry(
        "key_cases",
        key_cases.TITLE,
        key_cases.render,
        ":material/priority_high:",
        CASES,
        has_subject=key_cases.has_subject,
    ),
    Entry("briefing", briefing.TITLE, briefing.render, ":material/co_present:", REPORTING),
    Entry(
        "definitions",
        definitions.TITLE,
        definitions.render,
        ":material/menu_book:",
        None,
    ),
    Entry("figure_check", figure_check.TITLE, figure_check.render, ":material/fact_check:", None),
    Entry("side_by_side", side_by_side.TITLE, side_by_side.render, ":material/balance:", None),
    Entry("data_quality", data_quality.TITLE, data_quality.render, ":material/verified:", None),
    Entry("own_views", own_views.TITLE, own_views.render, ":material/table_chart:", None),
    Entry("rollout", rollout.TITLE, rollout.render, ":material/compare_arrows:", None),
    Entry("imports", imports.TITLE, imports.render, ":material/upload_file:", ADMINISTRATION),
    Entry("visits", visits.TITLE, visits.render, ":material/checklist:", None),
)
SECOND_CHOICE = "stations"
"""Where a role lands whose own landing page has no subject in the programme."""


def pages_for(reader: Reader, lang: Lang, programme: Programme | None) -> dict[str, StreamlitPage]:
    """Return the pages a reader's role has, by key; a page he has not is no page at all."""
    return {
        entry.key: st.Page(
            entry.render,
            title=entry.title_in(programme)[lang],
            icon=entry.icon,
            url_path=entry.key,
            visibility="visible" if _shown(entry, reader, programme) else "hidden",
        )
        for entry in PAGES
        if entry.key in reader.pages
    }


def landing_of(reader: Reader, programme: Programme | None) -> str:
    """Return the page a role starts on: its own, else the comparison, else its first."""
    offered = [entry.key for entry in PAGES if entry.key in reader.pages]
    shown = [
        entry.key for entry in PAGES if entry.key in offered and _shown(entry, reader, programme)
    ]
    wanted = (reader.landing, SECOND_CHOICE, *shown)
    return next((key for key in wanted if key in shown), offered[0])


def _shown(entry: Entry, reader: Reader, programme: Programme | None) -> bool:
    return entry.key not in reader.aside and entry.in_menu(programme)


def front_door(landing: StreamlitPage, lang: Lang) -> StreamlitPage:
    """Return the page of the bare address, which leads on to the role's landing page.

    Streamlit gives its default page no path of its own, so a landing page that were the
    default could not be reached by its name.
    """

    def home() -> None:
        if "absent" not in st.query_params:
            st.switch_page(landing, query_params=st.query_params.to_dict())
        st.info(ABSENT[lang], icon=":material/search_off:")
        st.page_link(landing)

    return st.Page(home, title="人民调解监督", url_path="", default=True, visibility="hidden")


def menu(
    pages: dict[str, StreamlitPage], lang: Lang, door: StreamlitPage
) -> dict[str, list[StreamlitPage]]:
    """Group pages under their questions, in menu order; what is in no group is not shown."""
    out: dict[str, list[StreamlitPage]] = {"": [door]}
    for entry in PAGES:
        if entry.key in pages:
            group = entry.group[lang] if entry.group else ""
            out.setdefault(group, []).append(pages[entry.key])
    return out
