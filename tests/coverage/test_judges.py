"""Judges against a plain count, day by day and period by period, of records made at random."""

import random
from collections import Counter
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from dashboard.coverage.failing import Gap, Unit, failing
from dashboard.coverage.gaps import judged
from dashboard.coverage.judges import JUDGES
from dashboard.coverage.spans import DAY, Span
from dashboard.database import bulk, connection, snapshots
from dashboard.database.bulk import append
from dashboard.domain.standards import KINDS, SUBJECTS
from dashboard.reports.figure import directly
from tests.coverage.valley import VALLEY, published, standard
from tests.tiny.readers import WHOLE
from tests.tiny.rows import written

START = date(2020, 1, 1)
STANDING = st.lists(
    st.tuples(st.integers(-20, 70), st.one_of(st.none(), st.integers(-3, 40)), st.integers(1, 3)),
    max_size=6,
)


def day(number):
    return START + number * DAY


def days_of(start, end):
    return {start + timedelta(n) for n in range((end - start).days)}


def test_every_kind_has_a_judge_and_something_to_judge():
    assert set(KINDS) == set(JUDGES) == {kind for one in SUBJECTS.values() for kind in one.kinds}


def judge(*judged_spans):
    rows = [(Span(day(first), day(last)), *numbers) for first, last, *numbers in judged_spans]
    return list(failing(rows))


def test_failing_spans_that_follow_each_other_are_one_gap_with_the_latest_measure():
    assert judge((0, 5, 2, 0), (5, 9, 3, 1)) == [Gap(day(0), day(9), 3, 1)]


@pytest.mark.parametrize("between", [(5, 7, 2, 2), (5, 7, 2, 3)])
def test_a_good_span_ends_a_gap(between):
    found = judge((0, 5, 2, 0), between, (7, 9, 2, 1))
    assert found == [Gap(day(0), day(5), 2, 0), Gap(day(7), day(9), 2, 1)]


def test_days_that_are_not_judged_end_a_gap():
    found = judge((0, 5, 2, 0), (6, 9, 2, 0))
    assert found == [Gap(day(0), day(5), 2, 0), Gap(day(6), day(9), 2, 0)]


def test_nothing_judged_and_nothing_required_is_no_gap():
    assert judge() == judge((0, 5, 0, 0)) == []


@given(rows=STANDING, first=st.integers(0, 30), length=st.integers(1, 40), needed=st.integers(1, 4))
def test_gaps_and_covered_days_are_the_judged_days_and_share_none(rows, first, length, needed):
    """Contracts, rooms, people: any number of them, from any day to any day."""
    stood = [(day(s), None if n is None else day(s + n), n_there) for s, n, n_there in rows]
    table = pd.DataFrame(
        [("A", "", starts, ends, n) for starts, ends, n in stood]
        + [("B", "", None, None, 9), ("A", "other", None, None, 9)],
        columns=["unit", "part", "starts", "ends", "n"],
        dtype=object,
    )
    rule = standard("staffing", "mediator", "station", required=needed)
    gaps_of = JUDGES["staffing"](WHOLE, VALLEY, rule, lambda question, *args: table)
    whole = days_of(day(first), day(first + length))
    found = list(gaps_of(Unit("A", "", Span(day(first), day(first + length)), needed)))
    missed = [one for gap in found for one in days_of(gap.since, gap.until)]
    there = Counter(
        one
        for starts, ends, n in stood
        for one in days_of(starts, ends or day(99))
        for _ in range(n)
    )
    assert len(missed) == len(set(missed))
    assert set(missed) == {one for one in whole if there[one] < needed}
    assert all(gap.until < later.since for gap, later in pairwise(found))
    assert [gap.measured for gap in found] == [there[gap.until - DAY] for gap in found]


UNITS = [f"C{number:02d}" for number in range(40)]
DATA_TO = date(2020, 6, 30)


def random_days():
    """Days of contact by unit: some in clusters, some sparse, some none, some before and after."""
    chance = random.Random(2020)
    first = date(2018, 6, 1)
    return {
        unit: [
            first + timedelta(chance.randrange(900))
            for _ in range(chance.choice((0, 1, 5, 40, 250, 900)))
        ]
        for unit in UNITS
    }


