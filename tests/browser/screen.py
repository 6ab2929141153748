"""One browser tab as a reader uses it: open, click, read; waits on conditions, never on time."""

import math
import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Locator, Page, expect

PATIENCE = 30_000
SETTLED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app || app.dataset.testScriptState !== 'notRunning') return false;
  if (app.dataset.testConnectionState !== 'CONNECTED') return false;
  const waiting = '[data-testid="stSkeleton"], [data-testid="stAppSkeleton"], [data-stale="true"]';
  if (document.querySelector(waiting)) return false;
  const main = document.querySelector('[data-testid="stMain"]');
  return Boolean(main && main.querySelector(
    '[data-testid="stHeading"], [data-testid="stAlert"], [data-testid="stMarkdown"]'));
}"""
TOLD = (
    ':is([data-testid="stHeading"], [data-testid="stMarkdown"], [data-testid="stMetric"], '
    '[data-testid="stAlert"], [data-testid="stCaptionContainer"], [data-testid="stPageLink"])'
)
DISPUTE_ID = re.compile(r"chenghua:\w+:\d+")
MAIN = '[data-testid="stMain"]'


@dataclass
class Screen:
    """A tab of a signed-in reader. ``clicks`` counts what his finger did."""

    page: Page
    base: str
    clicks: int = 0

    def open(self, path: str, **query: str) -> "Screen":
        """Load an address as if it were typed, and wait until the page is drawn."""
        self.page.goto(f"{self.base}{path}" + (f"?{urlencode(query)}" if query else ""))
        return self.settled()

    def settled(self) -> "Screen":
        """Wait until the script has ended and nothing is half drawn."""
        self.page.wait_for_function(SETTLED, timeout=PATIENCE)
        return self

    def click(self, what: Locator) -> "Screen":
        """Click once, and count it."""
        self.clicks += 1
        what.click()
        return self

    @property
    def main(self) -> Locator:
        """The part of the page beside the menu."""
        return self.page.locator(MAIN)

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def query(self) -> dict[str, str]:
        """The link's parameters."""
        found = parse_qs(urlsplit(self.page.url).query)
        return {key: values[0] for key, values in found.items()}

    @property
    def title(self) -> str:
        return self.main.get_by_test_id("stHeading").first.inner_text()

    @property
    def text(self) -> str:
        """All words of the page itself, pictures and tables left out."""
        parts = self.page.locator(f'{MAIN} {TOLD}, [role="dialog"]')
        return "\n".join(parts.all_inner_texts())

    def says(self, number: float | str) -> "Screen":
        """Wait until a bold number in sight, in the page's sentences, is exactly this one."""
        told = f"{number:,}" if isinstance(number, int) else str(number)
        bold = self.main.locator("strong").filter(
            has_text=re.compile(rf"^\s*{re.escape(told)}\s*$"), visible=True
        )
        expect(bold.first).to_be_visible(timeout=PATIENCE)
        return self.settled()

    def tells(self, text: str) -> "Screen":
        """Wait until the page's own words hold this text, as on a card."""
        told = self.main.locator(TOLD).filter(has_text=text, visible=True)
        expect(told.first).to_be_visible(timeout=PATIENCE)
        return self

    @property
    def filter_button(self) -> Locator:
        """What opens the filter of the bar."""
        bar = self.main.locator(".st-key-filter_bar")
        return bar.get_by_test_id("stPopover").get_by_role("button")

    def links_to(self, page: str, root: Locator | None = None) -> Locator:
        """The links of the page itself that lead to another page."""
        return (root or self.main).locator(f'a[href^="{page}?"], a[href*="/{page}?"]')

    def metrics(self) -> list[str]:
        """The values on the cards, in order."""
        return self.main.get_by_test_id("stMetricValue").all_inner_texts()

    @property
    def frames(self) -> Locator:
        """The tables in sight, those behind a tap left out."""
        return self.main.get_by_test_id("stDataFrame").filter(visible=True)

    def table(self, place: int = 0) -> "Table":
        """A table in sight by its place on the page."""
        return Table(self, self.frames.nth(place))

    def tables(self) -> list["Table"]:
        """All tables in sight now; perhaps none."""
        return [self.table(place) for place in range(self.frames.count())]

    def has_nothing_to_scroll_sideways(self) -> bool:
        """Tell whether document and page both fit the width of the screen."""
        return bool(
            self.page.evaluate(
                """() => [document.documentElement, ...document.querySelectorAll(
                    '[data-testid="stMain"], [data-testid="stMainBlockContainer"]')]
                .every(e => e.scrollWidth <= Math.max(e.clientWidth, 1) + 1
                            && e.scrollWidth <= window.innerWidth)"""
            )
        )


@dataclass
class Table:
    """A table drawn on canvas, read through what it tells a screen reader."""

    screen: Screen
    frame: Locator

    @property
    def grid(self) -> Locator:
        return self.frame.locator("table[role=grid]")

    def count(self) -> int:
        """Return how many rows the table says it has, its head left out."""
        expect(self.grid).to_have_attribute("aria-rowcount", re.compile(r"\d+"), timeout=PATIENCE)
        return int(self.grid.get_attribute("aria-rowcount") or 0) - 1

    def heads(self) -> list[str]:
        return [text.strip() for text in self.grid.locator("th").all_text_contents()]

    def rows(self) -> list[list[str]]:
        """Return the rows in sight, top first."""
        self.grid.locator("tbody tr td").first.wait_for(state="attached", timeout=PATIENCE)
        return [
            [cell.strip() for cell in row.locator("td").all_text_contents()]
            for row in self.grid.locator("tbody tr").all()
        ]

    def ids(self) -> list[str]:
        """Return the numbers of the disputes in sight, wherever their column stands."""
        return [cell for row in self.rows() for cell in row if DISPUTE_ID.fullmatch(cell)]

    def click_row(self, row: int) -> Screen:
        """Click the box at the left of a row in sight (the first is 0)."""
        self.frame.scroll_into_view_if_needed()
        rem = float(
            self.screen.page.evaluate(
                "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
            )
        )
        height = math.ceil(rem * 2.1875)
        box = self.frame.bounding_box()
        assert box is not None
        self.screen.clicks += 1
        self.screen.page.mouse.click(box["x"] + 16, box["y"] + height * (row + 1.5))
        return self.screen
