"""Numbers: one after the other per programme, kind and year; two writers never get the same."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

from dashboard.access import audit
from dashboard.domain.notice import Kind
from dashboard.supervision.issuing import issue
from dashboard.supervision.register import notices
from tests.supervision.conftest import COMMITTEE, gap
from tests.tiny.readers import WHOLE


def test_each_kind_has_numbers_of_its_own(issued):
    titles = [
        issued("HS1").title,
        issued("HS2").title,
        issued("HS1", Kind.REMINDER).title,
    ]
    assert titles == ["督办〔2021〕1号", "督办〔2021〕2号", "提示〔2021〕1号"]


def test_each_programme_has_numbers_of_its_own(issued):
    assert issued("HS1").key == "hill-notice-2021-1"
    assert issued("RS1", county="R1", programme="river").key == "river-notice-2021-1"


def test_a_year_begins_in_shanghai(on_tiny):
    def at(moment: datetime, unit: str) -> str:
        given = {"deadline": date(2022, 1, 10), "clock": lambda: moment}
        return issue(COMMITTEE, gap(unit), Kind.NOTICE, **given).title

    assert at(datetime(2021, 12, 31, 15, 59, tzinfo=UTC), "HS1") == "督办〔2021〕1号"
    assert at(datetime(2021, 12, 31, 16, 0, tzinfo=UTC), "HS2") == "督办〔2022〕1号"


def test_eight_writers_at_once_get_eight_numbers(issued):
    with ThreadPoolExecutor(8) as pool:
        given = list(pool.map(lambda n: issued("HS1", standard=f"s{n}").number, range(40)))
    assert sorted(given) == list(range(1, 41))
    assert sorted(one.number for one in notices(WHOLE, "hill")) == list(range(1, 41))
    assert (audit.verify(), audit.head().seq) == (None, 40)
