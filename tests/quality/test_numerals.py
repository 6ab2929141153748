"""Numbers found in Chinese running text."""

from fractions import Fraction

import pytest

from dashboard.quality.numerals import numbers_in, of_characters


def only(text):
    (number,) = numbers_in(text)
    return number


@pytest.mark.parametrize(
    ("text", "value", "family"),
    [
        ("968件", 968, "cases"),
        ("2922起", 2_922, "cases"),
        ("3,448 件", 3_448, "cases"),
        ("９６８件", 968, "cases"),
        ("13792人", 13_792, "people"),
        ("48.1万件", 481_000, "cases"),
        ("3727.53万元", 37_275_300, "money"),
        ("1.2亿元", 120_000_000, "money"),
        ("8万余人次", 80_000, "attendances"),
        ("12924个", 12_924, "units"),
        ("三百二十件", 320, "cases"),
        ("84.9%", Fraction("0.849"), "share"),
        ("８４．９％", Fraction("0.849"), "share"),
        ("百分之84.9", Fraction("0.849"), "share"),
        ("百分之八十四点九", Fraction("0.849"), "share"),
        ("百分之一百", 1, "share"),
        ("5个百分点", 5, "points"),
        ("882", 882, "bare"),
    ],
)
def test_a_number_is_read_with_what_it_counts(text, value, family):
    assert (only(text).value, only(text).family) == (value, family)


@pytest.mark.parametrize(
    ("text", "step", "bound"),
    [
        ("968件", 0, None),
        ("48.1万件", 1_000, None),
        ("5万件", 10_000, None),
        ("84.9%", Fraction("0.001"), None),
        ("100%", Fraction("0.01"), None),
        ("40.9万余件", 1_000, "at_least"),
        ("8万余人次", 10_000, "at_least"),
        ("8000余万元", 10_000_000, "at_least"),
        ("450余名", 10, "at_least"),
        ("96%以上", Fraction("0.01"), "at_least"),
        ("超过11万人", 10_000, "at_least"),
        ("约300件", 100, "about"),
        ("300件左右", 100, "about"),
        ("百分之八十四点九", Fraction("0.001"), None),
    ],
)
def test_how_finely_a_number_is_printed_is_kept(text, step, bound):
    assert (only(text).step, only(text).bound) == (step, bound)


@pytest.mark.parametrize(
    "text",
    [
        "2019年3月5日",
        "8月1日-10月31日",
        "15:00—22:00",
        "15：00",
        "第3条",
        "第三十三条",
        "50-200元",
        "60—150元",
        "用时4个多小时",
        "2个月",
        "7个小时",
        "13800138000",
        "510108199001011234",
        "A4纸",
        "一起做一件事",
        "没有数字",
        "",
    ],
)
def test_what_is_no_count_is_passed_over(text):
    assert numbers_in(text) == []


def test_a_number_keeps_its_place_and_its_own_signs():
    first, second = numbers_in("共調解968件，達８４．９％")
    assert (first.text, second.text) == ("968件", "８４．９％")
    assert (first.start, first.end) == (3, 7)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("三千二百一十", 3_210),
        ("一万二千", 12_000),
        ("两万", 20_000),
        ("九十八点三四", Fraction("98.34")),
        ("四五十", None),
        ("百二", None),
        ("八点", None),
        ("百", None),
    ],
)
def test_numbers_in_characters_are_read_or_refused(text, value):
    assert of_characters(text) == value
