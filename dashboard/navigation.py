"""The pages in menu order, grouped by the question they answer."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.access.reader import Reader
from dashboard.domain.text import Lang, Text
from dashboard.pages import overview


@dataclass(frozen=True)
class Entry:
    """A page in the menu; without a group it is reached by links alone."""

    key: str
    title: Text
    render: Callable[[], None]
    icon: str
    group: Text | None


NOW = Text("总览", "Now")
COVERAGE = Text("覆盖监测", "Coverage")
RESULTS = Text("成效分析", "Results")
APPRAISAL = Text("考评", "Appraisal")
CASES = Text("案件", "Cases")
ABOUT = Text("数据说明", "About the data")

PAGES = (Entry("overview", overview.TITLE, overview.render, ":material/dashboard:", NOW),)


def pages_for(reader: Reader, lang: Lang) -> dict[str, StreamlitPage]:
    """Return the pages a reader's role has, by key; a page he has not is no page at all."""
    return {
        entry.key: st.Page(
            entry.render,
            title=entry.title[lang],
            icon=entry.icon,
            url_path=entry.key,
            default=entry.key == reader.landing,
            visibility="visible" if entry.group else "hidden",
        )
        for entry in PAGES
        if entry.key in reader.pages
    }


def menu(pages: dict[str, StreamlitPage], lang: Lang) -> dict[str, list[StreamlitPage]]:
    """Group pages under their questions, in menu order."""
    out: dict[str, list[StreamlitPage]] = {}
    for entry in PAGES:
        if entry.key in pages:
            group = entry.group[lang] if entry.group else ""
            out.setdefault(group, []).append(pages[entry.key])
    return out
