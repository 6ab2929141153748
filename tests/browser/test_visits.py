"""Drawing dossiers as a reviewer does, and taking a card along: the numbers of the command line."""

import io

import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.browser.screen import PATIENCE

pytestmark = pytest.mark.browser
DOCKING = ("--register", "station_docking")
SEED = 20190305


def test_a_reviewer_draws_what_the_command_line_draws_with_the_same_seed(tab_of, server):
    tab = tab_of("case_reviewer").open("/disputes")
    tab.links_to("visits").first.click()
    tab.page.wait_for_url("**/visits?*")
    tab.settled()
    tab.main.get_by_label("种子（默认随机）").fill(str(SEED))
    tab.main.get_by_label("抽取件数").fill("15")
    tab.main.get_by_role("button", name="抽取并记录").click()
    tab.says(15)
    asked = ("draw", *DOCKING, "--size", "15", "--seed", str(SEED), "--as", "demo_case_reviewer")
    answer = server.command(*asked)
    tab.says(answer["population"]).tells(f"种子：{SEED}")
    cases = tab.table(1)
    assert cases.count() == len(answer["rows"]) == 15
    assert cases.ids() == [row["dispute_id"] for row in answer["rows"]][: len(cases.ids())]


def test_a_card_taken_along_says_what_the_command_line_tells(tab_of, server):
    tab = tab_of("political_legal").open("/visits", programme="chenghua", unit="CHS05")
    tab.main.get_by_role("button", name="生成点位卡（1 张）").click()
    offered = tab.main.locator("a[download]")
    expect(offered).to_be_visible(timeout=PATIENCE)
    with tab.page.expect_download() as waited:
        offered.click()
    content = waited.value.path().read_bytes()
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        cells = {str(cell) for row in book.get_sheet_by_index(0).to_python() for cell in row}
    year = ("--from", "2021-01-01", "--to", "2021-12-31", "--where", "station=CHS05")
    rate = server.figure("settlement_rate", *year, role="political_legal")
    assert f"{rate['value']:.1%}（{rate['numerator']}/{rate['denominator']}）" in cells


def test_a_phone_shows_cards_and_lots_without_scrolling_sideways(tab_of):
    tab = tab_of("political_legal", phone=True).open("/visits", programme="chenghua", unit="CHS05")
    tab.tells("尚德派出所")
    assert tab.has_nothing_to_scroll_sideways()
