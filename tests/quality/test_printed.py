"""What a printed number may stand for."""

from datetime import date
from fractions import Fraction

import pytest
from pydantic import ValidationError

from dashboard.domain.published import Published
from dashboard.domain.text import Text
from dashboard.quality.printed import number, percent, places, printed_of, quotient
from tests.quality.printing import count, rate, wan


def test_a_count_in_ten_thousands_stands_for_all_that_round_to_it():
    span = wan("47.3").rounded
    assert (span.low, span.high) == (472_500, 473_500)


def test_an_exact_count_stands_for_itself():
    assert count(882).rounded.low == count(882).rounded.high == 882


def test_more_than_a_number_never_stands_for_less():
    span = wan("40.9", bound="at_least").widest
    assert (span.low, span.high) == (409_000, 410_000)


def test_a_rate_on_the_edge_of_rounding_belongs_to_both_sides():
    assert rate("84.9").rounded.holds(Fraction("0.8485"))
    assert rate("84.9").rounded.holds(Fraction("0.8495"))
    assert not rate("84.9").rounded.holds(Fraction("0.84951"))


def test_a_negative_rate_is_cut_off_towards_zero():
    cut = rate("-32.1").cut
    assert (cut.low, cut.high) == (Fraction("-0.322"), Fraction("-0.321"))


def test_a_quotient_of_rounded_counts_runs_from_edge_to_edge():
    span = quotient(wan("47.3").rounded, wan("48.1").rounded)
    assert (round(float(span.low), 4), round(float(span.high), 4)) == (0.9813, 0.9854)


@pytest.mark.parametrize(
    ("printed", "zh", "en"),
    [
        (count(3448), "3,448", "3,448"),
        (wan("48.1"), "48.1万", "481,000"),
        (count(37_275_300, step=100), "3,727.53万", "37,275,300"),
        (rate("84.9"), "84.9%", "84.9%"),
        (rate("100"), "100%", "100%"),
        (rate("-32.13"), "−32.13%", "−32.13%"),
        (wan("8", bound="at_least"), "逾 8万", "over 80,000"),
        (count(10.7, step=0.1), "10.7", "10.7"),
    ],
)
def test_a_number_is_written_as_it_was_printed(printed, zh, en):
    assert (printed.words.zh, printed.words.en) == (zh, en)


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [
        ("0.91115702", 2, "91.12%"),
        ("0.845", 0, "85%"),
        ("-0.0001", 1, "0.0%"),
        ("1.023", 1, "102.3%"),
    ],
)
def test_a_half_is_rounded_away_from_zero(share, decimals, text):
    assert percent(Fraction(share), decimals) == text


def test_numbers_and_steps_are_plain():
    assert number(Fraction(1383)) == "1,383"
    assert number(Fraction("-0.125")) == "−0.125"
    assert [places(Fraction(step)) for step in ("1", "0.1", "0.01", "1000")] == [0, 1, 2, 0]


def entry(**changes: object) -> dict[str, object]:
    text = {"zh": "率", "en": "rate"}
    plain = {"key": "r", "name": text, "kind": "rate", "value": 0.849, "place": text}
    return plain | {"unit": {"zh": "%", "en": "%"}, "step": 0.001} | changes


def test_a_published_figure_keeps_its_decimal_value():
    printed = printed_of(Published(**entry(**{"from": date(2019, 1, 1)})))
    assert printed.value == Fraction(849, 1000)
    assert printed.name == Text("率", "rate")


@pytest.mark.parametrize(
    "bad", [{"step": 0}, {"step": 0, "bound": "at_least", "unit": {"zh": "件", "en": "cases"}}]
)
def test_how_finely_a_figure_is_printed_must_be_said_where_it_matters(bad):
    with pytest.raises(ValidationError, match="step"):
        Published(**entry(**bad))
