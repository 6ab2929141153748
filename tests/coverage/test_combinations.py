"""A standard of an existing kind needs no code: every combination, declared in a file and judged.

The programme file of ``hill`` gets one more standard for every kind, subject and unit that there
can be; each is judged on both engines, and both say the same.
"""

import json
import shutil

import pytest
from sqlalchemy import create_engine

from dashboard.coverage.gaps import COLUMNS, coverage_rates, judged
from dashboard.coverage.kept import gap_spans
from dashboard.database import bulk, connection
from dashboard.domain.settings import programme_of
from dashboard.domain.standard_columns import UNITS_WHERE, WHERE
from dashboard.domain.standards import STANDING_KINDS, SUBJECTS
from dashboard.queries.standards.evidence import evidence
from dashboard.queries.standards.required import required_units
from dashboard.reports.figure import directly
from tests.coverage.valley import published
from tests.tiny.readers import LAST, WHOLE, head
from tests.tiny.rows import fill

COMBINATIONS = [
    (kind, subject, unit)
    for subject, known in SUBJECTS.items()
    for kind in known.kinds
    for unit in known.units
]
NEEDS = {"recency": "within_days = 30", "duty_hours": "hours = { starts = 15, ends = 22 }"}
ITSELF = '{ zh = "某", en = "some" }'


def code_of(words):
    return next(iter(words)) if words else "x"


def chosen(name, columns):
    """Keep by every column there may be, by one code each."""
    pairs = ", ".join(f'{column} = ["{code_of(words)}"]' for column, words in columns.items())
    return f"{name} = {{ {pairs} }}\n" if pairs else ""


def paragraph(kind, subject, unit, period="month", narrow=False):
    key = f"{kind}-{subject}-{unit}-{'narrow' if narrow else period}"
    text = f'[[standard]]\nkey = "{key}"\nkind = "{kind}"\nsubject = "{subject}"\nunit = "{unit}"\n'
    text += f'period = "{period}"\nsince = 2020-01-01\n{NEEDS.get(kind, "")}\n'
    text += "".join(f"{word} = {ITSELF}\n" for word in ("name", "requirement", "owner", "source"))
    if narrow:
        text += chosen("where", WHERE.get(subject, {})) + chosen("units_where", UNITS_WHERE[unit])
        text += "least_officers = 2\n" if unit == "station" else ""
        if kind in STANDING_KINDS and subject in WHERE:
            text += f'each = "{next(iter(WHERE[subject]))}"\n'
    return text


@pytest.fixture(scope="module")
def config(tiny_config, tmp_path_factory):
    folder = tmp_path_factory.mktemp("combinations") / "config"
    shutil.copytree(tiny_config, folder)
    file = folder / "programmes" / "hill.toml"
    periods = ("day", "week", "quarter", "half_year", "year")
    more = [paragraph(*one) for one in COMBINATIONS]
    more += [paragraph(*one, narrow=True) for one in COMBINATIONS]
    more += [paragraph("cadence", "visit", "community", period) for period in periods]
    more += [paragraph("completeness", "dossier", "town", period) for period in periods]
    file.write_text(file.read_text("utf-8") + "\n" + "\n".join(more), "utf-8")
    return folder


@pytest.fixture(scope="module")
def server(new_postgres):
    url = new_postgres()
    engine = create_engine(url)
    bulk.create_tables(engine)
    fill(engine)
    published(engine)
    engine.dispose()
    return url


@pytest.fixture
def hill(on_tiny, config, monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(config))
    return programme_of("hill")


def answers(scope, programme):
    """Everything that is asked about a standard, as text: one engine's answer for another's."""
    found = {}
    for standard in programme.standards:
        gaps = judged(scope, programme, standard, directly)
        assert list(gaps.columns) == COLUMNS
        units = required_units(scope, programme.code, standard)
        records = [
            evidence(scope, programme.code, standard, code, standard.since, LAST)
            for code in units["code"]
        ]
        tables = [gaps.sort_values(["unit", "since"]), units, *records]
        found[standard.key] = [json.loads(one.to_json(date_format="iso")) for one in tables]
    return found


def test_every_combination_is_declared_and_has_units_to_ask(hill):
    assert len(hill.standards) > 2 * len(COMBINATIONS) > 80
    bare = [one for one in hill.standards if one.key.endswith("-month")]
    asked = {one.key: len(required_units(WHOLE, "hill", one)) for one in bare}
    # Nothing was planned, no licence and no committee for a target is recorded there.
    assert {key for key, n in asked.items() if not n} <= {
        key for key in asked if key.split("-")[0] in ("rollout", "expiry", "target")
    }


@pytest.mark.parametrize("scope", [WHOLE, head("HS1")], ids=["whole", "head"])
def test_every_combination_is_judged_alike_on_both_engines(hill, server, monkeypatch, scope):
    here = answers(scope, hill)
    monkeypatch.setenv("DASHBOARD_DATABASE", server)
    there = answers(scope, hill)
    connection.case_database().engine.dispose()
    assert here == there
    assert any(gaps["since"] for gaps, *_ in here.values())


def test_every_combination_is_listed_and_counted(hill):
    spans = gap_spans(WHOLE, hill, directly)
    rates = coverage_rates(WHOLE, hill, spans, LAST, directly)
    assert list(rates["standard"]) == [one.key for one in hill.standards]
    assert (rates["meeting"] <= rates["units"]).all()
    assert set(spans["standard"]) <= set(rates["standard"])
