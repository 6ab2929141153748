"""The contract rule in words: fails so far, and what the last month changed."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from dashboard.domain.kinds import GRADES
from dashboard.domain.text import Lang, Text
from dashboard.reports.firm.firm_sentences import STOP, filled, joined
from dashboard.reports.wording import day_text, month_text

REACHED = Text(
    "**辞退**：截至{day}，{who}，已满 {limit} 次不合格。",
    "**Dismissal**: to {day}, {who}: the {limit} fails of the rule are reached.",
)
NEAR = Text(
    "**不能辞退**：无一家满 {limit} 次不合格（截至{day}，{who}，再有 1 次即满{apart}）。",
    "**Do not dismiss**: no firm has {limit} fails (to {day}; {who}: one more reaches it{apart}).",
)
FAR = Text(
    "**不能辞退**：无一家满 {limit} 次不合格（截至{day}，最多 {most} 次{apart}）。",
    "**Do not dismiss**: no firm has {limit} fails (to {day}; the most is {most}{apart}).",
)
APART = Text("；{who} 未考评，不计", "; {who} not graded, not counted")
UNGRADED = Text(
    "**辞退**：所选范围没有可用的考评记录，无法按考评规则判断。",
    "**Dismissal**: there are no grades in reach; the grading rule cannot be applied.",
)
WINDOW = Text(
    "不合格次数按现行合同期累计；“满 {limit} 次”的计算期间来源未定义。",
    "Fails are counted over the contract in force; no source defines the window of the {limit}.",
)
NEVER_GRADED = Text("现行合同期内未考评：{who}。", "Not graded under the contract in force: {who}.")
NO_CONTRACT = Text(
    "不在合同期内，不累计：{who}。", "Without a contract in force, not counted: {who}."
)
FAILS = Text("**{name}** {n} 次", "**{name}** {n}")
SINCE = Text("{month}与{before}相比：{what}。", "{month} against {before}: {what}.")
MOVES = {
    "new": Text("新增不合格 {who}", "newly failed {who}"),
    "up": Text("考评升档 {who}", "grade up {who}"),
    "down": Text("考评降档 {who}", "grade down {who}"),
    "same": Text("考评档次没有变化", "no grade changed"),
    "none": Text("没有可比的考评记录", "no grades to compare"),
}
MOVED = Text("{name}（{before}→{now}）", "{name} ({before} to {now})")
DUTY = {
    -1: Text("值守到岗下降超出偶然 {who}", "duty attendance down beyond chance {who}"),
    1: Text("值守到岗上升超出偶然 {who}", "duty attendance up beyond chance {who}"),
    0: Text("各家值守到岗的变化都在偶然范围内", "changes of duty attendance are within chance"),
}
ATTENDED = Text(
    "{name}（{k0:.0f}/{n0:.0f}→{k1:.0f}/{n1:.0f}）",
    "{name} ({k0:.0f}/{n0:.0f} to {k1:.0f}/{n1:.0f})",
)
Rows = Iterator[tuple[object, pd.Series]]


def dismissal(table: pd.DataFrame, limit: int, day: date) -> Text:
    """Say who has the fails that end a contract, who is one short, or that nobody is near."""
    counted = table.dropna(subset=["fails"])
    when = Text(day_text(day, Lang.ZH), day_text(day, Lang.EN))
    if counted.empty:
        return UNGRADED
    apart = _apart(table)
    for text, found in (
        (REACHED, counted[counted["fails"] >= limit]),
        # One short of one fail is everybody: that is not near.
        (NEAR, counted[(counted["fails"] == limit - 1) & (limit > 1)]),
    ):
        if len(found):
            return filled(text, day=when, limit=limit, who=_with_fails(found), apart=apart)
    return filled(FAR, day=when, limit=limit, most=int(counted["fails"].max()), apart=apart)


def window_note(table: pd.DataFrame, limit: int) -> list[Text]:
    """Say over what fails are counted, and for whom they are not."""
    return [window_text(limit), *not_counted(table)]


def window_text(limit: int) -> Text:
    """Say over what fails are counted: no source defines it."""
    return filled(WINDOW, limit=limit)


def not_counted(table: pd.DataFrame) -> list[Text]:
    """Name the firms whose fails are not counted, and why."""
    groups = {
        NO_CONTRACT: table[table["contract_from"].isna() & table["fails"].isna()],
        NEVER_GRADED: _never_graded(table),
    }
    return [filled(text, who=_names(found)) for text, found in groups.items() if len(found)]


def since_last_month(changes: pd.DataFrame, months: tuple[date, date]) -> Text:
    """Say what the last month changed: grades up and down, new fails, duty beyond chance.

    ``changes`` carries the firm's ``name``; ``months`` are the last one and the one before.
    """
    month, before = (Text(month_text(day, Lang.ZH), month_text(day, Lang.EN)) for day in months)
    parts = [*_grades(changes), *_duty(changes)]
    return filled(SINCE, month=month, before=before, what=joined(parts, STOP))


def _never_graded(table: pd.DataFrame) -> pd.DataFrame:
    """The firms under contract without a grade in it; nobody where no grade is in reach at all."""
    missing = table["fails"].isna() & table["contract_from"].notna()
    return table[missing & table["fails"].notna().any()]


def _apart(table: pd.DataFrame) -> Text:
    found = _never_graded(table)
    return filled(APART, who=_names(found)) if len(found) else Text("", "")


def _names(found: pd.DataFrame) -> Text:
    return joined(Text(name, name) for name in found["name"])


def _with_fails(found: pd.DataFrame) -> Text:
    return joined(
        FAILS.format(name=row["name"], n=int(row["fails"])) for _, row in found.iterrows()
    )


def _grades(changes: pd.DataFrame) -> list[Text]:
    known = changes.dropna(subset=["moved"])
    if known.empty:
        return [MOVES["none"]]
    failed = (known["grade_now"] == "fail") & (known["grade_before"] != "fail")
    groups = {
        "new": known[failed],
        "up": known[known["moved"] > 0],
        "down": known[(known["moved"] < 0) & ~failed],
    }
    said = [
        filled(MOVES[key], who=joined(_moved(row) for _, row in rows.iterrows()))
        for key, rows in groups.items()
        if len(rows)
    ]
    return said or [MOVES["same"]]


def _moved(row: pd.Series) -> Text:
    ends = {"before": GRADES[row["grade_before"]], "now": GRADES[row["grade_now"]]}
    return filled(MOVED, name=row["name"], **ends)


def _duty(changes: pd.DataFrame) -> list[Text]:
    known = changes.dropna(subset=["duty"])
    if known.empty:
        return []
    said = [
        filled(DUTY[way], who=joined(_attended(row) for _, row in rows.iterrows()))
        for way in (-1, 1)
        if len(rows := known[known["duty"] == way])
    ]
    return said or [DUTY[0]]


def _attended(row: pd.Series) -> Text:
    ends = {
        "k0": "attended_before",
        "n0": "shifts_before",
        "k1": "attended_now",
        "n1": "shifts_now",
    }
    return ATTENDED.format(name=row["name"], **{key: row[name] for key, name in ends.items()})
