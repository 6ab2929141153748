import pytest

from dashboard.access import accounts, registration
from dashboard.access.accounts import Account
from dashboard.domain.errors import BadRequest, NotAllowed


@pytest.mark.parametrize("twin", ["LiNa", "ｌｉｎａ", " lina ", "ＬＩＮＡ"])
def test_two_accounts_cannot_differ_by_case_or_width_only(add_account, twin):
    add_account("lina")
    with pytest.raises(BadRequest, match="exists already"):
        add_account(twin)


def test_an_account_is_found_by_any_spelling_of_its_name(add_account):
    add_account("王伟.A")
    assert accounts.find("王伟.Ａ").name == "王伟.a"


@pytest.mark.parametrize("name", ["", "a b", "a\nb", "a%41", "a/b", "x" * 65, "<b>"])
def test_names_that_cannot_be_told_apart_or_logged_are_refused(add_account, name):
    with pytest.raises(BadRequest, match="cannot be an account name"):
        add_account(name)


def test_the_demonstrations_names_are_kept_for_it(add_account):
    with pytest.raises(BadRequest, match="demonstration"):
        add_account("Demo_auditor")


def test_an_unknown_role_is_refused_and_the_known_ones_named(add_account):
    with pytest.raises(BadRequest, match=r"Unknown role 'boss'.*district_head"):
        add_account("lina", role="boss")


def test_an_account_is_kept_with_its_reaches(add_account):
    add_account("lina", stations=("CHS01", "CHS02"), comparison_stations=("*",))
    found = accounts.find("lina")
    assert (found.stations, found.comparison_stations) == (("CHS01", "CHS02"), ("*",))
    assert (found.counties, found.firms, found.programmes) == ((), (), ())


def test_a_password_is_kept_as_a_bcrypt_hash_only(state_database):
    registration.create(Account(name="lina", role="auditor"), "Mountain-5-river")
    content = b"".join(path.read_bytes() for path in state_database.parent.iterdir())
    assert b"Mountain-5-river" not in content
    assert b"$2b$12$" in content


def test_the_state_database_makes_itself_for_the_servers_own_account_only(
    add_account, tmp_path, monkeypatch
):
    path = tmp_path / "not" / "there" / "state.sqlite"
    monkeypatch.setenv("DASHBOARD_STATE", f"sqlite:///{path}")
    add_account("lina")
    assert {file.stat().st_mode & 0o077 for file in path.parent.iterdir()} == {0}


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        ("security_admin", "system_admin"),
        ("security_admin", "auditor"),
        ("system_admin", "auditor"),
        ("auditor", "system_admin"),
        ("auditor", "importer"),
        ("district_head", "auditor"),
    ],
)
def test_administrators_roles_exclude_each_other_and_every_other(add_account, held, wanted):
    add_account("lina", role=held)
    with pytest.raises(NotAllowed, match="exclude each other"):
        registration.change_role("lina", wanted)
    assert accounts.find("lina").role == held


def test_other_roles_can_be_changed(add_account):
    add_account("lina", role="district_head")
    registration.change_role("lina", "case_reviewer")
    assert accounts.find("lina").role == "case_reviewer"


@pytest.mark.parametrize(
    "change",
    [
        lambda: registration.disable("nobody"),
        lambda: registration.change_role("nobody", "auditor"),
        lambda: registration.change_password("nobody", "Mountain-5-river"),
        lambda: registration.end_sign_ins("nobody"),
    ],
)
def test_changing_an_account_that_is_not_there_says_so(change):
    with pytest.raises(BadRequest, match="no account 'nobody'"):
        change()
