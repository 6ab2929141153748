"""A real server: Streamlit behind the gate, asked by clients that do what browsers would not."""

import re
import shutil
import statistics
import time

import pytest
import streamlit as st
from streamlit import config as streamlit_config
from websockets.exceptions import InvalidStatus

from dashboard import server as server_module
from dashboard.access.gate import IDENTITY
from dashboard.domain.errors import BadConfig
from tests.server.client import StreamlitClient
from tests.server.conftest import SCRIPT, start


@pytest.fixture
def tab(server):
    opened = []

    def open_tab(**arguments):
        client = StreamlitClient(server.port, **arguments)
        opened.append(client)
        return client

    yield open_tab
    for client in opened:
        client.close()


def test_a_signed_in_reader_sees_his_page(server, tab):
    assert "canary of demo_auditor, run 1" in tab(cookie=server.enter("auditor")).rerun()


@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"cookie": "dashboard_session=forged"},
        {"X_Gate_User": "demo_auditor", "X_Gate_Login": "0" * 32},
    ],
    ids=["anonymous", "forged cookie", "spoofed header"],
)
def test_no_socket_opens_without_a_session(tab, arguments):
    with pytest.raises(InvalidStatus, match="403"):
        tab(**arguments)


@pytest.mark.parametrize("origin", ["http://evil.example", "", "null"])
def test_no_socket_opens_for_another_origin(server, tab, origin):
    with pytest.raises(InvalidStatus, match="403"):
        tab(cookie=server.enter("auditor"), origin=origin)


def test_a_session_id_without_a_cookie_opens_nothing(server, tab):
    victim = tab(cookie=server.enter("auditor"))
    victim.rerun()
    with pytest.raises(InvalidStatus, match="403"):
        tab(session_id=victim.session_id)


@pytest.mark.parametrize("thief", ["importer", "auditor"], ids=["another account", "same account"])
@pytest.mark.parametrize("is_open", [True, False], ids=["open", "disconnected"])
def test_a_stolen_session_id_takes_over_nothing(server, tab, thief, is_open):
    victim = tab(cookie=server.enter("auditor"))
    victim.rerun()
    assert "run 2" in victim.rerun()
    if not is_open:
        victim.close()
    other = tab(cookie=server.enter(thief), session_id=victim.session_id)
    assert f"canary of demo_{thief}, run 1" in other.rerun()
    assert other.session_id != victim.session_id


def test_ones_own_page_comes_back_after_a_broken_line(server, tab):
    cookie = server.enter("auditor")
    first = tab(cookie=cookie)
    first.rerun()
    first.close()
    assert "run 2" in tab(cookie=cookie, session_id=first.session_id).rerun()


def test_an_identity_sent_by_a_signed_in_client_is_not_believed(server, tab):
    spoofing = tab(cookie=server.enter("importer"), X_Gate_User="demo_auditor", X_Gate_Login="x")
    assert "canary of demo_importer" in spoofing.rerun()


def test_signing_out_ends_the_open_page_at_its_next_click(server, tab):
    cookie = server.enter("auditor")
    page = tab(cookie=cookie)
    page.rerun()
    assert server.leave(cookie).status == 303
    drawn = page.rerun()
    assert "signed out" in drawn
    assert "canary" not in drawn


def test_a_file_needs_a_session_and_is_gone_after_signing_out(server, tab):
    cookie = server.enter("auditor")
    (path,) = set(re.findall(r"/media/[\w.]+", tab(cookie=cookie).rerun()))
    assert server.get(path).status == 401
    served = server.get(path, cookie)
    assert (served.text, served["cache-control"]) == ("file of demo_auditor", "no-store")
    server.leave(cookie)
    assert server.get(path, cookie).status == 401


@pytest.mark.parametrize("method", ["PUT", "DELETE", "POST"])
def test_nobody_uploads_but_an_importer(server, tab, method):
    cookie = server.enter("auditor")
    page = tab(cookie=cookie)
    page.rerun()
    path = f"/_stcore/upload_file/{page.session_id}/1"
    origin = {"Origin": f"http://127.0.0.1:{server.port}"}
    assert server.ask(method, path, body="x", headers=origin).status == 401
    assert server.ask(method, path, body="x", headers=origin | {"Cookie": cookie}).status == 403


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/health", "/media/x", "/zones"])
def test_an_anonymous_client_learns_nothing(server, path):
    answer = server.get(path)
    assert answer.status in {303, 401}
    assert "canary" not in answer.text


def test_the_page_itself_carries_the_policy_with_streamlits_own_script(server):
    page = server.get("/", server.enter("auditor"))
    (script,) = re.findall(r"<script>.*?</script>", page.text, re.DOTALL)
    (source,) = server_module.inline_script_hashes(script)
    assert source in page["content-security-policy"]
    assert page["x-content-type-options"] == "nosniff"


def test_foreign_handshakes_are_turned_away_at_once_and_hold_nobody_up(server, tab):
    cookie = server.enter("auditor")
    refusals, healths = [], []
    for _ in range(50):
        start = time.perf_counter()
        with pytest.raises(InvalidStatus):
            tab(cookie=cookie, origin="http://evil.example")
        refusals.append(time.perf_counter() - start)
        start = time.perf_counter()
        assert server.get("/healthz").status == 200
        healths.append(time.perf_counter() - start)
    # A refusal that asked the outside world for this machine's address would take seconds.
    assert statistics.median(refusals) < 0.1
    assert max(healths) < 1


def test_no_secret_and_no_search_is_in_the_servers_output(server, tab):
    cookie = server.enter("auditor")
    tab(cookie=cookie).rerun()
    server.get("/disputes?search=zhang-san", cookie)
    output = server.log.read_text()
    assert cookie.split("=")[1] not in output
    assert "zhang-san" not in output


def test_the_server_runs_on_the_settings_that_the_gate_needs(server):
    assert "must be" not in server.log.read_text()
    assert server.get("/healthz").text == '{"status":"ok"}'


def test_the_needed_settings_are_those_of_the_repository():
    server_module._reread_settings()
    server_module.check_settings()
    assert st.get_option("server.trustedUserHeaders") == IDENTITY


@pytest.fixture
def set_option():
    yield streamlit_config.set_option
    server_module._reread_settings()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("server.trustedUserHeaders", {}),
        ("server.trustedUserHeaders", {"X-User": "account", "X-Gate-Login": "login"}),
        ("server.enableStaticServing", True),
        ("server.enableAgentApi", True),
        ("server.baseUrlPath", "board"),
        ("server.enableXsrfProtection", False),
        ("client.showErrorDetails", "full"),
    ],
)
def test_settings_that_open_the_house_are_refused_by_name(set_option, key, value):
    server_module._reread_settings()
    set_option(key, value)
    with pytest.raises(BadConfig, match=key):
        server_module.check_settings()


def test_the_server_does_not_start_without_the_gates_identity(tmp_path):
    shutil.copy(SCRIPT, tmp_path / SCRIPT.name)
    state = f"sqlite:///{tmp_path / 'state.sqlite'}"
    process = start(tmp_path, port=1, log=tmp_path / "log", state=state)
    assert process.wait(30) != 0
    assert "server.trustedUserHeaders must be" in (tmp_path / "log").read_text()
    assert not (tmp_path / "state.sqlite").exists()
