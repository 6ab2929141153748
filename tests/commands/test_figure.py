"""``figure`` on the sample: the published totals of 2019, the envelope, and who sees what."""

import pytest

from dashboard.__main__ import main
from dashboard.domain.settings import programmes
from dashboard.metrics import ALL
from dashboard.metrics.recorded import is_recorded

YEAR = "--programme chenghua --from 2019-01-01 --to 2019-12-31"
DOCKING = f"{YEAR} --register station_docking"
PEOPLE = f"{YEAR} --register people_mediation"
FIELDS = ["value", "numerator", "denominator", "low", "high", "shown"]


def value(answer):
    (row,) = answer["rows"]
    return row["value"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (f"accepted {PEOPLE}", 3448),
        (f"settled {PEOPLE}", 3419),
        (f"mediated {DOCKING}", 968),
        (f"settled {DOCKING}", 882),
        (f"people_advised {YEAR}", 13792),
        (f"amount {PEOPLE}", 37275300),
    ],
)
def test_the_published_counts_come_out(command, question, expected):
    assert value(command(f"figure {question}")) == expected


def test_the_settlement_rate_has_its_counts_and_its_wilson_interval(command):
    assert command(f"figure settlement_rate {DOCKING}")["rows"] == [
        {
            "value": 0.9112,
            "numerator": 882,
            "denominator": 968,
            "low": 0.8916,
            "high": 0.9275,
            "shown": True,
        }
    ]


def test_of_those_who_answered_991_in_a_thousand_were_satisfied(command):
    (row,) = command(f"figure satisfaction_rate {PEOPLE}")["rows"]
    assert f"{row['value']:.1%}" == "99.1%"
    assert f"{row['numerator'] / row['denominator']:.1%}" == "99.1%"
    assert row["denominator"] < 3448


@pytest.mark.parametrize(
    ("question", "groups", "total"),
    [
        (f"mediated {DOCKING} --by station", 14, 968),
        (f"mediated {DOCKING} --by firm", 7, 968),
        (f"mediated {DOCKING} --by month", 12, 968),
        (f"mediated {DOCKING} --by lead --where lead=lawyer,police", 3, 968),
        (f"accepted {PEOPLE} --by zone", 211, 3448),
        (f"accepted {PEOPLE} --by station", 14, 3448),
        (f"accepted {PEOPLE} --by type", 16, 3448),
        (f"people_advised {YEAR} --by station", 14, 13792),
    ],
)
def test_every_unit_is_listed_and_the_units_add_up(command, question, groups, total):
    rows = command(f"figure {question}")["rows"]
    assert (len(rows), sum(row["value"] for row in rows)) == (groups, total)


def test_a_unit_without_a_record_is_listed_with_zero(command):
    line = "--programme chenghua --register people_mediation --from 2019-03-05 --to 2019-03-05"
    rows = command(f"figure accepted {line} --by zone")["rows"]
    assert len(rows) == 211
    assert [row for row in rows if row["value"] == 0]


def test_a_unit_without_a_record_has_no_rate(command):
    line = "--programme chenghua --register station_docking --from 2019-03-05 --to 2019-03-05"
    rows = command(f"figure settlement_rate {line} --by zone")["rows"]
    empty = next(row for row in rows if row["denominator"] == 0)
    assert empty | {"zone": ""} == dict.fromkeys(["value", "low", "high"]) | {
        "zone": "",
        "numerator": 0,
        "denominator": 0,
        "shown": False,
    }


def test_an_answer_says_what_it_is(command):
    answer = command(f"figure settlement_rate {DOCKING} --by station")
    version = answer.pop("data_version")
    rows = answer.pop("rows")
    assert version
    assert list(rows[0]) == ["station", *FIELDS]
    assert answer == {
        "metric": "settlement_rate",
        "programme": "chenghua",
        "register": "station_docking",
        "basis": "mediated",
        "unit": "percent",
        "origin": "computed",
        "from": "2019-01-01",
        "to": "2019-12-31",
        "data_to": "2021-12-31",
    }


def test_without_dates_the_programmes_own_period_is_taken(command):
    answer = command("figure accepted --programme chenghua --register people_mediation")
    assert (answer["from"], answer["to"], value(answer)) == ("2019-01-01", "2019-12-31", 3448)


def test_people_read_a_table(on_sample, capsys):
    assert main(f"figure mediated {DOCKING} --by lead".split()) == 0
    printed = capsys.readouterr().out.splitlines()
    assert "metric: mediated" in printed
    assert printed[-4].split("\t") == ["lead", *FIELDS]


