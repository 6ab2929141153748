"""Money and grades by rule, as the programme declares them, with their days of validity."""

from datetime import date

import pandas as pd

from dashboard.components.drawing.tables import show_lines
from dashboard.components.drawing.writing import write
from dashboard.components.frame.context import context
from dashboard.domain.money import Budget, Grading, Subsidy, Version
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.reports.money.rule_words import APART, WHO, amount_text, per_text
from dashboard.reports.wording import day_text

SUBSIDIES = Text("补贴与奖励", "Subsidies and rewards")
GRADINGS = Text("考评与等级", "Grades and appraisals")
BUDGETS = Text("预算", "Budgets")
HEADS = {
    "name": Text("名称", "Name"),
    "who": Text("对象", "For"),
    "amount": Text("金额（元）", "Amount (yuan)"),
    "by": Text("依据", "By"),
    "parts": Text("组成", "Parts"),
    "grades": Text("档次", "Grades"),
    "consequence": Text("后果", "Consequence"),
    "valid": Text("有效期", "Valid"),
    "stands": Text("截至日效力", "On the data-to day"),
    "assumed": Text("暂取", "Taken for now"),
    "source": Text("来源", "Source"),
}
IN_FORCE, OVER = Text("有效", "in force"), Text("已失效", "no longer in force")
NOT_YET = Text("尚未生效", "not yet in force")
SINCE = Text("{start} 起", "since {start}")
UNTIL = Text("{start}—{end}", "{start} – {end}")


def subsidy_table(programme: Programme, on: date | None = None) -> None:
    """Draw the subsidies a programme declares; with a day, which versions hold on it."""
    if programme.subsidies:
        _table(SUBSIDIES, [_subsidy(one) | _stands(one, on) for one in programme.subsidies])


def grading_table(programme: Programme, on: date | None = None) -> None:
    """Draw the gradings a programme declares; with a day, which versions hold on it."""
    if programme.gradings:
        _table(GRADINGS, [_grading(one) | _stands(one, on) for one in programme.gradings])


def budget_table(programme: Programme) -> None:
    """Draw the budgets a programme declares."""
    if programme.budgets:
        _table(BUDGETS, [_budget(one) for one in programme.budgets])


def _stands(one: Version, on: date | None) -> dict[str, str]:
    """Say whether a version holds on a day, and what it takes for what is left open."""
    lang = context().lang
    assumed = {"assumed": one.assumed[lang] if one.assumed else ""}
    if on is None:
        return assumed
    word = IN_FORCE if one.holds_on(on) else NOT_YET if one.valid_from > on else OVER
    return {"stands": word[lang]} | assumed


def _subsidy(one: Subsidy) -> dict[str, str]:
    lang = context().lang
    return {
        "name": one.name[lang],
        "who": WHO[one.payee][lang],
        "amount": f"{amount_text(one)[lang]} · {per_text(one)[lang]}",
        "by": one.by[lang] if one.by else "",
        "valid": valid_text(one.valid_from, one.valid_to),
        "source": one.source[lang],
    }


def _budget(one: Budget) -> dict[str, str]:
    lang = context().lang
    return {
        "name": one.name[lang],
        "amount": f"{one.yuan:,}",
        "valid": valid_text(one.start, one.end),
        "source": one.source[lang],
    }


def _grading(one: Grading) -> dict[str, str]:
    lang = context().lang
    joint = APART[lang]
    return {
        "name": one.name[lang],
        "who": WHO[one.subject][lang],
        "parts": joint.join(part[lang] for part in one.parts),
        "grades": joint.join(grade[lang] for grade in one.grades),
        "consequence": one.consequence[lang] if one.consequence else "",
        "valid": valid_text(one.valid_from, one.valid_to),
        "source": one.source[lang],
    }


def valid_text(start: date, end: date | None) -> str:
    """Return the days something holds, in words."""
    lang = context().lang
    if end is None:
        return SINCE.format(start=day_text(start, lang))[lang]
    return UNTIL.format(start=day_text(start, lang), end=day_text(end, lang))[lang]


def _table(title: Text, rows: list[dict[str, str]]) -> None:
    lang, frame = context().lang, pd.DataFrame(rows)
    frame = frame.loc[:, (frame != "").any()]
    heads = {key: head[lang] for key, head in HEADS.items()}
    write(f"**{title[lang]}**")
    show_lines(frame.rename(columns=heads))
