"""How fresh each source system is, and what the last loads brought and refused."""

import pandas as pd

from dashboard.components.drawing.tables import show_table
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.names import names_of
from dashboard.components.frame.screen import NONE
from dashboard.components.trust.quality_answers import sources_of
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.queries.freshness import last_loads, reject_reasons
from dashboard.reports.trust.data_quality import Source
from dashboard.reports.wording import code_name, day_text

FRESHNESS = Text("新鲜度，按来源系统", "Freshness, by source system")
LIMIT = Text(
    "以数据截至计，不论所选期间；超过 {days} 天没有新记录为停止更新（{source}）。",
    "Counted to the data-to day, whatever period is chosen; stale after {days} days without a new "
    "record ({source}).",
)
NO_LIMIT = Text("没有规定多少天算停止更新。", "No number of days is declared as stale.")
STALE, FRESH = Text("停止更新", "Stale"), Text("在更新", "Fresh")
LOADS = Text("最近的导入", "The last loads")
NO_LOADS = Text("没有导入记录。", "No load is on record.")
NOT_BY_UNIT = Text(
    "导入批次不分单位，不向只负责部分单位的账号列出。",
    "Loads are not kept by unit, so they are not listed for an account of some units.",
)
REJECTS = Text("拒收原因（{n} 处）", "Reasons of rejection ({n})")
NO_REJECTS = Text("没有拒收的单元格。", "No cell was refused.")
ONLY_COUNTS = Text("只列件数和原因，不列原值。", "Counts and reasons only, never the values.")
HEADS = {
    "platform": Text("来源系统", "Source system"),
    "state": Text("状态", "State"),
    "silent_days": Text("距数据截至（天）", "Days before the data end"),
    "entry": Text("最后录入", "Last entry"),
    "basis": Text("最后计入日", "Last basis day"),
    "n": Text("件数", "Number"),
    "loaded_at": Text("导入时间", "Loaded at"),
    "mapping": Text("列映射", "Mapping"),
    "read": Text("读入", "Read"),
    "accepted": Text("接收", "Accepted"),
    "duplicate": Text("重复", "Duplicate"),
    "rejected": Text("拒收", "Rejected"),
    "batch": Text("批次", "Batch"),
    "column": Text("列", "Column"),
    "reason": Text("原因", "Reason"),
}


def freshness_block(filters: Filters) -> None:
    """Draw the last days of each source system against the data-to day, with a stale mark."""
    lang, rules = context().lang, programme_of(filters.programme).rules
    write(f"**{FRESHNESS[lang]}**")
    days, source = rules.stale_after_days, rules.sources.get("stale_after_days")
    said = LIMIT.format(days=days, source=source or Text("", "")) if days else NO_LIMIT
    write_small(said[lang])
    names = names_of(filters.programme, "platform")
    found = pd.DataFrame([_row(source, names) for source in sources_of(filters)])
    if len(found):
        _draw(found, 3)


def loads_block(filters: Filters) -> None:
    """Draw the last loads with their counts, and why cells were refused."""
    lang, scope = context().lang, context().scope
    write(f"**{LOADS[lang]}**")
    loads = ask(last_loads, scope, filters.programme)
    if loads.empty:
        write_small((NOT_BY_UNIT if scope.is_limited else NO_LOADS)[lang])
        return
    _draw(loads[["loaded_at", "read", "accepted", "duplicate", "rejected", "mapping", "batch"]], 5)
    rejects = ask(reject_reasons, scope, filters.programme)
    if rejects.empty:
        write_small(NO_REJECTS[lang])
        return
    write(f"**{REJECTS.format(n=int(rejects['n'].sum()))[lang]}**")
    write_small(ONLY_COUNTS[lang])
    # The loader writes a reason down in both languages, Chinese first.
    reasons = [str(reason).split(" / ")[0 if lang == "zh" else -1] for reason in rejects["reason"]]
    _draw(rejects.assign(reason=reasons)[["reason", "n", "column"]], 2)


def _row(source: Source, names: dict[str, str]) -> dict[str, object]:
    lang = context().lang
    return {
        "platform": code_name(source.platform, names, lang),
        "state": f"▲ {STALE[lang]}" if source.is_stale else f"✓ {FRESH[lang]}",
        "silent_days": source.silent_days,
        "entry": day_text(source.entry, lang) if source.entry else NONE,
        "basis": day_text(source.basis, lang),
        "n": f"{source.n:,}",
    }


def _draw(table: pd.DataFrame, essential: int) -> None:
    lang = context().lang
    shown = table.rename(columns={name: HEADS[name][lang] for name in table.columns})
    show_table(shown, essential)
