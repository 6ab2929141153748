import pytest

from dashboard.access.accounts import Account
from dashboard.access.reader import reader_for
from dashboard.access.roles import Action, Page, Role, may, roles
from dashboard.access.scopes import scope_for, scope_of
from dashboard.access.sign_in import enter
from dashboard.domain.errors import BadConfig, BadRequest
from dashboard.domain.scope import Field

DATA_ROLES = ("political_legal", "district_head", "bureau_director", "case_reviewer")
NO_DATA_ROLES = ("importer", "security_admin", "system_admin", "auditor")
ALL_ROLES = DATA_ROLES + NO_DATA_ROLES

ABOUT = "definitions figure_check data_quality side_by_side own_views rollout"
WATCHED = "coverage notices"
PAGES = {
    "political_legal": f"{WATCHED} zones overview trends disputes dispute key_cases {ABOUT} visits"
    " people briefing",
    "district_head": f"stations trends overview disputes dispute key_cases {WATCHED} {ABOUT}"
    " people briefing",
    "bureau_director": f"firms stations trends overview disputes dispute {WATCHED} {ABOUT} visits"
    " people briefing",
    "case_reviewer": "disputes dispute key_cases overview definitions visits",
    "importer": "imports",
}
FIELDS = {
    "political_legal": "aggregates case_list case_detail firms staff",
    "district_head": "aggregates case_list case_detail parties_masked firms staff",
    "bureau_director": "aggregates case_list case_detail parties_masked firms staff money",
    "case_reviewer": "aggregates case_list case_detail parties_masked parties_clear firms",
}
LANDINGS = {
    "political_legal": "coverage",
    "district_head": "stations",
    "bureau_director": "firms",
    "case_reviewer": "disputes",
    "importer": "imports",
}


@pytest.fixture
def read_as(add_account, clock):
    def sign_in_as(role: str, **reaches):
        add_account("lina", role=role, **reaches)
        token = enter("lina", address="10.0.0.1", now=clock())
        return reader_for("lina", token.login_id, clock=clock)

    return sign_in_as


def test_the_matrix_names_exactly_the_known_roles():
    assert tuple(roles()) == ALL_ROLES


@pytest.mark.parametrize("page", list(Page))
@pytest.mark.parametrize("role", ALL_ROLES)
def test_each_page_is_open_to_exactly_the_roles_that_have_it(read_as, role, page):
    assert (page in read_as(role).pages) == (page in PAGES.get(role, "").split())


@pytest.mark.parametrize("field", list(Field))
@pytest.mark.parametrize("role", ALL_ROLES)
def test_each_field_is_seen_by_exactly_the_roles_that_hold_it(read_as, role, field):
    assert read_as(role).scope.may_see(field) == (field in FIELDS.get(role, "").split())


@pytest.mark.parametrize("role", ALL_ROLES)
def test_only_an_importer_may_upload(role):
    assert (Action.UPLOAD in roles()[role].actions) == (role == "importer")


@pytest.mark.parametrize("role", (*ALL_ROLES, "gone"))
def test_only_a_director_holds_the_tool_on_grading_rules(role):
    assert may(role, Action.MISJUDGEMENT) == (role == "bureau_director")


NOTICE_ACTIONS = {
    "political_legal": "issue_notice close_notice",
    "district_head": "answer_notice",
    "bureau_director": "issue_notice answer_notice",
}


@pytest.mark.parametrize("action", [one for one in Action if one.endswith("_notice")])
@pytest.mark.parametrize("role", (*ALL_ROLES, "gone"))
def test_notices_are_issued_answered_and_closed_by_whoever_holds_it(role, action):
    assert may(role, action) == (action in NOTICE_ACTIONS.get(role, "").split())


@pytest.mark.parametrize("role", (*ALL_ROLES, "gone"))
def test_cards_are_for_those_who_visit_and_lots_for_those_who_read_dossiers(role):
    visitors = ("political_legal", "bureau_director")
    assert may(role, Action.VISIT_CARD) == (role in visitors)
    assert may(role, Action.DRAW_DOSSIERS) == (role in (*visitors, "case_reviewer"))


@pytest.mark.parametrize("role", ALL_ROLES)
def test_each_role_lands_on_its_own_first_page(read_as, role):
    assert read_as(role).landing == LANDINGS.get(role)


