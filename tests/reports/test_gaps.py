"""Gaps in words and in groups, on the tiny database and on rows made for it."""

from datetime import date

import pandas as pd
import pytest

from dashboard.coverage.kept import gap_spans
from dashboard.domain.errors import BadRequest
from dashboard.domain.programme import load_programme
from dashboard.domain.settings import ROOT, programme_of
from dashboard.domain.standards import SUBJECTS
from dashboard.domain.text import Lang
from dashboard.reports.figure import directly
from dashboard.reports.gap.gaps import (
    Selection,
    grouped,
    measure_text,
    selected,
    standard_of,
    unit_kind,
    unit_text,
    with_changes,
)
from tests.coverage.valley import standard
from tests.tiny.readers import LAST, WHOLE

HILL = load_programme(ROOT / "tests" / "tiny" / "programmes" / "hill.toml")
NAMES = {"HT1": "North_town", "HT2": "South_town", "H1": "North_county", "H2": "South_county"}


@pytest.fixture
def spans(on_tiny):
    return gap_spans(WHOLE, programme_of("hill"), directly)


def chosen(spans, day=LAST, **which):
    found = selected(HILL, spans, Selection(day, **which))
    return [f"{row.standard} {row.unit} {row.since}" for row in found.itertuples()]


def test_what_stands_on_a_day_is_listed_by_standard_and_age(spans):
    assert chosen(spans) == [
        "adviser_visit HC2 2020-01-01",
        "adviser_visit HC1 2020-04-01",
        "station_firm HS2 2020-06-30",
        "station_room HS3 2020-01-01",
        "station_room HS2 2020-06-30",
    ]


def test_all_there_ever_were_are_listed_whatever_the_day(spans):
    assert len(chosen(spans, ever=True)) == 7
    assert chosen(spans, date(2019, 1, 1)) == []
    assert len(chosen(spans, date(2019, 1, 1), ever=True)) == 7


def test_one_standard_and_one_unit(spans):
    assert chosen(spans, standard="station_firm") == ["station_firm HS2 2020-06-30"]
    assert chosen(spans, unit="HC1", ever=True) == [
        "adviser_visit HC1 2020-02-01",
        "adviser_visit HC1 2020-04-01",
    ]
    assert chosen(spans, unit="HS9") == []
    with pytest.raises(BadRequest, match="Known: station_firm, station_room, adviser_visit"):
        chosen(spans, standard="mood")


def test_a_unit_is_found_with_and_without_its_part():
    rows = pd.DataFrame(
        [("station_room", "A/joint", "A", date(2020, 1, 1), None)],
        columns=["standard", "unit", "code", "since", "until"],
        dtype=object,
    )
    assert (
        chosen(rows, unit="A")
        == chosen(rows, unit="A/joint")
        == ["station_room A/joint 2020-01-01"]
    )
    assert chosen(rows, unit="A/") == []


def groups(spans, by, lang=Lang.EN):
    still = selected(HILL, spans, Selection(LAST))
    return [
        (row.group, row.gaps, row.units, str(row.oldest))
        for row in grouped(HILL, still, by, NAMES, lang).itertuples()
    ]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (
            "standard",
            [
                ("A room", 2, 2, "2020-01-01"),
                ("Monthly visit", 2, 2, "2020-01-01"),
                ("A firm", 1, 1, "2020-06-30"),
            ],
        ),
        (
            "owner",
            [
                ("Adviser", 2, 2, "2020-01-01"),
                ("Police", 2, 2, "2020-01-01"),
                ("Bureau", 1, 1, "2020-06-30"),
            ],
        ),
        # HS2 misses two standards: two gaps at one unit. Communities lie in a town.
        (
            "area",
            [
                ("North_county", 2, 1, "2020-06-30"),
                ("North_town", 1, 1, "2020-04-01"),
                ("South_county", 1, 1, "2020-01-01"),
                ("South_town", 1, 1, "2020-01-01"),
            ],
        ),
    ],
)
def test_gaps_and_their_units_are_counted_by_group(spans, by, expected):
    assert groups(spans, by) == expected


def test_groups_are_named_in_both_languages(spans):
    assert {row[0] for row in groups(spans, "owner", Lang.ZH)} == {"顾问", "分局", "司法局"}


