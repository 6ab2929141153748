"""What needs somebody now: each line a finding by rule, with the page that shows it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from dashboard.access.clock import today
from dashboard.components.coverage.gap_list import all_gaps
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.cache import ask, remember, total_of
from dashboard.components.frame.context import context
from dashboard.components.frame.links import page_link
from dashboard.components.frame.names import short_name
from dashboard.components.frame.recorded import has
from dashboard.components.stations.comparison import compare
from dashboard.components.trend.month_alerts import month_alerts
from dashboard.coverage.gaps import open_on
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.queries.counts import data_to
from dashboard.reports.firm.firm_grades import grade_record
from dashboard.reports.gap.overdue import EVER
from dashboard.supervision.register import notices
from dashboard.supervision.tally import tally

TITLE = Text("需要处理", "Needs somebody")
NOTHING = Text(
    "除超期与违规外，没有按规则需要处理的事项。",
    "Beside overdue disputes and broken rules, nothing needs anybody, by any rule.",
)
KEY_OPEN = Text("**{n}** 件重点案件在调", "**{n}** key cases open")
GAPS = Text("**{n}** 处覆盖缺口（数据截至日）", "**{n}** coverage gaps on the data-to day")
OUTSIDE = Text(
    "**{n}** 个{unit}成功率低于其余（合并检验，所选期间）",
    "**{n}** with a rate below the others, by {unit} (tested together, chosen period)",
)
FAILING = Text(
    "**{n}** 家律所合同期内不合格达 {limit} 次或以上", "**{n}** firm(s) with {limit} or more fails"
)
NOTICES = Text(
    "**{n}** 件督办事项未销号，其中 **{late}** 件过期（按今天计）",
    "**{n}** notices not closed, **{late}** past the deadline (as of today)",
)
SEE = Text("查看", "See")


@dataclass(frozen=True)
class Alert:
    """A finding and where it is shown."""

    text: Text
    page: str
    filters: Filters
    metric: str = ""


def alert_list(filters: Filters) -> None:
    """Draw the findings, each with the way to its page; pages the reader has not are left out."""
    lang = context().lang
    write(f"**{TITLE[lang]}**")
    found = [alert for alert in _alerts(filters) if alert.page in context().pages]
    if not found:
        write_small(NOTHING[lang])
    for alert in found:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            write(f":material/flag: {alert.text[lang]}", width="content")
            named = {"metric": alert.metric} if alert.metric else {}
            page_link(alert.page, SEE[lang], alert.filters, **named)


def _alerts(filters: Filters) -> Iterator[Alert]:
    programme = programme_of(filters.programme)
    day = data_to(programme.code)
    yield from _key_open(filters.during(EVER, day))
    gaps = len(open_on(all_gaps(programme), day))
    if gaps:
        yield Alert(GAPS.format(n=gaps), "coverage", filters.during(day.replace(day=1), day))
    yield from _notices(filters)
    for text, latest, metric in month_alerts(filters):
        yield Alert(text, "trends", latest, metric)
    yield from _outside(filters)
    if programme.rules.fails_to_dismiss and has(filters, "fails"):
        yield from _failing(filters, programme.rules.fails_to_dismiss - 1)


def _notices(filters: Filters) -> Iterator[Alert]:
    """What was asked of people and is not closed, read anew: it changes without the data."""
    if "notices" not in context().pages:
        return
    counted = tally(notices(context().scope, filters.programme), today())
    if counted.unclosed:
        told = NOTICES.format(n=f"{counted.unclosed:,}", late=f"{counted.overdue:,}")
        yield Alert(told, "notices", filters.choose(**dict.fromkeys(dict(filters.choices), ())))


def _key_open(ever: Filters) -> Iterator[Alert]:
    key = _count(replace(ever, state="key"), "open") if has(ever, "key_cases") else 0
    if key:
        opened = replace(ever, state="key").choose(outcome="open")
        yield Alert(KEY_OPEN.format(n=f"{key:,}"), "key_cases", opened)


def _outside(filters: Filters) -> Iterator[Alert]:
    found = compare(filters)
    below = found.rows[found.rows["standing"] == "below"]
    n = sum(found.may_open(code) for code in below[found.unit])
    if n:
        unit = short_name(filters.programme, found.unit)
        en = OUTSIDE.en.format(n=n, unit=unit.en.lower())
        text = Text(OUTSIDE.zh.format(n=n, unit=unit.zh), en)
        yield Alert(text, "stations", filters)


def _failing(filters: Filters, limit: int) -> Iterator[Alert]:
    plain = filters.choose(**dict.fromkeys(dict(filters.choices), ()))
    record = remember(_grades, context().scope.beside(), plain)
    n = int((record["fails"] >= limit).sum())
    if n:
        yield Alert(FAILING.format(n=n, limit=limit), "firms", filters)


def _grades(scope: Scope, filters: Filters) -> pd.DataFrame:
    return grade_record(scope, filters, ask=ask)


def _count(filters: Filters, metric: str) -> int:
    """Count what is recorded; what is not raises no alarm."""
    if not has(filters, metric):
        return 0
    return int(total_of(context().scope, filters, METRICS[metric])["value"])
