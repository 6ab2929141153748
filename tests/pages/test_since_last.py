"""The overview says what changed since the last visit, of the same reach, once per sign-in."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.access.last_visits import note, reach_digest, visits_of
from dashboard.components.overview.since_last import (
    CLOSED_GAPS,
    FIRST,
    OTHER_REACH,
    SAME,
    TITLE,
)
from dashboard.database.connection import case_database
from dashboard.domain.last_visit import Visit
from tests.tiny.readers import WHOLE

LINK = {"programme": "hill", "register": "docking", "from_": "2020-01-01", "to": "2020-06-30"}
THEN = datetime(2024, 5, 6, 6, 5, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("on_tiny")


def box(app):
    return next(one.value for one in app.markdown if TITLE.zh in one.value)


def own_visit():
    return visits_of("reader", "hill", "login").own


def before(*, scope=WHOLE, version="", **changes):
    """Note the visit of an earlier sign-in, of the facts that hold now but for some."""
    facts = replace(own_visit().facts, **changes)
    reach = reach_digest(replace(scope, account="reader"))
    seen = Visit(THEN, reach, version or case_database().version, facts)
    note("reader", "hill", "earlier", seen)


def test_the_first_visit_says_so_in_one_line_and_is_noted(opened):
    app = opened("overview", **LINK)
    assert box(app) == f"**{TITLE.zh}**　{FIRST.zh}"
    facts = own_visit().facts
    # By hand: eight docking disputes in the half year, four settled; 04 and 05 are open, and 05
    # of 30 May is late by a day.
    assert facts.figures == {"mediated": 8, "settled": 4, "open": 2, "overdue": 1}
    assert facts.data_to == date(2020, 6, 30)


def test_nothing_new_is_one_line_with_the_time_of_the_last_visit(opened):
    app = opened("overview", **LINK)
    before()
    told = box(app.run())
    assert SAME.zh in told
    assert "2024年5月6日 14:05" in told
    assert "\n" not in told


def test_what_changed_is_listed_then_and_now_as_long_as_the_sign_in_lasts(opened):
    app = opened("overview", **LINK)
    gaps = own_visit().facts.gaps
    before(
        version="20240501-1",
        data_to=date(2020, 5, 31),
        figures={"mediated": 7, "settled": 4, "open": 3, "overdue": 2},
        gaps=frozenset({"station_room|HS9", *sorted(gaps)[1:]}),
    )
    for _ in range(2):
        told = box(app.run())
        assert f"20240501-1 → {case_database().version}" in told
        assert "数据截至 2020年5月31日 → 2020年6月30日" in told
        assert "调解 7 → **8** 件（公调对接，2020年1月1日—2020年6月30日，口径：调解）" in told
        assert "在调 3 → **2** 件" in told
        assert "新增缺口 **1** 处" in told
        assert CLOSED_GAPS.format(n=1).zh in told
    assert visits_of("reader", "hill", "later").before == own_visit()


def test_after_a_change_of_reach_nothing_is_compared(opened):
    app = opened("overview", **LINK)
    before(scope=replace(WHOLE, stations=("HS1",)), figures={"mediated": 2})
    told = box(app.run())
    assert OTHER_REACH.zh in told
    assert "→" not in told
