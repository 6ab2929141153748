"""The command line of accounts, sign-ins and the log."""

import argparse
import io
import json
from types import ModuleType

import bcrypt
import pytest

from dashboard.access import accounts, audit, sessions
from dashboard.access.audit import Entry
from dashboard.access.sign_in import Token, enter, sign_in
from dashboard.commands import audit as audit_command
from dashboard.commands import session as session_command
from dashboard.commands import user as user_command
from dashboard.domain.errors import BadFile, BadRequest
from dashboard.domain.settings import ROOT


@pytest.fixture
def typed(monkeypatch):
    def type_line(line: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(line + "\n"))

    return type_line


def command(module: ModuleType, line: str) -> int:
    parser = argparse.ArgumentParser()
    module.add_arguments(parser)
    result: int = module.run(parser.parse_args(line.split()))
    return result


def test_an_account_is_added_with_a_password_from_standard_input(typed, clock, capsys):
    typed("Mountain-5-river")
    line = "add lina --role district_head --programmes chenghua --stations CHS01 CHS02"
    assert command(user_command, line + " --comparison-stations *") == 0
    found = accounts.find("lina")
    assert (found.role, found.stations) == ("district_head", ("CHS01", "CHS02"))
    assert found.comparison_stations == ("*",)
    assert isinstance(sign_in("lina", "Mountain-5-river", address="a", now=clock()), Token)
    assert "Mountain-5-river" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "password", "message"),
    [
        ("add lina --role boss", "Mountain-5-river", "Unknown role 'boss'"),
        ("add lina --role auditor", "short", "cannot be used: at least 10"),
        ("add lina --role auditor", "", "cannot be used"),
        ("add demo_lina --role auditor", "Mountain-5-river", "demonstration's"),
        ("add lina --role district_head --programmes mars", "Mountain-5-river", "'mars'"),
        ("password nobody", "Mountain-5-river", "no account 'nobody'"),
        ("disable nobody", "", "no account 'nobody'"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(typed, line, password, message):
    typed(password)
    with pytest.raises(BadRequest, match=message):
        command(user_command, line)
    assert accounts.every() == []


def test_an_account_has_one_role_however_many_are_given(typed):
    typed("Mountain-5-river")
    command(user_command, "add lina --role security_admin --role auditor")
    assert accounts.find("lina").role == "auditor"


def test_a_password_never_stands_in_the_arguments():
    with pytest.raises(SystemExit):
        command(user_command, "password lina --password Mountain-5-river")


def test_the_list_shows_accounts_and_no_hash(add_account, capsys):
    add_account("lina", stations=("CHS01",))
    add_account("wang", role="auditor")
    command(user_command, "disable wang")
    capsys.readouterr()
    command(user_command, "list")
    first, second = capsys.readouterr().out.splitlines()
    assert first == "lina\tdistrict_head\tactive\tstations=CHS01"
    assert second.startswith("wang\tauditor\tdisabled 20")


def test_a_changed_password_works_and_the_old_one_does_not(add_account, typed, clock, password):
    add_account("lina")
    typed("Mountain-5-river")
    command(user_command, "password lina")
    assert not isinstance(sign_in("lina", password, address="a", now=clock()), Token)
    assert isinstance(sign_in("lina", "Mountain-5-river", address="a", now=clock()), Token)


CREDENTIALS = """
credentials:
  usernames:
    lina:
      first_name: Na
      last_name: Li
      email: ""
      password: "{hash}"
      roles: [district_head]
      stations: [CHS01]
      programmes: [chenghua]
"""


def test_accounts_come_from_a_credentials_file_which_is_not_written(tmp_path, clock):
    made = bcrypt.hashpw(b"Mountain-5-river", bcrypt.gensalt(4)).decode()
    path = tmp_path / "users.yaml"
    path.write_text(CREDENTIALS.format(hash=made))
    path.chmod(0o400)
    command(user_command, f"import {path}")
    assert accounts.find("lina").stations == ("CHS01",)
    assert isinstance(sign_in("lina", "Mountain-5-river", address="a", now=clock()), Token)
    assert path.read_text() == CREDENTIALS.format(hash=made)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (CREDENTIALS.format(hash="Mountain-5-river"), r"'lina', key 'password'.*bcrypt"),
        (CREDENTIALS.replace("[district_head]", "[auditor, system_admin]"), "exactly one role"),
        (CREDENTIALS.replace("[CHS01]", "CHS01"), "'lina', key 'stations'"),
        ("credentials: {}", "'credentials.usernames' is missing"),
        ("a: [", "users.yaml"),
        ("", "is missing"),
    ],
)
def test_a_credentials_file_that_cannot_be_used_names_user_and_key(tmp_path, content, message):
    path = tmp_path / "users.yaml"
    path.write_text(content)
    with pytest.raises(BadFile, match=message):
        command(user_command, f"import {path}")
    assert accounts.every() == []


def test_the_example_is_refused_as_it_stands():
    with pytest.raises(BadFile, match="bcrypt hash is needed"):
        command(user_command, f"import {ROOT / 'config' / 'users.example.yaml'}")


@pytest.mark.parametrize(("line", "left"), [("--account lina", 1), ("--all", 0)])
def test_sign_ins_are_ended(add_account, clock, capsys, line, left):
    add_account("lina")
    add_account("wang")
    tokens = [enter(name, address="a", now=clock()) for name in ("lina", "lina", "wang")]
    assert command(session_command, f"revoke {line}") == 0
    assert capsys.readouterr().out == f"Ended {3 - left} sign-in(s).\n"
    living = [sessions.by_token(token.secret, now=clock()) for token in tokens]
    assert sum(login is not None for login in living) == left


def test_a_whole_log_is_said_to_be_whole_with_its_head(capsys):
    audit.record(Entry(act="opened"))
    assert command(audit_command, "verify") == 0
    assert f"Head 1:{audit.head().hash}" in capsys.readouterr().out
    assert command(audit_command, f"verify --head {audit.head()}") == 0


def test_a_head_that_is_gone_is_found(capsys):
    audit.record(Entry(act="opened"))
    assert command(audit_command, f"verify --head 2:{'0' * 64}") == 1
    assert "rewritten or cut" in capsys.readouterr().out


def test_a_head_that_is_none_is_refused():
    with pytest.raises(BadRequest, match="NUMBER:HASH"):
        command(audit_command, "verify --head x")


def test_the_export_is_one_line_of_json_a_record(add_account, capsys):
    add_account("lina")
    audit.record(Entry(act="opened", account="lina"))
    assert command(audit_command, "export") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["act"] for line in lines] == ["account_added", "opened"]


def test_each_change_of_an_account_is_in_the_log(add_account, typed, capsys):
    add_account("lina")
    typed("Mountain-5-river")
    command(user_command, "password lina")
    command(user_command, "role lina case_reviewer")
    command(session_command, "revoke --account lina")
    command(user_command, "disable lina")
    rows = [(row["act"], row["account"], row["object"]) for row in audit.records()]
    acts = "account_added password_changed role_changed sessions_revoked account_disabled"
    assert rows == [(act, "operator", "lina") for act in acts.split()]
