"""From a broken rule on the overview to exactly its disputes, on a phone."""

import pytest

pytestmark = pytest.mark.browser


def test_a_broken_rule_opens_the_disputes_the_command_line_counts(tab_of, server):
    rows = server.command("overdue", programme="yibin")["rows"]
    (missing,) = (row for row in rows if row["rule"] == "hand_over_missing")
    tab = tab_of("political_legal", phone=True).open("/overview", programme="yibin")
    assert tab.has_nothing_to_scroll_sideways()
    block = tab.main.locator(".st-key-overdue_block")
    tab.click(block.locator('a[href*="state=no_hand_over"]'))
    tab.page.wait_for_url("**/disputes?*state=no_hand_over*")
    tab.tells("仅看：移交记录缺失").says(missing["count"])
    assert tab.table().count() == missing["count"]
    assert tab.has_nothing_to_scroll_sideways()
