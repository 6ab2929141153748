"""What takes a page along: on every page, with what the page drew and nothing it must not."""

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import audit
from dashboard.access.reader import Reader
from dashboard.components.exporting import page_files
from dashboard.domain.text import Lang
from dashboard.reports.files.case_file import BOM
from dashboard.reports.paper.document import Grid, Picture
from tests.pages.conftest import KEYS, files
from tests.tiny.readers import WHOLE

MARKS = re.compile(r"\*\*|:material/|:gray\[|\]\(|\\[*`\[]")
LINKS = {
    "dispute": {"id": "hill:01"},
    "people": {"programme": "hill", "from": "2020-01-01", "to": "2020-12-31"},
}


OWN_FILES = ("briefing",)
"""A page whose files are the paper itself, in every form: see ``test_briefing``."""


def script(reader, lang, key):
    """What the frame does: the page, then what takes it along; and the paper made of it."""
    import streamlit as st

    from dashboard.components.exporting.page_paper import page_paper
    from dashboard.components.exporting.take_along import take_along
    from dashboard.components.frame.context import context, showing_to
    from dashboard.database.connection import pinned
    from dashboard.navigation import PAGES

    page = next(entry for entry in PAGES if entry.key == key)
    with pinned(), showing_to(reader, lang, {}):
        page.render()
        take_along(key)
        st.session_state["paper"] = page_paper(context().sheet, key, (), "")


@pytest.fixture
def printed(on_tiny):
    def run(key: str, lang: Lang = Lang.ZH) -> AppTest:
        scope = replace(WHOLE, account="reader")
        reader = Reader(
            account="reader",
            role=scope.role,
            login_id="login",
            scope=scope,
            pages=KEYS,
            landing="overview",
            lang=lang,
        )
        app = AppTest.from_function(script, args=(reader, lang, key), default_timeout=60)
        for name, value in LINKS.get(key, {}).items():
            app.query_params[name] = value
        return app.run()

    return run


@pytest.mark.parametrize("key", [key for key in KEYS if key not in OWN_FILES])
def test_every_page_can_be_taken_along_and_has_words_without_marks(key, printed):
    app = printed(key)
    assert not app.exception
    assert app.button(key="page_make").disabled
    paper = app.session_state["paper"]
    assert paper.title
    assert any(paper.title in one.value for one in app.subheader)
    assert paper.blocks
    assert MARKS.findall(paper.to_json()) == []


def test_a_paper_has_the_charts_and_the_whole_tables_of_the_page(printed):
    app = printed("stations")
    paper = app.session_state["paper"]
    assert len(paper.pictures) == len(app.get("vega_lite_chart")) > 0
    whole = max((one.value for one in app.dataframe), key=lambda table: len(table.columns))
    shown = [(list(table.columns), len(table)) for table in (whole, app.table[0].value)]
    grids = [([column.head.zh for column in one.columns], len(one.rows)) for one in paper.grids]
    assert grids == shown
    titles = [block.title for block in paper.blocks if isinstance(block, Grid)]
    assert len(set(titles)) == len(titles)
    assert all(block.alt for block in paper.blocks if isinstance(block, Picture))


def test_parties_are_never_on_a_paper(printed):
    app = printed("dispute")
    shown = [str(cell) for one in app.dataframe for cell in one.value.to_numpy().ravel()]
    paper = app.session_state["paper"].to_json()
    assert "当事人信息已遮蔽" in paper
    assert [cell for cell in shown if len(cell) > 4 and cell in paper] == []


def test_a_table_is_recorded_and_then_offered_with_whence_it_comes(printed):
    app = printed("stations")
    app.text_input(key="page_purpose").set_value("例会").run()
    app.selectbox(key="page_form_stations_zh").select("csv").run()
    app = app.button(key="page_make").click().run()
    ((_, file),) = files(app).items()
    (entry,) = audit.records()
    assert (entry["act"], entry["detail"].split("; ")[:2]) == (
        "export",
        ["page stations csv", "例会"],
    )
    assert file.name.endswith(f"-{entry['object']}.csv")
    text = file.content.decode("utf-8")
    assert text.startswith(BOM)
    assert all(one in text for one in (entry["object"], "例会", "reader", "数据版本"))


def test_the_record_of_a_printed_dispute_names_it(printed):
    app = printed("dispute")
    app.text_input(key="page_purpose").set_value("评查").run()
    app.button(key="page_make").click().run()
    told = [one["detail"] for one in audit.records() if one["act"] == "export"]
    assert told == ["page dispute pdf; 评查; hill:01"]


def test_what_is_too_long_to_print_is_neither_made_nor_recorded(printed, monkeypatch):
    monkeypatch.setattr(page_files, "MOST_ROWS", 0)
    app = printed("stations")
    app.text_input(key="page_purpose").set_value("例会").run()
    app = app.button(key="page_make").click().run()
    assert any("不宜打印" in one.value for one in app.warning)
    assert [*audit.records()] == []
    app.selectbox(key="page_form_stations_zh").select("xlsx").run()
    assert len(files(app.button(key="page_make").click().run())) == 1


def test_a_list_of_disputes_says_in_file_and_record_what_it_was_narrowed_to(opened, on_tiny):
    link = {"programme": "hill", "register": "docking", "from_": "2020-01-01", "to": "2020-06-30"}
    app = opened("disputes", **link, q="0")
    app.text_input(key="export_purpose_disputes").set_value("核对").run()
    app.radio(key="export_form_disputes").set_value("CSV").run()
    app = app.button(key="export_make_disputes").click().run()
    ((_, file),) = files(app).items()
    (entry,) = [one for one in audit.records() if one["act"] == "export"]
    said, purpose, chosen = entry["detail"].split("; ")
    assert (said.split()[1], purpose) == ("disputes", "核对")
    assert "programme=hill register=docking from=2020-01-01 to=2020-06-30" in chosen
    assert chosen.endswith("编号含“0”")
    assert "编号含“0”" in file.content.decode("utf-8")
