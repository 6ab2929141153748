"""What is scheduled: which day, about which month, and what a file of schedules must say."""

from datetime import date

import pytest

from dashboard.delivery.schedule import Schedules, month_about, schedules
from dashboard.domain.errors import BadConfig, BadRequest
from tests.delivery.conftest import FIRST

ONE = """
[[schedule]]
key = "monthly"
programme = "hill"
subject = "monthly"
day = 3
folder = "/somewhere"
recipients = [{ account = "first" }]
"""


@pytest.mark.parametrize(
    ("on", "due", "month"),
    [
        (date(2020, 7, 3), date(2020, 7, 3), date(2020, 6, 1)),
        (date(2020, 7, 2), date(2020, 6, 3), date(2020, 5, 1)),
        (date(2020, 1, 2), date(2019, 12, 3), date(2019, 11, 1)),
        (date(2020, 1, 31), date(2020, 1, 3), date(2019, 12, 1)),
    ],
)
def test_a_report_is_about_the_month_before_it_falls_due(plan, on, due, month):
    plan(ONE)
    assert schedules().named("monthly").last_due(on) == due
    assert month_about(due) == month


def test_without_a_file_nothing_is_scheduled(plan):
    assert schedules() == Schedules()
    with pytest.raises(BadRequest, match="no schedule 'x'"):
        schedules().named("x")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('"first" }', '"first" }, { account = "first" }'), "named twice"),
        (('folder = "/somewhere"', ""), "no mail address and there is no folder"),
        (('"first" }', '"first", mail = "a@b" }'), r"there is no \[mail\]"),
        (("day = 3", "day = 29"), "schedule.0.day"),
        (("day = 3", "dya = 3"), "schedule.0.d"),
        (('"first" }', '"first", mail = "a@b\\nBcc: c@d" }'), "schedule.0.recipients.0.mail"),
    ],
)
def test_a_mistake_names_file_and_key(plan, change, said):
    path = plan(ONE.replace(*change))
    with pytest.raises(BadConfig, match=said) as caught:
        schedules()
    assert str(path) in str(caught.value)
    assert FIRST in ONE
