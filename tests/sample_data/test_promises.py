"""What the samples of 宜宾 and 澧县 promise alike: codes, columns, dates, names, repeatability."""

import json

import pandas as pd
import pytest

import sample_data
from dashboard.database import schema
from dashboard.domain import kinds, vocabulary
from dashboard.domain.programme import Programme, load_programme
from dashboard.domain.settings import ROOT

PROGRAMMES = ("yibin", "lixian")
UNITS = {
    "station": ("station",),
    "room": ("room",),
    "mediator": ("mediator",),
    "officer": ("officer",),
    "committee": ("committee",),
    "justice_office": ("justice_office",),
    "area": ("county", "town", "area", "parent"),
}
VOCABULARY = {
    "lead": vocabulary.LEADS,
    "outcome": vocabulary.OUTCOMES,
    "agreement": vocabulary.AGREEMENTS,
    "conversion": vocabulary.CONVERSIONS,
    "prevented_conversion": vocabulary.PREVENTED,
    "inquiry_status": vocabulary.INQUIRY,
    "platform": vocabulary.PLATFORMS,
}
NOT_OF_A_DISPUTE = {"batch"}


@pytest.fixture(scope="module", params=PROGRAMMES)
def programme(request: pytest.FixtureRequest) -> Programme:
    return load_programme(ROOT / "config" / "programmes" / f"{request.param}.toml")


@pytest.fixture(scope="module")
def built(programme: Programme) -> sample_data.Sample:
    return sample_data.build(programme.code)


@pytest.fixture(scope="module")
def rows(built: sample_data.Sample) -> dict[str, pd.DataFrame]:
    return built.tables


def digest(frame: pd.DataFrame) -> int:
    return int(pd.util.hash_pandas_object(frame, index=False).sort_values().sum())


def test_a_code_leads_to_a_row(rows):
    for target, columns in UNITS.items():
        known = set(rows[target]["code"]) if target in rows else set()
        for name, frame in rows.items():
            for column in {*columns} & {*frame.columns} - {"code"}:
                assert set(frame[column].dropna()) <= known, (name, column)


def test_a_value_is_in_the_vocabulary(rows, programme):
    declared = {
        "type": programme.types,
        "level": programme.levels,
        "track": programme.tracks,
        "channel": programme.channels,
        "mode": programme.modes,
        "register": [register.key for register in programme.registers],
    }
    for column, codes in {**VOCABULARY, **declared}.items():
        assert set(rows["dispute"][column].dropna()) <= set(codes), column
    assert set(rows["room"]["kind"]) <= set(kinds.ROOM_KINDS)
    assert set(rows["mediator"]["kind"]) <= set(kinds.MEDIATOR_KINDS)
    assert set(rows["dispute_event"]["kind"]) <= set(vocabulary.EVENTS)


def test_every_declared_code_is_used(rows, programme):
    for column in ("type", "level", "track", "channel"):
        declared = getattr(programme, f"{column}s")
        assert set(rows["dispute"][column].dropna()) == set(declared), column


def test_tables_have_the_columns_of_the_schema_and_what_is_required(rows):
    for name, frame in rows.items():
        columns = getattr(schema, name).columns
        assert list(frame.columns) == list(columns.keys()), name
        for column in columns:
            assert column.nullable or frame[column.name].notna().all(), (name, column.name)


def test_keys_are_unique(rows):
    keys = {name: ["code"] for name in rows if "code" in rows[name]}
    keys |= {
        "dispute": ["dispute_id"],
        "dispute_event": ["dispute_id", "seq"],
        "party": ["dispute_id", "seq"],
        "area_geometry": ["area"],
    }
    for name, columns in keys.items():
        assert not rows[name].duplicated(columns).any(), name


def test_unrecorded_columns_are_empty_and_all_others_are_not(rows, programme):
    dispute = rows["dispute"]
    for column in set(dispute.columns) - NOT_OF_A_DISPUTE:
        empty = dispute[column].isna().all() or set(dispute[column].dropna()) == {"not_tracked"}
        assert empty == (column in programme.unrecorded), column


def test_records_are_the_facts_there_are_rows_for(rows, programme):
    of_disputes = {"dispute", "key_case", "closing", "event", "hiring", "dismissal"}
    assert ("event" in programme.records) == (len(rows["dispute_event"]) > 0)
    for fact in set(programme.records) - of_disputes:
        assert len(rows[fact]) > 0, fact
    assert ("hiring" in programme.records) == rows["mediator"]["appointed_on"].notna().any()
    assert ("dismissal" in programme.records) == rows["mediator"]["dismissed_on"].notna().any()
    counted = {"follow_up", "sweep", "advice", "checklist", "survey", "station_month", "training"}
    assert counted & set(rows) == counted & set(programme.records)


