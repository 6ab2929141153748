"""What the documents promise is there, and what is there is in the documents."""

import re

import pytest

from dashboard.commands import VERBS, verb_of
from dashboard.domain.settings import ROOT
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
