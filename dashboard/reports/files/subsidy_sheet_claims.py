"""Claims on the accountant's sheet: one by one with rule and reason, and by payee and month."""

from collections.abc import Iterator, Mapping

import pandas as pd

from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.programme import Programme
from dashboard.domain.text import Lang, Text
from dashboard.metrics.subsidies import NOTES
from dashboard.metrics.subsidy_rules import is_by_dispute, version_on
from dashboard.reports.files.sheet_table import Column, Kind, Row, Table
from dashboard.reports.money.rule_words import WHO
from dashboard.reports.money.subsidy_totals import claimed_by
from dashboard.reports.money.subsidy_words import (
    APART,
    UNDEFINED,
    UNKNOWN,
    level_text,
    reasons_text,
)

UNTOLD = Text("无从核对", "cannot be told")
"""No rule in force that day, no such dispute, or one out of the reader's reach."""
PAYEE = Column(Text("领取人代码", "Payee"), width=12)
NAME = Column(Text("姓名或名称", "Name"), width=12)
SUBSIDY = Column(Text("补贴项目", "Subsidy"), width=18)
MONTH = Column(Text("所属月", "Month"), Kind.MONTH, 9)
CLAIMS = Column(Text("申领（笔）", "Claims"), Kind.COUNT, 10)
CLAIMED = Column(Text("申领（元）", "Claimed (yuan)"), Kind.YUAN, 14)
DOUBTFUL = Column(Text("存疑（笔）", "In doubt"), Kind.COUNT, 10)
DOUBTFUL_YUAN = Column(Text("存疑（元）", "In doubt (yuan)"), Kind.YUAN, 14)
ALLOWED = Column(Text("可付（元）", "Allowed (yuan)"), Kind.YUAN, 14)
UNSTATED = Column(Text("可付待定（笔）", "Left open"), Kind.COUNT, 10)
EACH = (
    Column(Text("申领编号", "Claim"), width=12),
    Column(PAYEE.head, width=10),
    Column(NAME.head, width=9),
    Column(SUBSIDY.head, width=15),
    Column(Text("纠纷编号", "Dispute"), width=32),
    MONTH,
    Column(Text("申领日", "Claimed on"), Kind.DAY, 11),
    Column(Text("申报难度或档次", "Level claimed"), width=9),
    Column(Text("登记难度", "Level on record"), width=9),
    Column(Text("申领所依版本", "Rule named"), Kind.DAY, 11),
    Column(Text("适用规则生效", "Rule from"), Kind.DAY, 11),
    Column(Text("适用规则失效", "Rule to"), Kind.DAY, 11),
    Column(CLAIMED.head, Kind.YUAN, 11),
    Column(Text("规则最少（元）", "Least by rule (yuan)"), Kind.YUAN, 11, is_summed=False),
    Column(Text("规则最多（元）", "Most by rule (yuan)"), Kind.YUAN, 11, is_summed=False),
    Column(ALLOWED.head, Kind.YUAN, 11),
    Column(Text("疑点", "Findings"), width=22),
    Column(Text("不能认定的", "Cannot be told"), width=16),
)
BY_PAYEE = (
    PAYEE,
    NAME,
    Column(Text("对象", "For"), width=10),
    SUBSIDY,
    MONTH,
    CLAIMS,
    CLAIMED,
    DOUBTFUL,
    DOUBTFUL_YUAN,
    ALLOWED,
    UNSTATED,
)
GROUP = ["payee", "payee_name", "payee_kind", "subsidy", "month"]
SUMS = ("claims", "claimed", "doubtful", "doubtful_yuan", "allowed", "unstated")


def claims_table(programme: Programme, claims: pd.DataFrame, lang: Lang) -> Table:
    """Return every one of some checked claims with its rule, amounts and findings in words."""
    return Table(EACH, [_claim(programme, one, lang) for one in _mappings(claims)])


def _mappings(table: pd.DataFrame) -> Iterator[dict[str, object]]:
    plain = table.astype(object).where(table.notna(), None)
    yield from ({str(key): value for key, value in row.items()} for row in plain.to_dict("records"))


def _claim(programme: Programme, one: Mapping[str, object], lang: Lang) -> Row:
    day = pd.Timestamp(str(one["rule_from"])).date() if one["rule_from"] else None
    version = version_on(programme.subsidies, str(one["subsidy"]), day)
    by_dispute = is_by_dispute(programme.subsidies, str(one["subsidy"]))
    return (
        one["code"],
        one["payee"] or UNKNOWN[lang],
        one["payee_name"],
        subsidy_names(programme, lang).get(str(one["subsidy"]), one["subsidy"]),
        one["dispute_id"],
        one["month"],
        one["claimed_on"],
        level_text(one["level"])[lang] if by_dispute or one["level"] else None,
        level_text(one["recorded_level"])[lang] if one["is_reached"] else None,
        one["claimed_rule_from"] or UNKNOWN[lang],
        day,
        None if version is None else version.valid_to,
        UNKNOWN[lang] if one["amount"] is None else one["amount"],
        _or_open(one, "least")[lang] if one["least"] is None else one["least"],
        _or_open(one, "most")[lang] if one["most"] is None else one["most"],
        _or_open(one, "amount")[lang] if one["allowed"] is None else one["allowed"],
        reasons_text(one, lang),
        APART[lang].join(NOTES[key][lang] for key in _keys(one["notes"])),
    )


def _or_open(one: Mapping[str, object], name: str) -> Text:
    """Why an amount of a claim is not there: not defined by its rule, not recorded, no rule."""
    if one["rule_from"] is None:
        return UNTOLD
    return UNKNOWN if name == "amount" and one["amount"] is None else UNDEFINED


def _keys(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def payee_table(programme: Programme, claims: pd.DataFrame, lang: Lang) -> Table:
    """Return what was claimed and may be paid by payee, subsidy and month."""
    told = claims.assign(payee=claims["payee"].fillna(UNKNOWN[lang]))
    keyed = told.assign(row=told.groupby(GROUP, dropna=False).ngroup() if len(told) else [])
    heads, names = keyed.drop_duplicates("row").set_index("row"), subsidy_names(programme, lang)
    rows = []
    for one in _mappings(claimed_sums(keyed, "row", lang).join(heads[GROUP])):
        name, kind = one["payee_name"], WHO.get(str(one["payee_kind"]), UNKNOWN)[lang]
        subsidy = names.get(str(one["subsidy"]), one["subsidy"])
        sums = (one[key] for key in SUMS)
        rows.append((one["payee"], name, kind, subsidy, one["month"], *sums))
    return Table(BY_PAYEE, rows)


def claimed_sums(claims: pd.DataFrame, by: str, lang: Lang) -> pd.DataFrame:
    """Add up claims by a column: ``SUMS``, where no amount is known the word that says why."""
    sums = claimed_by(claims, by).astype(object)
    units = claims[by].where(claims[by].notna(), NOT_RECORDED)
    priced = claims["amount"].notna().groupby(units).any()
    sums["claimed"] = sums["claimed"].where(priced, UNKNOWN[lang])
    why = [_or_open(one, "amount")[lang] for one in _mappings(claims)]
    open_ones = pd.Series(why, claims.index, dtype=object)[claims["allowed"].isna()]
    words = open_ones.groupby(units).first()
    sums["allowed"] = sums["allowed"].where(sums["allowed"].notna(), words.reindex(sums.index))
    return sums


def subsidy_names(programme: Programme, lang: Lang) -> dict[str, str]:
    """Return what a programme calls its subsidies; a key it does not declare has no name."""
    return {one.key: one.name[lang] for one in programme.subsidies}
