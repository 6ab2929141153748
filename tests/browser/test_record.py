"""A grade from its proposal to its confirmation, each by whom it belongs to."""

import pytest

from tests.browser.screen import Screen
from tests.browser.test_notices import submit

pytestmark = pytest.mark.browser
MONTH = {"from": "2019-11-01", "to": "2019-11-30"}
OF_FIRMS = {"programme": "chenghua", "part": "record", "grading": "firm_grade"} | MONTH


def test_a_grade_is_proposed_confirmed_and_counted_as_the_command_line_counts(tab_of, server):
    def told(role: str, *more: str) -> dict[str, object]:
        return server.command("grades", *more, "--as", f"demo_{role}")

    def opened(screen: Screen, **more: str) -> Screen:
        return screen.open("/people", **OF_FIRMS, **more)

    before = told("political_legal", "--month", "2019-11")["confirmed"]
    director = opened(tab_of("bureau_director"))
    submit(director).tells("办理过程").tells("待确认")
    number = director.query["grade"]
    assert told("bureau_director", "--show", number)["state"] == "proposed"
    director.tells("须由不同账号办理")

    committee = opened(tab_of("political_legal", phone=True), grade=number).tells("待确认")
    assert committee.has_nothing_to_scroll_sideways()
    submit(committee).tells("已确认")
    shown = told("political_legal", "--show", number)
    assert [step["act"] for step in shown["steps"]] == ["proposed", "confirmed"]
    assert (shown["intact"], shown["changed_since"]) == (True, 0)

    after = told("political_legal", "--month", "2019-11")["confirmed"]
    assert after == before + 1
    opened(tab_of("political_legal")).tells(f"已确认 {after} 条").says(after)
