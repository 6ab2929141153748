"""Kept gaps are the judged ones, for every programme and reader, and follow the file in force."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dashboard.coverage.gaps import COLUMNS, judged
from dashboard.coverage.judges import as_day
from dashboard.coverage.kept import gap_spans, recipe
from dashboard.domain.settings import ROOT, programme_of
from dashboard.domain.text import Text
from dashboard.queries.kept_gaps import kept_gaps
from dashboard.reports.figure import directly
from tests.tiny.readers import NOBODY, WHOLE, head

PROGRAMMES = sorted(path.stem for path in (ROOT / "config" / "programmes").glob("*.toml"))
COUNTY = {
    "chenghua": "510108",
    "chongqing": "CQ02",
    "cixi": "CX01",
    "lixian": "LX01",
    "yibin": "YB02",
}
STATIONS = {
    "chenghua": ("CHS01", "CHS05"),
    "chongqing": ("CQS001", "CQS040"),
    "cixi": ("CXS01",),
    "lixian": ("LXS01", "LXS07"),
    "yibin": ("YBS01", "YBS02"),
}


def readers(code):
    yield WHOLE
    yield replace(WHOLE, programmes=(code,), counties=(COUNTY[code],))
    stations = STATIONS[code]
    yield replace(WHOLE, programmes=(code,), counties=(COUNTY[code],), stations=stations)
    yield replace(WHOLE, programmes=("elsewhere",))
    yield NOBODY


def plain_rows(frame) -> Iterator[tuple[object, ...]]:
    for row in frame[COLUMNS].astype(object).where(frame.notna(), None).itertuples(index=False):
        *words, required, measured, since, until = row
        yield (*words, float(required), float(measured), as_day(since), as_day(until))


class Asked:
    """Answers questions, and remembers which."""

    def __init__(self):
        self.names = set()

    def __call__(self, question, *args):
        self.names.add(question.__name__)
        return question(*args)


@pytest.mark.parametrize("code", PROGRAMMES)
def test_what_is_read_is_what_would_be_found_now(on_sample, code):
    programme = programme_of(code)
    for scope in readers(code):
        kept = list(plain_rows(gap_spans(scope, programme, directly)))
        found = [
            row
            for standard in programme.standards
            for row in plain_rows(judged(scope, programme, standard, directly))
        ]
        assert sorted(kept, key=repr) == sorted(found, key=repr)
        assert len(kept) == len(set(kept))


@pytest.mark.parametrize("code", PROGRAMMES)
def test_what_is_kept_is_read_and_not_found_again(on_sample, code):
    ask = Asked()
    gap_spans(WHOLE, programme_of(code), ask)
    assert ask.names == {"judged_standards", "kept_gaps"}


def test_a_narrower_reader_sees_a_part_of_what_is_seen_and_nobody_nothing(on_sample):
    for code in PROGRAMMES:
        whole, county, own, *others = (
            set(plain_rows(gap_spans(scope, programme_of(code), directly)))
            for scope in readers(code)
        )
        assert whole >= county >= own
        assert others == [set(), set()]
        assert whole


def changed(programme, **changes):
    first, *rest = programme.standards
    return programme.model_copy(update={"standards": (first.model_copy(update=changes), *rest)})


def test_a_changed_standard_is_judged_anew_and_the_others_are_read(on_tiny):
    hill, ask = programme_of("hill"), Asked()
    two = changed(hill, required=2)
    found = gap_spans(WHOLE, two, ask)
    assert "standing_spans" in ask.names
    assert "good_periods" not in ask.names
    assert set(found[found["standard"] == "station_firm"]["unit"]) == {"HS1", "HS2", "HS3"}


def test_better_words_change_no_gap_and_judge_nothing_anew(on_tiny):
    hill, ask = programme_of("hill"), Asked()
    words = changed(hill, name=Text("换个说法", "Put better"), owner=Text("另一家", "Another"))
    gap_spans(WHOLE, words, ask)
    assert ask.names == {"judged_standards", "kept_gaps"}


def test_every_condition_of_a_standard_is_part_of_its_fingerprint():
    rule = programme_of("chongqing").standards[0]
    conditions = {
        "key": "other",
        "kind": "staffing",
        "unit": "county",
        "subject": "mediator",
        "where": {"kind": ("court",)},
        "units_where": {"county": ("CQ01",)},
        "each": "kind",
        "least_officers": 15,
        "within_days": 3,
        "period": "week",
        "required": 2.0,
        "since": rule.since.replace(year=2017),
    }
    others = {recipe(rule.model_copy(update={name: v})) for name, v in conditions.items()}
    assert len(others | {recipe(rule)}) == len(conditions) + 1


@pytest.mark.parametrize("station", ["HS1", "HS2", "HS3"])
def test_a_changed_standard_shows_a_head_his_own_units_alone(on_tiny, station):
    found = gap_spans(head(station), changed(programme_of("hill"), required=2), directly)
    assert set(found[found["standard"] == "station_firm"]["unit"]) == {station}


def test_a_standard_that_was_dropped_leaves_no_gap_behind(on_tiny):
    hill = programme_of("hill")
    left = hill.model_copy(update={"standards": hill.standards[1:]})
    assert set(gap_spans(WHOLE, left, directly)["standard"]) == {"station_room", "adviser_visit"}
    assert gap_spans(WHOLE, hill.model_copy(update={"standards": ()}), directly).empty


def test_gaps_of_cases_are_those_of_the_firms_a_reader_reaches(on_sample):
    yibin = programme_of("yibin")
    nobody = replace(WHOLE, firms=("nobody",))
    seen = [
        {row[0] for row in plain_rows(gap_spans(scope, yibin, directly))}
        for scope in (WHOLE, nobody)
    ]
    assert seen[0] - seen[1] == {"dossier"}
    assert "dossier" not in set(kept_gaps(nobody, "yibin")["standard"])
