"""The font that is shipped: what it covers, under which licence, what is printed of the rest."""

import io
from functools import cache

import pytest
from fontTools.ttLib import TTFont

from dashboard.reports.paper.shipped_font import FOLDER, FONT, fonts, written

WEIGHTS = ("Regular", "Bold")


@cache
def font(weight: str) -> TTFont:
    return TTFont(io.BytesIO((FOLDER / f"MediationSansSC-{weight}.otf").read_bytes()), lazy=True)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_each_weight_covers_what_is_said_to_be_covered(weight):
    signs = {chr(code) for code in font(weight).getBestCmap() if code > 0x20}
    assert signs == set((FOLDER / "covered.txt").read_text("utf-8")) - {"\n"}


def test_common_and_rare_given_names_are_covered():
    assert written("张喆堃 李玥祎 镕 𬭎") == "张喆堃 李玥祎 镕 𬭎"
    beyond = set((FOLDER / "beyond_gb2312.txt").read_text("utf-8")) - {"\n"}
    assert len(beyond) == 1467
    assert written("".join(sorted(beyond))) == "".join(sorted(beyond))


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_font_has_a_name_of_its_own_and_says_its_licence(weight):
    names = {one.nameID: one.toUnicode() for one in font(weight)["name"].names}
    assert names[1] == FONT
    assert "SIL Open Font License" in names[13]
    assert "Adobe" in names[0]
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text("utf-8")


def test_figures_are_as_wide_as_each_other():
    regular = font("Regular")
    named = regular.getBestCmap()
    assert len({regular["hmtx"][named[ord(digit)]][0] for digit in "0123456789"}) == 1


def test_no_other_font_is_at_hand():
    assert fonts().families() == [FONT]


def test_a_sign_without_a_form_is_printed_as_its_number_and_nothing_is_left_out():
    assert written("王𠮷") == "王〔U+20BB7〕"
    assert written("好😀") == "好〔U+1F600〕"
    assert written("a\tb\x00c\ud800") == "a bc〔U+D800〕"
    assert written("葛\U000e0100") == "葛"
