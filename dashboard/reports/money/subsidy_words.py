"""Sums, rules and findings of subsidies in words, for the page and for paper."""

from collections.abc import Mapping

import pandas as pd

from dashboard.domain.kinds import GRADES
from dashboard.domain.text import Lang, Text
from dashboard.domain.vocabulary import LEVELS
from dashboard.metrics.subsidies import FINDINGS

UNDEFINED = Text("未定义", "undefined")
UP_TO = Text("至多 {most}", "up to {most}")
BETWEEN = Text("{least}—{most}", "{least}–{most}")
APART = Text("；", "; ")
UNKNOWN = Text("未登记", "not recorded")
NO_LEVEL = Text("无", "none")
FIRST = Text("{what}（{code} 已申领）", "{what} ({code} came first)")
RAISED = Text(
    "{what}（申报{claimed}，登记{recorded}，依据支持{supported}）",
    "{what} (claimed {claimed}, recorded {recorded}, marks support {supported})",
)
RULE_GIVES = Text("{what}（规则给 {given} 元）", "{what} (the rule gives {given} yuan)")


def yuan_text(value: float) -> str:
    """Write a sum of yuan, with fen only where there are any."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}"


def given_text(least: float | None, most: float | None) -> Text:
    """Write what a rule gives: an amount, a range, a ceiling, or that it is not defined."""
    if most is None or pd.isna(most):
        return UNDEFINED
    if least is None or pd.isna(least):
        return UP_TO.format(most=yuan_text(most))
    if least == most:
        return Text(yuan_text(most), yuan_text(most))
    return BETWEEN.format(least=yuan_text(least), most=yuan_text(most))


def level_text(code: object) -> Text:
    """Name a level or grade; what is not recorded says so."""
    if code is None or pd.isna(code):
        return UNKNOWN
    return {**LEVELS, **GRADES, "none": NO_LEVEL}.get(str(code), Text(str(code), str(code)))


def reason_text(claim: Mapping[str, object], finding: str) -> Text:
    """Say what is wrong with a checked claim, with the record or rule it is told by."""
    what = FINDINGS[finding]
    if finding == "duplicate" and pd.notna(claim["first_code"]):
        return FIRST.format(what=what, code=claim["first_code"])
    if finding == "inflated_level":
        names = {"claimed": "level", "recorded": "recorded_level", "supported": "supported_level"}
        levels = {name: level_text(claim[column]) for name, column in names.items()}
        return RAISED.format(what=what, **levels)
    if finding == "wrong_amount":
        least, most = (_number(claim[name]) for name in ("least", "most"))
        return RULE_GIVES.format(what=what, given=given_text(least, most))
    return what


def reasons_text(claim: Mapping[str, object], lang: Lang) -> str:
    """Say all that is wrong with a checked claim; nothing where nothing is."""
    findings = claim["findings"]
    keys = findings if isinstance(findings, tuple) else ()
    return APART[lang].join(reason_text(claim, key)[lang] for key in keys)


def _number(value: object) -> float | None:
    return value if isinstance(value, float) and not pd.isna(value) else None
