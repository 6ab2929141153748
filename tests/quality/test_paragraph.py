"""Figures typed in and texts pasted: what is paired, what is left, and the verdicts."""

import time

import pytest

from dashboard.domain.errors import BadRequest
from dashboard.quality.findings import CONTRADICTIONS, Verdict
from dashboard.quality.pairing import pairs_in
from dashboard.quality.paragraph import MOST, check_text, check_typed


def told(text):
    """Kind and verdict of each pair."""
    return [(one.kind, one.finding.verdict.value) for one in check_text(text).results]


def left(text):
    """Numbers left unpaired, with the reason in English."""
    return {one.told.number.text: one.why.en for one in check_text(text).unpaired}


def numbers(result):
    return [float(one.value) for one in result.figures]


@pytest.mark.parametrize(
    ("text", "kind", "verdict", "figures"),
    [
        ("共调解案件968件,成功调解882件,调解成功率达84.9%", "rate", "disagrees", [0.849, 882, 968]),
        (
            "共调解案件９６８件，成功调解８８２件，成功率８４．９％",
            "rate",
            "disagrees",
            [0.849, 882, 968],
        ),
        (
            "受理48.1万件,调解成功47.3万件,调解成功率达98.5%",
            "rate",
            "only_by_rounding",
            [0.985, 473_000, 481_000],
        ),
        ("受理矛盾纠纷654件，成功调解601件，成功率92%", "rate", "agrees", [0.92, 601, 654]),
        (
            "摸排27013起,累计成功化解26014起,成功率达96.3%",
            "rate",
            "agrees",
            [0.963, 26_014, 27_013],
        ),
        (
            "摸排27013起,累計成功化解26014起,調解成功率達96.3%",
            "rate",
            "agrees",
            [0.963, 26_014, 27_013],
        ),
        ("受理调解纠纷3448件,成功调解3419件", "rate", "computed", [3_419, 3_448]),
        ("联合案件调处121件,实际解决117件", "rate", "computed", [117, 121]),
        ("接警2922起、较去年同期4305起下降32.13%", "change", "agrees", [-0.3213, 2_922, 4_305]),
        ("刑事立案242件、较去年同期678件下降64.31%", "change", "agrees", [-0.6431, 242, 678]),
        ("治安受理670件、较去年同期749件下降10.55%", "change", "agrees", [-0.1055, 670, 749]),
        ("接警由4305起下降到2922起，降幅32.13%", "change", "agrees", [-0.3213, 2_922, 4_305]),
        ("受理120件，比上年同期100件增长30%", "change", "disagrees", [0.3, 120, 100]),
        ("化解率由83%快速提升至94%", "points", "cannot_compute", [0.94, 0.83]),
        ("满意度由85%上升至98%", "points", "cannot_compute", [0.98, 0.85]),
        ("共受理1,000件，其中信访200件，占20%", "rate", "agrees", [0.2, 200, 1_000]),
        (
            "受理三百二十件，成功调解三百件，成功率百分之九十三点八",
            "rate",
            "agrees",
            [0.938, 300, 320],
        ),
        ("回访400人，满意396人，满意率99%", "rate", "agrees", [0.99, 396, 400]),
        ("达成协议50件，已履行45件，履行率90%", "rate", "agrees", [0.9, 45, 50]),
        ("应履行协议50件，已履行45件，履行率90%", "rate", "agrees", [0.9, 45, 50]),
    ],
)
def test_figures_that_belong_together_are_paired_and_checked(text, kind, verdict, figures):
    (result,) = check_text(text).results
    assert (result.kind, result.finding.verdict.value) == (kind, verdict)
    assert numbers(result) == pytest.approx(figures)
    assert left(text) == {}


def test_a_long_sentence_pairs_what_it_can_and_says_what_it_leaves():
    text = "1172名调解员共受理各类纠纷3448件,成功调解3419件,提供咨询13792人,群众满意率达99.1%。"
    assert told(text) == [("rate", "computed")]
    assert left(text) == {
        "1172名": "nothing to pair it with",
        "13792人": "nothing to pair it with",
        "99.1%": "no numerator for this rate in the sentence",
    }


@pytest.mark.parametrize(
    ("text", "number", "why"),
    [
        ("化解疑难纠纷678起,调解成功率达100%", "100%", "no numerator"),
        ("成功调解601件，成功率92%", "92%", "no denominator"),
        ("摸排5000件，受理3448件，成功调解3419件，成功率99.2%", "99.2%", "several counts"),
        ("培训8万余人次,受训率达100%", "100%", "not said of what"),
        ("接警率下降23%", "23%", "no two counts"),
        ("较去年同期4305起下降32.13%", "32.13%", "no two counts"),
        ("接警2922起，去年同期4305人，下降32.13%", "32.13%", "no two counts"),
        ("受理10件，化解30件", "30件", "more than the count before"),
        ("编号12345", "12345", "without a unit"),
        ("排查纠纷5.6万余次,调解纠纷40.9万余件", "5.6万余次", "nothing to pair"),
    ],
)
def test_what_is_not_sure_is_left_unpaired_with_the_reason(text, number, why):
    assert why in left(text)[number]
    assert not [one for one in check_text(text).results if one.finding.verdict != Verdict.COMPUTED]


def test_numbers_of_different_sentences_are_never_paired():
    assert told("共调解968件。成功调解882件。成功率84.9%。") == []


def test_two_units_in_one_sentence_keep_their_own_counts():
    text = "甲所调解100件,成功90件,成功率90%,乙所调解50件,成功40件,成功率85%"
    assert told(text) == [("rate", "agrees"), ("rate", "disagrees")]


def test_failures_are_not_successes():
    assert told("受理100件，未成功10件，成功率90%") == []
    assert told("回访100人，不满意4人，满意率96%") == []


