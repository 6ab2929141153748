"""What changed since the reader's last visit: data, counts, gaps, notices and findings."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import streamlit as st

from dashboard.access.clock import utc_now
from dashboard.access.last_visits import note, reach_digest, visits_of
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.filter_state import default_filters
from dashboard.components.frame.plain import plain
from dashboard.components.overview.facts_now import STANDING, facts_now, findings, gap_words
from dashboard.database.connection import case_database
from dashboard.domain.filters import Filters
from dashboard.domain.last_visit import Changed, Visit, changed
from dashboard.domain.local_time import local
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.queries.freshness import last_loads
from dashboard.reports.gap.gaps import standard_of
from dashboard.reports.wording import basis_text, day_text, period_text

TITLE = Text("上次查看以来", "Since your last visit")
WHEN = Text("上次 {at}，按账号的全部范围", "last on {at}, for all units of the account")
FIRST = Text(
    "首次查看，没有可比的；从下次登录起在此列出变化。",
    "Your first visit: from your next sign-in on, changes are listed here.",
)
OTHER_REACH = Text("权限范围已变，不作比较。", "What you reach has changed: nothing is compared.")
SAME = Text("没有变化。", "Nothing has changed.")
SAME_DATA = Text("数据版本未变（{now}）。", "The data are the same version ({now}).")
NEW_DATA = Text(
    "数据已更新：版本 {then} → {now}，数据截至 {before} → {after}。",
    "The data were updated: version {then} → {now}, data to {before} → {after}.",
)
LOADED = Text(
    "其间导入 **{n}** 批、接收 {rows:,} 行：{which}。",
    "Loaded since: **{n}** batches, {rows:,} rows accepted: {which}.",
)
COUNT = Text("{name} {then:,} → **{now:,}** 件", "{name} {then:,} → **{now:,}**")
OF_PERIOD = Text(
    "{counts}（{register}，{period}，口径：{basis}）。",
    "{counts} ({register}, {period}, basis: {basis}).",
)
OF_DAY = Text("{counts}（截至各自的数据截至日）。", "{counts} (each on its data-to day).")
NEW_GAPS = Text("新增缺口 **{n}** 处：{which}。", "New gaps: **{n}** ({which}).")
CLOSED_GAPS = Text("已补上的缺口 **{n}** 处。", "Gaps closed: **{n}**.")
GAP = Text("{unit}（{standard}）", "{unit} ({standard})")
NOTICES = Text("督办事项：{what}（按今天计）。", "Notices: {what} (as of today).")
STATES = {
    "open": Text("新发出或重新督办 **{n}** 件", "**{n}** issued or re-opened"),
    "answered": Text("报了结果 **{n}** 件", "**{n}** answered"),
    "returned": Text("退回 **{n}** 件", "**{n}** returned"),
    "closed": Text("销号 **{n}** 件", "**{n}** closed"),
    "overdue": Text("新过期 **{n}** 件", "**{n}** newly overdue"),
}
NEW_ALARMS = Text("新的提示 **{n}** 条：{which}。", "New findings: **{n}** ({which}).")
MORE, JOINT, STOP = Text("等", "and more"), Text("、", ", "), Text("；", "; ")
NAMED = 3


def since_last_box(filters: Filters) -> None:
    """Draw one box of what changed; the visit is noted once per sign-in, and the box stays."""
    here, programme = context(), programme_of(filters.programme)
    reader = here.reader
    now = Visit(utc_now(), reach_digest(here.scope), case_database().version, facts_now(programme))
    visits = visits_of(reader.account, programme.code, reader.login_id)
    if visits.own is None:
        note(reader.account, programme.code, reader.login_id, now)
    before = visits.before
    with st.container(border=True, key="since_last", gap="xsmall"):
        lines = [FIRST] if before is None else [*_told(programme, before, now)]
        st.markdown(_laid_out([line[here.lang] for line in lines], before))


def _laid_out(lines: list[str], before: Visit | None) -> str:
    """One line stands beside the title, several below it."""
    lang = context().lang
    when = f"　:gray[{WHEN.format(at=_moment(before.at))[lang]}]" if before else ""
    if len(lines) == 1:
        return f"**{TITLE[lang]}**　{lines[0]}{when}"
    return "\n".join([f"**{TITLE[lang]}**{when}", "", *(f"- {line}" for line in lines)])


def _told(programme: Programme, then: Visit, now: Visit) -> Iterator[Text]:
    if then.reach != now.reach:
        yield OTHER_REACH
        return
    found = changed(then.facts, now.facts)
    yield _data(then, now) if not found.is_nothing else _unchanged(then, now)
    yield from _loads(programme.code, found)
    yield from _counts(programme, found)
    yield from _gaps(programme, now, found)
    told = [STATES[state].format(n=len(keys)) for state, keys in found.notices.items()]
    if told:
        yield NOTICES.format(what=_joined(told, JOINT))
    words = findings(default_filters([programme.code])) if found.new_alarms else {}
    if words:
        which = [words[key] for key in sorted(found.new_alarms)]
        yield NEW_ALARMS.format(n=len(which), which=_joined(which, STOP))


def _unchanged(then: Visit, now: Visit) -> Text:
    data = _data(then, now)
    return Text(SAME.zh + data.zh, f"{SAME.en} {data.en}")


def _data(then: Visit, now: Visit) -> Text:
    if then.data_version == now.data_version:
        return SAME_DATA.format(now=now.data_version)
    lang = context().lang
    return NEW_DATA.format(
        then=then.data_version,
        now=now.data_version,
        before=day_text(then.facts.data_to, lang),
        after=day_text(now.facts.data_to, lang),
    )


def _loads(programme: str, found: Changed) -> Iterator[Text]:
    if found.batches:
        loads = ask(last_loads, context().scope, programme)
        new = loads[loads["batch"].isin(found.batches)]
        which = _few([Text(plain(batch), plain(batch)) for batch in new["batch"]])
        yield LOADED.format(n=len(new), rows=int(new["accepted"].fillna(0).sum()), which=which)


def _counts(programme: Programme, found: Changed) -> Iterator[Text]:
    lang, filters = context().lang, default_filters([programme.code])
    told = {
        key: COUNT.format(name=METRICS[key].name, then=then, now=now)
        for key, (then, now) in found.counts.items()
    }
    ever = [text for key, text in told.items() if key in STANDING]
    during = [text for key, text in told.items() if key not in STANDING]
    if during:
        yield OF_PERIOD.format(
            counts=_joined(during, JOINT),
            register=programme.register_of(filters.register).name,
            period=period_text(filters.start, filters.end, lang),
            basis=basis_text(programme, filters, lang),
        )
    if ever:
        yield OF_DAY.format(counts=_joined(ever, JOINT))


def _gaps(programme: Programme, now: Visit, found: Changed) -> Iterator[Text]:
    if found.new_gaps:
        words = gap_words(programme, now.facts.data_to)
        named = [words[key] for key in sorted(found.new_gaps)]
        which = [
            GAP.format(unit=plain(unit), standard=standard_of(programme, standard).name)
            for standard, unit in named
        ]
        yield NEW_GAPS.format(n=len(which), which=_few(which))
    if found.closed_gaps:
        yield CLOSED_GAPS.format(n=len(found.closed_gaps))


def _few(named: list[Text]) -> Text:
    """The first names, and that there are more."""
    shown = _joined(named[:NAMED], JOINT)
    if len(named) <= NAMED:
        return shown
    return Text(f"{shown.zh}{MORE.zh}", f"{shown.en} {MORE.en}")


def _joined(texts: Iterable[Text], joint: Text) -> Text:
    listed = list(texts)
    return Text(joint.zh.join(one.zh for one in listed), joint.en.join(one.en for one in listed))


def _moment(at: datetime) -> str:
    there = local(at)
    return f"{day_text(there.date(), context().lang)} {there:%H:%M}"
