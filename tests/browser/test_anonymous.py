"""Whoever has not signed in gets nothing, on any address and on any line."""

from urllib.parse import quote, urlencode

import pytest
from websockets.exceptions import InvalidStatus

from dashboard.access.requests import COOKIE
from dashboard.navigation import PAGES
from tests.browser.conftest import Readers
from tests.browser.screen import Screen
from tests.browser.wire import Wire

pytestmark = pytest.mark.browser
CANARIES = ("成功率", "管理区", "派出所", "chenghua:", "CHS01", "968")
CHINESE = urlencode({"type": "family", "note": "锦书街道 婚姻"})
ADDRESSES = [
    "/",
    *(f"/{entry.key}" for entry in PAGES),
    *(f"/{entry.key}?{CHINESE}" for entry in PAGES),
    "/dispute?id=" + quote("chenghua:police_net:201900001"),
    "/派出所".encode().decode("latin-1"),
    "/media/x",
    "/media/0123456789abcdef.csv",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/upload_file/x/1",
    "/_stcore/metrics",
    "/zones/_stcore/health",
    "/dashboard/pages/zones.py",
    "/config/roles.toml",
    "/var/state.sqlite",
    "/component/x/index.html",
]


@pytest.mark.parametrize("path", [quote(path, safe="/?=&%+") for path in ADDRESSES])
def test_no_address_answers_a_stranger(path, server):
    answer = server.ask("GET", path)
    assert answer.status in {303, 401, 403}
    if answer.status == 303:
        assert answer["location"].startswith("/login?next=")
    assert not [canary for canary in CANARIES if canary in answer.text]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_no_stranger_uploads(method, server):
    origin = server.base
    answer = server.ask(method, "/_stcore/upload_file/x/1", body="x", Origin=origin)
    assert answer.status in {401, 403}


@pytest.mark.parametrize("cookie", ["", f"{COOKIE}=forged"], ids=["no cookie", "forged cookie"])
def test_no_socket_opens_for_a_stranger(cookie, server):
    with pytest.raises(InvalidStatus, match="40[13]"):
        Wire(server.port, cookie=cookie)


def test_the_sign_in_page_holds_no_data(server):
    answer = server.ask("GET", "/login?next=/zones")
    assert answer.status == 200
    assert not [canary for canary in CANARIES if canary in answer.text.replace("派出所负责人", "")]


def test_a_link_with_chinese_in_it_survives_the_sign_in(browser, server, guards):
    context = browser.new_context(locale="zh-CN")
    guards.append(Readers.watched(context, server))
    page = context.new_page()
    page.goto(f"{server.base}/disputes?{CHINESE}")
    page.click("button[name=role][value=political_legal]")
    tab = Screen(page, server.base).settled()
    total = server.figure("mediated", "--where", "type=family", role="political_legal")["value"]
    tab.says(total)
    assert tab.query["note"] == "锦书街道 婚姻"
    context.close()


def test_another_logins_session_id_takes_over_nothing(readers, server):
    mine = Wire(server.port, cookie=readers.cookie("district_head"))
    mine.page("disputes", station="CHS01")
    thief = Wire(server.port, cookie=readers.cookie("bureau_director"), session_id=mine.session_id)
    drawn = thief.page("disputes")
    assert thief.session_id != mine.session_id
    total = server.figure("mediated", role="bureau_director")["value"]
    assert any(f"**{total:,}**" in element for element in drawn.elements)
    own = server.figure("mediated", "--where", "station=CHS01", role="district_head")["value"]
    assert not any(f"**{own:,}**" in element for element in drawn.elements)
    mine.close()
    thief.close()
