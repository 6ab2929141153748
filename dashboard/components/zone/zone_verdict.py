"""What the map says, in one sentence: how many areas have some, how many none, and which most."""

import pandas as pd

from dashboard.components.coverage.rooms import last_day
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.context import context
from dashboard.components.frame.names import names_of, short_name
from dashboard.components.frame.plain import plain
from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.queries.counts import data_to
from dashboard.reports.area.area_measures import CASES_KEY, AreaMeasure
from dashboard.reports.wording import day_text, value_text

VERDICT = Text(
    "**{n}** 个{unit}中，**{some}** 个有记录，**{none}** 个期内没有一件；合计 **{total:,}** 件。",
    "**{n}** by {unit}: **{some}** have records and **{none}** have none; **{total:,}** in all.",
)
ELSEWHERE = Text("另有 **{n:,}** 件未登记{unit}。", " Another **{n:,}** have no {unit} recorded.")
CAUTION = Text(
    "单个管理区件数少，不计算成功率；没有记录可能是没有纠纷，也可能是没有人登记。",
    "Zones have too few cases for a rate; no record may mean no dispute, or nobody to record it.",
)
NONE_IS_UNSURE = Text(
    "没有记录可能是没有纠纷，也可能是没有人登记。",
    "No record may mean no dispute, or nobody to record it.",
)
SENTENCES = {
    "standards_missed": Text(
        "**{day}**，**{known}** 个{unit}中 **{some}** 个有未达标的标准，**{zero}** 个全部达标。",
        "On **{day}**, of **{known}** by {unit} **{some}** miss a standard, **{zero}** meet all.",
    ),
    "patrol_days": Text(
        "**{known}** 个{unit}中，**{some}** 个期内有巡查，**{zero}** 个没有；"
        "合计 **{total:,}** 区日。",
        "Of **{known}** by {unit}, **{some}** were patrolled in the period, **{zero}** were not; "
        "**{total:,}** zone-days in all.",
    ),
    "days_since_contact": Text(
        "数至 **{to}**，**{known}** 个{unit}有联系记录，**{none}** 个没有；"
        "中位数 **{median:,.0f}** 天。",
        "Counted to **{to}**: **{known}** by {unit} had a contact, **{none}** had none; "
        "median **{median:,.0f}** days.",
    ),
    "per_1000_residents": Text(
        "**{n}** 个{unit}中，**{known}** 个件数够多、可按人口比较，**{few}** 个样本不足。",
        "Of **{n}** by {unit}, **{known}** have enough disputes to compare by residents, "
        "**{few}** too few.",
    ),
    "open": Text(
        "截至 **{to}**，**{known}** 个{unit}中 **{some}** 个有在调纠纷；"
        "合计 **{total:,}** 件，不论何时受理。",
        "On **{to}**, of **{known}** by {unit} **{some}** have open disputes; **{total:,}** in "
        "all, whenever they came in.",
    ),
    "overdue": Text(
        "截至 **{to}**，**{known}** 个{unit}中 **{some}** 个有超期纠纷；"
        "合计 **{total:,}** 件，不论何时受理。",
        "On **{to}**, of **{known}** by {unit} **{some}** have overdue disputes; **{total:,}** in "
        "all, whenever they came in.",
    ),
}
MOST = Text("最高：{named}（{value}）。", " Highest: {named} ({value}).")
JOINT, MORE = Text("、", ", "), Text("等 {n} 个", " and others, {n} in all")
NAMED = 3


def area_verdict(filters: Filters, values: pd.DataFrame, measure: AreaMeasure, level: str) -> None:
    """Say what the map shows."""
    if measure.key == CASES_KEY:
        _cases_verdict(filters, values, level)
        return
    lang = context().lang
    known = values[values[level] != NOT_RECORDED]
    numbers = _numbers(known) | {
        "unit": short_name(filters.programme, level)[lang].lower(),
        "day": day_text(last_day(filters), lang),
        "to": day_text(data_to(filters.programme), lang),
    }
    text = SENTENCES[measure.key].format(**numbers)[lang]
    write(text + _most(filters, known, measure, level))


def _numbers(values: pd.DataFrame) -> dict[str, object]:
    value = values["value"].astype("float64")
    return {
        "n": len(values),
        "known": int(value.notna().sum()),
        "none": int((value.isna() & values["shown"].astype(bool)).sum()),
        "few": int((~values["shown"].astype(bool)).sum()),
        "some": int((value > 0).sum()),
        "zero": int((value == 0).sum()),
        "total": int(value.sum()),
        "median": 0.0 if value.isna().all() else float(value.median()),
    }


def _most(filters: Filters, values: pd.DataFrame, measure: AreaMeasure, level: str) -> str:
    """Name the areas with the highest value, the first few of them."""
    lang, highest = context().lang, values["value"].astype("float64").max()
    if pd.isna(highest) or highest <= 0:
        return ""
    top = values[values["value"] == highest]
    names = names_of(filters.programme, level)
    named = JOINT[lang].join(plain(names.get(str(code), str(code))) for code in top[level][:NAMED])
    if len(top) > NAMED:
        named += MORE.format(n=len(top))[lang]
    told = value_text(measure.metric, top.iloc[0], lang)
    return MOST.format(named=named, value=told)[lang]


def _cases_verdict(filters: Filters, values: pd.DataFrame, level: str) -> None:
    lang, unit = context().lang, short_name(filters.programme, level)[context().lang].lower()
    known = values[values[level] != NOT_RECORDED]
    none, without = int((known["value"] == 0).sum()), len(values) - len(known)
    text = VERDICT[lang].format(
        n=len(known),
        unit=unit,
        some=len(known) - none,
        none=none,
        total=int(values["value"].sum()),
    )
    if without:
        n = int(values["value"].sum() - known["value"].sum())
        text += ELSEWHERE[lang].format(n=n, unit=unit)
    write(text)
    if level == "zone" or none:
        write_small((CAUTION if level == "zone" else NONE_IS_UNSURE)[lang])
