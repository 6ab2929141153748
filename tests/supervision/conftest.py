"""Readers by role and reach, and evidence of a gap, on the tiny programmes and an empty state."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.access.reader import Reader
from dashboard.domain.notice import About, Evidence, Kind, Notice
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang, Text
from dashboard.supervision.issuing import issue
from tests.tiny.readers import WHOLE

NOON = datetime(2021, 3, 5, 4, 0, tzinfo=UTC)
"""Noon in Shanghai on 5 March 2021."""
DEADLINE = date(2021, 3, 12)


def noon() -> datetime:
    return NOON


def reader(role: str, scope: Scope = WHOLE) -> Reader:
    """Somebody of a role, signed in."""
    own = replace(scope, account=role, role=role)
    return Reader(
        account=role,
        role=role,
        login_id="login",
        scope=own,
        pages=("notices",),
        landing=None,
        lang=Lang.ZH,
    )


def gap(unit: str = "HS1", county: str = "H1", **changes: object) -> Evidence:
    """A station without a firm since 1 April 2020."""
    found = Evidence(
        programme="hill",
        about=About.GAP,
        dimension="station",
        unit=unit,
        unit_name=f"{unit}_station",
        county=county,
        station=unit,
        standard="station_firm",
        standard_name=Text("有律所", "A firm"),
        requirement=Text("每个派出所有律所", "A firm at every station"),
        source=Text("试点", "Trial"),
        owner=Text("司法局", "Bureau"),
        matter=Text("没有律所入驻", "There is no firm"),
        required=1,
        measured=0,
        since=date(2020, 4, 1),
        data_to=date(2020, 6, 30),
        data_version="20200630-000000-abc",
    )
    return replace(found, **changes)  # type: ignore[arg-type]


COMMITTEE = reader("political_legal")


@pytest.fixture
def issued(on_tiny) -> Callable[..., Notice]:
    """Issue a notice at noon on 5 March 2021."""

    def make(unit: str = "HS1", kind: Kind = Kind.NOTICE, **changes: object) -> Notice:
        return issue(COMMITTEE, gap(unit, **changes), kind, deadline=DEADLINE, clock=noon)

    return make
