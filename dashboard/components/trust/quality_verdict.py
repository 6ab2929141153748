"""The answer in a sentence, and four numbers: completeness, delay, entries in time, freshness."""

import pandas as pd
import streamlit as st

from dashboard.components.drawing.writing import show_number, write
from dashboard.components.frame.cache import total_of
from dashboard.components.frame.context import context
from dashboard.components.trust.quality_answers import (
    alarms_of,
    delay_of,
    filled_of,
    provisional_of,
    sources_of,
)
from dashboard.domain.filters import Filters
from dashboard.domain.records import COLUMNS
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang, Text
from dashboard.metrics import METRICS
from dashboard.reports.trust.data_quality import has_rule_of_entry
from dashboard.reports.wording import behind_text, day_text, value_text

ALARMS = Text("**{n}** 条异常提醒值得核对", "alarms worth a check: **{n}**")
NO_ALARM = Text("没有异常提醒", "no alarm")
LEAST = Text(
    "最不完整的是{field}，**{share}**（{filled}/{of}）",
    "least complete is {field}, **{share}** ({filled}/{of})",
)
ALL_FILLED = Text("应填的都已填", "every field that applies is filled")
STALE = Text(
    "**{n}** 个来源系统超过 {days} 天没有新记录",
    "source systems without a new record for more than {days} days: **{n}**",
)
NOT_STALE = Text("没有来源系统停止更新", "no source system is stale")
PROVISIONAL = Text("**{n}** 个月的数还会变", "months that may still change: **{n}**")
SETTLED = Text("所选各月的数已基本固定", "the months chosen are as good as final")
COMPLETE = Text("字段完整率", "Fields filled in")
COMPLETE_HELP = Text(
    "各字段已填之和 ÷ 适用之和；不登记的字段、空着也有含义的字段不计入",
    "fields filled ÷ fields that apply, added up; what is not recorded, or may be empty, is left "
    "out",
)
DELAY = Text("录入延迟（中位）", "Days to entry (median)")
NINE_TENTHS = Text("九成在 {p90:.0f} 天内（n={n:,}）", "nine in ten within {p90:.0f} (n={n:,})")
DAYS = Text("{n:.0f} 天", "{n:.0f} days")
IN_TIME = Text("按时录入率", "Entered in time")
NO_RULE = Text("没有规定录入期限", "no rule of entry")
FRESH = Text("最近记录距数据截至", "Age of newest record")
LATEST = Text("最近一条：{day}", "newest: {day}")
NO_TIME = Text("未登记", "Not recorded")
NO_ENTRY = Text("录入时间未登记", "the time of entry is not recorded")
END = {Lang.ZH: "。", Lang.EN: "."}
JOINT = {Lang.ZH: "；", Lang.EN: "; "}


def quality_verdict(filters: Filters) -> None:
    """Say in one line what to check, what is least complete, what is stale, what may change."""
    lang = context().lang
    alarms = len(alarms_of(filters))
    months = len(provisional_of(filters))
    parts = (
        ALARMS.format(n=alarms) if alarms else NO_ALARM,
        _least(filled_of(filters)),
        _stale(filters),
        PROVISIONAL.format(n=months) if months else SETTLED,
    )
    sentence = JOINT[lang].join(part[lang] for part in parts) + END[lang]
    write(sentence[0].upper() + sentence[1:])


def quality_cards(filters: Filters) -> None:
    """Draw the four numbers, each with what stands behind it."""
    lang, table = context().lang, filled_of(filters)
    whole = table[table["platform"] == ""]
    filled, of = int(whole["filled"].sum()), int(whole["of"].sum())
    with st.grid(4, min_column_width=150, gap="small"):
        share = f"{filled / of:.2%}" if of else NO_TIME[lang]
        _card(COMPLETE, share, f"{filled:,}/{of:,}", COMPLETE_HELP)
        _card(DELAY, *_delay(filters))
        _card(IN_TIME, *_in_time(filters))
        _card(FRESH, *_latest(filters))


def _card(name: Text, value: str, behind: str, note: Text | None = None) -> None:
    lang = context().lang
    with st.container(border=True, gap="xsmall", height="stretch"):
        show_number(name[lang], value, behind, note=note[lang] if note else None)


def _least(table: pd.DataFrame) -> Text:
    whole = table[table["platform"] == ""]
    if whole.empty or whole["filled"].iloc[0] == whole["of"].iloc[0]:
        return ALL_FILLED
    row = whole.iloc[0]
    return LEAST.format(
        field=COLUMNS[row["field"]],
        share=f"{row['filled'] / row['of']:.1%}",
        filled=f"{row['filled']:,}",
        of=f"{row['of']:,}",
    )


def _stale(filters: Filters) -> Text:
    days = programme_of(filters.programme).rules.stale_after_days
    n = sum(source.is_stale for source in sources_of(filters))
    return STALE.format(n=n, days=days) if n else NOT_STALE


def _delay(filters: Filters) -> tuple[str, str]:
    lang, table = context().lang, delay_of(filters)
    if table.empty or not table["n"].iloc[0]:
        return NO_TIME[lang], NO_ENTRY[lang]
    row = table.iloc[0]
    behind = NINE_TENTHS.format(p90=float(row["p90"]), n=int(row["n"]))
    return DAYS.format(n=float(row["median"]))[lang], behind[lang]


def _in_time(filters: Filters) -> tuple[str, str]:
    lang = context().lang
    if not has_rule_of_entry(filters):
        entered = "entered_at" not in programme_of(filters.programme).unrecorded
        return NO_TIME[lang] if not entered else "—", (NO_RULE if entered else NO_ENTRY)[lang]
    metric = METRICS["entered_in_time_rate"]
    row = total_of(context().scope, filters, metric)
    return value_text(metric, row, lang), behind_text(metric, row, lang)


def _latest(filters: Filters) -> tuple[str, str]:
    lang, sources = context().lang, sources_of(filters)
    if not sources:
        return NO_TIME[lang], "　"
    latest = min(sources, key=lambda source: source.silent_days)
    day = day_text(max(latest.basis, latest.entry or latest.basis), lang)
    return DAYS.format(n=latest.silent_days)[lang], LATEST.format(day=day)[lang]
