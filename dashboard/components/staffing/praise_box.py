"""One praise as it is drawn: what may be said, the figures under it, what goes with it."""

import streamlit as st

from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.context import context
from dashboard.domain.text import Text
from dashboard.reports.firm.firm_sentences import STOP, joined
from dashboard.reports.staffing.praise import Praise
from dashboard.reports.staffing.standing_words import ENDED


def praise_box(one: Praise) -> None:
    """Draw a praise: the sentence first."""
    lang = context().lang
    with st.container(border=True, gap="xxsmall"):
        write(one.sentence[lang])
        for parts in (one.figures, one.caveats):
            if parts:
                write_small(_ended(parts)[lang])


def _ended(parts: tuple[Text, ...]) -> Text:
    told = joined(parts, STOP)
    return ENDED.format(what=Text(told.zh, told.en[0].upper() + told.en[1:]))
