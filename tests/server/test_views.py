"""``/v/CODE``: on to the view for who has its page; for everybody else there is no such code."""

from urllib.parse import quote

import pytest

from dashboard.access import view_links
from dashboard.access.view_routes import ABSENT, HOME

QUERY = {"programme": "chenghua", "station": "保和"}


@pytest.mark.parametrize("typed", ["{code}", "{first}-{last}", "{first} {last}", "{lower}"])
def test_a_code_leads_on_to_its_view_however_it_is_typed(typed, signed_in):
    code = view_links.keep("stations", QUERY)
    told = typed.format(code=code, first=code[:4], last=code[4:], lower=code.lower())
    answer = signed_in.get(f"/v/{told}")
    address = f"/stations?programme=chenghua&station={quote('保和')}"
    assert (answer.status, answer["location"]) == (303, address)
    assert answer["cache-control"] == "no-store"


def test_a_code_of_a_page_the_role_has_not_is_answered_as_none_at_all(signed_in):
    denied = signed_in.get(f"/v/{view_links.keep('imports', QUERY)}")
    unknown = [signed_in.get(f"/v/{typed}") for typed in ("00000000", "no-code", "a/b", "")]
    assert {(one.status, one.text) for one in (denied, *unknown)} == {(404, denied.text)}
    for said in (ABSENT.zh, ABSENT.en, HOME.zh, HOME.en, 'href="/"'):
        assert said in denied.text


def test_a_stranger_signs_in_first_and_comes_back_to_the_code(client, state_database):
    code = view_links.keep("stations", QUERY)
    answer = client.get(f"/v/{code}")
    assert (answer.status, answer["location"]) == (
        303,
        f"/login?next={quote(f'/v/{code}', safe='')}",
    )
