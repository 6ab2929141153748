"""``views``: the tables a programme file declares, on the tiny database."""

import json
import shlex
import shutil

import pytest

from dashboard.__main__ import main
from dashboard.domain.scope import ALL

TABLE = """
[[view]]
key = "rates"
name = { zh = "成功率", en = "Rates" }
by = "station"
register = "docking"
metrics = ["mediated", "settlement_rate"]
"""
WRONG = TABLE.replace('"mediated"', '"happiness"')


@pytest.fixture
def declaring(on_tiny, tiny_config, tmp_path, monkeypatch):
    """Run on a configuration whose first programme declares a view."""

    def declare(table):
        folder = tmp_path / "config"
        shutil.copytree(tiny_config, folder)
        path = folder / "programmes" / "hill.toml"
        path.write_text(path.read_text("utf-8") + table, "utf-8")
        monkeypatch.setenv("DASHBOARD_CONFIG", str(folder))

    return declare


@pytest.fixture
def viewed(declaring, capsys):
    declaring(TABLE)

    def run(line):
        code = main([*shlex.split(f"views --programme {line}"), "--format", "json"])
        printed = capsys.readouterr()
        assert (code, printed.err) == (0, "")
        return json.loads(printed.out)

    return run


def test_all_views_are_listed(viewed):
    (row,) = viewed("hill")["rows"]
    assert row == {
        "view": "rates",
        "name": "成功率",
        "by": "station",
        "register": "docking",
        "metrics": "mediated,settlement_rate",
    }
    assert viewed("river")["rows"] == []


def test_a_view_is_printed_row_by_row(viewed):
    answer = viewed("hill --view rates")
    assert (answer["view"], answer["register"], answer["origin"]) == (
        "rates",
        "docking",
        "computed",
    )
    assert answer["not_recorded"] == {}
    rates = {
        row["station"]: (row["numerator"], row["denominator"], row["shown"])
        for row in answer["rows"]
        if row["metric"] == "settlement_rate"
    }
    assert rates == {
        "(all)": (4, 8, True),
        "HS1": (2, 2, False),
        "HS2": (0, 2, False),
        "HS3": (1, 3, True),
        "(none)": (1, 1, False),
    }


def test_the_period_can_be_chosen(viewed):
    rows = viewed("hill --view rates --from 2020-01-01 --to 2020-01-31")["rows"]
    mediated = {row["station"]: row["value"] for row in rows if row["metric"] == "mediated"}
    assert mediated == {"(all)": 2, "HS1": 2, "HS2": 0, "HS3": 0}


def test_a_reader_sees_his_own_units(viewed, account):
    account("head", programmes=("hill",), counties=ALL, stations=("HS3",), firms=ALL)
    rows = viewed("hill --view rates --as head")["rows"]
    assert {row["station"] for row in rows} == {"HS3"}


def test_a_wrong_view_is_named_with_file_and_key(declaring, refused):
    declaring(WRONG)
    says = "hill.toml: view 'rates', key 'metrics': unknown indicator 'happiness'."
    assert says in refused("views --programme hill")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("--programme mars", "Unknown programme 'mars'"),
        ("--programme hill --view x", "Unknown view 'x' of programme hill. Known: rates"),
        ("--programme hill --view rates --to 2020", "'2020' is not a date"),
    ],
)
def test_what_cannot_be_shown_is_said_in_one_sentence(declaring, refused, line, says):
    declaring(TABLE)
    assert says in refused(f"views {line}")


def test_a_programme_without_a_unit_in_reach_is_the_same_as_none(declaring, refused, account):
    declaring(TABLE)
    account("county", programmes=ALL, counties=("R1",), stations=ALL, firms=ALL)
    assert "Unknown programme 'hill'" in refused("views --programme hill --as county")


def test_a_programme_out_of_reach_is_the_same_as_none(declaring, refused, account):
    declaring(TABLE)
    account("river_head", programmes=("river",), counties=ALL, stations=ALL, firms=ALL)
    line = "views --programme hill --as river_head"
    assert "Unknown programme 'hill'" in refused(line)
