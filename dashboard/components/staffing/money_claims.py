"""Claims in doubt, one row each, with the reason in words; a row opens the dispute."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.components.drawing.tables import picked_row
from dashboard.components.drawing.writing import write, write_notice
from dashboard.components.frame.context import context
from dashboard.components.frame.links import go
from dashboard.components.staffing.declared_rules import valid_text
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics.subsidies import FINDINGS
from dashboard.metrics.subsidy_rules import version_on
from dashboard.reports.money.subsidy_words import given_text, level_text, reasons_text, yuan_text
from dashboard.reports.wording import month_text

TITLE = Text("存疑的申领（{n}）", "Claims in doubt ({n})")
HINT = Text("点一行打开该纠纷。", "Click a row to open the dispute.")
CLEAR = Text("所选期间没有存疑的申领。", "No claim of the period is in doubt.")
KIND, EVERY = Text("疑点", "Finding"), Text("全部疑点", "Every finding")
HEADS = {
    "code": Text("申领编号", "Claim"),
    "reason": Text("疑点", "Reason"),
    "amount": Text("申领（元）", "Claimed (yuan)"),
    "given": Text("规则给（元，按申报）", "By rule as claimed (yuan)"),
    "payee": Text("领取人", "Payee"),
    "subsidy": Text("补贴项目", "Subsidy"),
    "dispute": Text("纠纷编号", "Dispute"),
    "level": Text("申报难度或档次", "Level claimed"),
    "month": Text("所属月", "Month"),
    "claimed_on": Text("申领日", "Claimed on"),
    "version": Text("适用规则的有效期", "Rule that applies"),
}


def doubtful_claims(filters: Filters, claims: pd.DataFrame) -> None:
    """Draw the checked claims with a finding; a click opens the dispute where it is in reach."""
    lang, rows = context().lang, claims[claims["findings"].map(bool).astype(bool)]
    if rows.empty:
        write_notice(CLEAR[lang], kind="success")
        return
    rows = _picked(rows).reset_index(drop=True)
    write(f"**{TITLE.format(n=f'{len(rows):,}')[lang]}**", hint=HINT[lang])
    place = picked_row(
        _in_words(programme_of(filters.programme), rows),
        3,
        key="doubtful_claims",
        alt=TITLE.format(n=len(rows))[lang],
    )
    if place is not None and rows["is_reached"].iloc[place]:
        go("dispute", programme=filters.programme, id=str(rows["dispute_id"].iloc[place]))


def _picked(rows: pd.DataFrame) -> pd.DataFrame:
    """Let the reader keep the claims with one kind of finding."""
    lang = context().lang
    there = [key for key in FINDINGS if any(key in keys for keys in rows["findings"])]
    kind = st.selectbox(
        KIND[lang],
        ["", *there],
        format_func=lambda key: FINDINGS[key][lang] if key else EVERY[lang],
        key=f"finding_{lang}",
        width=220,
    )
    return rows[[kind in keys for keys in rows["findings"]]] if kind else rows


def _in_words(programme: Programme, rows: pd.DataFrame) -> pd.DataFrame:
    lang, names = context().lang, {one.key: one.name[context().lang] for one in programme.subsidies}
    told = [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]
    columns: dict[str, list[object]] = {
        "code": list(rows["code"]),
        "reason": [reasons_text(row, lang) for row in told],
        "amount": [None if pd.isna(yuan) else yuan_text(yuan) for yuan in rows["amount"]],
        "given": [given_text(row["least"], row["most"])[lang] for row in told],
        "payee": [_payee(row) for row in told],
        "subsidy": [names.get(key, key) for key in rows["subsidy"]],
        "dispute": list(rows["dispute_id"]),
        "level": [level_text(level)[lang] for level in rows["level"]],
        "month": [month_text(month, lang) for month in rows["month"]],
        "claimed_on": list(rows["claimed_on"]),
        "version": [_version(programme, row) for row in told],
    }
    return pd.DataFrame({HEADS[key][lang]: values for key, values in columns.items()})


def _payee(row: dict[str, object]) -> str:
    name = "" if pd.isna(row["payee_name"]) else f"{row['payee_name']} "
    return f"{name}{row['payee']}"


def _version(programme: Programme, row: dict[str, object]) -> str | None:
    """The days the version that applies holds."""
    start = row["rule_from"]
    day = start if isinstance(start, date) else None
    version = version_on(programme.subsidies, str(row["subsidy"]), day)
    return None if version is None else valid_text(version.valid_from, version.valid_to)
