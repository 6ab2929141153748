"""The subsidies of a period in two sentences: claimed and in doubt, by rule, budgets used."""

import pandas as pd
import streamlit as st

from dashboard.components.cache import remember
from dashboard.components.context import context
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.reports.subsidy_budget import budget_use, budgets_of
from dashboard.reports.subsidy_totals import subsidy_totals, whole_total
from dashboard.reports.subsidy_words import given_text, yuan_text
from dashboard.reports.wording import period_text

CLAIMED = Text(
    "{period}共申领 **{claims}** 笔 **{claimed}** 元，其中存疑 **{doubtful}** 笔 **{yuan}** 元。",
    "{period}: **{claims}** claims of **{claimed}** yuan, **{doubtful}** of them "
    "(**{yuan}** yuan) in doubt. ",
)
GIVEN = Text(
    "同期按规则应给 **{given}** 元（{cases} 笔）。", "The rules give **{given}** yuan ({cases}). "
)
NOT_GIVEN = Text("按规则应给**未定义**。", "What the rules give is **undefined**. ")
USED = Text("{name}已申领 **{share}**", "{name}: **{share}** claimed")
STOP, APART, JOINT = Text("。", "."), Text("；", "; "), Text("、", ", ")
OPEN = Text(
    "金额未定义、不计入按规则应给的：{what}。", "No amount is defined, so not summed: {what}."
)
UNFILED = Text(
    "另有 {n} 件调解成功的纠纷卷宗未登记，不计入。",
    "Beside these, {n} settled disputes have no dossier on record and are left out.",
)
BASIS = Text(
    "按所属月计整月；应给：期内办结、调解成功、卷宗齐全且有经办人的纠纷，以及按月计发的在岗或考评月。",
    "Whole months claimed for. By rule: disputes closed in them, settled, with a complete dossier "
    "and somebody to be paid, and months in service or graded.",
)


def money_verdict(filters: Filters, claims: pd.DataFrame) -> None:
    """Say what was claimed, what is in doubt, what the rules give and what of the budgets is used.

    ``claims`` are those of the selection, checked.
    """
    lang, scope = context().lang, context().scope
    table = remember(subsidy_totals, scope, filters, "subsidy")
    told = _claimed(filters, claims)[lang] + _given(table)[lang] + _budgets(filters)[lang]
    st.markdown(told)
    st.caption("".join((BASIS[lang], *(text[lang] for text in _left_out(filters, table)))))


def _claimed(filters: Filters, claims: pd.DataFrame) -> Text:
    sums = whole_total(claims)
    return CLAIMED.format(
        period=period_text(filters.start, filters.end, context().lang),
        claims=f"{sums['claims']:,.0f}",
        claimed=yuan_text(sums["claimed"] or 0),
        doubtful=f"{sums['doubtful']:,.0f}",
        yuan=yuan_text(sums["doubtful_yuan"] or 0),
    )


def _given(table: pd.DataFrame) -> Text:
    defined = table[table["given_least"].notna()]
    if defined.empty:
        return NOT_GIVEN
    sums = defined[["given_least", "given_most", "cases"]].sum()
    given = given_text(float(sums["given_least"]), float(sums["given_most"]))
    return GIVEN.format(given=given, cases=f"{sums['cases']:,.0f}")


def _budgets(filters: Filters) -> Text:
    programme = programme_of(filters.programme)
    used = remember(budget_use, context().scope, programme.code).set_index("key")
    told = [
        USED.format(name=one.name, share=f"{used.loc[one.key, 'share']:.1%}")
        for one in budgets_of(programme, filters)
        if used.loc[one.key, "is_whole"]
    ]
    if not told:
        return Text("", "")
    zh, en = APART.zh.join(one.zh for one in told), APART.en.join(one.en for one in told)
    return Text(zh + STOP.zh, en + STOP.en)


def _left_out(filters: Filters, table: pd.DataFrame) -> list[Text]:
    """Name what is in no sum: subsidies without amounts, disputes without a dossier on record."""
    lang, names = context().lang, {}
    for one in programme_of(filters.programme).subsidies:
        names[one.key] = one.name[lang]
    open_keys = table.loc[table["given_least"].isna(), "unit"]
    what = JOINT[lang].join(names.get(key, key) for key in open_keys)
    unfiled = table.loc[table["given_least"].notna(), "unfiled"].sum()
    return [
        *([OPEN.format(what=what)] if what else []),
        *([UNFILED.format(n=f"{unfiled:,.0f}")] if unfiled else []),
    ]
