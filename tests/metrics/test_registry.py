"""What the registry of indicators promises."""

import re
from dataclasses import fields

import pytest

from dashboard.domain.dimensions import DIMENSIONS, TIME_DIMENSIONS
from dashboard.domain.errors import BadRequest
from dashboard.domain.text import Text
from dashboard.metrics import ALL, METRICS, activities, aftermath, disputes, metric_of
from dashboard.metrics.metric import DIMENSION_KEYS, Direction, Kind, Metric
from dashboard.queries.counts import as_of
from dashboard.queries.facts import FACTS

EVERY = pytest.mark.parametrize("metric", ALL, ids=lambda metric: metric.key)
DURATIONS = {"closed", "median_days", "p90_days"}


def test_keys_are_unique_and_plain():
    assert len(METRICS) == len(ALL)
    assert not [key for key in METRICS if not re.fullmatch(r"[a-z][a-z0-9_]*", key)]


def test_names_are_unique_in_both_languages():
    for lang in ("zh", "en"):
        names = [getattr(metric.name, lang) for metric in ALL]
        assert len(set(names)) == len(names)


def test_no_indicator_escapes_the_registry():
    defined = [
        value
        for module in (activities, aftermath, disputes)
        for value in vars(module).values()
        if isinstance(value, Metric)
    ]
    assert sorted(defined, key=lambda m: m.key) == sorted(ALL, key=lambda m: m.key)


@EVERY
def test_every_text_is_there_in_both_languages(metric):
    texts = [getattr(metric, field.name) for field in fields(metric)]
    for text in (*texts, metric.unit.label):
        if isinstance(text, Text):
            assert text.zh.strip()
            assert text.en.strip()
            assert not re.search("[\u4e00-\u9fff]", text.en), text.en


@EVERY
def test_what_is_counted_exists_among_the_measures_of_its_records(metric, on_sample):
    if metric.fact == "durations":
        known = DURATIONS
    else:
        known = set(FACTS[metric.fact].measures(as_of("chenghua")))
    assert metric.numerator in known
    assert metric.denominator in known | {None, "base"}


@EVERY
def test_a_kind_has_the_parts_it_needs(metric):
    assert (metric.denominator is None) == (metric.kind == Kind.COUNT)
    assert (metric.unit.key == "percent") == (metric.kind == Kind.RATE)
    assert metric.minimum >= 10


@EVERY
def test_a_rate_says_which_way_is_good(metric):
    assert metric.direction in Direction
    if metric.kind == Kind.RATE and metric.key != "response_rate":
        assert metric.direction == Direction.UP_IS_GOOD


@EVERY
def test_records_without_registers_need_none(metric):
    if metric.fact != "durations":
        assert metric.needs_register == ("register" in FACTS[metric.fact].table.c)


def test_an_unknown_indicator_is_answered_with_those_there_are():
    with pytest.raises(BadRequest, match="Unknown metric 'beauty'. Known: found, accepted"):
        metric_of("beauty")


def test_the_dimensions_of_figures_are_those_of_the_domain():
    assert set(DIMENSIONS) | set(TIME_DIMENSIONS) == DIMENSION_KEYS


@pytest.mark.parametrize("name", FACTS)
def test_every_dimension_of_a_fact_is_a_column_and_known(name):
    fact = FACTS[name]
    assert set(fact.dimensions) <= set(DIMENSIONS)
    assert set(fact.dimensions) <= set(fact.table.c.keys())
