"""What the registry of indicators promises."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from dashboard import metrics
from dashboard.database import schema
from dashboard.domain.dimensions import DIMENSIONS, TIME_DIMENSIONS
from dashboard.domain.errors import BadRequest
from dashboard.domain.records import COLUMNS, FIELDS, RECORDS
from dashboard.domain.text import Text
from dashboard.metrics import ALL, METRICS, SUBJECTS, metric_of
from dashboard.metrics.metric import DIMENSION_KEYS, Direction, Kind
from dashboard.queries.counts import as_of
from dashboard.queries.facts import FACTS, record_of
from dashboard.queries.quantiles import SPANS

EVERY = pytest.mark.parametrize("metric", ALL, ids=lambda metric: metric.key)


def test_keys_are_unique_and_plain():
    assert len(METRICS) == len(ALL)
    assert not [key for key in METRICS if not re.fullmatch(r"[a-z][a-z0-9_]*", key)]


def test_names_are_unique_in_both_languages():
    for lang in ("zh", "en"):
        names = [getattr(metric.name, lang) for metric in ALL]
        assert len(set(names)) == len(names)


def test_no_indicator_escapes_the_registry():
    # Read from the files, so that a module nobody registered is found too.
    folder = Path(metrics.__file__).parent
    written = [line for path in folder.glob("*.py") for line in path.read_text().splitlines()]
    declared = [line for line in written if re.match(r"[A-Z_0-9]+ = Metric\(", line)]
    assert len(declared) == len(ALL)
    assert {f"dashboard.metrics.{path.stem}" for path in folder.glob("*.py")} >= {
        module.__name__ for module in SUBJECTS
    }


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
    if metric.fact in SPANS:
        known = {"n", "median", "p90"}
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
    neutral = {"response_rate", "app_share", "off_hours_share", "turnover"}
    if metric.kind == Kind.RATE:
        assert (metric.direction == Direction.NEUTRAL) == (metric.key in neutral)


@EVERY
def test_records_without_registers_need_none(metric):
    if metric.fact not in SPANS:
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
    assert {fact.columns.get(name, name) for name in fact.dimensions} <= set(fact.table.c.keys())


def test_programmes_may_declare_exactly_the_records_that_are_counted():
    assert set(RECORDS) == set(map(record_of, FACTS))


def test_columns_that_may_be_unrecorded_are_columns_of_a_dispute():
    assert set(COLUMNS) <= set(schema.dispute.c.keys())
    known = set(COLUMNS) | set(FIELDS)
    for metric in ALL:
        assert {
            need if need in COLUMNS else f"{metric.fact}.{need}" for need in metric.needs
        } <= known


def test_fields_that_may_be_unrecorded_are_columns_of_their_records():
    for field in FIELDS:
        record, _, column = field.partition(".")
        assert column in schema.metadata.tables[record].c
