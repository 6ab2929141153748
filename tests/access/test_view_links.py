"""Short codes: one view, one code, for ever; typed as people type, and never led elsewhere."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, insert
from sqlalchemy.exc import IntegrityError

from dashboard.access import view_links
from dashboard.access.view_links import KeptView
from dashboard.database import state
from dashboard.database.link_tables import view_link
from dashboard.domain.errors import BadRequest, Refused
from dashboard.domain.text import Lang
from dashboard.reports.paper.quoting import Quotes
from dashboard.reports.paper.view_code import view_code
from tests.tiny.readers import WHOLE, docking

QUERY = {"programme": "hill", "station": "HS1"}


def test_a_view_kept_is_found_with_the_time_it_was_first_kept(clock):
    code = view_links.keep("stations", QUERY, clock=clock)
    clock.move(days=3)
    assert view_links.keep("stations", dict(reversed(QUERY.items())), clock=clock) == code
    found = view_links.find(code)
    assert found.view == KeptView("stations", QUERY)
    assert found.kept_at == datetime(2024, 5, 6, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("7K2M-9QXA", "7K2M9QXA"),
        (" 7k2m 9qxa ", "7K2M9QXA"),
        ("7K2M—9QXA", "7K2M9QXA"),
        ("OIL0-oil0", "01100110"),
        ("７Ｋ２Ｍ９ＱＸＡ", "7K2M9QXA"),
        ("7K2M9QX", None),
        ("7K2M9QXAB", None),
        ("7K2M9QXU", None),
        ("7K2M9QX%", None),
        ("", None),
    ],
)
def test_a_code_is_read_as_people_type_it(typed, code):
    assert view_links.normalised(typed) == code


def test_a_second_view_under_one_code_is_refused(clock):
    code = view_code("stations", QUERY)
    row = {"code": code, "page": "trends", "query": {}, "kept_at": clock()}
    with state.writing() as connection:
        connection.execute(insert(view_link).values(row))
    with pytest.raises(Refused, match=f"{code} stands for another view"):
        view_links.keep("stations", QUERY)
    assert view_links.find(code).view.page == "trends"


def test_a_code_once_printed_is_never_taken_away():
    view_links.keep("stations", QUERY)
    with pytest.raises(IntegrityError, match="append-only"), state.writing() as connection:
        connection.execute(delete(view_link))


@pytest.mark.parametrize(
    ("page", "query", "told"),
    [("mars", {}, "no page 'mars'"), ("zones", {"zone": "z" * 8000}, "more than 8000")],
)
def test_what_is_no_view_or_too_long_gets_no_code(page, query, told):
    with pytest.raises(BadRequest, match=told):
        view_links.keep(page, query)
    assert view_links.find(view_code(page, query)) is None


def test_the_codes_of_a_papers_figures_are_kept_all_or_none(on_tiny):
    quotes = Quotes(WHOLE, Lang.ZH)
    quotes.figure("one", "mediated", docking(), page="trends")
    quotes.figure("two", "mediated", docking(station="HS1"), page="stations")
    one, two = quotes.taken.values()
    with pytest.raises(Refused, match="not that of its view"):
        view_links.keep_all((one, replace(two, code="00000000")))
    assert view_links.find(one.code) is None
    view_links.keep_all((one, two, replace(two, id="three", code="")))
    assert view_links.find(two.code).view == KeptView("stations", dict(two.query))


def test_a_server_keeps_the_same(postgres_url, monkeypatch):
    monkeypatch.setenv("DASHBOARD_STATE", postgres_url)
    code = view_links.keep("stations", QUERY)
    assert view_links.find(code).view.query == QUERY
    with pytest.raises(state.StateUnavailable, match="append-only"), state.writing() as connection:
        connection.execute(delete(view_link))
    state.close()


def test_an_older_state_database_gets_the_tables(state_database):
    view_links.keep("stations", QUERY)
    with state.writing() as connection:
        view_link.drop(connection)
    state.close()
    assert view_links.find(view_links.keep("stations", QUERY)) is not None
