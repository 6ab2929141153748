"""``gaps`` on the sample: exactly what was planted, and nothing else, for whoever asks."""

import json
import shutil

import pytest

from dashboard.domain.scope import ALL
from dashboard.domain.settings import ROOT, programme_of

KEYS = ("standard", "unit", "since", "until")
PROGRAMMES = sorted(path.stem for path in (ROOT / "config" / "programmes").glob("*.toml"))
DATA_TO = "2021-12-31"


@pytest.fixture
def planted_gaps_of(sample_folder):
    listed = json.loads((sample_folder / "planted.json").read_text("utf-8"))

    def of(code):
        return {
            (gap["standard"], gap["unit"], gap["from"], gap["to"])
            for gap in listed[code]
            if gap["kind"] == "gap"
        }

    return of


@pytest.fixture
def planted_gaps(planted_gaps_of):
    return planted_gaps_of("chenghua")


def spans(answer):
    rows = [tuple(row[key] for key in KEYS) for row in answer["rows"]]
    assert len(rows) == len(set(rows))
    return set(rows)


def open_on(gaps, day):
    return {gap for gap in gaps if gap[2] <= day and (gap[3] is None or gap[3] > day)}


@pytest.mark.parametrize("code", PROGRAMMES)
def test_every_planted_gap_is_found_and_no_other(command, planted_gaps_of, code):
    assert spans(command(f"gaps --programme {code} --all")) == planted_gaps_of(code)


@pytest.mark.parametrize("day", ["2019-01-01", "2019-06-15", "2019-12-31", DATA_TO])
def test_on_a_day_stand_the_gaps_that_were_open_then(command, planted_gaps, day):
    answer = command(f"gaps --programme chenghua --on {day}")
    assert spans(answer) == open_on(planted_gaps, day)


def test_in_the_published_year_no_station_is_without_a_firm_or_a_room(command):
    for day in ("2019-01-01", "2019-07-01", "2019-12-31"):
        rows = command(f"gaps --programme chenghua --on {day}")["rows"]
        assert not {"station_firm", "station_room"} & {row["standard"] for row in rows}


def test_without_a_day_the_data_to_day_is_taken(command):
    answer = command("gaps --programme chenghua")
    assert answer["to"] == answer["data_to"] == DATA_TO
    assert answer["rows"] == command(f"gaps --programme chenghua --on {DATA_TO}")["rows"]


@pytest.mark.parametrize("code", PROGRAMMES)
def test_a_gap_names_its_unit_its_owner_and_its_measure(command, code):
    standards = {standard.key: standard for standard in programme_of(code).standards}
    rows = command(f"gaps --programme {code} --all")["rows"]
    assert rows
    for row in rows:
        rule = standards[row["standard"]]
        assert (row["owner"], row["source"]) == (rule.owner.zh, rule.source.zh)
        assert row["name"]
        late = rule.kind == "recency"
        assert (row["measured"] > row["required"]) if late else (row["measured"] < row["required"])


def test_one_standard_or_one_unit_is_asked_for_by_itself(command, planted_gaps):
    firms = command("gaps --programme chenghua --all --standard station_firm")
    assert spans(firms) == {gap for gap in planted_gaps if gap[0] == "station_firm"}
    unit = next(gap[1] for gap in planted_gaps if gap[0] == "adviser_call")
    assert spans(command(f"gaps --programme chenghua --all --unit {unit}")) == {
        gap for gap in planted_gaps if gap[1] == unit
    }


def test_a_unit_is_found_by_its_code_or_with_its_part(command):
    line = "gaps --programme chongqing --standard new_fields --unit"
    by_code = spans(command(f"{line} CQ01"))
    assert by_code
    for _, unit, *_ in by_code:
        assert {gap[1] for gap in spans(command(f"{line} {unit}"))} == {unit}


