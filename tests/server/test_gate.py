"""The gate alone, in this process, before an application that repeats what reached it."""

import json
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import pytest

from dashboard.access import accounts, audit, registration
from dashboard.access.roles import roles
from dashboard.database import state, state_tables
from tests.server.conftest import PASSWORD

PAGES = (
    "overview zones stations trends coverage notices firms disputes dispute key_cases"
    " definitions data_quality visits people briefing imports"
)
OURS = "http://127.0.0.1:8501"


@pytest.mark.parametrize("page", ["", *PAGES.split(), "no-such-page", "admin/x"])
def test_an_anonymous_reader_of_any_page_is_sent_to_sign_in(client, page):
    answer = client.get(f"/{page}")
    assert (answer.status, answer["location"]) == (303, f"/login?next={quote('/' + page, safe='')}")


def test_a_deep_link_with_chinese_in_it_survives_signing_in(client, add_account):
    add_account("lina")
    wanted = "/zones?town=" + quote("保和") + "&from=2019-01-01"
    (kept,) = parse_qs(urlsplit(client.get(wanted)["location"]).query)["next"]
    fields = {"account": "lina", "password": PASSWORD, "next": kept}
    assert client.post("/login", urlencode(fields))["location"] == wanted


@pytest.mark.parametrize(
    "path",
    [
        "/media/0123.csv",
        "/media",
        "/export/0123",
        "/_stcore/metrics",
        "/_stcore/health",
        "/_stcore/host-config",
        "/_stcore/agent/openapi.json",
        "/_stcore/upload_file/session/file",
        "/zones/_stcore/health",
        "/component/x/index.html",
        "/app/static/file.csv",
        "//media/0123.csv",
        "/static/../media/0123.csv",
        "/static//media/0123.csv",
    ],
)
def test_an_anonymous_client_gets_no_file_and_no_state(client, path):
    assert client.get(path).status == 401


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_an_anonymous_client_changes_nothing(client, method):
    answer = client.ask(method, "/_stcore/upload_file/s/f", headers={"origin": OURS})
    assert answer.status == 401


@pytest.mark.parametrize("path", ["/login", "/login.js", "/favicon.ico", "/healthz"])
def test_what_signing_in_needs_is_open(client, path):
    assert client.get(path).status == 200


def test_streamlits_bundled_assets_are_open(client):
    assert json.loads(client.get("/static/js/index.js").text)["reached"] == "/static/js/index.js"


@pytest.mark.parametrize(
    "path", ["/login/x", "/login/", "/healthz/x", "/favicon.icox", "/staticx", "/static", "/LOGIN"]
)
def test_nothing_beside_them_is_open(client, path):
    assert client.get(path).status == 303


@pytest.mark.parametrize("cookie", ["dashboard_session=", "dashboard_session=forged", "x=y"])
def test_a_forged_cookie_is_no_cookie(client, cookie):
    client.cookie = cookie
    assert client.get("/zones").status == 303


def test_two_session_cookies_are_no_cookie(signed_in):
    signed_in.cookie = f"{signed_in.cookie}; dashboard_session=planted"
    assert signed_in.get("/zones").status == 303


def test_the_gate_says_who_is_reading(signed_in):
    headers = json.loads(signed_in.get("/").text)["headers"]
    assert headers["x-gate-user"] == quote("王伟")
    assert len(headers["x-gate-login"]) == 32


@pytest.mark.parametrize("name", ["x-gate-user", "X-Gate-User", "x_gate_user", "X-Gate-Login"])
def test_an_identity_that_a_client_sends_is_taken_out(signed_in, name):
    answer = signed_in.ask("GET", "/", headers={name: "boss"})
    assert "boss" not in answer.text
    assert json.loads(answer.text)["headers"]["x-gate-user"] == quote("王伟")


def test_the_secret_of_the_cookie_is_not_the_identity(signed_in):
    secret = signed_in.cookie.split("=")[1]
    headers = json.loads(signed_in.get("/").text)["headers"]
    assert secret not in headers["x-gate-login"]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "", "a b"]
)
@pytest.mark.parametrize("path", ["/login", "/", "/static/js/index.js", "/healthz"])
def test_a_foreign_host_is_refused_everywhere(signed_in, host, path):
    assert signed_in.get(path, host=host).status == 403


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1", "BOARD.example.cn:443"])
def test_the_servers_own_names_are_answered(client, host):
    assert client.get("/login", host=host).status == 200


FOREIGN = ["http://evil.example", "null", "http://127.0.0.1:9999", "file://", f"{OURS}, {OURS}"]


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_foreign_origin_is_refused_for_every_method(signed_in, origin):
    for method in ("GET", "POST", "PUT", "DELETE"):
        assert signed_in.ask(method, "/zones", headers={"origin": origin}).status == 403


