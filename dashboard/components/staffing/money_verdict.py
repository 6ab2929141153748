"""The subsidies of a period in two sentences: claimed and in doubt, by rule, budgets used."""

import pandas as pd

from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.cache import remember
from dashboard.components.frame.context import context
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang, Text
from dashboard.reports.firm.firm_sentences import joined
from dashboard.reports.money.subsidy_budget import budget_use, budgets_of
from dashboard.reports.money.subsidy_totals import subsidy_totals, whole_total
from dashboard.reports.money.subsidy_words import given_text, yuan_text
from dashboard.reports.staffing.standing_words import ENDED
from dashboard.reports.wording import day_text, period_text

CLAIMED = Text(
    "{period}共申领 **{claims}** 笔 **{claimed}** 元，其中存疑 **{doubtful}** 笔 **{yuan}** 元。",
    "{period}: **{claims}** claims of **{claimed}** yuan, **{doubtful}** of them "
    "(**{yuan}** yuan) in doubt. ",
)
GIVEN = Text("同期按规则应给：{parts}。", "The rules give: {parts}. ")
GIVEN_CLAIMED = Text(
    "{name} **{given}** 元（{cases} 笔；申领 {claims} 笔 {claimed} 元）",
    "{name} **{given}** yuan ({cases}; {claims} claimed, {claimed} yuan)",
)
GIVEN_UNCLAIMED = Text(
    "{name} **{given}** 元（{cases} 笔；没有申领记录）",
    "{name} **{given}** yuan ({cases}; no claims on record)",
)
NOTHING_GIVEN = Text("期内没有按规则应给的。", "The rules give nothing in the period. ")
NOT_GIVEN = Text("按规则应给**未定义**。", "What the rules give is **undefined**. ")
USED = Text(
    "{name}已申领 **{share}**（{claimed}/{whole} 元，计至{day}{over}）",
    "{name}: **{share}** claimed ({claimed} of {whole} yuan, to {day}{over})",
)
OVER = Text("，超出 {yuan} 元", ", {yuan} yuan over")
APART, JOINT = Text("；", "; "), Text("、", ", ")
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
    given = _given(filters, table)[lang]
    told = _claimed(filters, claims)[lang] + given + _budgets(filters)[lang]
    write(told)
    told_beside = [BASIS, *_left_out(filters, table)]
    write_small(" ".join(text[lang] for text in told_beside))


def _claimed(filters: Filters, claims: pd.DataFrame) -> Text:
    sums = whole_total(claims)
    return CLAIMED.format(
        period=period_text(filters.start, filters.end, context().lang),
        claims=f"{sums['claims']:,.0f}",
        claimed=yuan_text(sums["claimed"] or 0),
        doubtful=f"{sums['doubtful']:,.0f}",
        yuan=yuan_text(sums["doubtful_yuan"] or 0),
    )


def _given(filters: Filters, table: pd.DataFrame) -> Text:
    """What the rules give, each subsidy beside its own claims: they are not compared as a sum."""
    defined = table[table["given_least"].notna()]
    if defined.empty:
        return NOTHING_GIVEN if table.empty else NOT_GIVEN
    names = {one.key: one.name for one in programme_of(filters.programme).subsidies}
    parts = [_one_given(names[str(row["unit"])], row) for _, row in defined.iterrows()]
    return GIVEN.format(parts=joined(parts, APART))


def _one_given(name: Text, row: pd.Series) -> Text:
    text = GIVEN_CLAIMED if row["claims"] else GIVEN_UNCLAIMED
    return text.format(
        name=name,
        given=given_text(float(row["given_least"]), float(row["given_most"])),
        cases=f"{row['cases']:,.0f}",
        claims=f"{row['claims']:,.0f}",
        claimed=yuan_text(row["claimed"]),
    )


def _budgets(filters: Filters) -> Text:
    programme = programme_of(filters.programme)
    used = remember(budget_use, context().scope, programme.code).set_index("key")
    told = [
        _used(one.name, used.loc[one.key])
        for one in budgets_of(programme, filters)
        if used.loc[one.key, "is_whole"]
    ]
    return ENDED.format(what=joined(told, APART)) if told else Text("", "")


def _used(name: Text, row: pd.Series) -> Text:
    over = row["claimed"] - row["budget"]
    return USED.format(
        name=name,
        over=OVER.format(yuan=yuan_text(over)) if over > 0 else Text("", ""),
        share=f"{row['share']:.1%}",
        claimed=yuan_text(row["claimed"]),
        whole=yuan_text(row["budget"]),
        day=Text(*(day_text(row["through"], lang) for lang in Lang)),
    )


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
