"""What may be said about the firms, before any table: the answer first, its grounds under it."""

import pandas as pd
import streamlit as st

from dashboard.components.drawing.writing import write, write_small
from dashboard.components.firm.firm_cases import claim_links
from dashboard.components.frame.context import context
from dashboard.components.frame.plain import named_plainly
from dashboard.components.frame.recorded import has, say_left_out
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.metrics.bands import METHOD
from dashboard.reports.firm.firm_claims import Claim, claims
from dashboard.reports.firm.firm_dismissal import dismissal
from dashboard.reports.firm.firm_grades import as_of
from dashboard.reports.firm.firm_sentences import (
    adjusted_view,
    discriminating,
    led_rate,
)
from dashboard.reports.firm.ranking import TESTED

DISCRIMINATING = Text("先看履职：哪些方面有差别", "Duties first: where firms differ")
SETTLING = Text("再看成功率：只比律师主调的", "Then the settlement rate: lawyer-led alone")
TESTED_BY = Text(
    "检验方法：{method}，每项单独检验。95% 区间是否重叠不作为判断依据。",
    "Method: {method}, each indicator on its own. Overlapping intervals are no test.",
)
POLICE = Text(
    "民警主调另计（合并 **{rate:.1%}**，{k:,}/{n:,}），不与律师主调相加。",
    "Police-led disputes stand apart (together **{rate:.1%}**, {k:,}/{n:,}) and are never added "
    "up with lawyer-led ones.",
)
CONFOUNDED = Text(
    "一家律所约驻两个派出所：律所与派出所的影响不能由这些数分开。",
    "A firm stands in about two stations: these figures cannot tell the firm from the station.",
)
ASSUMED = Text("{name}：{assumed}。", "{name}: {assumed}.")


def firm_verdict(filters: Filters, table: pd.DataFrame, programme: Programme) -> None:
    """Say whom one may praise, check or dismiss, and then on what grounds."""
    limit = programme.rules.fails_to_dismiss
    said = named_plainly(table)
    lines = claims(said)
    if limit is not None:
        lines.append(Claim(dismissal(said, limit, as_of(filters))))
    with st.container(border=True, gap="xsmall"):
        for line in lines:
            _claim(filters, table, line)
    left, right = st.columns(2, gap="large")
    with left:
        _discriminating(filters, said, programme)
    with right:
        _settling(said)


def _claim(filters: Filters, table: pd.DataFrame, claim: Claim) -> None:
    """Draw a line, with the ways to its cases beside it."""
    told = claim.text[context().lang]
    if not claim.firm:
        write(told)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        write(told, width="content")
        claim_links(filters, table, claim)


def _discriminating(filters: Filters, table: pd.DataFrame, programme: Programme) -> None:
    lang = context().lang
    write(f"**{DISCRIMINATING[lang]}**")
    keys = [key for key in TESTED if has(filters, key)]
    write("\n".join(f"- {discriminating(table, key)[lang]}" for key in keys))
    say_left_out(filters, TESTED)
    assumed = [
        ASSUMED.format(name=one.name[lang], assumed=one.assumed[lang])[lang]
        for one in programme.undefined
        if one.key == "entry_deadline" and one.assumed and "entered_in_time_rate" in keys
    ]
    write_small(" ".join([TESTED_BY.format(method=METHOD[lang])[lang], *assumed]))


def _settling(table: pd.DataFrame) -> None:
    lang = context().lang
    write(f"**{SETTLING[lang]}**")
    police = [] if not table["police_led"].sum() else [_police(table)]
    lines = [led_rate(table), *adjusted_view(table), *police]
    write("\n".join(f"- {line[lang]}" for line in lines))
    write_small(CONFOUNDED[lang])


def _police(table: pd.DataFrame) -> Text:
    k, n = int(table["police_settled"].sum()), int(table["police_led"].sum())
    return POLICE.format(rate=k / n, k=k, n=n)