def test_a_change_without_origin_is_refused(signed_in):
    assert signed_in.ask("POST", "/logout", headers={}).status == 403
    assert signed_in.get("/").status == 200


def test_an_insecure_page_cannot_post_to_a_secure_server(client):
    answer = client.ask("POST", "/login", headers={"origin": OURS}, scheme="https")
    assert answer.status == 403


@pytest.mark.parametrize("origin", [*FOREIGN, ""])
def test_a_socket_from_elsewhere_is_refused(signed_in, origin):
    assert signed_in.open_socket("/_stcore/stream", origin=origin).status == 403


def test_a_socket_without_a_session_is_refused(client):
    assert client.open_socket("/_stcore/stream", origin=OURS).status == 403


def test_a_socket_for_a_foreign_host_is_refused(signed_in):
    answer = signed_in.open_socket(
        "/_stcore/stream", origin="http://evil.example", host="evil.example"
    )
    assert answer.status == 403


def test_a_socket_of_a_signed_in_reader_opens(signed_in):
    assert signed_in.open_socket("/_stcore/stream", origin=OURS).status == 101


@pytest.mark.parametrize("path", ["/static/x", "/login"])
def test_no_open_path_lets_a_socket_in(client, path):
    assert client.open_socket(path, origin=OURS).status == 403


def test_only_an_importer_may_upload_and_refusals_are_logged(signed_in, add_account):
    upload = {"headers": {"origin": OURS}, "body": "x"}
    assert signed_in.ask("PUT", "/_stcore/upload_file/s/f", **upload).status == 403
    denied = list(audit.records())[-1]
    assert (denied["act"], denied["outcome"], denied["account"]) == ("upload", "denied", "王伟")
    add_account("lina", role="importer")
    answer = signed_in.post("/login", urlencode({"account": "lina", "password": PASSWORD}))
    signed_in.cookie = answer["set-cookie"].split(";")[0]
    assert signed_in.ask("PUT", "/_stcore/upload_file/s/f", **upload).status == 200


HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/login", 200),
        ("/healthz", 200),
        ("/static/js/index.js", 200),
        ("/zones", 303),
        ("/media/x", 401),
    ],
)
def test_every_answer_carries_the_headers(client, path, status):
    answer = client.get(path)
    assert answer.status == status
    assert {name: answer[name] for name in HEADERS} == HEADERS
    policy = answer["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "'unsafe-eval'" not in policy
    assert "script-src 'self' 'wasm-unsafe-eval' 'sha256-abc' blob:" in policy


def test_a_refused_socket_carries_the_headers(client):
    answer = client.open_socket("/_stcore/stream", origin=OURS)
    assert answer["x-content-type-options"] == "nosniff"


def test_media_is_never_kept(signed_in):
    assert signed_in.get("/media/x.csv")["cache-control"] == "no-store"


def test_signing_out_kills_the_cookie_at_once(signed_in):
    answer = signed_in.post("/logout")
    assert (answer.status, answer["location"]) == (303, "/login?notice=out")
    assert "Max-Age=0" in answer["set-cookie"]
    assert signed_in.get("/zones").status == 303
    assert signed_in.open_socket("/_stcore/stream", origin=OURS).status == 403
    assert list(audit.records())[-1]["act"] == "sign_out"


def test_signing_out_twice_is_no_error(signed_in):
    signed_in.post("/logout")
    assert signed_in.post("/logout")["location"] == "/login?notice=out"


def test_a_link_cannot_sign_out(signed_in):
    signed_in.get("/logout")
    assert signed_in.get("/").status == 200


@pytest.mark.parametrize("path", ["/zones", "/no_such_page"])
def test_a_page_the_role_has_not_answers_like_an_absent_one(signed_in, path):
    answer = signed_in.get(path)
    assert (answer.status, answer["location"]) == (303, "/?absent=1")


def test_a_page_of_the_role_passes(signed_in):
    page = roles()[accounts.find("王伟").role].pages
    paths = [f"/{key.value}" for key in page] or ["/"]
    assert {signed_in.get(path).status for path in paths} == {200}


def test_a_closed_account_is_out_at_once(signed_in):
    registration.disable("王伟")
    assert signed_in.get("/").status == 303


def test_nobody_passes_while_sessions_cannot_be_checked(signed_in):
    with state.writing() as connection:
        state_tables.login_session.drop(connection)
    assert signed_in.get("/zones").status == 503
    assert signed_in.open_socket("/_stcore/stream", origin=OURS).status == 503
