"""Bookmarks and start pages: an account's own alone, few, by name, in its own order."""

import pytest

from dashboard.access import bookmarks
from dashboard.access.bookmarks import Start, add, bookmarks_of, start_of, start_with
from dashboard.access.view_links import KeptView
from dashboard.domain.errors import BadRequest, Refused

QUERY = {"programme": "hill", "station": "HS1"}


def names(account="lina"):
    return [one.name for one in bookmarks_of(account)]


def test_bookmarks_stand_in_the_order_the_account_gives_them():
    for name in ("一", " 二  三 ", "四"):
        add("lina", name, "stations", QUERY)
    first, _, last = bookmarks_of("lina")
    assert first.view == KeptView("stations", QUERY)
    bookmarks.move_up("lina", last.number)
    bookmarks.move_up("lina", first.number)
    assert names() == ["一", "四", "二 三"]


@pytest.mark.parametrize("name", ["", "  ", "名" * 41])
def test_a_name_has_one_to_forty_characters(name):
    with pytest.raises(Refused, match="1 to 40"):
        add("lina", name, "stations", {})
    add("lina", "名" * 40, "stations", {})


def test_a_name_is_given_once_and_thirty_are_enough():
    for number in range(30):
        add("lina", f"{number}", "stations", {})
    add("wang", "0", "stations", {})
    with pytest.raises(Refused, match="30 bookmarks already"):
        add("lina", "more", "stations", {})
    with pytest.raises(Refused, match="called '0' already"):
        add("wang", "0", "trends", {})


def test_nobody_touches_a_bookmark_of_another():
    add("lina", "一", "stations", QUERY)
    add("lina", "二", "stations", QUERY)
    _, second = bookmarks_of("lina")
    bookmarks.remove("wang", second.number)
    bookmarks.move_up("wang", second.number)
    with pytest.raises(BadRequest, match="no bookmark"):
        start_with("wang", number=second.number)
    assert (names(), start_of("wang")) == (["一", "二"], Start())


def test_an_account_starts_where_it_said_until_that_is_gone():
    add("lina", "一", "stations", QUERY)
    (one,) = bookmarks_of("lina")
    start_with("lina", page="trends")
    assert start_of("lina") == Start("trends")
    start_with("lina", number=one.number)
    assert start_of("lina") == Start("", one)
    bookmarks.remove("lina", one.number)
    assert start_of("lina") == Start()


def test_a_server_keeps_the_same(postgres_url, monkeypatch):
    monkeypatch.setenv("DASHBOARD_STATE", postgres_url)
    add("lina", "一", "stations", QUERY)
    (one,) = bookmarks_of("lina")
    start_with("lina", number=one.number)
    assert start_of("lina").bookmark == one
    bookmarks.remove("lina", one.number)
    assert (names(), start_of("lina")) == ([], Start())
