"""When disputes were entered, and which months may still change."""

import pandas as pd
import streamlit as st

from dashboard.components.drawing.tables import show_lines, show_table
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.context import context
from dashboard.components.frame.names import names_of
from dashboard.components.trust.quality_answers import delay_of, provisional_of
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.reports.trust.data_quality import REASONS
from dashboard.reports.wording import code_name, month_text

DELAY = Text("录入延迟，按来源系统", "Days from the basis day to the entry, by source system")
BY_MONTH = Text("按月", "By month")
RULE = Text("期限：计入之日起 {days} 天内录入。", "Rule: entered within {days} days.")
NO_RULE = Text("没有规定录入期限，只列天数。", "There is no rule of entry: days alone are listed.")
NO_TIMES = Text("录入时间未登记，延迟无从计算。", "The time of entry is not recorded: no delay.")
PROVISIONAL = Text("暂定的月份（{n}）", "Provisional months ({n})")
RULE_OF_MONTHS = Text(
    "某月一成以上纠纷在调，或月末至数据截至不满九成录入所需的天数，该月的数为暂定。",
    "A month is provisional while over a tenth of its disputes are open, or while the days within "
    "which nine tenths are entered have not passed since its end.",
)
NONE_LEFT = Text("所选期间没有暂定的月份。", "No month of the period is provisional.")
HEADS = {
    "platform": Text("来源系统", "Source system"),
    "month": Text("月份", "Month"),
    "median": Text("中位（天）", "Median (days)"),
    "p90": Text("九成（天）", "90th percentile (days)"),
    "share": Text("按时", "In time"),
    "counts": Text("按时/有时间", "In time/with a time"),
    "n": Text("件数", "Disputes"),
    "total": Text("件数", "Disputes"),
    "open": Text("在调", "Open"),
    "reasons": Text("原因", "Why"),
}


def delay_block(filters: Filters) -> None:
    """Draw median, 90th percentile and share in time by source system, and by month a tap away."""
    lang, days = context().lang, programme_of(filters.programme).rules.enter_within_days
    write(f"**{DELAY[lang]}**")
    by_platform = delay_of(filters, ("platform",))
    if by_platform.empty:
        write_small(NO_TIMES[lang])
        return
    write_small((NO_RULE if days is None else RULE.format(days=days))[lang])
    _draw(_delays(filters, by_platform, "platform"), 3)
    with st.expander(BY_MONTH[lang]):
        _draw(_delays(filters, delay_of(filters, ("month",)), "month"), 3)


def provisional_block(filters: Filters) -> None:
    """Draw the months that may still change, each with the reason."""
    lang, found = context().lang, provisional_of(filters)
    write(f"**{PROVISIONAL.format(n=len(found))[lang]}**")
    write_small(RULE_OF_MONTHS[lang])
    if found.empty:
        write_small(NONE_LEFT[lang])
        return
    joint = "；" if lang == "zh" else "; "
    told = [joint.join(REASONS[one][lang] for one in reasons) for reasons in found["reasons"]]
    months = [month_text(pd.Timestamp(day).date(), lang) for day in found["month"]]
    shown = _in_words(found.assign(month=months, reasons=told))
    show_lines(shown, 4)


def _delays(filters: Filters, found: pd.DataFrame, by: str) -> pd.DataFrame:
    lang, names = context().lang, names_of(filters.programme, "platform")
    if by == "platform":
        called = [code_name(code, names, lang) for code in found[by]]
    else:
        called = [month_text(pd.Timestamp(day).date(), lang) for day in found[by]]
    table = found.assign(**{by: called})
    if table["in_time"].isna().all():
        return table[[by, "median", "p90", "n"]]
    share = [f"{good / n:.1%}" for good, n in zip(table["in_time"], table["n"], strict=True)]
    counts = [f"{good:,}/{n:,}" for good, n in zip(table["in_time"], table["n"], strict=True)]
    return table.assign(share=share, counts=counts)[[by, "median", "p90", "share", "counts"]]


def _draw(table: pd.DataFrame, essential: int) -> None:
    show_table(_in_words(table), essential)


def _in_words(table: pd.DataFrame) -> pd.DataFrame:
    """Name the columns, and write counts with their separators."""
    counted = [name for name in ("n", "total", "open") if name in table.columns]
    written = {name: [f"{n:,}" for n in table[name]] for name in counted}
    lang = context().lang
    return table.assign(**written).rename(columns={one: HEADS[one][lang] for one in table.columns})
