"""What may be said of firms, in the sentences of the page, with each figure in them quoted."""

from collections.abc import Iterator

import pandas as pd

from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.text import Lang, Text
from dashboard.queries.units import units
from dashboard.reports.briefing.firm_figures import (
    COUNTS,
    Ranked,
    counts_told,
    firm_cite,
    size_cite,
)
from dashboard.reports.briefing.subjects import last_day
from dashboard.reports.briefing.told import COUNTED
from dashboard.reports.briefing.totals import RATE
from dashboard.reports.briefing.words import SPACE
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.firm.firm_changes import DUTY, changes, last_months
from dashboard.reports.firm.firm_claims import NO_ORDER, claims, in_full
from dashboard.reports.firm.firm_dismissal import since_last_month
from dashboard.reports.firm.firm_sentences import LED, columns_of
from dashboard.reports.firm.ranking import TESTED
from dashboard.reports.paper.document import Cite
from dashboard.reports.paper.sentences import BOLD, Parts, woven
from dashboard.reports.wording import month_text

PERIOD = Text("按{first}至{last}比较：", "Compared over {first} to {last}: ")
FIRMS = Text("律所按{first}至{last}比较：", "Firms compared over {first} to {last}:")
NO_RANK = Text(
    "律师主调成功率有 {n}差异不显著，同一档次，不排名次。",
    "The lawyer-led rates of {n} firms cannot be told apart: one band, in no order.",
)


def firm_features(writer: Writer, one: Ranked) -> Iterator[Parts]:
    """Say whom one may praise, whom to check first, and that there is no order."""
    first, last = (month_text(day, writer.lang) for day in (one.year.start, one.year.end))
    yield writer.say(PERIOD, first=first, last=last)
    yield from _claims(writer, one)
    if (one.table["band"] == "together").sum() > 1:
        yield writer.say(NO_RANK, n=size_cite(writer, one, "together"))


def firm_verdicts(writer: Writer, one: Ranked) -> Iterator[Parts]:
    """Name the firms that stand apart or are to be checked; of the others nothing."""
    told = list(_claims(writer, one, named=True))
    if told:
        first, last = (month_text(day, writer.lang) for day in (one.year.start, one.year.end))
        yield writer.join([writer.say(FIRMS, first=first, last=last), *told], SPACE)


def _claims(writer: Writer, one: Ranked, *, named: bool = False) -> Iterator[Parts]:
    """Yield the sentences of the page but the one that is for the reader's own ears alone."""
    order = NO_ORDER.format(n=int((one.table["band"] == "together").sum()))
    for claim in claims(one.table):
        if claim.text != order and (claim.firm or not named):
            words = claim.text[writer.lang].replace(BOLD, "")
            yield woven(words, _cited(writer, one, words))


def since_month_before(writer: Writer, one: Ranked) -> Parts:
    """Say which grades changed since the month before, and whose duty changed beyond chance."""
    scope, month = writer.scope.beside(), writer.month(one.register)
    found = changes(scope, month, ask=writer.ask)
    names = writer.ask(units, scope, writer.programme.code, "firm")
    known = dict(zip(names["code"], names["name"], strict=True))
    named = found.assign(name=[known.get(firm, firm) for firm in found["firm"]])
    named = named[named["firm"] != NOT_RECORDED]
    words = since_last_month(named, last_months(month))[writer.lang]
    moved = named[named["duty"].isin([-1.0, 1.0])].sort_values("duty", kind="stable")
    cites = [cite for _, row in moved.iterrows() for cite in _duty(writer, one, row)]
    return woven(words, cites)


def _duty(writer: Writer, one: Ranked, row: pd.Series) -> Iterator[Cite]:
    """Quote a firm's shifts of the month before and of the month."""
    now, before = last_months(writer.month(one.register))
    for which, at in (("before", before), ("now", now)):
        whole = writer.month(one.register).during(at, last_day(at))
        yield writer.cite(
            f"firm:{row['firm']}.{DUTY}.{which}",
            DUTY,
            whole,
            page="firms",
            by="firm",
            unit=str(row["firm"]),
            name=str(row["name"]),
            beside=True,
            told=counts_told,
        )


def _cited(writer: Writer, one: Ranked, words: str) -> list[Cite]:
    """Return the figures a sentence says of firms, in the order it says them."""
    places: dict[int, Cite] = {}
    for _, row in one.table.iterrows():
        start = words.find(str(row["name"]))
        for key in (*TESTED, RATE) if start >= 0 else ():
            told = _value_told(row, key, writer.lang)
            at = words.find(told, start) if told else -1
            if at >= 0:
                places.setdefault(at, firm_cite(writer, one, row, key))
        full = _full_told(row, writer.lang)
        at = words.find(full, start) if full and start >= 0 else -1
        if at >= 0 and at not in places:
            places[at] = firm_cite(writer, one, row, DUTY, full=True)
    return [places[at] for at in sorted(places)]


def _value_told(row: pd.Series, key: str, lang: Lang) -> str:
    value, k, n, _ = LED if key == RATE else columns_of(key)
    if pd.isna(row[value]):
        return ""
    counted = {"k": f"{row[k]:,.0f}", "n": f"{row[n]:,.0f}"}
    return COUNTED[lang].format(value=f"{row[value]:.1%}", **counted)


def _full_told(row: pd.Series, lang: Lang) -> str:
    """The counts that stand in brackets where no shift was missed."""
    if not in_full(row):
        return ""
    return COUNTS[lang].format(k=f"{row['duty_rate_n']:,.0f}", n=f"{row['duty_rate_of']:,.0f}")
