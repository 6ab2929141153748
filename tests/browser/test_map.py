"""The zone map: a click on a zone opens its disputes, with and without WebGL."""

import math
import re
from dataclasses import dataclass

import pytest
import shapely
from playwright.sync_api import Locator, expect
from playwright.sync_api import TimeoutError as TimedOut

from dashboard.charts.deck import zone_deck
from dashboard.database.connection import pinned
from dashboard.domain.scope import OPERATOR
from dashboard.domain.text import Lang
from dashboard.metrics import METRICS
from dashboard.queries.units import stations, zones
from tests.browser.conftest import CHROMIUM, FLAGS, Readers
from tests.browser.screen import PATIENCE, Screen

pytestmark = pytest.mark.browser
ROLE = "political_legal"
TILE = 512
TRIES = 30


@dataclass(frozen=True)
class Target:
    """A zone to click: where it lies from the middle of the map, in pixels, and what it holds."""

    code: str
    name: str
    count: int
    right: float
    down: float


@pytest.fixture
def target(server, on_sample):
    """The zone with most disputes among those with room around their middle."""
    told = {
        row["zone"]: row["value"] for row in server.figures("mediated", "--by", "zone", role=ROLE)
    }
    with pinned():
        shapes, points = zones(OPERATOR, "chenghua"), stations(OPERATOR, "chenghua")
    values = shapes[["code"]].rename(columns={"code": "zone"})
    values["value"] = values["zone"].map(told)
    for column in ("numerator", "denominator"):
        values[column] = values["value"]
    values["shown"], values["low"], values["high"] = True, None, None
    view = zone_deck(shapes, points, values, METRICS["mediated"], Lang.ZH).initial_view_state
    outlines = {row.code: shapely.from_geojson(row.geometry) for row in shapes.itertuples()}
    names = dict(zip(shapes["code"], shapes["name"], strict=True))
    spots = [shapely.Point(x, y) for x, y in points[["longitude", "latitude"]].values]

    def room(code: str) -> float:
        middle = outlines[code].representative_point()
        return min(middle.distance(outlines[code].boundary), min(map(middle.distance, spots)) / 3)

    code = max((code for code in told if told[code] > 0), key=room)
    middle = outlines[code].representative_point()
    scale = TILE * 2**view.zoom
    right = (middle.x - view.longitude) / 360 * scale
    down = (mercator(view.latitude) - mercator(middle.y)) * scale
    return Target(code, names[code], told[code], right, down)


def mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)) / (2 * math.pi)


def test_a_zone_clicked_on_the_map_opens_its_disputes(tab_of, server, target):
    tab = tab_of(ROLE).open("/zones")
    chart = tab.main.get_by_test_id("stDeckGlJsonChart")
    point_at(tab, chart, target)
    tab.page.mouse.down()
    tab.page.mouse.up()
    link = panel_link(tab, target)
    link.wait_for(timeout=PATIENCE)
    opens_its_disputes(tab, link, target)


def point_at(tab: Screen, chart: Locator, target: Target) -> None:
    """Move to the zone until the map names it: until then its shapes are still to come."""
    expect(chart.locator("canvas").first).to_be_visible(timeout=PATIENCE)
    named = chart.locator(".deck-tooltip").filter(has_text=target.name)
    for attempt in range(TRIES):
        chart.scroll_into_view_if_needed()
        box = chart.locator("canvas").first.bounding_box()
        x = box["x"] + box["width"] / 2 + target.right
        y = box["y"] + box["height"] / 2 + target.down
        tab.page.mouse.move(x + attempt % 2, y)
        try:
            named.wait_for(timeout=1000)
            return
        except TimedOut:
            continue
    raise TimedOut(f"The map never named {target.name}.")


def test_a_zone_clicked_without_webgl_opens_its_disputes(browser_type, server, guards, target):
    browser = browser_type.launch(
        executable_path=CHROMIUM, args=[*FLAGS, "--disable-software-rasterizer"]
    )
    reader = Readers(browser, server).sign_in(ROLE)
    guards.append(reader.guard)
    cookies = {cookie["name"]: cookie["value"] for cookie in reader.context.cookies()}
    assert cookies["webgl"] == "0"
    tab = Screen(reader.context.new_page(), server.base).open("/zones")
    assert tab.main.get_by_test_id("stDeckGlJsonChart").count() == 0
    shape = tab.main.locator(f'[aria-label*="{target.name}"]').first
    shape.click(force=True, timeout=PATIENCE)
    link = panel_link(tab, target)
    link.wait_for(timeout=PATIENCE)
    opens_its_disputes(tab, link, target)
    browser.close()


def test_a_measure_is_chosen_and_a_zone_found_by_its_number(tab_of, server, on_sample):
    year = {"from": "2021-01-01", "to": "2021-12-31"}
    period = [word for day, value in year.items() for word in (f"--{day}", value)]
    rows = server.figures("open", "--by", "zone", *period, role=ROLE)
    code = max(rows, key=lambda row: row["value"])["zone"]
    n = server.figure("open", "--where", f"zone={code}", *period, role=ROLE)["value"]
    assert n > 0
    tab = tab_of(ROLE).open("/zones", register="station_docking", **year)
    tab.click(tab.main.get_by_role("radio", name=METRICS["open"].name.zh, exact=True))
    tab.page.wait_for_url("**/zones?*show=open*")
    tab.settled()
    box = tab.main.locator('[class*="st-key-map_area_"]').locator("input")
    box.fill(code[-3:])
    tab.page.get_by_role("option", name=re.compile(code)).click()
    tab.page.wait_for_url(f"**/zones?*area={code}*")
    tab.settled().tells(f"其中在调 {n} 件")
    linked = tab_of(ROLE)
    linked.page.goto(tab.page.url)
    linked.settled().tells(f"其中在调 {n} 件")
    link = linked.links_to("disputes").filter(has_text=f"其中在调 {n} 件")
    linked.click(link.first)
    linked.page.wait_for_url("**/disputes?*state=open*")
    assert linked.settled().table().count() == n


def panel_link(tab: Screen, target: Target) -> Locator:
    return tab.links_to("disputes").filter(has_text=re.compile(rf"\b{target.count}\b"))


def opens_its_disputes(tab: Screen, link: Locator, target: Target) -> None:
    expect(tab.main.locator("strong").filter(has_text=target.name)).to_be_visible()
    tab.click(link.first)
    tab.page.wait_for_url("**/disputes?*")
    tab.settled().says(target.count)
    assert tab.query["zone"] == target.code
    assert tab.table().count() == target.count
