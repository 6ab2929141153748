"""Every published figure beside what the case database gives for it, on the tiny database."""

import pytest

from dashboard.domain.errors import BadRequest
from dashboard.domain.published import Published
from dashboard.domain.scope import ALL
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.reports.trust.published_table import Compared, published_table
from tests.tiny.readers import NOBODY, WHOLE, docking, head

pytestmark = pytest.mark.usefixtures("on_tiny")


def table(code, scope=WHOLE):
    return {row.stated.key: row for row in published_table(scope, programme_of(code))}


def compared(got, value, **printed):
    stated = Published(
        key="made_up",
        name=Text("某数", "some number"),
        kind="count",
        value=value,
        unit=Text("件", "cases"),
        place=Text("第1段", "paragraph 1"),
        **printed,
    )
    return Compared(stated=stated, article=None, checks=(), asked=docking(), got=got)


def test_a_count_the_records_hold_is_computed_and_compared():
    # hill:01 to hill:04 lie in county H1; the bulletin prints nine.
    row = table("hill")["docking_cases"]
    assert (row.origin, row.stated.value, row.got, row.agrees) == ("computed", 9, 4, False)
    assert row.register == "docking"
    assert [day.isoformat() for day in row.period] == ["2020-01-01", "2020-06-30"]


def test_repeating_a_figure_does_not_count_as_reproducing_it():
    row = table("hill")["awards"]
    assert (row.origin, row.stated.value, row.got, row.agrees) == ("published", 3, None, None)
    assert "no such unit" in row.reason.en


def test_what_is_not_tracked_has_no_computed_zero():
    row = table("river")["no_conversions"]
    assert (row.origin, row.stated.value, row.got, row.agrees) == ("published", 0, None, None)
    assert "not tracked" in row.reason.en


def test_a_part_of_the_programme_is_computed_but_not_compared():
    row = table("hill", head("HS1"))["docking_cases"]
    # hill:01 and hill:02 are the cases of HS1.
    assert (row.origin, row.got, row.agrees) == ("computed", 2, None)
    assert "own reach" in row.reason.en


def test_a_reader_without_the_programme_gets_no_table():
    with pytest.raises(BadRequest, match="Unknown programme 'hill'"):
        published_table(NOBODY, programme_of("hill"))
    assert WHOLE.counties == ALL


@pytest.mark.parametrize(
    ("got", "value", "printed", "agrees"),
    [
        (968, 968, {}, True),
        (967, 968, {}, False),
        (480_500, 481_000, {"step": 1000}, True),
        (480_499, 481_000, {"step": 1000}, False),
        (56_900, 56_000, {"step": 1000, "bound": "at_least"}, True),
        (55_999, 56_000, {"step": 1000, "bound": "at_least"}, False),
        (9_100, 10_000, {"step": 1000, "bound": "about"}, True),
        (8_900, 10_000, {"step": 1000, "bound": "about"}, False),
        (0, 0, {}, True),
    ],
)
def test_agreement_is_exact_or_as_fine_as_printed(got, value, printed, agrees):
    assert compared(got, value, **printed).agrees is agrees


def test_a_row_of_the_command_line_is_plain():
    row = table("hill")["docking_cases"].as_row()
    assert row["place"] == "第1段"
    assert (row["expected"], row["got"], row["step"]) == (9, 4, 0)
    assert (row["from"], row["to"], row["reason"]) == ("2020-01-01", "2020-06-30", None)
