"""The planted gaps are exactly what a plain evaluation of the rows finds, for five programmes."""

import json
from functools import cache

import pytest

import sample_data
from dashboard.domain.programme import load_programme
from dashboard.domain.settings import ROOT
from tests.sample_data import plain

PROGRAMMES = {
    code: load_programme(ROOT / "config" / "programmes" / f"{code}.toml")
    for code in sample_data.PROGRAMMES
}
STANDARDS = [
    pytest.param(code, standard, id=f"{code}-{standard.key}")
    for code, programme in PROGRAMMES.items()
    for standard in programme.standards
]
EVERY = pytest.mark.parametrize(("code", "standard"), STANDARDS)
# What a source says is everywhere, and a target that falls due after the data.
CLEAN = {
    "chenghua": set(),
    "chongqing": {
        "large_station_room",
        "county_petition_room",
        "county_court_room",
        "town_committee",
        "town_village_committees",
        "town_community_committees",
        "key_fields",
        "expert_pool",
        "village_video",
    },
    "cixi": {"studio_mediator"},
    "lixian": {"station_joint_room", "station_assistant", "town_committee"},
    "yibin": {"station_room"},
}
# Places the sources name.
NAMED_STATIONS = {
    "chenghua": {"CHS03"},
    "yibin": {"YBS04", "YBS06", "YBS09"},
    "lixian": {"LXS12", "LXS17", "LXS19"},
}
NAMED_AREAS = {
    "chenghua": {"和美社区"},
    "yibin": {"翠屏区", "宜宾县", "临港开发区"},
    "lixian": {"王家厂镇", "大堰垱镇", "澧南镇"},
}
NAMED_ROOMS = {"cixi": {"小墙热线调解工作室", "致和乡音调解工作室"}}
YEAR_OF_THE_ARTICLE = ("2019-01-01", "2020-01-01")


@cache
def built(code: str, seed: int = 2019) -> sample_data.Sample:
    return sample_data.build(code, seed)


def gaps(code: str, seed: int = 2019) -> list[dict]:
    return [case for case in built(code, seed).planted if case["kind"] == "gap"]


def listed(code: str, key: str, seed: int = 2019) -> list[tuple[str, str, str | None]]:
    own = [gap for gap in gaps(code, seed) if gap["standard"] == key]
    return [(gap["unit"], gap["from"], gap["to"]) for gap in own]


@pytest.mark.parametrize("seed", [2019, 7])
@EVERY
def test_the_list_is_what_the_rows_say_all_and_only(code, standard, seed):
    planted = listed(code, standard.key, seed)
    assert len(planted) == len(set(planted))
    found = plain.found(standard, PROGRAMMES[code].rules, built(code, seed).tables)
    assert found == set(planted)


@pytest.mark.parametrize("code", PROGRAMMES)
def test_every_standard_has_a_gap_but_those_a_source_says_are_met(code):
    planted = {gap["standard"] for gap in gaps(code)}
    assert planted == {standard.key for standard in PROGRAMMES[code].standards} - CLEAN[code]


@EVERY
def test_some_unit_meets_each_standard(code, standard):
    units = len(plain.units(standard, built(code).tables))
    each = len(standard.where[standard.each]) if standard.each else 1
    assert len({unit for unit, _, _ in listed(code, standard.key)}) < units * each


@pytest.mark.parametrize("code", PROGRAMMES)
def test_a_gap_can_be_written_as_json_and_lies_within_the_data(code):
    data_to = built(code).tables["programme"]["data_to"].item().date().isoformat()
    for gap in gaps(code):
        assert json.loads(json.dumps(gap, ensure_ascii=False)) == gap
        assert gap["from"] <= data_to
        assert gap["to"] is None or gap["from"] < gap["to"] <= data_to
        assert gap["evidence"]


def named_units(code: str) -> set[str]:
    tables = built(code).tables
    area = tables["area"]
    areas = set(area.loc[area["name"].isin(NAMED_AREAS.get(code, ())), "code"])
    stations = NAMED_STATIONS.get(code, set())
    rooms = tables["room"]
    units = areas | stations | set(rooms.loc[rooms["name"].isin(NAMED_ROOMS.get(code, ())), "code"])
    units |= set(area.loc[area["station"].isin(stations) & (area["level"] == "zone"), "code"])
    for table in ("mediator", "justice_office"):
        if table in tables:
            own = tables[table]
            there = own["area"].isin(areas)
            there |= own["station"].isin(stations) if "station" in own else False
            units |= set(own.loc[there, "code"])
    return units


@pytest.mark.parametrize("code", ["chenghua", "yibin", "lixian", "cixi"])
def test_units_a_source_names_never_fail(code):
    named = named_units(code)
    assert len(named) >= 2
    failing = [
        case for case in built(code).planted if case["kind"] not in ("key_case", "source_case")
    ]
    assert not {str(case["unit"]).partition("/")[0] for case in failing} & named


def test_no_overdue_dispute_is_of_the_station_the_source_names():
    overdue = [case["unit"] for case in built("chenghua").planted if case["kind"] == "overdue"]
    rows = built("chenghua").tables["dispute"].set_index("dispute_id").loc[overdue]
    assert not (rows["station"] == "CHS03").any()


def test_firms_and_rooms_are_complete_in_the_published_year():
    first, after = YEAR_OF_THE_ARTICLE
    for key in ("station_firm", "station_room"):
        for _, start, end in listed("chenghua", key):
            assert start >= after or (end and end <= first)


def test_runs_of_missed_weeks_are_planted():
    weeks = [(start, end) for _, start, end in listed("chenghua", "adviser_call") if end]
    lengths = {
        (plain.date.fromisoformat(end) - plain.date.fromisoformat(start)).days
        for start, end in weeks
    }
    assert lengths == {7, 14, 21}


def test_some_gaps_are_over_and_some_are_open_by_every_kind_that_can_be():
    """Where nothing is dated, or nothing is ever set right in the sample, all are open."""
    ends = {}
    for code, programme in PROGRAMMES.items():
        kinds = {standard.key: standard.kind for standard in programme.standards}
        for gap in gaps(code):
            ends.setdefault(kinds[gap["standard"]], set()).add(gap["to"] is None)
    assert {kind for kind, both in ends.items() if both == {True}} == {"checklist", "recency"}
    assert {kind for kind, both in ends.items() if both == {False}} == {
        "pairing",
        "rollout",
        "staffing",
    }
