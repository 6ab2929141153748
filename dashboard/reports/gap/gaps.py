"""Gaps as rows for people: in words, with owner and source, grouped by who must act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.coverage.gaps import open_on
from dashboard.coverage.history import changes
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.errors import BadRequest
from dashboard.domain.programme import Programme
from dashboard.domain.standard_columns import WHERE
from dashboard.domain.standards import Standard
from dashboard.domain.text import Lang, Text

GROUPS = {
    "standard": Text("按标准", "By standard"),
    "area": Text("按区域", "By area"),
    "owner": Text("按责任单位", "By owner"),
}
CHANGES = {
    "new": Text("新增", "New"),
    "reopened": Text("再次出现", "Opened again"),
    "closed": Text("已补上", "Closed"),
    "standing": Text("持续", "Standing"),
}
UNIT_PART = Text("{unit}（{part}）", "{unit} ({part})")
NO_AREA = Text("未登记区域", "No area recorded")
_COUNTED = {
    "duty_hours": Text("达到 {got:g} 天 / 应 {needed:g} 天", "{got:g} of {needed:g} days"),
    "cadence": Text("{got:g} 次 / 应 {needed:g} 次", "{got:g} of {needed:g} times"),
    "checklist": Text("{got:g} 项 / 应 {needed:g} 项", "{got:g} of {needed:g} items"),
    "recency": Text("{got:g} 天 / 限 {needed:g} 天", "{got:g} days, limit {needed:g}"),
    "completeness": Text(
        "最近一期 {got:g} 件 / 应 {needed:g} 件", "{got:g} of {needed:g} cases in the last period"
    ),
}
_STANDING = Text("{got:g} / 应 {needed:g}", "{got:g} of {needed:g}")


@dataclass(frozen=True)
class Selection:
    """Which gaps are looked at: on a day, or all there ever were, of a standard or a unit."""

    on: date
    ever: bool = False
    standard: str = ""
    unit: str = ""


def standard_of(programme: Programme, key: str) -> Standard:
    """Return a programme's standard by key, or name those it has."""
    known = {standard.key: standard for standard in programme.standards}
    if key not in known:
        named = ", ".join(known) or "none"
        raise BadRequest(f"Unknown standard '{key}' in programme {programme.code}. Known: {named}.")
    return known[key]


def selected(programme: Programme, spans: pd.DataFrame, which: Selection) -> pd.DataFrame:
    """Keep the gaps that are asked for, oldest first within their standard."""
    kept = spans if which.ever else open_on(spans, which.on)
    if which.standard:
        kept = kept[kept["standard"] == standard_of(programme, which.standard).key]
    if which.unit:
        kept = kept[(kept["unit"] == which.unit) | (kept["code"] == which.unit)]
    return kept.sort_values(["standard", "since", "unit"])


def measure_text(standard: Standard, gap: pd.Series, lang: Lang) -> str:
    """Write what was measured against what is required, in the standard's own unit."""
    text = _COUNTED.get(standard.kind, _STANDING)
    return text[lang].format(got=gap["measured"], needed=gap["required"])


def unit_text(standard: Standard, gap: pd.Series, lang: Lang) -> str:
    """Write the name of a gap's unit, with the part that is asked for by itself."""
    part = part_text(standard, gap, lang)
    return UNIT_PART[lang].format(unit=gap["name"], part=part) if part else str(gap["name"])


def part_text(standard: Standard, gap: pd.Series, lang: Lang) -> str:
    """Write the part of a gap's unit that is asked for by itself; empty where the unit is whole."""
    if not gap["part"]:
        return ""
    words = WHERE[standard.subject].get(standard.each or "") or {}
    return words[gap["part"]][lang] if gap["part"] in words else str(gap["part"])


def group_of(
    programme: Programme, gap: pd.Series, by: str, names: Mapping[str, str], lang: Lang
) -> str:
    """Return what a gap is grouped under: its standard, its area or who owns it."""
    standard = standard_of(programme, str(gap["standard"]))
    if by == "standard":
        return standard.name[lang]
    if by == "owner":
        return standard.owner[lang]
    if by != "area":
        raise BadRequest(f"Unknown group '{by}'. Known: {', '.join(GROUPS)}.")
    for code in (gap["town"], gap["county"]):
        if code in names:
            return names[code]
    return NO_AREA[lang]


def grouped(
    programme: Programme, gaps: pd.DataFrame, by: str, names: Mapping[str, str], lang: Lang
) -> pd.DataFrame:
    """Count gaps and the units they are at by group: ``group, gaps, units, oldest``."""
    keys = [group_of(programme, gap, by, names, lang) for _, gap in gaps.iterrows()]
    table = gaps.assign(group=keys).groupby("group", sort=False)
    counted = table.agg(gaps=("unit", "size"), units=("code", "nunique"), oldest=("since", "min"))
    return counted.reset_index().sort_values(["gaps", "group"], ascending=[False, True])


def with_changes(spans: pd.DataFrame, since: date, day: date) -> pd.DataFrame:
    """List what stands on a day and what was closed since another, each with its ``change``."""
    found = changes(spans, since, day)
    parts = {"new": found.new, "reopened": found.reopened, "closed": found.closed}
    moved = pd.concat([part.assign(change=key) for key, part in parts.items()])
    still = open_on(spans, day)
    standing = still[~still.index.isin(moved.index)].assign(change="standing")
    return pd.concat([moved, standing])


def unit_kind(standard: Standard, programme: Programme) -> Text:
    """Return what a programme calls the units of a standard."""
    known = programme.called.get(standard.unit)
    if known or standard.unit in DIMENSIONS:
        return known or DIMENSIONS[standard.unit].name
    return OTHER_UNITS[standard.unit]


OTHER_UNITS = {
    "mediator": Text("调解员", "Mediator"),
    "justice_office": Text("司法所", "Justice office"),
    "committee": Text("调委会", "Committee"),
}
