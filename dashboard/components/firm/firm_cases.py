"""The cases behind a claim about a firm: exactly those counted, or else all it handled."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.links import page_link
from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Field
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import OUTCOMES
from dashboard.queries.cases import dispute_count
from dashboard.reports.firm.firm_claims import SETTLED, Claim
from dashboard.reports.firm.firm_sentences import LED, columns_of

UNSETTLED = (*(code for code in OUTCOMES if code != "settled"), NOT_RECORDED)
STATES = {"follow_up_rate": "no_follow_up", "dossier_rate": "incomplete"}
MISSED = {
    SETTLED: Text("查看未成功 {n} 件", "See {n} not settled"),
    "follow_up_rate": Text("查看未回访 {n} 件", "See {n} not followed up"),
    "dossier_rate": Text("查看卷宗不全 {n} 件", "See {n} incomplete files"),
}
LED_CASES = Text("查看律师主调 {n} 件", "See {n} lawyer-led")
ALL_CASES = Text("查看该所 {n} 件", "See the firm's {n}")
WITHOUT_CASES = ("duty_rate",)
"""A shift is no dispute: nothing to list."""
Link = tuple[Text, Filters, int]


def claim_links(filters: Filters, table: pd.DataFrame, claim: Claim) -> None:
    """Draw the ways from a claim to the disputes behind it, as far as the reader may list them."""
    if not context().scope.may_see(Field.CASE_LIST):
        return
    row = table[table["firm"] == claim.firm].iloc[0]
    lang = context().lang
    for text, kept, n in dict.fromkeys(_links(filters, row, claim.grounds)):
        page_link("disputes", text.format(n=f"{n:,}")[lang], kept)


def _links(filters: Filters, row: pd.Series, grounds: tuple[str, ...]) -> Iterator[Link]:
    for key in grounds:
        if key in WITHOUT_CASES:
            continue
        missed = _missed(filters, row, key) if key in MISSED else None
        found = missed or _handled(filters, row, key)
        if found[-1]:
            yield found


def _missed(filters: Filters, row: pd.Series, key: str) -> Link | None:
    """The disputes that count against the firm; none where the list would show other ones.

    Follow-ups count when they fall due and a list is of one period's disputes, and a reader may
    reach a part of them only.
    """
    own = filters.choose(firm=str(row["firm"]))
    if key == SETTLED:
        kept = own.choose(lead="lawyer", outcome=UNSETTLED)
    else:
        kept = replace(own, state=STATES[key])
    _, k, n, _ = LED if key == SETTLED else columns_of(key)
    counted = int(row[n] - row[k])
    return (MISSED[key], kept, counted) if _listed(kept) == counted else None


def _handled(filters: Filters, row: pd.Series, key: str) -> Link:
    own = filters.choose(firm=str(row["firm"]))
    if key == SETTLED:
        led = own.choose(lead="lawyer")
        return LED_CASES, led, _listed(led)
    return ALL_CASES, own, _listed(own)


def _listed(filters: Filters) -> int:
    return int(ask(dispute_count, context().scope, filters)["n"].iloc[0])
