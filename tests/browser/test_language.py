"""Every page in both languages and on a phone: no word of the other one, nothing off screen."""

import re
from dataclasses import dataclass

import pytest

from dashboard.access.roles import roles
from dashboard.database.connection import pinned
from dashboard.domain.scope import OPERATOR
from dashboard.navigation import PAGES
from dashboard.queries.cases import dispute_list
from dashboard.queries.units import units
from tests.browser.server import PUBLISHED

pytestmark = pytest.mark.browser
KEYS = [entry.key for entry in PAGES]
ENGLISH_PAGES = ("overview", "zones", "stations", "disputes", "dispute", "briefing", "imports")
"""One of each kind: the words of every page in English are read without a browser."""
TITLES = {entry.key: entry.title for entry in PAGES}
CHINESE = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff，。；：（）、—]*")
ENGLISH = re.compile(r"[A-Za-z][a-z]{2,}")
FORMATS = "CSV|csv|tsv|txt|xlsx|xls|parquet"
IDENTIFIERS = re.compile(
    rf"\b(demo_\w+|chenghua:[\w:]+|\d{{8}}-\d{{6}}-[0-9a-f]+|{FORMATS})(?![A-Za-z])"
)
WORDS = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const copy = main.cloneNode(true);
  const icons = '[data-testid="stIconMaterial"], [data-testid="stExpanderIcon"], ' +
    '[data-testid="stAlertDynamicIcon"], ' +
    // Its own words are covered by ours.
    '[data-testid="stFileUploaderDropzone"]';
  const aside = `${icons}, [role="img"], style, td`;
  copy.querySelectorAll(aside).forEach(e => e.remove());
  const holders = copy.querySelectorAll(
    '[data-testid="stHeading"], [data-testid="stMarkdown"], [data-testid="stAlert"], ' +
    '[data-testid="stMetricLabel"], [data-testid="stWidgetLabel"], button, summary, ' +
    '[data-testid="stCaptionContainer"], [data-testid="stPageLink"], th, svg text, label');
  const told = [...holders].map(e => e.textContent);
  main.querySelectorAll('input').forEach(e => told.push(e.value ? '' : e.placeholder));
  document.querySelectorAll('[data-testid="stSidebarNav"]').forEach(e => {
    const menu = e.cloneNode(true);
    menu.querySelectorAll('[data-testid="stIconMaterial"]').forEach(i => i.remove());
    told.push(menu.textContent);
  });
  return told.filter(Boolean);
}"""


@dataclass(frozen=True)
class Seen:
    """What a page said, and whether it fitted a phone."""

    title: str
    words: tuple[str, ...]
    fits: bool
    bar: bool


def who_has(page: str) -> str:
    return next(key for key, role in roles().items() if page in {one.value for one in role.pages})


@pytest.fixture(scope="session")
def data_names(server):
    """Names of units are data: they stay Chinese in English, longest first."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATABASE", server.environment["DASHBOARD_DATABASE"])
        with pinned():
            tables = [
                units(OPERATOR, "chenghua", dimension)
                for dimension in ("town", "community", "zone", "station", "firm")
            ]
    names = {name for table in tables for name in table["name"]}
    return sorted(names | {name.removesuffix("派出所") for name in names}, key=len, reverse=True)


@pytest.fixture
def look_at(tab_of, on_sample):
    """Open a page on a phone in a language, and note what is there."""

    def look(page: str, lang: str) -> Seen:
        tab = tab_of(who_has(page), phone=True)
        more = {}
        if page == "dispute":
            with pinned():
                listed = dispute_list(OPERATOR, PUBLISHED)
            more = {"id": str(listed["dispute_id"].iloc[0])}
        tab.open(f"/{page}", lang=lang, **more)
        return Seen(
            tab.title,
            tuple(tab.page.evaluate(WORDS)),
            tab.has_nothing_to_scroll_sideways(),
            page in ("dispute", "imports") or tab.filter_button.is_visible(),
        )

    return look


@pytest.mark.parametrize("page", ENGLISH_PAGES)
def test_a_page_switched_to_english_has_no_chinese_but_names(page, look_at, data_names):
    seen = look_at(page, "en")
    assert TITLES[page].en in seen.title
    left = []
    for text in seen.words:
        for name in data_names:
            text = text.replace(name, "")
        left += CHINESE.findall(text)
    assert not left, sorted(set(left))
    assert seen.fits
    assert seen.bar


@pytest.mark.parametrize("page", KEYS)
def test_a_chinese_page_has_no_english_left_over_and_fits_a_phone(page, look_at):
    seen = look_at(page, "zh")
    assert TITLES[page].zh in seen.title
    words = [ENGLISH.findall(IDENTIFIERS.sub("", text)) for text in seen.words]
    assert not any(words), sorted({word for found in words for word in found})
    assert seen.fits
    assert seen.bar


def test_the_switch_in_the_menu_turns_the_page_and_keeps_the_numbers(tab_of, server):
    tab = tab_of("political_legal").open("/disputes")
    total = server.figure("mediated", role="political_legal")["value"]
    tab.says(total)
    tab.page.locator(".st-key-language button").click()
    tab.main.get_by_test_id("stHeading").filter(has_text=TITLES["disputes"].en).wait_for()
    tab.says(total)
    tab.page.locator(".st-key-language button").click()
    tab.main.get_by_test_id("stHeading").filter(has_text=TITLES["disputes"].zh).wait_for()


def test_the_filter_works_on_a_phone(tab_of, server):
    tab = tab_of("political_legal", phone=True).open("/disputes")
    tab.filter_button.click()
    field = tab.page.locator('[class*="st-key-filter_type_"]').first
    field.locator("input").click()
    tab.page.get_by_role("option").first.click()
    tab.page.wait_for_url("**type=*")
    chosen = tab.settled().query["type"]
    total = server.figure("mediated", "--where", f"type={chosen}", role="political_legal")["value"]
    tab.says(total)
    assert tab.has_nothing_to_scroll_sideways()