def test_an_empty_text_has_nothing_to_say():
    reading = check_text("")
    assert (reading.results, reading.unpaired) == ((), ())


def test_a_text_of_the_longest_kind_is_read_in_a_moment():
    text = ("调解1件，成功1件，成功率9%，" * MOST)[:MOST]
    started = time.process_time()
    pairs_in(text)
    assert time.process_time() - started < 10


def test_a_longer_text_is_refused_without_repeating_it():
    with pytest.raises(BadRequest, match="5,001 characters; at most 5,000") as caught:
        check_text("密" * (MOST + 1))
    assert "密" not in str(caught.value)


def test_a_figure_typed_in_is_checked():
    result = check_typed("84.9%", "882", "968")
    assert result.finding.verdict == Verdict.DISAGREES
    assert "882 of 1,039" in result.finding.needs.en


def test_counts_may_be_typed_as_they_are_printed():
    assert check_typed("98.5%", "47.3万", "48.1万件").finding.verdict == Verdict.ONLY_BY_ROUNDING
    assert check_typed("９２％", "６０１", "654 件").finding.verdict == Verdict.AGREES


def test_a_change_is_typed_with_its_sign():
    change = check_typed("-32.13%", "2922", "4,305", is_change=True)
    assert change.finding.verdict == Verdict.AGREES
    assert (
        check_typed("32.13%", "2922", "4305", is_change=True).finding.verdict == Verdict.DISAGREES
    )


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("84.9", "882", "968"), "'84.9' is not a percentage"),
        (("84.9%", "many", "968"), "'many' is not a count"),
        (("84.9%", "882", ""), "'' is not a count"),
        (("84.9%", "882", "10%"), "'10%' is not a count"),
        (("84.9%", "-882", "968"), "'-882' is not a count"),
        (("84.9%", "882 968", "968"), "'882 968' is not a count"),
    ],
)
def test_what_is_no_figure_is_said(typed, says):
    with pytest.raises(BadRequest, match=says):
        check_typed(*typed)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("共受理案件1000件，同比增加200件，增长25%", [0.25, 1_000, 800]),
        ("共受理案件1000件，比上年减少312件，下降23.8%", [-0.238, 1_000, 1_312]),
        ("参与调解1000人，较上年增加200人，增长25%", [0.25, 1_000, 800]),
        ("接警486起，环比增加86起，增长21.5%", [0.215, 486, 400]),
        ("共受理案件1000件，同比多200件，上升25%", [0.25, 1_000, 800]),
        ("共受理案件1000件，同比少200件，下降16.7%", [-0.167, 1_000, 1_200]),
    ],
)
def test_an_increment_is_not_taken_for_the_earlier_count(text, figures):
    (result,) = check_text(text).results
    assert result.finding.verdict == Verdict.AGREES
    assert numbers(result) == pytest.approx(figures)
    assert left(text) == {}


def test_an_increment_with_a_wrong_rate_disagrees():
    assert told("共受理案件1000件，同比增加200件，增长20%") == [("change", "disagrees")]


@pytest.mark.parametrize(
    ("text", "number", "why"),
    [
        ("受理1000件，其中重大50件，调解成功49件，成功率98%", "98%", "another count"),
        ("调解4777件，律师主调3000件，成功2800件，成功率93.3%", "93.3%", "another count"),
        (
            "共受理3448件，其中婚姻家庭1200件、邻里800件，分别占34.8%、23.2%",
            "34.8%",
            "several rates",
        ),
        ("受理3448件，婚姻家庭1200件、邻里800件，占34.8%、23.2%", "34.8%", "several rates"),
        ("排查5000件，受理3000件，其中家庭900件，占20%", "20%", "several counts"),
        (
            "上半年受理500件，成功490件；下半年受理600件，成功580件，全年成功率97.3%",
            "97.3%",
            "something larger",
        ),
        (
            "上半年受理500件，成功490件；下半年受理600件，成功580件，成功率97.3%",
            "97.3%",
            "something larger",
        ),
        ("受理1000件，办结含往年积案1050件，办结率95%", "95%", "more than the count"),
        ("受理1000件，办结950件（含往年积案），办结率90%", "90%", "include cases"),
        ("受理1000件，办结1050件，办结率95%", "95%", "more than the count"),
        ("共调解1000件，达成协议900件，成功率95%", "95%", "no numerator"),
        ("受理1000件，成功900件，其中重大50件，成功率98%", "98%", "another count"),
        ("受理1000件，成功900件，重大纠纷调解成功率98%", "98%", "qualified"),
        ("受理1000件，成功调解婚姻纠纷600件，成功率95%", "95%", "qualified"),
        ("受理1000件，成功900件，成功率比上年高5%", "5%", "no two counts"),
        ("受理1000件，成功900件，较去年同期800件增长25%", "25%", "another count"),
        ("受理1000件，去年同期800件，化解率提高5%", "5%", "not surely the change"),
        ("受理1000件，其中重大50件，同比增加200件，增长25%", "25%", "no two counts"),
        ("受理1000件，去年同期800件，环比增长5%", "5%", "not surely the change"),
    ],
)
def test_common_phrasing_is_never_called_a_contradiction(text, number, why):
    assert why in left(text)[number]
    verdicts = {one.finding.verdict for one in check_text(text).results}
    assert not verdicts & set(CONTRADICTIONS)


def test_of_several_bases_the_one_that_fits_is_named():
    (result,) = check_text("排查5000件，受理3000件，其中家庭900件，占18%").results
    assert result.finding.verdict == Verdict.AGREES
    assert numbers(result) == pytest.approx([0.18, 900, 5_000])
    assert "排查 5,000" in result.finding.sentence.zh
