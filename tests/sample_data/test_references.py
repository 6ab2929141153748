"""Every code leads to a row, every value is in the vocabulary, every column in the schema."""

import pytest

from dashboard.database import schema
from dashboard.domain import kinds, vocabulary
from dashboard.domain.programme import load_programme
from dashboard.domain.settings import ROOT

PROGRAMME = load_programme(ROOT / "config" / "programmes" / "chenghua.toml")

REFERENCES = [
    (table, column, target)
    for target, places in {
        "station": "dispute follow_up officer police_team firm_contract lawyer room duty_shift "
        "community_service station_month sweep advice area",
        "firm": "dispute follow_up firm_contract lawyer duty_shift firm_grade",
        "lawyer": "dispute duty_shift community_service",
        "mediator": "dispute",
        "officer": "dispute",
        "room": "dispute",
        "committee": "mediator",
    }.items()
    for table in places.split()
    for column in [target]
] + [("officer", "team", "police_team")]

AREAS = [
    *(("dispute", column) for column in ("county", "town", "community", "zone")),
    *((table, "county") for table in ("officer", "room", "mediator", "party", "dispute_event")),
    *((table, "area") for table in ("room", "committee", "lawyer", "mediator", "area_geometry")),
    *(("community_service", column) for column in ("town", "community")),
    *(("advice", column) for column in ("town", "community")),
    ("area", "parent"),
    ("follow_up", "town"),
]

VOCABULARY = [
    ("dispute", "type", PROGRAMME.types),
    ("dispute", "level", PROGRAMME.levels),
    ("dispute", "track", PROGRAMME.tracks),
    ("dispute", "channel", PROGRAMME.channels),
    ("dispute", "mode", PROGRAMME.modes),
    ("dispute", "register", [register.key for register in PROGRAMME.registers]),
    ("dispute", "lead", vocabulary.LEADS),
    ("dispute", "outcome", vocabulary.OUTCOMES),
    ("dispute", "agreement", vocabulary.AGREEMENTS),
    ("dispute", "conversion", vocabulary.CONVERSIONS),
    ("dispute_event", "kind", vocabulary.EVENTS),
    ("room", "kind", kinds.ROOM_KINDS),
    ("community_service", "kind", kinds.SERVICES),
    ("firm_grade", "grade", kinds.GRADES),
]


@pytest.mark.parametrize(("table", "column", "target"), REFERENCES)
def test_a_code_leads_to_a_row(tables, table, column, target):
    assert set(tables[table][column].dropna()) <= set(tables[target]["code"])


@pytest.mark.parametrize(("table", "column"), AREAS)
def test_an_area_code_leads_to_an_area(tables, table, column):
    assert set(tables[table][column].dropna()) <= set(tables["area"]["code"])


@pytest.mark.parametrize(("table", "column", "codes"), VOCABULARY)
def test_a_value_is_in_the_vocabulary(tables, table, column, codes):
    assert set(tables[table][column].dropna()) <= set(codes)


def test_tables_have_exactly_the_columns_of_the_schema(tables):
    for name, frame in tables.items():
        assert list(frame.columns) == list(getattr(schema, name).columns.keys()), name


def test_what_is_required_is_there(tables):
    for name, frame in tables.items():
        for column in getattr(schema, name).columns:
            assert column.nullable or frame[column.name].notna().all(), (name, column.name)


def test_keys_are_unique(tables):
    keys = {name: ["code"] for name in "area station firm lawyer mediator officer room".split()}
    keys |= {
        "dispute": ["dispute_id"],
        "dispute_event": ["dispute_id", "seq"],
        "party": ["dispute_id", "seq"],
        "follow_up": ["dispute_id", "due_on"],
        "duty_shift": ["station", "on_day", "lawyer"],
        "station_month": ["station", "month"],
        "firm_grade": ["firm", "month"],
        "firm_contract": ["code"],
        "committee": ["code"],
        "area_geometry": ["area"],
    }
    for name, columns in keys.items():
        assert not tables[name].duplicated(columns).any(), name


def test_places_of_a_dispute_agree_with_the_map(disputes, tables):
    area = tables["area"].set_index("code")
    located = disputes.dropna(subset=["zone"])
    assert (located["zone"].map(area["station"]) == located["station"]).all()
    assert (located["zone"].map(area["parent"]) == located["town"]).all()
    assert (located["community"].map(area["parent"]) == located["town"]).all()


def test_handlers_belong_where_the_dispute_is(docking, people, tables):
    officers = tables["officer"].set_index("code")["station"]
    assert (docking["officer"].map(officers) == docking["station"]).all()
    room = tables["room"].set_index("code")
    used = docking.dropna(subset=["room"])
    assert (used["room"].map(room["station"]) == used["station"]).all()
    mediators = tables["mediator"].set_index("code")
    led = people[people["lead"] == "mediator"]
    assert led["mediator"].notna().all()
    assert (led["mediator"].map(mediators["appointed_on"]) <= led["accepted_on"]).all()
    gone = led["mediator"].map(mediators["dismissed_on"])
    assert (gone.isna() | (led["accepted_on"] < gone)).all()


def test_a_room_was_open_when_it_was_used(disputes, tables):
    room = tables["room"].set_index("code")
    used = disputes.dropna(subset=["room"])
    assert (used["room"].map(room["opened_on"]) <= used["accepted_on"]).all()
    closed = used["room"].map(room["closed_on"])
    assert (closed.isna() | (used["accepted_on"] < closed)).all()


def test_a_docking_case_has_the_firm_and_a_lawyer_of_the_contract_in_force(docking, tables):
    contracts = tables["firm_contract"][["station", "firm", "valid_from", "valid_to"]]
    pairs = docking.merge(contracts, on="station", suffixes=("", "_under_contract"))
    valid = pairs[pairs["accepted_on"].between(pairs["valid_from"], pairs["valid_to"])]
    assert not valid["dispute_id"].duplicated().any()
    lawyers = tables["lawyer"].set_index("code")
    assert (valid["firm"] == valid["firm_under_contract"]).all()
    assert (valid["lawyer"].map(lawyers["firm"]) == valid["firm"]).all()
    assert (valid["lawyer"].map(lawyers["station"]) == valid["station"]).all()
    bare = docking[~docking["dispute_id"].isin(valid["dispute_id"])]
    assert set(bare["station"]) == {"CHS13"}
    assert bare[["firm", "lawyer"]].isna().all().all()


def test_the_track_decides_who_leads_docking_but_where_it_is_planted(docking, sample):
    wrong = {case["unit"] for case in sample.planted if case["kind"] == "wrong_lead"}
    kept = docking[~docking["dispute_id"].isin(wrong)]
    leads = kept.groupby("track")["lead"].unique().map(list).to_dict()
    assert leads == {"civil": ["lawyer"], "public_order": ["police"], "minor_criminal": ["police"]}


def test_parties_are_obviously_invented(tables):
    party = tables["party"]
    assert party["name"].str.fullmatch(r".某[甲乙丙丁戊己庚辛壬癸]").all()
    assert party["id_number"].dropna().str.fullmatch(r"999999\d{12}").all()
    assert party["phone"].dropna().str.fullmatch(r"(199-0000-\d{4}|000-\d{8})").all()
    assert party["address"].dropna().str.endswith("（虚构）").all()
    assert (party.groupby("dispute_id").size() >= 2).all()
    assert set(party["dispute_id"]) == set(tables["dispute"]["dispute_id"])
