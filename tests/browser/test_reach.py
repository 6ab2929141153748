"""A head of two stations: his own cases alone, also by somebody else's link, peers as points."""

import re

import pytest

from dashboard.access.demo import HEADS_STATIONS
from dashboard.database.connection import pinned
from dashboard.domain.scope import OPERATOR
from dashboard.queries.cases import dispute_list
from dashboard.queries.units import units, zones
from tests.browser.server import PUBLISHED
from tests.browser.wire import Wire, without_ids

pytestmark = pytest.mark.browser
ROLE = "district_head"
ABSENT = "chenghua:police_net:000000000"


@pytest.fixture
def foreign(on_sample):
    """A station, a zone and a dispute beyond his reach."""
    with pinned():
        codes = list(units(OPERATOR, "chenghua", "station")["code"])
        station = next(code for code in codes if code not in HEADS_STATIONS)
        shapes = zones(OPERATOR, "chenghua")
        zone = shapes[shapes["station"] == station]["code"].iloc[0]
        listed = dispute_list(OPERATOR, PUBLISHED.choose(station=station))
    return {"station": station, "zone": zone, "id": str(listed["dispute_id"].iloc[0])}


def test_the_list_totals_what_the_command_tells_for_him(tab_of, server):
    tab = tab_of(ROLE).open("/disputes")
    total = server.figure("mediated", role=ROLE)["value"]
    everybody = server.figure("mediated", role="bureau_director")["value"]
    assert 0 < total < everybody
    tab.says(total)
    by_station = server.figures("mediated", "--by", "station", role=ROLE)
    assert {row["station"] for row in by_station} == set(HEADS_STATIONS)


def test_a_case_of_another_station_is_answered_like_an_absent_one(tab_of, guard_of, foreign):
    tab, guard = tab_of(ROLE), guard_of(ROLE)
    answers = [tab.open("/dispute", id=which).text for which in (ABSENT, foreign["id"])]
    assert answers[0] == answers[1]
    assert foreign["id"] not in tab.page.locator("body").inner_text()
    assert not guard.holds(foreign["id"].rsplit(":", 1)[1])
    assert not tab.main.get_by_test_id("stDataFrame").count()


@pytest.mark.parametrize("dimension", ["station", "zone"])
@pytest.mark.parametrize("page", ["disputes", "overview", "coverage"])
def test_a_link_to_a_foreign_unit_is_answered_like_an_absent_one(
    page, dimension, readers, server, foreign
):
    answers = []
    for code in ("NOWHERE", foreign[dimension]):
        wire = Wire(server.port, cookie=readers.cookie(ROLE))
        drawn = wire.page(page, **{dimension: code})
        wire.close()
        assert b"chenghua:police_net" not in drawn.whole
        answers.append([element.replace(code, "CODE") for element in drawn.elements])
    assert without_ids(answers[0]) == without_ids(answers[1])


def test_a_link_made_by_another_reader_shows_him_no_foreign_number(tab_of, server, foreign):
    tab = tab_of(ROLE).open("/disputes", station=foreign["station"])
    assert foreign["station"] in tab.main.get_by_test_id("stAlert").inner_text()
    assert not tab.metrics()
    assert not tab.main.get_by_test_id("stDataFrame").count()
    tab.main.locator('[class*="st-key-filters_reset_link"] button').click()
    tab.says(server.figure("mediated", role=ROLE)["value"])


def test_he_still_compares_himself_with_all_fourteen_stations(tab_of, server):
    tab = tab_of(ROLE).open("/stations")
    rows = server.figures("settlement_rate", "--by", "station", "--beside", role=ROLE)
    assert tab.table().count() == len(rows) == 14
    told = {cell for row in tab.table().rows() for cell in row}
    for row in rows[:5]:
        counts = f"{row['numerator']}/{row['denominator']}"
        assert any(re.search(rf"(?<!\d){counts}(?!\d)", cell) for cell in told), counts
