"""慈溪: the published figures, rows that can be true, and what was planted."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from scipy.stats import mannwhitneyu

import sample_data
from dashboard.database import schema
from dashboard.domain import vocabulary
from dashboard.domain.programme import load_programme
from dashboard.domain.settings import ROOT
from dashboard.loading.derived import COLUMNS
from sample_data.geo.cixi import FILE, draw
from sample_data.sample import Sample

PROGRAMME = load_programme(ROOT / "config" / "programmes" / "cixi.toml")
END = pd.Timestamp("2020-01-01")
NAMED = {"CXR01", "CXR02"}


@pytest.fixture(scope="module", params=[2019, 7])
def built(request: pytest.FixtureRequest) -> Sample:
    return sample_data.build("cixi", seed=request.param)


@pytest.fixture
def rows(built) -> dict[str, pd.DataFrame]:
    return built.tables


@pytest.fixture
def disputes(rows) -> pd.DataFrame:
    return rows["dispute"]


@pytest.fixture
def main(disputes) -> pd.DataFrame:
    return disputes[disputes["register"] == "brand_studio"]


@pytest.fixture
def joint(disputes) -> pd.DataFrame:
    return disputes[disputes["register"] == "joint"]


def listed(built: Sample, kind: str) -> list[dict]:
    return [case for case in built.planted if case["kind"] == kind]


def whole_days(start: pd.Series, end: pd.Series) -> pd.Series:
    return (end.dt.normalize() - start).dt.days


def test_the_studios_settled_all_678_disputes(main):
    assert len(main) == 678
    assert (main["outcome"] == "settled").all()
    assert main["cohort_on"].between("2019-01-01", "2019-12-31").all()


def test_of_121_joint_cases_117_were_settled(joint):
    assert joint["outcome"].value_counts().to_dict() == {
        "settled": 117,
        "open": 2,
        "failed": 1,
        "referred_admin": 1,
    }


def test_32_unnatural_deaths_had_no_secondary_dispute_and_others_are_not_recorded(disputes, main):
    deaths = main[main["type"] == "unnatural_death"]
    assert len(deaths) == 32
    assert (deaths["is_secondary"] == False).all()  # noqa: E712
    assert (deaths["mode"] == "emergency").all()
    assert (disputes["type"] == "unnatural_death").sum() == 32
    assert disputes.loc[disputes["type"] != "unnatural_death", "is_secondary"].isna().all()


def test_there_are_22_studios_two_of_them_named_by_the_source(rows):
    room = rows["room"]
    assert len(room) == 22
    assert set(room["kind"]) == {"brand_studio"}
    assert set(room["venue"]) == {"own", "shared", "none"}
    assert (room["venue"] == "none").sum() == 1
    assert (room["opened_on"] <= "2019-12-31").all()
    invented = room[~room["code"].isin(NAMED)]["name"]
    assert invented.str.fullmatch("示例.调解工作室").all()
    assert invented.is_unique


def test_each_studio_has_one_to_four_mediators(rows):
    members = rows["mediator"].groupby("room").size()
    assert set(members.index) == set(rows["room"]["code"])
    assert members.between(1, 4).all()
    assert rows["mediator"]["name"].str.fullmatch(r".某[甲乙丙丁戊己庚辛壬癸]").all()


def test_the_same_seed_gives_the_same_rows():
    first, again = (sample_data.build("cixi", seed=7) for _ in range(2))
    for name, frame in first.tables.items():
        assert frame.equals(again.tables[name]), name
    assert first.planted == again.planted


def test_another_seed_gives_other_rows(rows):
    other = sample_data.build("cixi", seed=11).tables
    for name in ("dispute", "party", "dispute_event", "follow_up", "mediator"):
        assert not rows[name].equals(other[name]), name


def test_tables_have_exactly_the_columns_of_the_schema(rows):
    for name, frame in rows.items():
        table = getattr(schema, name)
        assert list(frame.columns) == list(table.columns.keys()), name
        required = [column.name for column in table.columns if not column.nullable]
        assert frame[required].notna().all().all(), name


def test_keys_are_unique(rows):
    keys = {name: ["code"] for name in ("area", "room", "mediator", "programme")}
    keys |= {"dispute": ["dispute_id"], "area_geometry": ["area"]}
    keys |= {name: ["dispute_id", "seq"] for name in ("dispute_event", "party")}
    keys["follow_up"] = ["dispute_id", "due_on"]
    for name, columns in keys.items():
        assert not rows[name].duplicated(columns).any(), name


@pytest.mark.parametrize(
    ("table", "column", "target"),
    [
        ("dispute", "room", "room"),
        ("dispute", "mediator", "mediator"),
        ("dispute", "town", "area"),
        ("dispute", "county", "area"),
        ("mediator", "room", "room"),
        ("room", "area", "area"),
        ("area", "parent", "area"),
        ("area_geometry", "area", "area"),
    ],
)
def test_a_code_leads_to_a_row(rows, table, column, target):
    assert set(rows[table][column].dropna()) <= set(rows[target]["code"])


def test_every_dispute_has_a_studio_its_town_and_a_mediator_of_it_in_service(disputes, rows):
    room, mediator = (rows[name].set_index("code") for name in ("room", "mediator"))
    assert (disputes["room"].map(room["area"]) == disputes["town"]).all()
    assert (disputes["room"].map(room["opened_on"]) <= disputes["accepted_on"]).all()
    assert (disputes["mediator"].map(mediator["room"]) == disputes["room"]).all()
    begun = disputes["mediator"].map(mediator["appointed_on"])
    left = disputes["mediator"].map(mediator["dismissed_on"])
    assert (begun <= disputes["accepted_on"]).all()
    assert (left.isna() | (disputes["closed_on"] < left)).all()


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        ("type", PROGRAMME.types),
        ("level", PROGRAMME.levels),
        ("channel", PROGRAMME.channels),
        ("mode", PROGRAMME.modes),
        ("register", [register.key for register in PROGRAMME.registers]),
        ("outcome", vocabulary.OUTCOMES),
        ("agreement", vocabulary.AGREEMENTS),
        ("platform", vocabulary.PLATFORMS),
    ],
)
def test_a_value_is_in_the_vocabulary(disputes, column, codes):
    assert set(disputes[column].dropna()) <= set(codes)


def test_all_declared_types_channels_and_modes_occur(main):
    assert set(main["type"]) == set(PROGRAMME.types)
    assert set(main["channel"]) == set(PROGRAMME.channels)
    assert set(main["mode"]) == set(PROGRAMME.modes)


def test_exactly_the_columns_declared_unrecorded_are_empty(disputes):
    empty = {column for column in COLUMNS if disputes[column].isna().all()}
    assert empty == {column for column in PROGRAMME.unrecorded if "." not in column}


def test_the_main_register_is_declared_first():
    assert [register.key for register in PROGRAMME.registers] == ["brand_studio", "joint"]
    assert {register.base for register in PROGRAMME.registers} == {"mediated"}


def test_dates_come_in_order_and_nothing_is_later_than_the_data(disputes, rows):
    for first, second in (
        ("accepted_on", "mediated_on"),
        ("mediated_on", "closed_on"),
        ("mediated_on", "entered_at"),
        ("closed_on", "fed_back_on"),
        ("closed_on", "confirmed_on"),
        ("closed_on", "due_on"),
        ("closed_on", "performed_on"),
    ):
        known = disputes.dropna(subset=[first, second])
        assert len(known) > 20
        assert (known[first] <= known[second]).all(), (first, second)
    for column in ("closed_on", "entered_at", "fed_back_on", "performed_on", "confirmed_on"):
        assert disputes[column].max() < END, column
    assert rows["dispute_event"]["at"].max() < END
    assert rows["follow_up"]["done_on"].max() < END


def test_derived_columns_follow_from_their_dates(disputes):
    assert (disputes["cohort_on"] == disputes["mediated_on"]).all()
    assert (disputes["cohort_month"] == disputes["cohort_on"].dt.to_period("M").dt.start_time).all()
    closed = disputes.dropna(subset=["closed_on"])
    assert (closed["closed_month"] == closed["closed_on"].dt.to_period("M").dt.start_time).all()
    days = (closed["closed_on"] - closed["accepted_on"]).dt.days
    assert (days == closed["days_to_close"]).all()
    opened = disputes[disputes["outcome"] == "open"]
    ends = ["closed_on", "closed_month", "days_to_close", "agreement", "satisfaction"]
    assert opened[ends].isna().all().all()


def test_waiting_and_duration_differ_by_mode(main):
    wait = whole_days(main["accepted_on"], main["mediated_on"]).groupby(main["mode"]).median()
    assert wait["emergency"] == 0
    assert 1 <= wait["outpatient"] <= 4
    assert 5 <= wait["consultation"] <= 14
    days = main.groupby("mode")["days_to_close"].median()
    assert days["emergency"] < days["outpatient"] < days["consultation"]


def test_most_disputes_close_within_a_month_and_some_do_not(main):
    assert 4 <= main["days_to_close"].median() <= 9
    assert 0.01 < (main["days_to_close"] > 30).mean() < 0.08


def test_joint_cases_are_consultations(joint):
    assert set(joint["mode"]) == {"consultation"}


def test_studios_rest_on_weekends_but_for_emergencies(main):
    weekend = main["cohort_on"].dt.day_of_week >= 5
    share = weekend.groupby(main["mode"]).mean()
    assert share["outpatient"] < 0.12
    assert share["emergency"] > 0.15


def test_no_month_stands_out(main):
    months = main.groupby(main["cohort_on"].dt.month).size()
    assert len(months) == 12
    assert months.min() >= 25
    assert months.max() <= 80


def test_amounts_are_round_as_people_agree_on_them(disputes):
    amount = disputes["amount_fen"]
    assert 0 < amount.isna().mean() < 0.05
    assert (amount.dropna() % 10_000 == 0).all()
    assert amount.max() < 0.06 * amount.sum()


def test_results_go_back_for_cases_of_the_grid_only(disputes):
    assert disputes.loc[disputes["channel"] != "grid", "fed_back_on"].isna().all()
    assert disputes.loc[disputes["closed_on"].isna(), "fed_back_on"].isna().all()


def test_the_missing_feedback_is_what_was_planted(built, disputes):
    sent = disputes[(disputes["channel"] == "grid") & disputes["closed_on"].notna()]
    missing = sent[sent["fed_back_on"].isna()]
    assert {case["unit"] for case in listed(built, "not_fed_back")} == set(missing["dispute_id"])
    assert len(missing) == 5
    assert not set(missing["room"]) & NAMED


def test_one_studio_enters_its_cases_late_and_the_others_do_not(built, main):
    (late,) = listed(built, "late_entry")
    delay = whole_days(main["cohort_on"], main["entered_at"]).groupby(main["room"]).median()
    assert delay.pop(late["unit"]) >= 10
    assert delay.max() <= 3
    assert late["unit"] not in NAMED


def test_one_studio_is_slow_and_the_others_are_not(built, main):
    (slow,) = listed(built, "station_differs")
    assert (slow["measure"], slow["register"]) == ("days_to_close", "brand_studio")
    others = main[main["room"] != slow["unit"]]
    chance = {
        room: mannwhitneyu(own, others[others["room"] != room]["days_to_close"]).pvalue
        for room, own in main.groupby("room")["days_to_close"]
    }
    assert chance.pop(slow["unit"]) < 1e-6
    assert min(chance.values()) > 0.05 / 21
    assert slow["unit"] not in NAMED


def test_studios_differ_in_volume(main):
    volume = main["room"].value_counts()
    assert len(volume) == 22
    assert volume.max() > 1.5 * volume.median()
    assert volume.min() >= 8


def test_overdue_and_key_cases_are_exactly_those_listed(built, disputes):
    age = (pd.Timestamp("2019-12-31") - disputes["accepted_on"]).dt.days
    late = disputes[(disputes["outcome"] == "open") & (age > 30)]
    assert {case["unit"] for case in listed(built, "overdue")} == set(late["dispute_id"])
    assert late["register"].to_list() == ["joint"]
    held = (
        (disputes["level"] == "major")
        | disputes["is_sensitive"]
        | (disputes["type"] == "unnatural_death")
        | (disputes["people_involved"] >= 10)
        | disputes["criminal_risk"]
    )
    assert {case["unit"] for case in listed(built, "key_case")} == set(
        disputes.loc[held, "dispute_id"]
    )
    assert json.loads(json.dumps(built.planted, ensure_ascii=False)) == built.planted


def test_unsolved_joint_cases_are_not_at_a_studio_the_source_names(joint):
    unsolved = joint[joint["outcome"] != "settled"]
    assert not set(unsolved["room"]) & NAMED
    assert unsolved["room"].is_unique


def test_events_are_numbered_in_time_and_agree_with_the_row(disputes, rows):
    events = rows["dispute_event"]
    steps = events.groupby("dispute_id")
    assert (steps["at"].diff().dropna() >= pd.Timedelta(0)).all()
    assert (events["seq"] == steps.cumcount() + 1).all()
    row = disputes.set_index("dispute_id")
    for kind in ("accepted", "closed", "confirmed", "performed"):
        at = events[events["kind"] == kind].set_index("dispute_id")["at"].dt.normalize()
        pd.testing.assert_series_equal(
            at.sort_index(), row[f"{kind}_on"].dropna().sort_index(), check_names=False
        )
    begun = events[events["kind"] == "session"].groupby("dispute_id")["at"].min().dt.normalize()
    pd.testing.assert_series_equal(
        begun, row["mediated_on"].sort_index(), check_names=False, check_index_type=False
    )


def test_follow_ups_and_marks_belong_to_closed_disputes(disputes, rows):
    visits = rows["follow_up"].merge(disputes[["dispute_id", "closed_on", "outcome"]])
    assert len(visits) == len(rows["follow_up"])
    assert set(visits["outcome"]) == {"settled"}
    assert ((visits["due_on"] - visits["closed_on"]).dt.days == 30).all()
    assert (visits["done_on"].isna() == visits["result"].isna()).all()
    marks = disputes["satisfaction"].dropna()
    assert marks.between(1, 5).all()
    assert 0.5 < len(marks) / len(disputes) < 0.75


def test_parties_are_obviously_invented(rows):
    party = rows["party"]
    assert party["name"].str.fullmatch(r".某[甲乙丙丁戊己庚辛壬癸]").all()
    assert party["id_number"].dropna().str.fullmatch(r"999999\d{12}").all()
    assert party["phone"].dropna().str.fullmatch(r"(199-0000-\d{4}|000-\d{8})").all()
    assert party["address"].dropna().str.endswith("（虚构）").all()
    assert set(party["dispute_id"]) == set(rows["dispute"]["dispute_id"])


def test_the_towns_cover_the_city_without_gap_or_overlap(rows):
    shapes = (
        rows["area_geometry"]
        .set_index("area")["geometry"]
        .map(lambda text: shapely.geometry.shape(json.loads(text)))
    )
    city = shapes.pop("CX01")
    towns = shapes.to_list()
    assert len(towns) == 18
    assert shapely.coverage_is_valid(towns)
    assert shapely.union_all(towns).symmetric_difference(city).area < 1e-9
    assert all(shape.exterior.is_ccw for shape in [city, *towns])
    assert np.hypot(city.centroid.x - 121.27, city.centroid.y - 30.2) < 0.15


def test_residents_of_the_towns_add_up(rows):
    area = rows["area"].set_index("level")["population"]
    assert area["town"].sum() == area["county"]


def test_the_map_is_what_the_script_draws(tmp_path: Path):
    draw(tmp_path)
    kept = Path(sample_data.__file__).parent / "geo" / FILE
    assert (tmp_path / FILE).read_text("utf-8") == kept.read_text("utf-8")
