"""What changed since an edition: figures then and now, and those corrected after it was frozen."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.components.briefing.writing import by_rule
from dashboard.components.frame.context import context
from dashboard.components.frame.plain import plain
from dashboard.components.frame.screen import columns_shown
from dashboard.domain.errors import NotAllowed
from dashboard.domain.text import Text
from dashboard.editions.edition import Edition, Opened, same_kind
from dashboard.editions.register import editions_in, opened
from dashboard.editions.rights import briefed
from dashboard.reports.briefing.asked import Asked
from dashboard.reports.paper.document import Cards, Document
from dashboard.reports.paper.then_and_now import Change, Compared, compared, restated
from dashboard.reports.paper.then_and_now_words import (
    CHANGES,
    behind,
    change_line,
    shown,
    tally_text,
)
from dashboard.reports.wording import month_text

TITLE = Text("与上次定稿相比", "Since the last edition")
NO_EDITION = Text(
    "同一内容和范围还没有定稿；定稿后，下次开会前在此列出变动。",
    "There is no edition on this subject and scope yet. Once there is, what changed since then is "
    "listed here before the next meeting.",
)
SINCE = Text("与第 {id} 号定稿（{month}）相比：", "Compared with edition {id} ({month}):")
RESTATED = Text(
    "本月已于第 {id} 号定稿；此后数据有补录或更正，{n} 个数字与定稿时不同：",
    "This month was frozen as edition {id}; data were entered late or corrected since, and {n} "
    "figures differ from then:",
)
STANDS = Text(
    "本月已于第 {id} 号定稿，各数字与定稿时一致。",
    "This month was frozen as edition {id}; every figure is as it was then.",
)
EVERY = Text("逐个数字", "Figure by figure")
MOST = 8
MORE = Text("另有 {n} 个，见下表。", "{n} more, in the table below.")
HEADS = {
    "name": Text("数字", "Figure"),
    "then": Text("定稿时", "Then"),
    "now": Text("现在", "Now"),
    "change": Text("变动", "Change"),
    "counts_then": Text("定稿时分子/分母", "Counts then"),
    "counts_now": Text("现在分子/分母", "Counts now"),
    "basis": Text("口径", "Basis"),
}


def since_last(asked: Asked) -> None:
    """Say what changed since this month was frozen, and since the last month that was."""
    lang, reader = context().lang, context().reader
    st.markdown(f"**{TITLE[lang]}**")
    kept = same_kind(editions_in(reader, asked.programme), asked, briefed(context().scope))
    own = [one for one in kept if one.asked.month == asked.month][:1]
    before = [one for one in kept if one.asked.month < asked.month]
    last = sorted(before, key=lambda one: (one.asked.month, one.at))[-1:]
    for one in own:
        _corrected(one, asked)
    for one in last:
        _moved(one, asked)
    if not own and not last:
        st.caption(NO_EDITION[lang])


def changes_since(found: Opened) -> None:
    """Say what the data give now for an edition that is open."""
    now = by_rule(found.edition.asked)
    _draw(compared(found.document, now), now)


def _corrected(one: Edition, asked: Asked) -> None:
    lang, now, then = context().lang, by_rule(_like(asked, one)), _paper(one)
    corrected = restated(compared(then, now))
    if not corrected:
        st.caption(STANDS.format(id=one.id)[lang])
        return
    told = RESTATED.format(id=one.id, n=len(corrected))[lang]
    st.warning("\n\n".join((told, *_lines(corrected))), icon=":material/edit_note:")


def _moved(one: Edition, asked: Asked) -> None:
    lang, now = context().lang, by_rule(_like(asked, one))
    month = month_text(one.asked.month, lang)
    st.markdown(SINCE.format(id=one.id, month=month)[lang])
    _draw(compared(_paper(one), now), now)


def _draw(found: tuple[Compared, ...], now: Document) -> None:
    """Say how many changed, those on the cards one by one, the rest in a table."""
    lang = context().lang
    st.caption(tally_text(found, lang))
    first = {card.value.id for one in now.blocks if isinstance(one, Cards) for card in one.cards}
    for line in _lines(tuple(one for one in found if one.id in first)):
        st.markdown(f"- {line}")
    with st.expander(EVERY[lang]):
        table = pd.DataFrame([_row(one) for one in found], columns=list(HEADS))
        heads = {key: head[lang] for key, head in HEADS.items()}
        st.dataframe(columns_shown(table.rename(columns=heads), 4), hide_index=True)


def _lines(found: tuple[Compared, ...]) -> list[str]:
    """Write the first figures that changed, then and now; how many more there are is said."""
    lang = context().lang
    told = [one for one in found if one.change == Change.CHANGED]
    more = [MORE.format(n=len(told) - MOST)[lang]] if len(told) > MOST else []
    return [plain(change_line(one, _name(one), lang)) for one in told[:MOST]] + more


def _row(one: Compared) -> dict[str, str]:
    lang, found = context().lang, one.now or one.then
    return {
        "name": _name(one),
        "then": shown(one.then),
        "now": shown(one.now),
        "change": CHANGES[one.change][lang],
        "counts_then": behind(one.then, lang),
        "counts_now": behind(one.now, lang),
        "basis": found.basis if found else "",
    }


def _name(one: Compared) -> str:
    found = one.now or one.then
    return found.name if found else one.id


def _paper(one: Edition) -> Document:
    """Open an edition that was listed just now; editions are never taken away."""
    found = opened(context().reader, one.id)
    if found is None:
        raise NotAllowed("There is no such edition.")
    return found.document


def _like(asked: Asked, one: Edition) -> Asked:
    """Ask for what is compared with an edition: its language, and its internal page if it had."""
    return replace(asked, lang=one.asked.lang, internal=one.asked.internal)
