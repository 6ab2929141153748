"""A notice from a gap to its closure, each step by whom it belongs to."""

import io

import pytest
from docx import Document

from dashboard.access.demo import HEADS_STATIONS
from dashboard.domain.settings import programmes
from tests.browser.screen import Screen

pytestmark = pytest.mark.browser


@pytest.fixture
def heads_gap(server):
    """A gap of the demonstration's head, open on the data-to day, of a unit with a station."""
    standards = {one.key: one for one in programmes()["chenghua"].standards}
    rows = server.command("gaps", "--as", "demo_district_head")["rows"]
    row = next(
        row for row in rows if standards[row["standard"]].unit in ("station", "community", "zone")
    )
    return {"about": "gap", "standard": row["standard"], "unit": row["unit"]}


def submit(tab: Screen) -> Screen:
    tab.main.get_by_test_id("stFormSubmitButton").get_by_role("button").click()
    return tab


def write(tab: Screen, label: str, text: str) -> Screen:
    tab.main.get_by_role("textbox", name=label).fill(text)
    return tab


def choose(tab: Screen, name: str) -> Screen:
    tab.main.get_by_test_id("stRadio").get_by_text(name, exact=True).click()
    return tab.settled()


def test_a_gap_is_written_on_answered_and_closed_as_the_command_line_counts(
    tab_of, server, heads_gap
):
    def told(role: str) -> dict[str, object]:
        return server.command("notices", "--as", f"demo_{role}")

    before = told("political_legal")["unclosed"]
    supervisor = tab_of("political_legal").open("/notices", programme="chenghua", **heads_gap)
    submit(supervisor).tells("办理过程")
    key = supervisor.query["notice"]
    title = told("political_legal")["rows"][0]["number"]
    assert told("political_legal")["unclosed"] == before + 1
    supervisor.tells(title)

    head = tab_of("district_head", phone=True).open("/notices", notice=key).tells(title)
    assert head.has_nothing_to_scroll_sideways()
    choose(head, "办理结果")
    submit(write(head, "办理结果", "律所已签约入驻")).tells("· 待销号")
    assert told("district_head")["answered"] == 1

    supervisor.open("/notices", notice=key).tells("· 待销号")
    assert "律所已签约入驻" in supervisor.main.inner_text()
    with supervisor.page.expect_download() as waiting:
        supervisor.main.locator(".st-key-notice_letter button").click()
        supervisor.main.locator("a[download]").click()
    letter = Document(io.BytesIO(waiting.value.path().read_bytes()))
    assert letter.paragraphs[0].text == title
    submit(write(supervisor, "核实情况", "已核实")).tells("· 已销号")

    supervisor.open("/notices").says(told("political_legal")["unclosed"])
    assert told("political_legal")["unclosed"] == before
    assert told("political_legal")["rows"][0]["status"] == "closed"


def test_another_heads_notice_is_answered_like_an_absent_one(tab_of, guard_of, server, heads_gap):
    gaps = server.command("gaps", "--as", "demo_political_legal")["rows"]
    foreign = next(
        row for row in gaps if row["unit"].startswith("CHS") and row["unit"] not in HEADS_STATIONS
    )
    link = {"about": "gap", "standard": foreign["standard"], "unit": foreign["unit"]}
    supervisor = tab_of("political_legal").open("/notices", programme="chenghua", **link)
    submit(supervisor).tells("办理过程")
    key = supervisor.query["notice"]

    head, guard = tab_of("district_head"), guard_of("district_head")
    answers = [head.open("/notices", notice=which).text for which in ("no-such", key)]
    assert answers[0] == answers[1]
    assert not guard.holds(str(foreign["name"]))
    unclosed = server.command("notices", "--as", "demo_political_legal")["unclosed"]
    tab_of("political_legal").open("/overview").tells(f"{unclosed} 件督办事项未销号")
