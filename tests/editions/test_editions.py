"""Editions: kept with their bytes, never changed, and with the log or not at all."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from dashboard.access import audit
from dashboard.database import state
from dashboard.database.state_tables import moment_text
from dashboard.domain.errors import Refused
from dashboard.domain.text import Lang
from dashboard.editions.register import editions_in, opened
from dashboard.reports.briefing.asked import Subject
from tests.editions.conftest import ASKED, DIRECTOR, PAPER
from tests.supervision.conftest import NOON
from tests.tiny.papers import paper, quoted


def edit(change: str, **values: object) -> None:
    """Change a row with the trigger off, as whoever holds the file could."""
    with state.writing() as connection:
        connection.execute(text("DROP TRIGGER edition_no_update"))
        connection.execute(text(f"UPDATE edition SET {change}"), values)


def test_an_edition_opens_byte_for_byte_as_it_was_frozen(frozen):
    one = frozen()
    found = opened(DIRECTOR, one.id)
    assert found.edition == one
    assert found.document.to_json() == PAPER.to_json()
    assert (one.asked, one.account, one.at) == (ASKED, "bureau_director", NOON)
    assert (one.data_version, one.data_to.isoformat()) == ("1", "2020-06-30")


def test_a_written_text_and_the_language_stay_with_the_edition(frozen):
    written = replace(PAPER, lang=Lang.EN).with_texts({"next": "本周走访"})
    one = frozen(written, replace(ASKED, lang=Lang.EN, internal=True))
    assert opened(DIRECTOR, one.id).document.free_texts == {"next": "本周走访"}
    assert (one.asked.lang, one.asked.internal) == (Lang.EN, True)


def test_freezing_is_in_the_log_with_the_digest(frozen):
    one = frozen()
    (entry,) = audit.records()
    assert (entry["act"], entry["object"], entry["detail"]) == (
        "edition_frozen",
        str(one.id),
        one.digest,
    )
    assert audit.verify() is None


def test_what_cannot_be_logged_is_not_frozen(frozen, monkeypatch):
    def full(*_):
        raise state.StateUnavailable("full")

    monkeypatch.setattr(audit, "append", full)
    with pytest.raises(state.StateUnavailable):
        frozen()
    assert editions_in(DIRECTOR, "hill") == []


def test_the_same_briefing_is_frozen_once(frozen):
    one = frozen()
    with pytest.raises(Refused, match=f"edition {one.id} already"):
        frozen()
    assert frozen(PAPER.with_texts({"next": "另行安排"})).id != one.id


def test_figures_of_two_data_versions_are_not_frozen(frozen):
    with pytest.raises(Refused, match="two data versions"):
        frozen(paper(quoted("a"), quoted("b", version="2")))
    assert editions_in(DIRECTOR, "hill") == []


def test_the_latest_stands_first_and_other_programmes_stand_apart(frozen):
    first = frozen()
    second = frozen(asked=replace(ASKED, subject=Subject.COVERAGE), document=paper())
    river = frozen(asked=replace(ASKED, programme="river", choices=()), document=paper())
    assert [one.id for one in editions_in(DIRECTOR, "hill")] == [second.id, first.id]
    assert [one.id for one in editions_in(DIRECTOR, "river")] == [river.id]


@pytest.mark.parametrize("change", ["UPDATE edition SET account = 'x'", "DELETE FROM edition"])
def test_editions_can_only_be_added_to(change, frozen):
    frozen()
    with pytest.raises(Exception, match="append-only"), state.writing() as connection:
        connection.execute(text(change))


@pytest.mark.parametrize(
    "change",
    [
        "document = replace(document, '8 件', '9 件')",
        "account = 'somebody'",
        "month = '2020-02-01'",
        f"at = '{moment_text(NOON).replace('2021', '2022')}'",
    ],
)
def test_an_edition_that_was_edited_is_not_opened(change, frozen):
    one = frozen()
    edit(change)
    with pytest.raises(Refused, match="not opened"):
        opened(DIRECTOR, one.id)


def test_an_edition_edited_with_its_digest_is_not_the_one_the_log_noted(frozen):
    one, other = frozen(), frozen(PAPER.with_texts({"next": "另行安排"}))
    there = opened(DIRECTOR, other.id)
    edit("document = :d, digest = :h WHERE id = 1", d=there.document.to_json(), h=other.digest)
    with pytest.raises(Refused, match="not opened"):
        opened(DIRECTOR, one.id)
