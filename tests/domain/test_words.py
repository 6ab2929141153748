"""Words on screen come in both languages, and never in one of them twice."""

import re

import pytest

from dashboard.domain import kinds, vocabulary
from dashboard.domain.dimensions import DIMENSIONS, TIME_DIMENSIONS
from dashboard.domain.scope import ALL, OPERATOR, Field, Scope
from dashboard.domain.text import Lang, Text
from tests.tiny.readers import head

WORDS = vars(vocabulary) | vars(kinds)
TABLES = {name: table for name, table in WORDS.items() if name.isupper()}


@pytest.mark.parametrize("name", TABLES)
def test_codes_are_plain_and_named_in_both_languages(name):
    for code, text in TABLES[name].items():
        assert re.fullmatch(r"[a-z0-9_]+", code)
        assert re.search("[\u4e00-\u9fff]", text.zh)
        assert not re.search("[\u4e00-\u9fff]", text.en)
        assert text.en


def test_dimensions_are_named_in_both_languages():
    for dimension in (*DIMENSIONS.values(), *TIME_DIMENSIONS.values()):
        assert dimension.name.zh
        assert dimension.name.en


def test_a_text_is_read_by_language_and_filled_in_both():
    text = Text("共 {n} 件", "{n} in all").format(n=3)
    assert (text[Lang.ZH], text[Lang.EN]) == ("共 3 件", "3 in all")
    named = Text("“{name}”未达标", "'{name}' is not met").format(name=Text("律所入驻", "A firm"))
    assert (named.zh, named.en) == ("“律所入驻”未达标", "'A firm' is not met")


def test_the_operator_sees_no_party():
    assert not {Field.PARTIES_MASKED, Field.PARTIES_CLEAR} & set(OPERATOR.fields)


def test_a_new_scope_reaches_nothing():
    scope = Scope(account="a", role="r")
    assert not scope.reaches_programme("hill")
    assert not [field for field in Field if scope.may_see(field)]
    assert not any((scope.counties, scope.stations, scope.firms, scope.beside().stations))


def test_beside_a_head_stand_peers_without_a_right_to_cases():
    beside = head("HS1").beside()
    assert beside.stations == ALL
    assert set(beside.fields) == {Field.AGGREGATES, Field.FIRMS, Field.MONEY}
    assert beside.programmes == ("hill",)
