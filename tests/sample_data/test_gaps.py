"""The planted gaps are exactly what a plain evaluation of the rows finds, day by day."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pandas as pd
import pytest

from dashboard.domain.programme import load_programme
from dashboard.domain.settings import ROOT

DATA_TO = date(2021, 12, 31)
PROGRAMME = load_programme(ROOT / "config" / "programmes" / "chenghua.toml")
STANDARDS = {standard.key: standard for standard in PROGRAMME.standards}
STATIONS = [f"CHS{number:02d}" for number in range(1, 15)]
STEP = {"month": 1, "quarter": 3}


def periods(kind: str, since: date) -> list[tuple[date, date]]:
    """First day and day after the last, of every period complete by the data's end."""
    edges = [since]
    while edges[-1] <= DATA_TO:
        last = edges[-1]
        if kind in STEP:
            month = last.month - 1 + STEP[kind]
            edges.append(date(last.year + month // 12, month % 12 + 1, 1))
        else:
            edges.append(last + timedelta(days=7 if kind == "week" else 1))
    return [(start, end) for start, end in pairwise(edges) if end - timedelta(days=1) <= DATA_TO]


def merged(failed: list[bool], spans: list[tuple[date, date]]) -> list[tuple[str, str | None]]:
    found, start = [], None
    for bad, (first, _) in zip(failed, spans, strict=True):
        if bad and start is None:
            start = first
        if not bad and start is not None:
            found.append((start.isoformat(), first.isoformat()))
            start = None
    return found + ([(start.isoformat(), None)] if start else [])


def planted(sample, standard: str) -> set[tuple[str, str, str | None]]:
    gaps = [gap for gap in sample.planted if gap.get("standard") == standard]
    listed = [(gap["unit"], gap["from"], gap["to"]) for gap in gaps]
    assert len(listed) == len(set(listed))
    return set(listed)


@pytest.mark.parametrize("only_station_rooms", [True, False])
def test_station_rooms(sample, tables, only_station_rooms):
    rooms = tables["room"].dropna(subset=["station"])
    if only_station_rooms:
        rooms = rooms[rooms["kind"] == "station"]
    spans = periods("day", STANDARDS["station_room"].since)
    found = set()
    for unit in STATIONS:
        own = rooms[rooms["station"] == unit]
        open_days = set()
        for room in own.itertuples():
            end = DATA_TO + timedelta(days=1)
            end = end if pd.isna(room.closed_on) else room.closed_on.date()
            open_days |= set(pd.date_range(room.opened_on, end, inclusive="left").date)
        failed = [first not in open_days for first, _ in spans]
        found |= {(unit, *span) for span in merged(failed, spans)}
    assert found == planted(sample, "station_room")


def test_station_firms(sample, tables):
    contracts = tables["firm_contract"]
    spans = periods("day", STANDARDS["station_firm"].since)
    found = set()
    for unit in STATIONS:
        covered = set()
        for contract in contracts[contracts["station"] == unit].itertuples():
            covered |= set(pd.date_range(contract.valid_from, contract.valid_to).date)
        failed = [first not in covered for first, _ in spans]
        found |= {(unit, *span) for span in merged(failed, spans)}
    assert found == planted(sample, "station_firm")


def test_duty_hours(sample, tables):
    staffed: dict[tuple[str, date], float] = {}
    for shift in tables["duty_shift"].dropna(subset=["starts_at"]).itertuples():
        day = shift.on_day.date()
        start = max(shift.starts_at, datetime.combine(day, time(15)))
        end = min(shift.ends_at, datetime.combine(day, time(22)))
        key = (shift.station, day)
        staffed[key] = staffed.get(key, 0) + (end - start).total_seconds() / 3600
    spans = periods("month", STANDARDS["duty_hours"].since)
    found = set()
    for unit in STATIONS:
        failed = [
            any(
                staffed.get((unit, day), 0) < 7
                for day in pd.date_range(*span, inclusive="left").date
            )
            for span in spans
        ]
        found |= {(unit, *span) for span in merged(failed, spans)}
    assert found == planted(sample, "duty_hours")


@pytest.mark.parametrize("standard", ["adviser_call", "adviser_visit", "adviser_lecture"])
def test_community_advisers(sample, tables, standard):
    rule = STANDARDS[standard]
    services = tables["community_service"]
    days = services[services["kind"] == rule.subject].groupby("community")["on_day"]
    spans = periods(rule.period, rule.since)
    communities = tables["area"].query("level == 'community'")["code"]
    found = set()
    for unit in communities:
        done = set(days.get_group(unit).dt.date)
        failed = [not any(first <= day < end for day in done) for first, end in spans]
        found |= {(unit, *span) for span in merged(failed, spans)}
    assert found == planted(sample, standard)
    assert any(end is None for _, _, end in found)


def test_every_standard_has_a_planted_gap(sample):
    assert {gap.get("standard") for gap in sample.planted} >= set(STANDARDS)


def test_runs_of_missed_weeks_are_planted(sample):
    lengths = {
        (date.fromisoformat(end) - date.fromisoformat(start)).days
        for _, start, end in planted(sample, "adviser_call")
        if end
    }
    assert lengths == {7, 14, 21}


def test_units_the_source_names_never_fail(sample, tables):
    named = tables["area"].query("name == '和美社区'")["code"].item()
    failing = [case for case in sample.planted if case["kind"] not in ("key_case", "source_case")]
    assert not {case["unit"] for case in failing} & {"CHS03", named}
    kinds = ("overdue", "stalled", "wrong_lead")
    failed = [case["unit"] for case in failing if case["kind"] in kinds]
    rows = tables["dispute"].set_index("dispute_id").loc[failed]
    assert not (rows["station"] == "CHS03").any()


def test_presence_is_complete_in_the_published_year(sample):
    for standard in ("station_firm", "station_room"):
        for _, start, end in planted(sample, standard):
            assert start > "2019-12-31" or (end and end <= "2019-01-01")