def recording(metric):
    """The registers, of all programmes, whose records can answer an indicator."""
    return [
        f"--programme {programme.code} --register {register.key}"
        for programme in programmes().values()
        for register in programme.registers
        if is_recorded(metric, programme, register)
    ]


@pytest.mark.parametrize("metric", ALL, ids=lambda metric: metric.key)
def test_every_indicator_answers_somewhere_with_a_value(command, metric):
    asked = (command(f"figure {metric.key} {where}")["rows"] for where in recording(metric))
    assert any(row["value"] is not None for (row,) in asked)


def test_a_figure_printed_of_one_register_does_not_answer_for_another(refused, on_sample):
    assert "it is counted on mediated" in refused(f"figure accepted {DOCKING}")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("figure accepted --programme mars", "Unknown programme 'mars'. Known: chenghua"),
        (f"figure beauty {PEOPLE}", "Unknown metric 'beauty'. Known: found, accepted"),
        (f"figure accepted {PEOPLE} --by colour", "Unknown dimension 'colour'. Known: town"),
        (f"figure accepted {PEOPLE} --where colour=red", "Unknown dimension 'colour'"),
        (f"figure accepted {PEOPLE} --where station", "'station' is not of the form"),
        (f"figure accepted {PEOPLE} --where level=huge", "Unknown level 'huge'. Known: ordinary"),
        (f"figure accepted {YEAR}", "several registers: name one of people_mediation, station"),
        (f"figure accepted {YEAR} --register diary", "Unknown register 'diary'"),
        (f"figure accepted {DOCKING}", "does not record 'accepted': it is counted on mediated"),
        (f"figure found {PEOPLE}", "'people_mediation' does not record 'found'"),
        (f"figure duty_rate {YEAR} --by zone", "duty_shift have no 'zone'"),
        (f"figure accepted {PEOPLE} --as nobody", "no active account 'nobody'"),
        (
            "figure accepted --programme chenghua --register people_mediation --from 2019-02-30",
            "'2019-02-30' is not a date",
        ),
        (
            "figure accepted --programme chenghua --register people_mediation"
            " --from 2019-02-01 --to 2019-01-01",
            "ends (2019-01-01) before it starts (2019-02-01)",
        ),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_sentence(on_sample, refused, line, says):
    sentence = refused(line)
    assert sentence.startswith("dashboard figure: ")
    assert says in sentence


def test_a_missing_question_shows_how_to_ask(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["figure"])
    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_a_head_gets_his_own_stations(command, head):
    rows = command(f"figure mediated {DOCKING} --by station --as {head}")["rows"]
    whole = command(f"figure mediated {DOCKING} --by station")["rows"]
    assert rows == [row for row in whole if row["station"] in ("CHS01", "CHS02")]
    assert value(command(f"figure mediated {DOCKING} --as {head}")) == sum(
        row["value"] for row in rows
    )


def test_beside_a_head_stand_all_fourteen(command, head):
    rows = command(f"figure mediated {DOCKING} --by station --as {head} --beside")["rows"]
    assert rows == command(f"figure mediated {DOCKING} --by station")["rows"]


@pytest.mark.parametrize("station", ["CHS05", "CHS99"])
def test_a_foreign_station_is_as_unknown_to_a_head_as_an_absent_one(
    on_sample, refused, head, station
):
    said = refused(f"figure mediated {DOCKING} --where station={station} --as {head}")
    assert said == f"dashboard figure: Unknown station '{station}'."


def test_an_account_that_reaches_no_station_has_no_programme(on_sample, refused, account):
    account("lost", programmes=("chenghua",), counties=("510108",))
    said = refused(f"figure mediated {DOCKING} --as lost")
    assert said == "dashboard figure: Unknown programme 'chenghua'."


def test_a_programme_out_of_reach_does_not_exist(on_sample, refused, account):
    account("stranger", programmes=("elsewhere",))
    assert "Unknown programme 'chenghua'" in refused(f"figure mediated {DOCKING} --as stranger")


@pytest.mark.parametrize("role", ["auditor", "importer", "system_admin", "security_admin"])
def test_roles_that_see_no_figures_get_none(on_sample, refused, account, role):
    account("outside", role, programmes=("*",), counties=("*",), stations=("*",), firms=("*",))
    assert refused(f"figure mediated {DOCKING} --as outside")
