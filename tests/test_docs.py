"""What the documents promise is there, and what is there is in the documents."""

import re
import tomllib

import pytest

from dashboard.commands import VERBS, verb_of
from dashboard.domain.settings import ROOT
from dashboard.domain.standard_columns import UNITS_WHERE, WHERE
from dashboard.domain.standards import KINDS, SUBJECTS, Standard
from dashboard.metrics import ALL

README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
EVERY = pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))


@pytest.mark.parametrize("metric", ALL, ids=lambda metric: metric.key)
def test_every_indicator_is_in_the_list_of_indicators(metric):
    text = (ROOT / "docs" / "indicators.md").read_text("utf-8")
    for said in (metric.key, metric.name.zh, metric.name.en, metric.formula.zh):
        assert said in text


@pytest.mark.parametrize("verb", [verb_of(name) for name in VERBS], ids=VERBS)
def test_every_verb_has_help_and_is_documented(verb):
    assert verb.HELP
    everything = "".join(page.read_text("utf-8") for page in PAGES)
    assert re.search(rf"(?:dashboard |`){verb.NAME}\b", everything)


STANDARDS = (ROOT / "docs" / "standards.md").read_text("utf-8")


def table_rows(text):
    """Cells of every line of a table, without the marks of code."""
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def listed(names):
    return ", ".join(f"`{name}`" for name in names) or "–"


def test_the_tables_of_standards_are_what_standards_may_be():
    rows = table_rows(STANDARDS)
    expected = [
        [
            f"`{key}`",
            f"{one.name.zh} / {one.name.en}",
            listed(one.kinds),
            listed(one.units),
            listed(WHERE.get(key, ())),
        ]
        for key, one in SUBJECTS.items()
    ]
    assert [row for row in rows if len(row) == 5] == expected
    pairs = [row for row in rows if len(row) == 2]
    assert [row[0] for row in pairs][: -len(UNITS_WHERE)] == [
        f"`{key}`" for key in Standard.model_fields
    ]
    assert pairs[-len(UNITS_WHERE) :] == [
        [f"`{unit}`", listed(columns)] for unit, columns in UNITS_WHERE.items()
    ]


def test_every_kind_of_standard_has_an_example_that_can_be_declared():
    examples = [
        Standard(**given)
        for text in re.findall(r"```toml\n(.*?)```", STANDARDS, re.DOTALL)
        for given in tomllib.loads(text)["standard"]
    ]
    assert list(dict.fromkeys(one.kind for one in examples)) == list(KINDS)
    headings = re.findall(r"^### (.+)$", STANDARDS, re.MULTILINE)
    assert headings == [f"{kind}: {name.zh} / {name.en}" for kind, name in KINDS.items()]
    undefined = [one for one in examples if "3221" in one.name.zh]
    assert len(undefined) == 3
    assert all(one.assumed and one.where == {"kind": ("full_time",)} for one in undefined)


def test_the_two_commands_of_a_fresh_machine_come_first():
    assert 0 < README.index("make run") < 3000
    assert 0 < README.index("make test") < 3000


@EVERY
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target


@EVERY
def test_no_document_names_the_machine_it_was_written_on(path):
    assert not re.search(r"(?<![\w.])/(?:work|tmp|home|root)/", path.read_text("utf-8"))
