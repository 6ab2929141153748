"""重庆: the published totals by hand, and half a million rows a stranger may believe."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from scipy.stats import binomtest

import sample_data
from dashboard.database import schema
from dashboard.domain import kinds, vocabulary
from dashboard.domain.programme import load_programme
from dashboard.domain.settings import ROOT
from sample_data.geo.chongqing import draw
from sample_data.sample import Sample

PROGRAMME = load_programme(ROOT / "config" / "programmes" / "chongqing.toml")
MAP = Path(sample_data.__file__).parent / "geo" / "chongqing_county.geojson"
FIRST, END = pd.Timestamp("2018-01-01"), pd.Timestamp("2019-04-30")
PLATFORM_CODES = vocabulary.PLATFORMS


@pytest.fixture(scope="module", params=[2019, 7])
def built(request: pytest.FixtureRequest) -> Sample:
    return sample_data.build("chongqing", seed=request.param)


@pytest.fixture(scope="module")
def rows(built) -> dict[str, pd.DataFrame]:
    return built.tables


@pytest.fixture(scope="module")
def disputes(rows) -> pd.DataFrame:
    return rows["dispute"]


def planted(built: Sample, kind: str) -> list[dict]:
    return [case for case in built.planted if case["kind"] == kind]


def within(days: pd.Series) -> pd.Series:
    return days.between(FIRST, END)


def test_accepted_and_settled_are_as_published(disputes):
    assert len(disputes) == 481_000
    assert (disputes["outcome"] == "settled").sum() == 473_000
    assert within(disputes["cohort_on"]).all()


def test_channels_and_the_app_are_as_published(disputes):
    by_channel = disputes["channel"].value_counts()
    assert by_channel[["petition", "court", "station"]].tolist() == [720, 10_048, 14_915]
    by_app = disputes["platform"] == "mobile_app"
    assert by_app.sum() == 15_600
    assert (disputes.loc[by_app, "channel"] == "online").all()


def test_prevented_conversions_are_as_published_and_settled(disputes):
    prevented = disputes.dropna(subset=["prevented_conversion"])
    counts = prevented["prevented_conversion"].value_counts().to_dict()
    assert counts == {"public_order": 946, "criminal": 482, "civil": 604}
    assert (prevented["outcome"] == "settled").all()


def test_ratings_of_the_app_are_at_least_96_percent_good(disputes):
    marks = disputes.loc[disputes["platform"] == "mobile_app", "satisfaction"].dropna()
    assert 5_000 < len(marks) < 15_600
    assert 0.96 <= (marks >= 4).mean() < 0.99


def test_committees_are_as_published(rows):
    committees = rows["committee"]
    assert committees["kind"].value_counts().to_dict() == {
        "village": 8_063,
        "community": 3_030,
        "town": 1_029,
        "industry": 428,
        "not_listed": 276,
        "enterprise": 98,
    }
    industry = committees[committees["kind"] == "industry"]
    assert industry["field"].nunique() == 12
    assert not industry.duplicated(["county", "field"]).any()
    assert committees["field"].notna().sum() == 428


def test_every_town_has_its_committee_and_those_below_it(rows):
    towns = set(rows["area"].query("level == 'town'")["code"])
    local = rows["committee"].query("kind == 'town'")
    assert len(towns) == 1_029
    assert set(local["area"]) == towns
    for kind in ("village", "community"):
        assert set(rows["committee"].loc[rows["committee"]["kind"] == kind, "area"]) == towns


def test_mediators_are_as_published(rows):
    mediators = rows["mediator"]
    current = mediators[mediators["dismissed_on"].isna()]
    assert len(current) == 68_930
    assert (current["kind"] == "full_time").sum() == 2_476
    assert set(current["kind"]) == {"full_time", "part_time", "elder"}
    assert within(mediators["dismissed_on"]).sum() == len(mediators) - len(current) == 2_810
    hired = within(mediators["appointed_on"])
    assert hired.sum() == 3_800
    assert (mediators.loc[~hired, "appointed_on"] < FIRST).all()
    assert mediators.loc[hired, "dismissed_on"].isna().all()
    assert mediators.groupby("committee").size().min() >= 3


def test_activities_are_as_published(rows):
    assert (len(rows["warning"]), len(rows["liaison"])) == (2_827, 1_708)
    sweep = rows["sweep"]
    assert (len(sweep), sweep["mediated"].sum()) == (56_000, 409_000)
    assert 409_000 < sweep["found"].sum() < 440_000
    assert (sweep["found"] >= sweep["mediated"]).all()
    assert (sweep["mediated"] >= sweep["resolved"]).all()
    assert 0 < sweep["resolved"].sum() < 409_000
    assert rows["training"]["attendances"].sum() == 80_000
    assert set(rows["training"]["kind"]) == set(kinds.TRAININGS)
    for name in ("warning", "liaison", "sweep", "training"):
        assert within(rows[name]["on_day"]).all(), name


def test_resources_and_rooms_are_as_published(rows):
    kinds = rows["resource"]["kind"].value_counts().to_dict()
    assert kinds == {"volunteer_team": 276, "hall": 149, "expert_pool": 40}
    pools = rows["resource"].query("kind == 'expert_pool'")
    counties = set(rows["area"].query("level == 'county'")["code"])
    assert set(pools["county"]) == counties
    rooms = rows["room"]
    assert (rooms["kind"] == "personal_brand").sum() == 332
    assert (rooms["opened_on"] <= END).all()
    for kind in ("court", "petition"):
        own = rooms[rooms["kind"] == kind]
        assert sorted(own["county"]) == sorted(counties)


def test_every_station_of_twenty_officers_has_a_room_all_the_time(rows):
    stations, rooms = rows["station"], rows["room"].query("kind == 'station'")
    always = rooms[(rooms["opened_on"] < FIRST) & rooms["closed_on"].isna()]
    large = stations[stations["officers"] >= 20]
    assert set(large["code"]) <= set(always["station"])
    assert set(large["county"]) == set(stations["county"])
    middle = stations[stations["officers"].between(15, 19)]
    assert 0.3 < middle["code"].isin(always["station"]).mean() < 0.7
    now = rooms[rooms["closed_on"].isna()]
    bare = set(middle["code"]) - set(now["station"])
    assert bare
    assert stations["officers"].between(5, 80).all()


def test_stations_without_a_room_below_twenty_officers_are_listed(built, rows):
    now = rows["room"].query("kind == 'station' and closed_on.isna()")["station"]
    middle = rows["station"][rows["station"]["officers"].between(15, 19)]["code"]
    listed = {case["unit"] for case in planted(built, "without_room")}
    assert listed == set(middle) - set(now)


def test_one_county_differs_and_the_others_stay_within_chance(built, disputes):
    (differs,) = planted(built, "station_differs")
    won = (disputes["outcome"] == "settled").groupby(disputes["county"]).agg(["sum", "size"])
    own = won.loc[differs["unit"]]
    assert differs["evidence"].startswith(f"{own['sum']} of {own['size']} settled")
    rest = won.drop(index=differs["unit"])
    pooled = rest["sum"].sum() / rest["size"].sum()
    assert binomtest(int(own["sum"]), int(own["size"]), pooled).pvalue < 1e-6
    chance = [binomtest(int(s), int(n), pooled).pvalue for s, n in rest.to_numpy()]
    assert min(chance) > 0.03


def test_overdue_disputes_are_exactly_those_listed(built, disputes):
    late = (disputes["outcome"] == "open") & (disputes["accepted_on"] < "2019-03-31")
    listed = [case["unit"] for case in planted(built, "overdue")]
    assert sorted(listed) == sorted(disputes.loc[late, "dispute_id"])
    assert 30 < len(listed) < 300


def test_key_cases_are_as_many_as_listed(built, disputes):
    reasons = {
        "major": disputes["level"] == "major",
        "sensitive": disputes["is_sensitive"],
        "unnatural_death": disputes["type"] == "unnatural_death",
        "many_people": disputes["people_involved"] >= PROGRAMME.rules.many_people,
        "criminal_risk": disputes["criminal_risk"],
    }
    held = pd.DataFrame(reasons).astype(bool)
    counts = {case["unit"]: case["count"] for case in planted(built, "key_cases")}
    assert counts.pop("any") == held.any(axis=1).sum()
    assert counts == held.sum().to_dict()
    assert min(counts.values()) > 100


def test_what_is_planted_can_be_written_as_json(built):
    assert json.loads(json.dumps(built.planted, ensure_ascii=False)) == built.planted


@pytest.mark.parametrize("month", [1, 2, 3, 4])
def test_each_month_of_2019_is_somewhat_above_that_of_2018(disputes, month):
    before, after = (
        (disputes["cohort_month"] == f"{y}-{month:02d}-01").sum() for y in (2018, 2019)
    )
    assert 0.98 < after / before < 1.25


def test_january_to_april_grew_in_most_counties_but_not_alike(disputes):
    early = disputes[disputes["cohort_on"].dt.month <= 4]
    counts = early.groupby(["county", early["cohort_on"].dt.year]).size().unstack()
    growth = counts[2019] / counts[2018]
    assert 1.03 < counts[2019].sum() / counts[2018].sum() < 1.14
    assert growth.between(0.88, 1.35).all()
    assert growth.max() - growth.min() > 0.08


def test_the_five_assessment_indicators_can_be_computed_for_every_county(disputes):
    by_county = disputes.groupby("county")
    assert by_county.size().size == 40
    assert by_county.size().min() > 2_000
    assert by_county["satisfaction"].count().min() > 300
    due = disputes["due_on"].notna() & (disputes["due_on"] <= END)
    assert due.groupby(disputes["county"]).sum().min() > 300
    performed = disputes.loc[due, "performed_on"].notna().mean()
    assert 0.93 < performed < 0.99
    assert 5 < (disputes["conversion"] == "criminal").sum() < 60
    grave = (disputes["level"] == "major") | disputes["is_sensitive"]
    assert grave.groupby(disputes["county"]).sum().min() > 10


def test_conversion_is_mostly_tracked_and_mostly_none(disputes):
    closed = disputes[disputes["outcome"] != "open"]
    shares = closed["conversion"].value_counts(normalize=True, dropna=False)
    assert closed["conversion"].notna().all()
    assert shares["none"] > 0.95
    assert 0 < shares["not_tracked"] < 0.05
    turned = closed[closed["conversion"].isin(["public_order", "criminal", "civil"])]
    assert (turned["outcome"] != "settled").all()
    assert turned["prevented_conversion"].isna().all()


def test_durations_are_skewed_and_mostly_within_thirty_days(disputes):
    days = disputes["days_to_close"].dropna()
    assert days.min() == 0
    assert days.median() <= 2
    assert 0.001 < (days > 30).mean() < 0.02
    assert days.mean() > days.median()


def test_dates_come_in_order_and_none_lies_after_the_last_day(disputes):
    for first, second in (
        ("accepted_on", "mediated_on"),
        ("accepted_on", "closed_on"),
        ("mediated_on", "closed_on"),
        ("closed_on", "due_on"),
        ("closed_on", "performed_on"),
        ("closed_on", "confirmed_on"),
        ("closed_on", "fed_back_on"),
    ):
        known = disputes.dropna(subset=[first, second])
        assert len(known) > 1_000, second
        assert (known[first] <= known[second]).all(), second
    for column in ("mediated_on", "closed_on", "performed_on", "confirmed_on", "fed_back_on"):
        assert disputes[column].max() <= END, column


def test_derived_columns_follow_from_their_dates(disputes):
    months = (("cohort_month", "accepted_on"), ("closed_month", "closed_on"))
    assert (disputes["cohort_on"] == disputes["accepted_on"]).all()
    for derived, source in months:
        expected = disputes[source].to_numpy().astype("datetime64[M]").astype("datetime64[s]")
        found = disputes[derived].to_numpy()
        assert ((found == expected) | (np.isnat(found) & np.isnat(expected))).all(), derived
    closed = disputes.dropna(subset=["closed_on"])
    assert ((closed["closed_on"] - closed["accepted_on"]).dt.days == closed["days_to_close"]).all()


def test_open_cases_have_no_end_and_lie_near_the_last_day(disputes):
    opened = disputes[disputes["outcome"] == "open"]
    ends = ["closed_on", "days_to_close", "agreement", "satisfaction", "conversion", "fed_back_on"]
    assert opened[ends].isna().all().all()
    assert 1_000 < len(opened) < 5_000
    assert (opened["accepted_on"] >= "2019-04-01").mean() > 0.9
    assert disputes.loc[disputes["outcome"] != "open", "closed_on"].notna().all()


def test_money_is_due_on_written_agreements_only(disputes):
    assert (disputes["agreement"].notna() == (disputes["outcome"] == "settled")).all()
    due = disputes.dropna(subset=["due_on"])
    assert (due["agreement"] == "written").all()
    assert (due["amount_fen"].dropna() > 0).all()
    assert disputes.loc[disputes["performed_on"].notna(), "due_on"].notna().all()
    assert (disputes["amount_fen"].dropna() % 1_000 == 0).all()


def test_who_sent_a_case_decides_where_it_is_handled(disputes, rows):
    room = rows["room"].set_index("code")
    sent = disputes["channel"].isin(["court", "petition", "station"])
    assert (disputes["room"].notna() == sent).all()
    assert (disputes["committee"].isna() == sent).all()
    assert (disputes["station"].notna() == (disputes["channel"] == "station")).all()
    used = disputes[sent]
    assert (used["room"].map(room["kind"]) == used["channel"]).all()
    assert (used["room"].map(room["county"]) == used["county"]).all()
    held = used.dropna(subset=["station"])
    assert (held["room"].map(room["station"]) == held["station"]).all()
    assert (used["room"].map(room["opened_on"]) <= used["accepted_on"]).all()
    assert used["room"].map(room["closed_on"]).isna().all()


def test_committee_and_mediator_belong_to_the_place_of_the_case(disputes, rows):
    committees = rows["committee"].set_index("code")
    mediators = rows["mediator"].set_index("code")
    own = disputes.dropna(subset=["committee"])
    assert (own["committee"].map(committees["county"]) == own["county"]).all()
    local = own["committee"].map(committees["kind"]).isin(["town", "village", "community"])
    assert (own[local]["committee"].map(committees["area"]) == own[local]["town"]).all()
    assert (own["mediator"].map(mediators["committee"]) == own["committee"]).all()
    assert (disputes["mediator"].map(mediators["county"]) == disputes["county"]).all()


def test_a_mediator_was_in_service_when_the_case_came(disputes, rows):
    mediators = rows["mediator"].set_index("code")
    assert (disputes["mediator"].map(mediators["appointed_on"]) <= disputes["accepted_on"]).all()
    gone = disputes["mediator"].map(mediators["dismissed_on"])
    assert (gone.isna() | (disputes["accepted_on"] < gone)).all()


REFERENCES = [
    ("dispute", "station", "station"),
    ("dispute", "room", "room"),
    ("dispute", "committee", "committee"),
    ("dispute", "mediator", "mediator"),
    ("mediator", "committee", "committee"),
    ("room", "station", "station"),
    *((table, "county", "area") for table in ("dispute", "station", "room", "committee")),
    *((table, "county", "area") for table in ("mediator", "resource", "warning", "liaison")),
    *((table, "county", "area") for table in ("sweep", "training")),
    *((table, "town", "area") for table in ("dispute", "warning", "sweep")),
    *((table, "area", "area") for table in ("room", "committee", "mediator", "area_geometry")),
    ("area", "parent", "area"),
]


@pytest.mark.parametrize(("table", "column", "target"), REFERENCES)
def test_a_code_leads_to_a_row(rows, table, column, target):
    assert set(rows[table][column].dropna().unique()) <= set(rows[target]["code"])


VOCABULARY = [
    ("dispute", "type", PROGRAMME.types),
    ("dispute", "level", PROGRAMME.levels),
    ("dispute", "channel", PROGRAMME.channels),
    ("dispute", "register", [register.key for register in PROGRAMME.registers]),
    ("dispute", "platform", PLATFORM_CODES),
    ("dispute", "outcome", vocabulary.OUTCOMES),
    ("dispute", "agreement", vocabulary.AGREEMENTS),
    ("dispute", "conversion", vocabulary.CONVERSIONS),
    ("dispute", "prevented_conversion", vocabulary.PREVENTED),
    ("room", "kind", kinds.ROOM_KINDS),
    ("committee", "kind", kinds.COMMITTEE_KINDS),
    ("mediator", "kind", kinds.MEDIATOR_KINDS),
    ("resource", "kind", kinds.RESOURCE_KINDS),
    ("warning", "outcome", kinds.WARNING_OUTCOMES),
    ("liaison", "outcome", kinds.WARNING_OUTCOMES),
    ("liaison", "partner", kinds.PARTNERS),
]


@pytest.mark.parametrize(("table", "column", "codes"), VOCABULARY)
def test_every_value_is_in_the_vocabulary(rows, table, column, codes):
    assert set(rows[table][column].dropna().unique()) <= set(codes)


def test_everything_the_programme_declares_occurs(disputes):
    for column in ("type", "level", "channel"):
        assert set(disputes[column].unique()) == set(getattr(PROGRAMME, f"{column}s"))


def test_papers_of_a_dossier_are_in_the_vocabulary(disputes):
    lists = disputes["dossier"].dropna().unique()
    assert {paper for text in lists for paper in text.split(",") if paper} <= set(
        vocabulary.DOSSIER
    )
    oral = disputes["agreement"] == "oral"
    assert (disputes["dossier"].isna() == oral).all()
    judged = ~oral & (disputes["outcome"] != "open")
    assert (disputes["dossier_complete"].notna() == judged).all()


def test_columns_declared_as_unrecorded_are_empty_and_the_others_are_not(disputes):
    empty = {column for column in disputes if disputes[column].isna().all()}
    declared = {column for column in PROGRAMME.unrecorded if "." not in column}
    assert empty - {"batch"} == declared


def test_each_fact_the_programme_records_has_rows(rows):
    tables = {"key_case": "dispute", "closing": "dispute", "hiring": "mediator"}
    tables["dismissal"] = "mediator"
    needed = {tables.get(fact, fact) for fact in PROGRAMME.records}
    assert all(len(rows[name]) for name in needed)
    assert set(rows) - needed == {"programme", "area", "area_geometry"}


def test_tables_fit_the_schema(rows):
    for name, frame in rows.items():
        columns = getattr(schema, name).columns
        assert list(frame.columns) == list(columns.keys()), name
        for column in columns:
            assert column.nullable or frame[column.name].notna().all(), (name, column.name)
    for name in ("area", "station", "room", "committee", "mediator", "resource"):
        assert rows[name]["code"].is_unique, name
    assert rows["dispute"]["dispute_id"].is_unique


def test_identifiers_name_programme_and_platform(disputes):
    head = "chongqing:" + disputes["platform"] + ":"
    assert (disputes["dispute_id"].str[:-6] == head).all()


def test_codes_of_registers_begin_with_the_programmes_letters(rows):
    for name in ("area", "station", "room", "committee", "mediator", "resource"):
        assert rows[name]["code"].str.startswith("CQ").all(), name


def test_names_are_obviously_invented(rows):
    for name in ("area", "station", "committee", "resource", "room"):
        assert rows[name]["name"].str.startswith("示例").all(), name
    assert rows["mediator"]["name"].str.fullmatch(r"调解员\d{5}").all()


def test_areas_are_those_declared_and_residents_add_up(rows):
    area = rows["area"]
    counties = area[area["level"] == "county"].set_index("code")
    assert list(counties.index) == list(PROGRAMME.areas)
    assert set(area["level"]) == set(PROGRAMME.area_levels)
    below = area[area["level"] == "town"]
    assert (below["path"] == below["county"] + "/" + below["code"]).all()
    assert below.groupby("county")["population"].sum().to_dict() == counties["population"].to_dict()


def test_the_map_is_a_partition_and_stations_lie_in_their_county(rows):
    geometry = rows["area_geometry"].set_index("area")["geometry"]
    shapes = {code: shapely.from_geojson(text) for code, text in geometry.items()}
    assert sorted(shapes) == sorted(PROGRAMME.areas)
    assert shapely.coverage_is_valid(list(shapes.values()))
    assert all(shape.exterior.is_ccw for shape in shapes.values())
    for row in rows["station"].itertuples():
        assert shapely.contains_xy(shapes[row.county], row.longitude, row.latitude)


def test_the_map_is_what_the_script_draws(tmp_path):
    draw(tmp_path)
    assert (tmp_path / MAP.name).read_text("utf-8") == MAP.read_text("utf-8")


def test_the_same_seed_gives_the_same_rows_and_another_seed_others():
    first, again, other = (sample_data.build("chongqing", seed=seed) for seed in (3, 3, 4))
    for name, frame in first.tables.items():
        assert frame.equals(again.tables[name]), name
    assert first.planted == again.planted
    for name in ("dispute", "mediator", "sweep", "warning", "liaison", "training"):
        assert not first.tables[name].equals(other.tables[name]), name
