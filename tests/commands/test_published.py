"""``published`` on the sample: every published count comes out, computed and not repeated."""

import pytest

from dashboard.__main__ import main
from dashboard.domain.scope import ALL
from dashboard.domain.settings import ROOT

# By hand from the articles; every count whose unit the case database has.
COUNTS = {
    "chenghua": {
        "firms": 7,
        "stations": 14,
        "stations_with_firm": 14,
        "resident_lawyers": 98,
        "community_advisers": 108,
        "zones": 211,
        "police_teams": 14,
        "officers": 421,
        "industry_committees": 12,
        "docking_mediated": 968,
        "docking_settled": 882,
        "mediators": 1172,
        "accepted": 3448,
        "settled": 3419,
        "people_advised": 13_792,
        "amount": 37_275_300,
    },
    "chongqing": {
        "accepted": 481_000,
        "settled": 473_000,
        "committees": 12_924,
        "town_committees": 1029,
        "village_committees": 8063,
        "community_committees": 3030,
        "industry_committees": 428,
        "enterprise_committees": 98,
        "mediators": 68_930,
        "full_time_mediators": 2476,
        "dismissed": 2810,
        "hired": 3800,
        "expert_pools": 40,
        "volunteer_teams": 276,
        "brand_rooms": 332,
        "halls": 149,
        "app_cases": 15_600,
        "sweeps": 56_000,
        "sweep_mediated": 409_000,
        "warnings": 2827,
        "liaisons": 1708,
        "prevented_public_order": 946,
        "prevented_criminal": 482,
        "prevented_civil": 604,
        "petition_cases": 720,
        "court_cases": 10_048,
        "station_cases": 14_915,
        "training_attendances": 80_000,
    },
    "yibin": {
        "counties": 11,
        "stations": 23,
        "accepted": 654,
        "settled": 601,
        "calls_now": 2922,
        "calls_before": 4305,
        "criminal_now": 242,
        "criminal_before": 678,
        "public_order_now": 670,
        "public_order_before": 749,
    },
    "cixi": {
        "brand_studios": 22,
        "mediated": 678,
        "unnatural_deaths": 32,
        "secondary_disputes": 0,
        "joint_cases": 121,
        "joint_settled": 117,
    },
    "lixian": {"found": 27_013, "resolved": 26_014},
}
NEVER_COMPUTED = {
    "chenghua": ("awards", "hemei_residents", "case_subsidy_most", "officer_reward"),
    "chongqing": (
        "new_money",
        "app_mediators",
        "app_public",
        "tv_programmes",
        "national_honours",
        "city_honours",
        "petition_backlog_rate",
    ),
    "yibin": ("mediator_pay", "case_subsidy_most", "meetings"),
    "cixi": ("point_indicators",),
    "lixian": ("conversions", "examples"),
}
EACH = pytest.mark.parametrize("code", COUNTS)


@pytest.fixture
def rows(command):
    def of(code: str) -> dict:
        return {row["key"]: row for row in command(f"published --programme {code}")["rows"]}

    return of


def asked(code, row):
    """The question to ``figure`` that a row of the table stands for."""
    line = f"figure {row['metric']} --programme {code} --from {row['from']} --to {row['to']}"
    register = f" --register {row['register']}" if row["register"] else ""
    where = "".join(f" --where {one}={','.join(codes)}" for one, codes in row["where"].items())
    return line + register + where


@EACH
def test_every_published_count_is_computed_exactly(rows, code):
    found = rows(code)
    computed = {
        key: row["got"]
        for key, row in found.items()
        if row["origin"] == "computed" and row["kind"] in ("count", "money")
    }
    assert computed == COUNTS[code]
    assert all(found[key]["agrees"] for key in computed)


@EACH
def test_figure_gives_each_of_them_with_its_origin(rows, command, code):
    found = rows(code)
    for key, expected in COUNTS[code].items():
        answer = command(asked(code, found[key]))
        assert (answer["origin"], answer["rows"][0]["value"]) == ("computed", expected), key


@EACH
def test_awards_budgets_and_users_are_only_published(rows, code):
    found = rows(code)
    for key in NEVER_COMPUTED[code]:
        assert (found[key]["origin"], found[key]["got"]) == ("published", None), key
        assert found[key]["reason"], key
        assert found[key]["place"], key


def test_rates_come_out_with_the_counts_behind_them(rows):
    # 882 of 968 is 91.12 %, and the article prints 84.9 %.
    docking = rows("chenghua")["docking_rate"]
    assert (docking["numerator"], docking["denominator"]) == (882, 968)
    assert (docking["got"], docking["agrees"], docking["checks"]) == (0.9112, False, ["R1"])
    studios = rows("cixi")["settlement_rate"]
    assert (studios["numerator"], studios["denominator"], studios["agrees"]) == (678, 678, True)
    sweeps = rows("lixian")["settlement_rate"]
    assert (sweeps["numerator"], sweeps["denominator"]) == (26_014, 27_013)
    assert sweeps["agrees"] is True


def test_committees_without_a_kind_are_the_gap_of_the_article(command):
    line = "figure committees --programme chongqing --where committee_kind=not_listed"
    answer = command(line)
    # 12,924 − (1,029 + 8,063 + 3,030 + 428 + 98)
    assert (answer["origin"], answer["rows"][0]["value"]) == ("computed", 276)


def test_not_tracked_is_the_published_zero(rows):
    row = rows("lixian")["conversions"]
    assert (row["expected"], row["got"], row["origin"]) == (0, None, "published")
    assert "not tracked" in row["reason"]


def test_without_a_programme_all_there_are_data_of_are_listed(command):
    assert {row["programme"] for row in command("published")["rows"]} == set(COUNTS)


def test_a_reader_of_one_county_is_told_of_its_programme_alone(command, refused, account):
    account("county", programmes=ALL, counties=("510108",), stations=ALL, firms=ALL)
    rows = command("published --as county")["rows"]
    assert {row["programme"] for row in rows} == {"chenghua"}
    assert "Unknown programme 'yibin'" in refused("published --programme yibin --as county")


def test_the_page_of_the_documentation_is_made_by_the_command(on_sample, capsys):
    assert main(["published", "--format", "markdown"]) == 0
    written = (ROOT / "docs" / "published.md").read_text("utf-8")
    assert written == capsys.readouterr().out, "docs/published.md is old: run 'make docs'"


def test_the_map_of_sources_is_printed_as_the_page(capsys):
    assert main(["sources", "--format", "markdown"]) == 0
    assert capsys.readouterr().out == (ROOT / "docs" / "sources.md").read_text("utf-8")