@pytest.mark.parametrize("by", ["standard", "area", "owner"])
def test_groups_add_up_to_what_stands(command, planted_gaps, by):
    rows = command(f"gaps --programme chenghua --by {by}")["rows"]
    still = open_on(planted_gaps, DATA_TO)
    assert sum(row["gaps"] for row in rows) == len(still)
    assert min(row["oldest"] for row in rows) == min(gap[2] for gap in still)
    assert [row["gaps"] for row in rows] == sorted((row["gaps"] for row in rows), reverse=True)
    assert len({row["group"] for row in rows}) == len(rows)


def test_groups_by_standard_are_counted_from_the_planted_ones(command, planted_gaps):
    names = {one.key: one.name.zh for one in programme_of("chenghua").standards}
    expected = {}
    for standard, unit, *_ in open_on(planted_gaps, DATA_TO):
        expected.setdefault(names[standard], []).append(unit.split("/")[0])
    rows = command("gaps --programme chenghua --by standard")["rows"]
    assert {row["group"]: (row["gaps"], row["units"]) for row in rows} == {
        name: (len(units), len(set(units))) for name, units in expected.items()
    }


def test_since_a_day_every_gap_is_new_reopened_closed_or_standing(command, planted_gaps):
    before, after = open_on(planted_gaps, "2021-06-30"), open_on(planted_gaps, DATA_TO)
    rows = command("gaps --programme chenghua --since 2021-06-30")["rows"]
    found = {}
    for row in rows:
        found.setdefault(row["change"], set()).add(tuple(row[key] for key in KEYS))
    missed_before = {
        gap
        for gap in after - before
        if any(g[:2] == gap[:2] and g[2] < gap[2] for g in planted_gaps)
    }
    assert found.get("closed", set()) == before - after
    assert found.get("standing", set()) == before & after
    assert found.get("reopened", set()) == missed_before
    assert found.get("new", set()) == after - before - missed_before


def test_rates_count_the_units_that_meet_each_standard(command, planted_gaps):
    rows = command("gaps --programme chenghua --rates")["rows"]
    still = open_on(planted_gaps, DATA_TO)
    missing = {row["standard"]: row["units"] - row["meeting"] for row in rows}
    standards = programme_of("chenghua").standards
    assert missing == {one.key: sum(g[0] == one.key for g in still) for one in standards}
    units = {row["standard"]: row["units"] for row in rows}
    assert (units["station_room"], units["zone_patrol"], units["special_room"]) == (14, 211, 28)
    only = command("gaps --programme chenghua --rates --standard zone_patrol")["rows"]
    assert only == [row for row in rows if row["standard"] == "zone_patrol"]


def test_behind_a_gap_are_its_records(command, planted_gaps):
    ((_, unit, since, until),) = [gap for gap in planted_gaps if gap[0] == "station_firm"]
    rows = command(
        f"gaps --programme chenghua --on {since} --records --standard station_firm --unit {unit}"
    )["rows"]
    before = [row for row in rows if row["ends"] and row["ends"][:10] < since]
    after = [row for row in rows if row["starts"][:10] >= until]
    assert before
    assert after
    assert len(before) + len(after) == len(rows)


def test_a_head_sees_the_gaps_of_his_own_units(command, head, planted_gaps):
    found = spans(command(f"gaps --programme chenghua --all --as {head}"))
    of_stations = {gap for gap in planted_gaps if gap[1].split("/")[0] in ("CHS01", "CHS02")}
    assert of_stations <= found <= planted_gaps
    assert not {gap[1] for gap in found - of_stations if gap[1].startswith("CHS")}


def test_what_heads_see_of_all_stations_is_all_that_stations_answer_for(
    command, account, planted_gaps
):
    """Communities, zones and stations: each gap is one head's, and no gap is nobody's."""
    seen = []
    for number in range(1, 15):
        name = account(
            f"head{number}",
            programmes=("chenghua",),
            counties=("510108",),
            stations=(f"CHS{number:02d}",),
            firms=ALL,
        )
        seen += spans(command(f"gaps --programme chenghua --all --as {name}"))
    assert len(seen) == len(set(seen))
    assert set(seen) == planted_gaps


