"""The checks that programme files declare, with the verdicts worked out by hand beforehand."""

import pytest

from dashboard.domain.errors import BadConfig
from dashboard.domain.programme import load_programme
from dashboard.domain.settings import ROOT, programmes
from dashboard.quality.checking import JUDGES, check_programme
from dashboard.quality.findings import STANDINGS, VERDICTS, Standing, Verdict

EXPECTED = {
    "R1": "disagrees",
    "R2": "confusable",
    "R3": "impossible_subset",
    "R4": "suspicious_ratio",
    "R5": "cannot_compute",
    "R6": "cannot_compute",
    "R7": "only_by_rounding",
    "R8": "parts_do_not_add",
    "R9": "agrees",
    "R10": "truncated",
    "R11": "not_shown_by_counts",
    "R12": "computed",
    "R13": "cannot_compute",
    "R14": "cannot_compute",
    "R15": "agrees",
    "R16": "agrees_no_fair_comparison",
    "R17": "agrees_no_fair_comparison",
    "R18": "agrees_no_fair_comparison",
    "R19": "conflicts",
    "R20": "computed",
    "R21": "computed",
    "R22": "agrees",
    "R23": "implausible",
}
RECOMPUTED = {
    "R1": 0.9112,
    "R2": 0.9916,
    "R3": 1.0230,
    "R4": 4,
    "R5": 0.11,
    "R6": 0.13,
    "R7": 0.9834,
    "R8": 12_648,
    "R9": 40,
    "R10": 12_924,
    "R11": 1.1606,
    "R12": 25_683,
    "R14": 0.8503,
    "R15": 0.9190,
    "R16": -0.3213,
    "R17": -0.6431,
    "R18": -0.1055,
    "R19": 0.9941,
    "R20": 0.9669,
    "R21": 0,
    "R22": 0.9630,
    "R23": 0,
}
TINY = (ROOT / "tests" / "tiny" / "programmes" / "hill.toml").read_text("utf-8")
FIGURES = """
[[published]]
key = "all"
name = { zh = "受理", en = "Accepted" }
kind = "count"
value = 968
unit = { zh = "件", en = "cases" }
place = { zh = "第1段", en = "paragraph 1" }

[[published]]
key = "good"
name = { zh = "成功", en = "Settled" }
kind = "count"
value = 882
unit = { zh = "件", en = "cases" }
place = { zh = "第2段", en = "paragraph 2" }

[[check]]
id = "H1"
kind = "rate"
name = { zh = "成功率", en = "Rate" }
numerator = "good"
denominator = "all"
"""


@pytest.fixture
def results():
    return {one.id: one for named in programmes().values() for one in check_programme(named)}


@pytest.fixture
def written(tmp_path):
    def write(more):
        path = tmp_path / "hill.toml"
        path.write_text(TINY + more, "utf-8")
        return load_programme(path)

    return write


def test_every_check_there_is_gets_the_verdict_it_must(results):
    assert {name: one.finding.verdict.value for name, one in results.items()} == EXPECTED


def test_every_check_gets_the_number_it_must(results):
    for name, value in RECOMPUTED.items():
        assert round(float(results[name].finding.recomputed), 4) == value, name
    assert results["R13"].finding.recomputed is None


def test_every_result_says_where_it_is_printed_in_both_languages(results):
    for one in results.values():
        assert one.place.zh.startswith("第")
        assert "paragraph" in one.place.en or "part" in one.place.en
        assert one.article is not None
        assert one.figures
        assert one.finding.sentence.zh != one.finding.sentence.en


def test_every_verdict_and_standing_has_words():
    assert set(VERDICTS) == set(Verdict)
    assert set(STANDINGS) == set(Standing)
    assert {verdict.value for verdict in Verdict} == set(EXPECTED.values())


def test_a_file_of_its_own_needs_no_code(written):
    (result,) = check_programme(written(FIGURES))
    assert result.finding.verdict == Verdict.COMPUTED
    assert result.place.zh == "第2段"
    assert "rate" in JUDGES


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('numerator = "good"', 'numerator = "best"', "H1 names 'best', which is no published"),
        ("value = 882\n", "", "H1 names 'good', which is no published"),
        ('key = "good"', 'key = "all"', "'all' stands there twice"),
        ('kind = "rate"', 'kind = "guess"', "key 'check.0': "),
        ('numerator = "good"', 'numerator = "good"\nverdict = "agrees"', "check.0.rate.verdict"),
        ('numerator = "good"', 'numerator = "good"\nbasis = "hope"', "check.0.rate.basis"),
    ],
)
def test_a_check_of_what_is_not_there_stops_the_start(written, old, new, says):
    assert old in FIGURES
    with pytest.raises(BadConfig, match=f"hill.toml: .*{says}"):
        written(FIGURES.replace(old, new, 1))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ('kind = "subset"\npart = "good"\npart_good = "good"\nwhole = "all"', "whole_good"),
        ('kind = "restated"\nrough = ["all", "good"]\nexact = ["all"]', "same length"),
        ('kind = "parts"\nwhole = "all"\nparts = ["good"]', "parts"),
    ],
)
def test_a_check_must_be_complete(written, fields, says):
    more = f'\n[[check]]\nid = "H2"\nname = {{ zh = "核", en = "check" }}\n{fields}\n'
    with pytest.raises(BadConfig, match=says):
        written(FIGURES + more)
