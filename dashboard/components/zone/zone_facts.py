"""The lines at the top of a panel: place, people, officers, rooms, advisers, patrols, contact."""

from collections.abc import Iterator

from dashboard.components.coverage.rooms import last_day, rooms_open
from dashboard.components.drawing.writing import write
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.names import dimension_name, names_of, short_name
from dashboard.components.frame.plain import plain
from dashboard.components.frame.recorded import JOINT, has
from dashboard.components.zone.zone_places import kinds_told
from dashboard.domain.filters import Filters
from dashboard.domain.kinds import ROOM_KINDS
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.queries.counts import data_to
from dashboard.reports.area.area_facts import AreaFacts, advisers_in, area_facts, rooms_in
from dashboard.reports.area.area_values import counted, last_contact
from dashboard.reports.wording import code_name, day_text

LINE = Text("{name}：{value}", "{name}: {value}")
POPULATION = Text("人口 {n:,} 人", "{n:,} residents")
NO_POPULATION = Text("人口未登记", "residents not recorded")
OFFICERS = Text(
    "{name}实有警力 {officers:,} 人，负责 {zones} 个{zone}，平均每个 {each:.1f} 人（仅供参考）",
    "{name}: {officers:,} officers for {zones} by {zone}, {each:.1f} each (for information)",
)
OFFICERS_ALONE = Text("{name}实有警力 {officers:,} 人", "{name}: {officers:,} officers")
STATIONS = Text("派出所 {n} 个，实有警力 {officers:,} 人", "{n} stations, {officers:,} officers")
ROOM = Text("{name}（{kind}）", "{name} ({kind})")
ROOMS = Text("在用调解室 {n} 间：{named}", "{n} rooms open: {named}")
ADVISERS = Text(
    "社区律师顾问 {n} 人：{named}",
    "{n} community advisers: {named}",
)
ADVISER = Text("{name}（{community}）", "{name} ({community})")
OF_PLACE = Text("（所在街道、同一派出所的社区）", " (communities of the same town and station)")
MORE = Text("{named}等", "{named} and others")
PATROLS = Text("期内巡查 {n:,} 区日", "{n:,} zone-days patrolled in the period")
KINDS = {
    "patrol": Text(
        "最近一次巡查 {day}（距数据截至 {n:,} 天）", "last patrol {day} ({n:,} days before data-to)"
    ),
    "dispute": Text(
        "最近一件纠纷 {day}（距数据截至 {n:,} 天）",
        "last dispute {day} ({n:,} days before data-to)",
    ),
    "service": Text(
        "最近一次社区律师顾问联系 {day}（距数据截至 {n:,} 天）",
        "last adviser contact {day} ({n:,} days before data-to)",
    ),
}
NEVER = Text("没有联系记录", "no contact recorded")
NAMED = 4
"""Names written out; more of them are a number."""


def say_facts(filters: Filters, level: str, code: str) -> None:
    """Write what the registers know of an area or station, a line each."""
    facts = area_facts(context().scope, filters.programme, level, code, ask=ask)
    lines = [
        *_place(filters, facts),
        *_officers(filters, facts),
        *_rooms(filters, facts),
        *_advisers(filters, facts),
        *_contacts(filters, facts),
    ]
    write("\n".join(f"- {line}" for line in lines))


def _place(filters: Filters, facts: AreaFacts) -> Iterator[str]:
    lang, parts = context().lang, []
    held = (("town", facts.town), ("station", _only_station(facts)))
    for dimension, code in held:
        if code and dimension != facts.level:
            name = code_name(code, names_of(filters.programme, dimension), lang)
            called = dimension_name(filters.programme, dimension)[lang]
            parts.append(LINE.format(name=called, value=plain(name))[lang])
    if facts.level != "station":
        known = facts.population is not None
        parts.append((POPULATION.format(n=facts.population) if known else NO_POPULATION)[lang])
    if parts:
        yield " · ".join(parts)


def _officers(filters: Filters, facts: AreaFacts) -> Iterator[str]:
    """Officers beside zones, as information: no source says how many a zone needs."""
    lang, found = context().lang, facts.stations.dropna(subset=["officers"])
    if len(found) > 1:
        yield STATIONS.format(n=len(found), officers=int(found["officers"].sum()))[lang]
    if len(found) != 1:
        return
    one = found.iloc[0]
    name, officers, zones = plain(str(one["name"])), int(one["officers"]), int(one["zones"])
    if not zones:
        yield OFFICERS_ALONE.format(name=name, officers=officers)[lang]
        return
    zone = short_name(filters.programme, "zone")[lang].lower()
    told = {"officers": officers, "zones": zones, "each": officers / zones}
    yield OFFICERS.format(name=name, zone=zone, **told)[lang]


def _rooms(filters: Filters, facts: AreaFacts) -> Iterator[str]:
    if not has(filters, "rooms"):
        return
    lang, found = context().lang, rooms_in(rooms_open(filters.programme, last_day(filters)), facts)
    if not 0 < len(found) <= NAMED:
        yield kinds_told(found)
        return
    named = [
        ROOM.format(name=plain(str(row.name)), kind=ROOM_KINDS[str(row.kind)][lang])[lang]
        for row in found[["name", "kind"]].itertuples(index=False)
    ]
    yield ROOMS.format(n=len(found), named=JOINT[lang].join(named))[lang]


def _advisers(filters: Filters, facts: AreaFacts) -> Iterator[str]:
    lang = context().lang
    found = advisers_in(context().scope, filters.programme, facts, ask=ask)
    if found.empty:
        return
    named = [
        ADVISER.format(name=plain(str(row.name)), community=plain(str(row.community)))[lang]
        for row in found[["name", "community"]][:NAMED].itertuples(index=False)
    ]
    words = JOINT[lang].join(named)
    words = words if len(found) <= NAMED else MORE.format(named=words)[lang]
    line = ADVISERS.format(n=len(found), named=words)[lang]
    yield line + OF_PLACE[lang] if facts.level == "zone" else line


def _contacts(filters: Filters, facts: AreaFacts) -> Iterator[str]:
    """Patrol days of the period where patrols are recorded, and the last contact."""
    lang, scope, programme = context().lang, context().scope, programme_of(filters.programme)
    parts = []
    if has(filters, "patrol_days"):
        rows = counted(scope, filters, "patrol_days", facts.level, ask=ask)
        days = rows.loc[rows[facts.level] == facts.code, "value"]
        parts.append(PATROLS.format(n=int(days.sum()))[lang])
    last = last_contact(scope, programme, facts.level, ask=ask).get(facts.code)
    if last is None:
        parts.append(NEVER[lang])
    else:
        day, kind = last
        n = (data_to(programme.code) - day).days
        parts.append(KINDS[kind].format(day=day_text(day, lang), n=n)[lang])
    yield "；".join(parts) if lang == "zh" else "; ".join(parts)


def _only_station(facts: AreaFacts) -> str | None:
    return str(facts.stations["code"].iloc[0]) if len(facts.stations) == 1 else None
