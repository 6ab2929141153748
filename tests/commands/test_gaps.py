"""``gaps`` on the sample: exactly what was planted, and nothing else."""

import pytest

KEYS = ("standard", "unit", "since", "until")


@pytest.fixture
def planted_gaps(planted):
    return {
        (gap["standard"], gap["unit"], gap["from"], gap["to"])
        for gap in planted
        if gap["kind"] == "gap"
    }


def spans(answer):
    rows = [tuple(row[key] for key in KEYS) for row in answer["rows"]]
    assert len(rows) == len(set(rows))
    return set(rows)


def test_every_planted_gap_is_found_and_no_other(command, planted_gaps):
    assert spans(command("gaps --programme chenghua --all")) == planted_gaps


@pytest.mark.parametrize("day", ["2019-01-01", "2019-06-15", "2019-12-31", "2021-12-31"])
def test_on_a_day_stand_the_gaps_that_were_open_then(command, planted_gaps, day):
    expected = {gap for gap in planted_gaps if gap[2] <= day and (gap[3] is None or gap[3] > day)}
    assert spans(command(f"gaps --programme chenghua --on {day}")) == expected


def test_the_year_2019_is_the_planted_one(command, planted_gaps):
    def in_2019(found):
        return {g for g in found if g[2] <= "2019-12-31" and (g[3] is None or g[3] > "2019-01-01")}

    found = in_2019(spans(command("gaps --programme chenghua --all")))
    assert found == in_2019(planted_gaps)
    assert found


def test_in_the_published_year_no_station_is_without_a_firm_or_a_room(command):
    for day in ("2019-01-01", "2019-07-01", "2019-12-31"):
        rows = command(f"gaps --programme chenghua --on {day}")["rows"]
        assert not {"station_firm", "station_room"} & {row["standard"] for row in rows}


def test_without_a_day_the_data_to_day_is_taken(command):
    answer = command("gaps --programme chenghua")
    assert answer["to"] == answer["data_to"] == "2021-12-31"
    assert answer["rows"] == command("gaps --programme chenghua --on 2021-12-31")["rows"]


def test_a_gap_names_its_unit_its_owner_and_its_measure(command):
    row = command("gaps --programme chenghua --all")["rows"][0]
    assert {"name", "required", "measured", "owner", "source"} <= set(row)
    assert row["measured"] < row["required"]


def test_a_head_sees_the_gaps_of_his_own_units(command, head, planted_gaps):
    found = spans(command(f"gaps --programme chenghua --all --as {head}"))
    own = {gap for gap in planted_gaps if gap[1] in ("CHS01", "CHS02")}
    assert own <= found
    assert found <= planted_gaps
    assert not {unit for _, unit, _, _ in found if unit.startswith("CHS")} - {"CHS01", "CHS02"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("gaps --programme mars", "Unknown programme 'mars'"),
        ("gaps --programme chenghua --on yesterday", "'yesterday' is not a date"),
        ("gaps --programme chenghua --as nobody", "no active account 'nobody'"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_sentence(on_sample, refused, line, says):
    assert says in refused(line)
