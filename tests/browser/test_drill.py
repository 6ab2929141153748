"""From the overview to one dispute in at most three clicks, and who sees its parties."""

import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from dashboard.database import schema
from dashboard.database.connection import pinned
from dashboard.domain.masking import mask_phone
from dashboard.domain.scope import OPERATOR
from dashboard.domain.vocabulary import EVENTS
from dashboard.queries.cases import dispute_events

pytestmark = pytest.mark.browser
MASK = re.compile(r"[*＊○×某]")


def secrets_of(dispute_id: str) -> list[dict[str, str]]:
    """Return the parties of a dispute as they are recorded, unmasked."""
    party = schema.party.c
    query = select(party.name, party.id_number, party.phone).where(party.dispute_id == dispute_id)
    with pinned() as database, database.engine.connect() as connection:
        return [dict(row._mapping) for row in connection.execute(query)]


def drill(tab, total):
    """Go from the overview to the first dispute of the list by clicking."""
    tab.open("/overview")
    tab.clicks = 0
    tab.click(tab.links_to("disputes").filter(has_text=f"{total:,}").first)
    tab.page.wait_for_url("**/disputes?*")
    tab.says(total)
    tab.table().rows()
    tab.table().click_row(0)
    tab.page.wait_for_url("**/dispute?*id=*")
    tab.settled()
    assert tab.clicks <= 3
    return tab.query["id"]


def test_three_clicks_lead_from_the_overview_to_a_dispute(tab_of, guard_of, server, on_sample):
    tab = tab_of("bureau_director")
    total = server.figure("mediated", role="bureau_director")["value"]
    dispute_id = drill(tab, total)
    tab.tells(dispute_id)
    with pinned():
        events = dispute_events(OPERATOR, dispute_id)
    shown = tab.text
    assert len(events) > 0
    assert all(EVENTS[kind].zh in shown for kind in events["kind"])
    recorded = secrets_of(dispute_id)
    expect(tab.frames.first).to_be_visible()
    parties = next(t for t in tab.tables() if t.count() == len(recorded) and len(t.heads()) >= 4)
    assert all(any(MASK.search(cell) for cell in row) for row in parties.rows())
    sent = guard_of("bureau_director")
    for party in recorded:
        assert not [key for key, value in party.items() if value and sent.holds(value)]


def test_a_role_without_parties_is_sent_none(tab_of, guard_of, server, on_sample):
    tab = tab_of("political_legal")
    total = server.figure("mediated", role="political_legal")["value"]
    dispute_id = drill(tab, total)
    tab.tells(dispute_id)
    recorded = secrets_of(dispute_id)
    assert recorded
    assert all(len(table.heads()) < 4 for table in tab.tables())
    sent = guard_of("political_legal")
    for party in recorded:
        assert not [key for key, value in party.items() if value and sent.holds(value)]
        assert not sent.holds(mask_phone(party["phone"]))