def test_an_area_out_of_reach_is_not_named(spans):
    still = selected(HILL, spans, Selection(LAST))
    found = grouped(HILL, still, "area", {}, Lang.EN)
    assert list(found["group"]) == ["No area recorded"]
    assert list(found["gaps"]) == [5]


def test_nothing_to_group_is_no_group(spans):
    for by in ("standard", "area", "owner"):
        assert grouped(HILL, spans.head(0), by, NAMES, Lang.ZH).empty


def test_a_group_there_is_not_is_refused(spans):
    with pytest.raises(BadRequest, match="Unknown group 'mood'. Known: standard, area, owner"):
        groups(spans, "mood")


def test_every_gap_that_stands_or_was_closed_says_how_it_moved(spans):
    found = with_changes(spans, date(2020, 1, 31), LAST)
    moved = {(row.standard, row.unit, str(row.since)): row.change for row in found.itertuples()}
    assert moved == {
        ("station_firm", "HS2", "2020-06-30"): "new",
        ("station_room", "HS2", "2020-06-30"): "new",
        ("adviser_visit", "HC1", "2020-04-01"): "reopened",
        ("station_firm", "HS3", "2020-01-01"): "closed",
        ("station_room", "HS3", "2020-01-01"): "standing",
        ("adviser_visit", "HC2", "2020-01-01"): "standing",
    }


@pytest.mark.parametrize(
    ("kind", "needed", "got", "zh", "en"),
    [
        ("presence", 1, 0, "0 / 应 1", "0 of 1"),
        ("staffing", 2, 1, "1 / 应 2", "1 of 2"),
        ("target", 12, 7, "7 / 应 12", "7 of 12"),
        ("duty_hours", 30, 29, "达到 29 天 / 应 30 天", "29 of 30 days"),
        ("cadence", 2, 1, "1 次 / 应 2 次", "1 of 2 times"),
        ("checklist", 6, 5, "5 项 / 应 6 项", "5 of 6 items"),
        ("recency", 90, 121, "121 天 / 限 90 天", "121 days, limit 90"),
        (
            "completeness",
            20,
            11,
            "最近一期 11 件 / 应 20 件",
            "11 of 20 cases in the last period",
        ),
    ],
)
def test_a_measure_is_written_in_the_unit_of_its_kind(kind, needed, got, zh, en):
    gap = pd.Series({"measured": float(got), "required": float(needed)})
    rule = HILL.standards[0].model_copy(update={"kind": kind})
    assert (measure_text(rule, gap, Lang.ZH), measure_text(rule, gap, Lang.EN)) == (zh, en)


@pytest.mark.parametrize(
    ("subject", "each", "part", "zh", "en"),
    [
        ("room", None, "", "某所", "某所"),
        ("room", "kind", "marriage", "某所（婚姻纠纷专项调解室）", "某所 (Marriage room)"),
        ("room", "kind", "court", "某所（驻法院调解室）", "某所 (Court room)"),
        ("committee", "kind", "court", "某所（驻法院）", "某所 (Court)"),
        ("committee", "field", "finance", "某所（金融保险）", "某所 (Finance and insurance)"),
        ("mediator", "kind", "full_time", "某所（专职）", "某所 (Full-time)"),
        ("resource", "kind", "hall", "某所（评理堂）", "某所 (Hall)"),
        ("firm", "firm", "HFA", "某所（HFA）", "某所 (HFA)"),
    ],
)
def test_a_part_is_named_beside_its_unit_in_the_words_of_its_subject(subject, each, part, zh, en):
    gap = pd.Series({"name": "某所", "part": part})
    rule = HILL.standards[0].model_copy(update={"subject": subject, "each": each})
    assert (unit_text(rule, gap, Lang.ZH), unit_text(rule, gap, Lang.EN)) == (zh, en)


@pytest.mark.parametrize("unit", sorted({unit for one in SUBJECTS.values() for unit in one.units}))
def test_every_kind_of_unit_has_a_name_in_both_languages(unit):
    subject = next(key for key, one in SUBJECTS.items() if unit in one.units)
    kind = SUBJECTS[subject].kinds[0]
    name = unit_kind(standard(kind, subject, unit), HILL)
    assert name.zh != name.en


def test_a_standard_is_found_by_its_key():
    assert standard_of(HILL, "station_room").name.en == "A room"
