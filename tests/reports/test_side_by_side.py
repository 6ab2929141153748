"""Programmes side by side on the tiny database: what may be compared and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.checks import RateCheck
from dashboard.domain.errors import BadRequest
from dashboard.domain.programme import load_programme
from dashboard.domain.scope import ALL
from dashboard.domain.settings import ROOT, programmes
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.quality.checking import check_programme
from dashboard.quality.findings import Verdict
from dashboard.reports.trust.comparable import Difference, by_basis, check_comparable, difference
from dashboard.reports.trust.side_by_side import Pair, Side, lay, pairs_in_reach
from dashboard.reports.trust.stated import stated_beside
from tests.tiny.readers import NOBODY, WHOLE, head

DOCKING, PEOPLE, RIVER = Pair("hill", "docking"), Pair("hill", "people"), Pair("river")
RATE = METRICS["settlement_rate"]
pytestmark = pytest.mark.usefixtures("on_tiny")


def sides(*pairs, metric=RATE, scope=WHOLE, **options):
    return lay(scope, metric, pairs, **options)


def test_each_side_carries_what_it_must_be_read_with():
    (side,) = sides(DOCKING)
    assert (side.numerator, side.denominator, side.value) == (4, 8, 0.5)
    assert (side.basis, side.start, side.end) == ("mediated", date(2020, 1, 1), date(2020, 6, 30))
    assert side.data_to == date(2020, 6, 30)


def test_a_programme_with_several_registers_needs_one_named():
    with pytest.raises(BadRequest, match="name one of people, docking"):
        sides(Pair("hill"))


def test_an_indicator_that_needs_no_register_takes_the_programme_alone():
    (side,) = sides(Pair("hill"), metric=METRICS["duty_rate"])
    assert (side.numerator, side.denominator) == (5, 6)
    assert side.name.en == "hill"


def test_dates_given_hold_for_all_else_each_has_its_own():
    (side,) = sides(DOCKING, period=(date(2020, 1, 1), date(2020, 1, 31)))
    assert (side.numerator, side.denominator) == (2, 2)


def test_different_bases_are_refused_with_the_reason():
    one, other = sides(DOCKING, RIVER)
    with pytest.raises(
        BadRequest,
        match="hill:docking is counted on mediated, river:people on accepted: "
        "different bases are not comparable",
    ):
        difference(one, other)


def test_two_registers_of_one_programme_are_refused_even_on_one_basis():
    (one,) = sides(DOCKING)
    twin = one.register.model_copy(update={"key": "joint"})
    with pytest.raises(BadRequest, match="registers of one programme"):
        check_comparable((one, replace(one, register=twin)))


def test_different_indicators_are_refused():
    (one,), (other,) = sides(PEOPLE), sides(RIVER, metric=METRICS["satisfaction_rate"])
    with pytest.raises(BadRequest, match="different indicators"):
        difference(one, other)


def test_a_difference_on_one_basis_has_newcombe_s_interval():
    one, other = sides(PEOPLE, RIVER)
    found = difference(
        replace(one, value=0.8, numerator=56, denominator=70),
        replace(other, value=0.6, numerator=48, denominator=80),
    )
    assert isinstance(found, Difference)
    assert found.value == pytest.approx(0.2)
    assert (found.low, found.high) == (
        pytest.approx(0.0524, abs=5e-5),
        pytest.approx(0.3339, abs=5e-5),
    )


def test_too_few_cases_give_words_and_no_difference():
    found = difference(*sides(PEOPLE, RIVER))
    assert found.en == "hill:people has too few cases to compare."


def test_counts_are_subtracted_over_one_period_only():
    one, other = sides(PEOPLE, RIVER, metric=METRICS["accepted"])
    assert difference(one, other).value == 1
    later = replace(other, start=date(2020, 2, 1))
    assert "different periods" in difference(one, later).en


def test_what_is_not_recorded_says_so_and_stands_in_no_group():
    one, other = sides(PEOPLE, RIVER, metric=METRICS["converted"])
    assert (other.value, one.value) == (None, 0)
    assert "not tracked" in other.why_absent.en
    assert by_basis((one, other)) == [(one,)]
    assert difference(one, other) == other.why_absent


def test_a_programme_whose_data_are_not_loaded_is_named(monkeypatch, tmp_path, tiny_config):
    folder = tmp_path / "config" / "programmes"
    folder.mkdir(parents=True)
    for path in (tiny_config / "programmes").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "lake.toml").write_bytes((folder / "river.toml").read_bytes())
    monkeypatch.setenv("DASHBOARD_CONFIG", str(folder.parent))
    (side,) = sides(Pair("lake"))
    assert side.data_to is None
    assert side.why_absent.en == "The case database holds no data of lake."


def test_groups_hold_what_may_be_compared_and_a_second_register_is_its_own():
    docking, people, river = sides(DOCKING, PEOPLE, RIVER)
    joint = docking.register.model_copy(update={"key": "joint"})
    twin = replace(docking, register=joint)
    assert by_basis((docking, people, twin, river)) == [(docking,), (people, river), (twin,)]


def test_all_registers_in_reach_are_laid_side_by_side():
    assert pairs_in_reach(WHOLE, programmes().values()) == (
        PEOPLE,
        DOCKING,
        Pair("river", "people"),
    )
    assert pairs_in_reach(head("HS1"), programmes().values()) == (PEOPLE, DOCKING)


def test_a_reader_without_reach_sees_nothing():
    assert pairs_in_reach(NOBODY, programmes().values()) == ()
    with pytest.raises(BadRequest, match="Unknown programme 'river'"):
        sides(RIVER, scope=head("HS1"))


def test_a_programme_without_a_unit_in_reach_is_not_laid_beside():
    of_the_county = replace(WHOLE, counties=("H1",))
    assert pairs_in_reach(of_the_county, programmes().values()) == (PEOPLE, DOCKING)
    with pytest.raises(BadRequest, match="Unknown programme 'river'"):
        sides(RIVER, scope=of_the_county)


def test_beside_his_own_a_head_lays_the_programme_of_his_county_alone():
    here = replace(head("HS1"), programmes=ALL, counties=("H1",), comparison_counties=("H1",))
    beside = here.beside()
    assert pairs_in_reach(beside, programmes().values()) == (PEOPLE, DOCKING)
    (side,) = sides(DOCKING, scope=beside)
    # Disputes 01 to 04, of both stations of the county.
    assert (side.numerator, side.denominator) == (2, 4)


def test_what_needs_no_register_has_one_basis_whatever_the_registers_rest_on():
    one, other = sides(DOCKING, RIVER, metric=METRICS["calls"])
    assert one.register.base != other.register.base
    assert one.base == other.base == METRICS["calls"].basis.en
    assert one.base_name == METRICS["calls"].basis
    assert by_basis((one, other)) == [(one, other)]


def test_an_absent_side_of_another_basis_is_named_with_its_reason():
    one, other = sides(DOCKING, RIVER, metric=METRICS["converted"])
    assert one.base != other.base
    check_comparable((one, other))
    assert difference(one, other) == other.why_absent


def test_records_that_do_not_name_a_reader_s_units_are_absent_and_no_failure():
    (side,) = sides(Pair("hill"), metric=METRICS["committees"], scope=head("HS1"))
    assert (side.value, side.shown) == (None, False)
    assert "'committees'" in side.why_absent.en


def test_a_head_lays_his_own_stations_beside():
    (side,) = sides(DOCKING, scope=head("HS3"))
    assert (side.numerator, side.denominator) == (1, 3)


@pytest.mark.parametrize(
    ("code", "register", "printed", "says"),
    [
        ("chenghua", "station_docking", "84.9%", "与自身件数不符"),
        ("chongqing", "people_mediation", "98.5%", "仅在取整范围内成立"),
        ("yibin", "station_docking", "92%", "相符"),
        ("cixi", "brand_studio", "100%", "两数冲突"),
        ("lixian", "sweep_ledger", "96.3%", "相符"),
    ],
)
def test_a_printed_rate_stands_beside_with_the_words_of_its_check(code, register, printed, says):
    programme = load_programme(ROOT / "config" / "programmes" / f"{code}.toml")
    side = Side(
        metric=RATE,
        programme=programme,
        register=programme.register_of(register),
        basis=programme.register_of(register).base,
        start=programme.default_start,
        end=programme.default_end,
    )
    stated = stated_beside(side)
    assert stated.printed.words.zh == printed
    assert stated.words.zh.startswith(says)


def test_of_several_checks_of_a_printed_rate_the_gravest_is_told():
    programme = load_programme(ROOT / "config" / "programmes" / "cixi.toml")
    # Its own counts, had they been printed, would agree: 678 of 678 are 100 %.
    counts = next(one for one in programme.published if one.key == "mediated")
    settled = counts.model_copy(update={"key": "studio_settled", "metric": "settled"})
    own = RateCheck(
        id="own",
        kind="rate",
        name=Text("自身件数", "own counts"),
        numerator="studio_settled",
        denominator="mediated",
        stated="settlement_rate",
    )
    programme = programme.model_copy(
        update={
            "published": (*programme.published, settled),
            "checks": (own, *programme.checks),
        }
    )
    assert [one.finding.verdict for one in check_programme(programme)][:2] == [
        Verdict.AGREES,
        Verdict.CONFLICTS,
    ]
    register = programme.register_of("brand_studio")
    side = Side(
        metric=RATE,
        programme=programme,
        register=register,
        basis=register.base,
        start=programme.default_start,
        end=programme.default_end,
    )
    assert stated_beside(side).words.en.startswith("Conflicts: ")


def test_without_a_printed_rate_that_is_said():
    (side,) = sides(DOCKING)
    assert stated_beside(side).published is None
    assert stated_beside(side).words.zh == "来源没有公布这一台账的此项。"
