"""The sign-in page: what it says, what it sets, and where it leads."""

from urllib.parse import urlencode

import pytest

from dashboard.access import accounts, audit, demo
from dashboard.access.roles import roles
from dashboard.database import state, state_tables
from dashboard.domain.errors import BadRequest
from tests.server.conftest import PASSWORD


@pytest.fixture(autouse=True)
def lina(add_account):
    add_account("lina")


@pytest.fixture
def submit(client):
    def send(account="lina", password=PASSWORD, **fields):
        return client.post("/login", urlencode({"account": account, "password": password} | fields))

    return send


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(submit):
    parts = submit()["set-cookie"].split("; ")
    assert parts[0].startswith("dashboard_session=")
    assert parts[1:] == ["Path=/", "HttpOnly", "SameSite=Lax"]


def test_the_cookie_is_secure_under_tls(client):
    answer = client.ask(
        "POST",
        "/login",
        body=urlencode({"account": "lina", "password": PASSWORD}),
        headers={"origin": "https://127.0.0.1:8501"},
        scheme="https",
    )
    assert answer["set-cookie"].endswith("; Secure")
    assert "strict-transport-security" in answer


def test_each_sign_in_has_a_new_token(submit):
    assert submit()["set-cookie"] != submit()["set-cookie"]


def test_an_unknown_account_and_a_wrong_password_get_the_same_page(submit):
    known, unknown = submit(password="wrong"), submit(account="nobody", password="wrong")
    assert (known.status, known.text, known.headers) == (
        unknown.status,
        unknown.text,
        unknown.headers,
    )
    assert "账号或密码不正确" in known.text
    assert "nobody" not in unknown.text


@pytest.mark.parametrize("account", ["lina", "nobody"])
def test_a_lock_says_so_for_any_name(submit, account):
    for _ in range(5):
        submit(account=account, password="wrong")
    answer = submit(account=account)
    assert answer.status == 429
    assert "15 分钟" in answer.text
    assert "dashboard_session" not in str(answer.headers)


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "\n//evil.example",
        "evil.example",
        "/%0d%0aSet-Cookie: a=b",
        "",
        "/login?next=/login",
        "/logout",
        "/" + "x" * 3000,
    ],
)
def test_signing_in_leads_nowhere_else(submit, wanted):
    assert submit(next=wanted)["location"] == "/"


@pytest.mark.parametrize(
    "wanted", ["/", "/zones", "/dispute?id=chenghua:a:1", "/zones?t=%E4%BF%9D"]
)
def test_signing_in_leads_on_to_where_the_reader_was_going(submit, wanted):
    assert submit(next=wanted)["location"] == wanted


def test_what_comes_with_the_link_is_shown_as_text(client):
    answer = client.get("/login?next=" + '/"><script>alert(1)</script>'.replace(" ", "%20"))
    assert "<script>alert" not in answer.text


def test_a_form_too_large_is_refused_unread(client):
    assert client.post("/login", "account=" + "x" * 20_000).status == 413


@pytest.mark.parametrize("body", ["", "account=lina", "%ff=%fe", "account[]=a&password[]=b"])
def test_an_odd_form_is_a_wrong_password(client, body):
    assert client.post("/login", body).status == 401


def test_the_page_is_chinese_first_and_english_one_click_away(client):
    page = client.get("/login?next=/zones")
    assert '<html lang="zh">' in page.text
    assert 'href="/login?lang=en&amp;next=%2Fzones"' in page.text
    assert "Sign in</button>" in client.get("/login?lang=en").text


def test_the_page_is_never_kept(client):
    assert client.get("/login")["cache-control"] == "no-store"


def test_nobody_signs_in_while_the_log_cannot_be_written(submit):
    with state.writing() as connection:
        state_tables.audit_head.drop(connection)
    answer = submit()
    assert answer.status == 503
    assert "登录记录不能写入" in answer.text
    assert "dashboard_session" not in str(answer.headers)


def test_secrets_are_not_in_the_log(submit):
    submit(password="wrong-Password-1")
    secret = submit()["set-cookie"].split(";")[0].split("=")[1]
    log = "\n".join(audit.json_lines())
    assert [word for word in (secret, PASSWORD, "wrong-Password-1") if word in log] == []


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_the_demonstration_its_route_does_not_exist(client, method):
    origin = {"origin": "http://127.0.0.1:8501"}
    answer = client.ask(method, "/login/demo", body="role=auditor", headers=origin)
    assert answer.status == 404
    assert "/login/demo" not in client.get("/login").text


def test_the_demonstration_has_one_button_a_role(behind_gate):
    page = behind_gate(demo=True).get("/login").text
    assert [page.count(f'name="role" value="{role}"') for role in roles()] == [1] * 8


@pytest.mark.parametrize("role", list(roles()))
def test_a_button_enters_as_its_role(behind_gate, role):
    demo.prepare()
    client = behind_gate(demo=True)
    answer = client.post("/login/demo", urlencode({"role": role, "next": "/zones"}))
    assert (answer.status, answer["location"]) == (303, "/zones")
    client.cookie = answer["set-cookie"].split(";")[0]
    assert f'"x-gate-user":"demo_{role}"' in client.get("/").text


@pytest.mark.parametrize("role", ["", "boss", "lina", "../auditor"])
def test_the_demonstration_knows_no_other_role(behind_gate, role):
    demo.prepare()
    answer = behind_gate(demo=True).post("/login/demo", urlencode({"role": role}))
    assert answer.status == 404


def test_a_foreign_page_cannot_press_the_button(behind_gate):
    client = behind_gate(demo=True)
    answer = client.post("/login/demo", "role=auditor", origin="http://evil.example")
    assert answer.status == 403


def test_the_demonstrations_password_can_be_given(monkeypatch, submit):
    monkeypatch.setenv("DASHBOARD_DEMO_PASSWORD", "demo")
    demo.prepare()
    assert submit(account="demo_district_head", password="demo").status == 303


def test_a_new_start_changes_the_password_and_ends_sign_ins(monkeypatch, submit):
    monkeypatch.setenv("DASHBOARD_DEMO_PASSWORD", "demo")
    demo.prepare()
    monkeypatch.delenv("DASHBOARD_DEMO_PASSWORD")
    demo.prepare()
    assert submit(account="demo_district_head", password="demo").status == 401


def test_without_the_demonstration_its_accounts_are_gone():
    demo.prepare()
    demo.clear()
    assert [account.name for account in accounts.every()] == ["lina"]


def test_the_demonstrations_head_has_two_stations_and_all_to_compare_with():
    head = demo.demo_account("district_head")
    assert (head.programmes, head.counties) == (("chenghua",), ("510108",))
    assert (head.stations, head.comparison_stations) == (("CHS01", "CHS02"), ("*",))


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "10.0.0.5", "board.example.cn", ""])
def test_the_demonstration_is_refused_off_loopback(address):
    with pytest.raises(BadRequest, match=r"127\.0\.0\.1 only"):
        demo.require_loopback(address)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.9", "::1", "localhost"])
def test_the_demonstration_works_on_loopback(address):
    demo.require_loopback(address)