@pytest.mark.parametrize("role", ALL_ROLES)
def test_a_menu_has_at_most_seven_entries(role):
    assert len(roles()[role].menu) <= 7


@pytest.mark.parametrize("role", NO_DATA_ROLES)
def test_a_role_without_data_reaches_nothing_whatever_its_account_says(read_as, role):
    scope = read_as(role, programmes=("*",), counties=("*",), stations=("*",), firms=("*",)).scope
    reaches = (scope.programmes, scope.counties, scope.stations, scope.firms)
    assert (scope.fields, reaches) == ((), ((), (), (), ()))


def test_a_scope_says_what_the_account_says(read_as):
    reader = read_as(
        "district_head",
        programmes=("chenghua",),
        counties=("510108",),
        stations=("CHS01", "CHS02"),
        comparison_stations=("*",),
    )
    assert reader.scope.programmes == ("chenghua",)
    assert reader.scope.stations == ("CHS01", "CHS02")
    assert reader.scope.comparison_stations == ("*",)
    assert reader.scope.firms == ()


def test_an_account_without_reaches_reaches_nothing(read_as):
    scope = read_as("political_legal").scope
    assert not scope.reaches_programme("chenghua")
    assert (scope.counties, scope.stations, scope.comparison_stations) == ((), (), ())


def test_a_role_that_is_declared_no_longer_sees_nothing():
    scope = scope_for(Account(name="lina", role="gone", counties=("*",), stations=("*",)))
    assert (scope.counties, scope.stations, scope.fields) == ((), (), ())


@pytest.mark.parametrize("name", ["nobody", "closed"])
def test_a_command_cannot_answer_as_an_account_that_is_not_active(add_account, name):
    from dashboard.access import registration

    add_account("closed")
    registration.disable("closed")
    with pytest.raises(BadRequest, match="no active account"):
        scope_of(name)


def test_a_command_answers_as_an_account(add_account):
    add_account("lina", role="district_head", stations=("CHS01",))
    assert scope_of("LINA").stations == ("CHS01",)


@pytest.mark.parametrize(
    ("account", "login"),
    [("lina", "0" * 32), ("lina", ""), ("wang", None), ("", None)],
)
def test_a_reader_is_account_and_sign_in_together(add_account, clock, account, login):
    add_account("lina")
    add_account("wang")
    token = enter("lina", address="10.0.0.1", now=clock())
    assert reader_for(account, token.login_id if login is None else login, clock=clock) is None


GOOD = 'name = { zh = "甲", en = "A" }\npages = ["overview"]\nfields = []\nlanding = "overview"\n'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (GOOD.replace("overview", "elsewhere"), "a.pages.0|pages.0"),
        (GOOD + 'sees = "all"\n', "sees"),
        (GOOD.replace("fields = []", 'fields = ["parties"]'), "fields.0"),
        (GOOD.replace('landing = "overview"', 'landing = "zones"'), "landing"),
        (GOOD.replace("name", "nom"), "name|nom"),
        (GOOD + "apart = true\n", "sees no page"),
        ("pages = [", "roles.toml"),
    ],
)
def test_a_bad_role_file_is_refused_by_file_and_key(tmp_path, monkeypatch, content, message):
    (tmp_path / "roles.toml").write_text("[a]\n" + content, "utf-8")
    monkeypatch.setenv("DASHBOARD_CONFIG", str(tmp_path))
    with pytest.raises(BadConfig, match=message):
        roles()


def test_a_missing_role_file_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(tmp_path))
    with pytest.raises(BadConfig, match=r"roles\.toml"):
        roles()


def test_a_page_aside_is_opened_by_links_and_stands_in_no_menu(read_as):
    director = read_as("bureau_director")
    assert "trends" in director.pages
    assert "trends" in director.aside
    assert "trends" not in roles()["bureau_director"].menu


def test_a_page_aside_that_the_role_has_not_is_refused():
    with pytest.raises(ValueError, match="not in 'pages'"):
        Role(
            name={"zh": "甲", "en": "A"},
            pages=["overview"],
            aside=["trends"],
            fields=[],
            landing="overview",
        )


def test_an_eighth_menu_entry_is_refused():
    with pytest.raises(ValueError, match="at most 7"):
        Role(
            name={"zh": "甲", "en": "A"},
            pages=list(Page),
            fields=[],
            landing="overview",
        )
