"""``compare`` on the sample: what needs no register is never refused for a register's base."""

import pytest

from dashboard.metrics import METRICS

ABSENT = {"mediators": [], "hired": [], "rooms": [], "calls": ["cixi"], "stations": ["cixi"]}
"""What the programme files do not list among their records."""


@pytest.mark.parametrize("metric", ABSENT)
def test_what_needs_no_register_rests_on_the_indicator_s_own_basis(command, metric):
    # The studios of one rest on mediated disputes, the docking of the other on accepted ones.
    answer = command(f"compare {metric} --of cixi --of yibin")
    assert answer["basis"] == METRICS[metric].basis.en
    assert {row["basis"] for row in answer["rows"]} == {answer["basis"]}
    absent = [row["programme"] for row in answer["rows"] if row["why_absent"]]
    assert absent == ABSENT[metric]


def test_a_register_that_does_not_record_an_indicator_is_named_with_the_reason(command):
    # The joint register counts mediated disputes only: none of them is "accepted".
    answer = command("compare accepted --of cixi:joint --of yibin")
    assert answer["basis"] == "accepted"
    joint, docking = answer["rows"]
    assert "does not record 'accepted'" in joint["why_absent"]
    assert (docking["value"], docking["why_absent"]) == (654, None)
