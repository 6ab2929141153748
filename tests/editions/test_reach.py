"""Who freezes and who opens: role x reach; absent and forbidden look the same."""

from dataclasses import replace

import pytest

from dashboard.access import audit
from dashboard.domain.errors import NotAllowed
from dashboard.domain.scope import Field
from dashboard.editions.register import editions_in, opened
from dashboard.reports.briefing.asked import Subject
from tests.editions.conftest import ASKED, DIRECTOR
from tests.supervision.conftest import reader
from tests.tiny.papers import paper
from tests.tiny.readers import NOBODY, WHOLE, head

HAS = ("political_legal", "district_head", "bureau_director")
LESS = {
    "programme": replace(WHOLE, programmes=("river",)),
    "county": replace(WHOLE, counties=("H1",)),
    "stations": head("HS1", "HS2", "HS3"),
    "firms": replace(WHOLE, firms=("HFA", "HFB")),
    "beside": replace(WHOLE, comparison_counties=("H1",)),
    "rights": replace(WHOLE, fields=(Field.AGGREGATES, Field.CASE_LIST)),
    "nothing": NOBODY,
}


@pytest.mark.parametrize("role", (*HAS, "case_reviewer", "importer", "auditor", "gone"))
def test_a_role_without_the_page_neither_freezes_nor_opens(role, frozen):
    one, who = frozen(), reader(role)
    if role in HAS:
        assert opened(who, one.id) and editions_in(who, "hill")
        return
    assert opened(who, one.id) is None
    assert editions_in(who, "hill") == []
    with pytest.raises(NotAllowed):
        frozen(who=who)
    assert [*audit.records()][-1]["outcome"] == "denied"


@pytest.mark.parametrize("scope", LESS.values(), ids=LESS)
def test_whoever_reaches_less_than_an_edition_tells_of_does_not_find_it(scope, frozen):
    one, who = frozen(), reader("bureau_director", scope)
    assert opened(who, one.id) is None
    assert opened(who, 99) is None
    assert editions_in(who, "hill") == []


def test_a_larger_reach_opens_the_edition_of_a_smaller_one(frozen):
    one = frozen(who=reader("district_head", head("HS1", "HS2")))
    assert opened(DIRECTOR, one.id).edition == one
    assert opened(reader("district_head", head("HS2", "HS1", "HS3")), one.id)
    assert opened(reader("district_head", head("HS1", "HS3")), one.id) is None


def test_a_right_that_no_briefing_uses_keeps_nobody_out(frozen):
    one = frozen()
    assert Field.MONEY not in one.scope.fields
    plain = replace(WHOLE, fields=(Field.AGGREGATES, Field.FIRMS, Field.STAFF))
    assert opened(reader("political_legal", plain), one.id)


def test_a_briefing_on_firms_is_for_those_who_may_see_firms(frozen):
    asked = replace(ASKED, subject=Subject.FIRMS)
    plain = replace(WHOLE, fields=(Field.AGGREGATES,))
    with pytest.raises(NotAllowed):
        frozen(asked=asked, who=reader("bureau_director", plain), document=paper())
    monthly = frozen(who=reader("bureau_director", plain))
    assert opened(DIRECTOR, monthly.id)


def test_a_programme_out_of_reach_is_not_frozen(frozen):
    who = reader("bureau_director", replace(WHOLE, programmes=("river",)))
    with pytest.raises(NotAllowed):
        frozen(who=who)
    assert editions_in(DIRECTOR, "hill") == []