DONE = random_days()


def fill(engine):
    header = "programme county town community station lawyer kind on_day"
    rows = [f"valley V1 VT1 {u} S1 A call {d}" for u, days in DONE.items() for d in days]
    rows += [f"valley V1 VT1 {u} S1 A visit 2020-01-01" for u in UNITS]
    areas = [f"valley community {u} {u} VT1 {u} V1 S1" for u in UNITS]
    tables = {
        "programme": "code data_from data_to synthetic\nvalley 2018-06-01 2020-06-30 false",
        "area": "\n".join(["programme level code name parent path county station", *areas]),
        "community_service": "\n".join([header, *rows]),
    }
    with engine.begin() as there:
        append(there, written(tables))


@pytest.fixture(scope="module")
def databases(tmp_path_factory, new_postgres):
    folder = tmp_path_factory.mktemp("random")
    snapshots.publish(folder, fill)
    url = new_postgres()
    engine = create_engine(url)
    bulk.create_tables(engine)
    fill(engine)
    published(engine)
    engine.dispose()
    return {"snapshot": str(folder), "server": url}


@pytest.fixture(params=["snapshot", "server"])
def on_random_days(request, databases, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATABASE", databases[request.param])
    yield
    if request.param == "server":
        connection.case_database().engine.dispose()


@cache
def next_period(kind, start):
    """The first day after a period, found by walking on until the name of the period changes."""
    name = {
        "day": lambda d: d,
        "week": lambda d: d.isocalendar()[:2],
        "month": lambda d: (d.year, d.month),
        "quarter": lambda d: (d.year, (d.month + 2) // 3),
        "half_year": lambda d: (d.year, d.month > 6),
        "year": lambda d: d.year,
    }[kind]
    end = start
    while name(end) == name(start):
        end += DAY
    is_first = name(start - DAY) != name(start)
    return end, is_first


def counted_by_hand(kind, since, required, done):
    """Every whole period with its count; failing ones that follow each other are one gap."""
    found, start, latest = [], since, None
    while True:
        end, is_whole = next_period(kind, start)
        if end > DATA_TO + DAY:
            break
        if is_whole:
            latest = end
            n = sum(start <= one < end for one in done)
            if n < required and found and found[-1][1] == start:
                found[-1] = (found[-1][0], end, n)
            elif n < required:
                found.append((start, end, n))
        start = end
    return [(s, None if e == latest else e, n) for s, e, n in found]


@pytest.mark.parametrize("required", [1, 2, 5])
@pytest.mark.parametrize("since", [date(2018, 6, 4), date(2019, 1, 1), date(2019, 11, 20)])
@pytest.mark.parametrize("kind", ["day", "week", "month", "quarter", "half_year", "year"])
def test_a_cadence_is_a_count_of_every_whole_period(on_random_days, kind, since, required):
    rule = standard("cadence", "call", "community", period=kind, required=required, since=since)
    table = judged(WHOLE, VALLEY, rule, directly)
    rows = table[["unit", "since", "until", "measured"]].astype(object)
    found = {unit: [] for unit in UNITS}
    for unit, start, end, n in rows.where(rows.notna(), None).itertuples(index=False):
        found[unit].append((start, end, n))
    assert found == {u: counted_by_hand(kind, since, required, DONE[u]) for u in UNITS}


@pytest.mark.parametrize("allowed", [1, 7, 30, 400])
def test_recency_is_the_number_of_days_since_the_last_time(on_random_days, allowed):
    rule = standard("recency", "call", "community", within_days=allowed, since="2019-01-01")
    table = judged(WHOLE, VALLEY, rule, directly)
    missed = {unit: set() for unit in UNITS}
    for row in table.itertuples():
        missed[row.unit] |= days_of(row.since, row.until or DATA_TO + DAY)
    expected = {}
    for unit in UNITS:
        late, last = set(), date(2019, 1, 1)
        for one in sorted(days_of(date(2019, 1, 1), DATA_TO + DAY)):
            last = one if one in DONE[unit] else last
            late |= {one} if (one - last).days > allowed else set()
        expected[unit] = late
    assert missed == expected