def test_nothing_happens_after_the_last_day_or_out_of_order(rows):
    last = rows["programme"]["data_to"].item() + pd.Timedelta(days=1)
    dispute = rows["dispute"]
    for column in ("cohort_on", "accepted_on", "mediated_on", "closed_on", "entered_at"):
        assert (dispute[column].dropna() < last).all(), column
    performed = dispute.dropna(subset=["performed_on"])
    assert (performed["performed_on"] < last).all()
    assert performed["due_on"].notna().all()
    assert (performed["performed_on"] >= performed["closed_on"]).all()
    assert (rows["dispute_event"]["at"] < last).all()
    begun = dispute["accepted_on"].fillna(dispute["cohort_on"])
    assert (dispute["closed_on"].isna() | (begun <= dispute["closed_on"])).all()
    assert (dispute["mediated_on"].isna() | (begun <= dispute["mediated_on"])).all()
    taken = (dispute["closed_on"] - begun).dt.days
    assert (taken.dropna() == dispute["days_to_close"].dropna()).all()
    assert (dispute["closed_on"].isna() == (dispute["outcome"] == "open")).all()
    assert ((dispute["outcome"] == "settled") == dispute["agreement"].notna()).all()


def test_steps_are_numbered_in_the_order_of_time(rows):
    steps = rows["dispute_event"].sort_values(["dispute_id", "seq"])
    assert (steps.groupby("dispute_id")["at"].diff().dropna() >= pd.Timedelta(0)).all()
    assert (steps.groupby("dispute_id").cumcount() + 1 == steps["seq"]).all()
    closed = steps[steps["kind"] == "closed"].set_index("dispute_id")["at"].dt.normalize()
    known = rows["dispute"].dropna(subset=["closed_on"]).set_index("dispute_id")["closed_on"]
    assert closed.sort_index().equals(known.sort_index().rename("at"))


def test_a_mediator_serves_at_the_station_and_was_appointed(rows):
    dispute, people = rows["dispute"], rows["mediator"].set_index("code")
    led = dispute.dropna(subset=["mediator"])
    home = led["mediator"].map(people["station"])
    assert (home.isna() | (home == led["station"])).all()
    assert (led["mediator"].map(people["appointed_on"]) <= led["cohort_on"]).all()
    gone = led["mediator"].map(people["dismissed_on"])
    assert (gone.isna() | (led["cohort_on"] < gone)).all()


def test_people_are_obviously_invented(rows):
    party = rows["party"]
    assert party["name"].str.fullmatch(r".某[甲乙丙丁戊己庚辛壬癸]").all()
    assert rows["mediator"]["name"].str.fullmatch(r".某[甲乙丙丁戊己庚辛壬癸]").all()
    assert party["id_number"].dropna().str.fullmatch(r"999999\d{12}").all()
    assert party["phone"].dropna().str.fullmatch(r"(199-0000-\d{4}|000-\d{8})").all()
    assert party["address"].dropna().str.endswith("（虚构）").all()
    assert set(party["dispute_id"]) == set(rows["dispute"]["dispute_id"])
    assert (party.groupby("dispute_id").size() >= 2).all()


def test_amounts_are_round_and_no_single_case_carries_the_sum(rows):
    yuan = rows["dispute"]["amount_fen"].dropna() / 100
    assert (yuan % 10 == 0).all()
    assert yuan.max() < 0.2 * yuan.sum()
    assert rows["dispute"]["amount_fen"].isna().any()


def test_overdue_and_key_cases_are_exactly_those_listed(rows, built, programme):
    dispute, rules = rows["dispute"], programme.rules
    age = (rows["programme"]["data_to"].item() - dispute["accepted_on"]).dt.days
    late = dispute[(dispute["outcome"] == "open") & (age > rules.settle_within_days)]
    listed = {case["unit"] for case in built.planted if case["kind"] == "overdue"}
    assert listed == set(late["dispute_id"]) != set()
    key = dispute[
        (dispute["level"] == "major")
        | dispute["is_sensitive"].fillna(False)
        | (dispute["type"] == "unnatural_death")
        | (dispute["people_involved"] >= rules.many_people)
        | dispute["criminal_risk"].fillna(False)
    ]
    keys = {case["unit"] for case in built.planted if case["kind"] == "key_case"}
    assert keys == set(key["dispute_id"]) != set()


def test_the_same_seed_gives_the_same_rows_and_another_seed_others(built, programme):
    again, other = sample_data.build(programme.code), sample_data.build(programme.code, seed=7)
    assert json.loads(json.dumps(again.planted, ensure_ascii=False)) == built.planted
    for name, frame in built.tables.items():
        assert digest(frame) == digest(again.tables[name]), name
    for name in ("dispute", "party", "dispute_event"):
        assert digest(built.tables[name]) != digest(other.tables[name]), name


def test_areas_have_an_outline_and_stations_lie_in_theirs(rows):
    shapely = pytest.importorskip("shapely")
    area = rows["area"].set_index("code")
    shapes = {
        code: shapely.from_geojson(text)
        for code, text in rows["area_geometry"].itertuples(index=False)
    }
    assert set(shapes) <= set(area.index)
    assert all(shape.is_valid and shape.exterior.is_ccw for shape in shapes.values())
    for station in rows["station"].itertuples():
        assert station.county in area.index
        assert any(
            shapely.contains_xy(shape, station.longitude, station.latitude)
            for code, shape in shapes.items()
            if area.at[code, "county"] == station.county
        )
