"""名次在前 on the page of people: the part, its words, and who does not get it."""

from dataclasses import replace

import pytest

from dashboard.components.staffing.praise import NONE_DECLARED, RULE
from dashboard.domain.scope import Field
from dashboard.domain.text import Lang
from tests.tiny.readers import WHOLE

HILL = {"programme": "hill", "register": "docking", "part": "praise"}


def told(app):
    return "\n".join(one.value for one in (*app.markdown, *app.caption, *app.info))


@pytest.mark.parametrize("lang", Lang)
def test_the_part_says_the_rule_and_why_nobody_is_listed(on_tiny, opened, lang):
    app = opened("people", lang, **HILL)
    words = told(app)
    assert not app.exception
    assert RULE[lang] in words
    # Three mediators are no first three.
    none = {"zh": "参评且能测算的只有 3 个，排不出前 3", "en": "only 3 can be measured"}
    assert none[lang] in words


def test_a_reader_without_the_right_to_staff_has_no_such_part(on_tiny, opened):
    without = tuple(one for one in WHOLE.fields if one != Field.STAFF)
    app = opened("people", scope=replace(WHOLE, fields=without), **HILL)
    assert RULE.zh not in told(app)


def test_a_period_without_a_grading_says_so(on_tiny, opened):
    app = opened("people", **HILL | {"from_": "2019-01-01", "to": "2019-12-31"})
    assert NONE_DECLARED.zh in told(app)