def test_a_head_sees_the_licences_and_meetings_of_his_station_alone(command, account):
    whole = command("gaps --programme lixian --all")["rows"]
    asked = ("mediator_licence", "joint_meeting")
    mine = [row for row in whole if row["station"] and row["standard"] in asked]
    assert {row["standard"] for row in mine} == set(asked)
    for station in {row["station"] for row in mine}:
        reach = {"counties": ("LX01",), "stations": (station,), "firms": ALL}
        name = account(f"head_{station}", programmes=("lixian",), **reach)
        seen = command(f"gaps --programme lixian --all --as {name}")["rows"]
        own = [row for row in seen if row["standard"] in asked]
        assert own == [row for row in mine if row["station"] == station]


def test_records_of_a_foreign_unit_look_like_those_of_no_unit(command, head, planted_gaps):
    (foreign,) = {gap for gap in planted_gaps if gap[0] == "station_room"}
    assert foreign[1] not in ("CHS01", "CHS02")
    line = f"gaps --programme chenghua --on {foreign[2]} --records --standard station_room --unit"
    assert command(f"{line} {foreign[1]}")["rows"]
    theirs, none = (command(f"{line} {unit} --as {head}") for unit in (foreign[1], "CHS99"))
    assert theirs == none
    assert theirs["rows"] == []


@pytest.fixture
def of_fifteen(tmp_path, monkeypatch):
    """A configuration in which 重庆's standard begins at fifteen officers."""
    shutil.copytree(ROOT / "config", tmp_path / "config")
    file = tmp_path / "config" / "programmes" / "chongqing.toml"
    file.write_text(
        file.read_text("utf-8").replace("least_officers = 20", "least_officers = 15"), "utf-8"
    )
    monkeypatch.setenv("DASHBOARD_CONFIG", str(tmp_path / "config"))


LARGE = "gaps --programme chongqing --standard large_station_room"


def test_by_the_standard_of_the_source_every_large_station_has_its_room(command):
    assert command(LARGE)["rows"] == []


def test_a_changed_number_finds_the_stations_it_now_means(command, of_fifteen, sample_folder):
    planted = json.loads((sample_folder / "planted.json").read_text("utf-8"))["chongqing"]
    small = {
        case["unit"]
        for case in planted
        if case["kind"] == "without_room" and 15 <= int(case["evidence"].split()[0]) < 20
    }
    rows = command(LARGE)["rows"]
    assert small
    assert {row["unit"] for row in rows} == small
    assert {row["until"] for row in rows} == {None}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("--programme mars", "Unknown programme 'mars'"),
        (
            "--programme yibin --standard dossier --unit YBS02 --records",
            "What lacks it are disputes",
        ),
        ("--on yesterday", "'yesterday' is not a date"),
        ("--since soon", "'soon' is not a date"),
        ("--on 2022-01-01", "The data end on 2021-12-31: nothing is known of 2022-01-01"),
        ("--since 2020-02-01 --on 2020-01-01", "--since is after --on"),
        ("--standard happiness", "Unknown standard 'happiness' in programme chenghua"),
        ("--rates --standard happiness", "Unknown standard 'happiness'"),
        ("--rates --unit CHS01", "Rates are of all units"),
        ("--records --unit CHS01", "name --standard and --unit"),
        ("--records --standard station_room", "name --standard and --unit"),
        ("--as nobody", "no active account 'nobody'"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_sentence(on_sample, refused, line, says):
    named = line if line.startswith("--programme") else f"--programme chenghua {line}"
    assert says in refused(f"gaps {named}")


@pytest.mark.parametrize("line", ["--all --rates", "--since 2019-01-01 --by area", "--by mood"])
def test_what_excludes_each_other_is_no_question(refused, on_sample, line, capsys):
    with pytest.raises(SystemExit):
        refused(f"gaps --programme chenghua {line}")
    assert "error" in capsys.readouterr().err
