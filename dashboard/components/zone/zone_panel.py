"""What is known of one area or station: who serves it, what is missed there, and its disputes."""

from dataclasses import replace

import pandas as pd

from dashboard.components.cases.case_table import case_table
from dashboard.components.coverage.gap_list import all_gaps
from dashboard.components.coverage.rooms import last_day
from dashboard.components.drawing.tables import show_table
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.cache import ask, total_of
from dashboard.components.frame.context import context
from dashboard.components.frame.links import cases_link, page_link
from dashboard.components.frame.names import names_of
from dashboard.components.frame.notices import empty
from dashboard.components.frame.plain import plain
from dashboard.components.frame.recorded import has
from dashboard.components.visit.visit_choice import way_to_card
from dashboard.components.zone.zone_choice import AREA, Chosen
from dashboard.components.zone.zone_facts import say_facts
from dashboard.coverage.gaps import open_on
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.queries.cases import dispute_count, dispute_list
from dashboard.reports.area.area_gaps import gaps_in_areas
from dashboard.reports.area.area_values import ever
from dashboard.reports.gap.gaps import standard_of, unit_text
from dashboard.reports.wording import day_text

OWN_PAGE = Text("{name}的页面", "Page of {name}")
GAPS = Text("未达标（{day}）：{n} 处", "Standards missed ({day}): {n}")
NO_GAPS = Text("{day} 没有缺口。", "No gap on {day}.")
TO_COVERAGE = Text("查看覆盖与达标", "See coverage")
HEADS = {
    "standard": Text("标准", "Standard"),
    "name": Text("单位", "Unit"),
    "since": Text("自", "Since"),
    "owner": Text("责任单位", "Owner"),
}
DISPUTES = Text("纠纷：共 {n} 件", "Disputes: {n} in all")
STATES = {
    "open": Text("其中在调 {n} 件", "{n} of them open"),
    "overdue": Text("其中超期 {n} 件", "{n} of them overdue"),
}
LATEST = 5


def unit_panel(filters: Filters, chosen: Chosen, **link: str) -> None:
    """Draw the panel of what was chosen; ``link`` is what else the link to it must say."""
    dimension, code = chosen
    lang, name = context().lang, plain(names_of(filters.programme, dimension)[code])
    write(f"**{name}**")
    say_facts(filters, dimension, code)
    _gaps(filters, programme_of(filters.programme), dimension, code)
    _disputes(filters, dimension, code)
    page_link("zones", OWN_PAGE.format(name=name)[lang], filters, **link, **{AREA: code})
    if dimension == "station":
        way_to_card(filters.programme, dimension, code)


def _gaps(filters: Filters, programme: Programme, dimension: str, code: str) -> None:
    """Draw what is missed there on the last day of the period, since when, and who owns it."""
    if not programme.standards:
        return
    lang, day = context().lang, last_day(filters)
    still = open_on(all_gaps(programme), day)
    found = gaps_in_areas(context().scope, programme, still, dimension, ask=ask)
    mine = found[found["area"] == code].sort_values(["since", "standard", "unit"])
    told = {"day": day_text(day, lang), "n": len(mine)}
    write_small((GAPS if len(mine) else NO_GAPS).format(**told)[lang])
    if mine.empty:
        return
    standards = [standard_of(programme, key) for key in mine["standard"]]
    table = {
        "standard": [standard.name[lang] for standard in standards],
        "since": list(mine["since"]),
        "owner": [standard.owner[lang] for standard in standards],
        "name": [
            unit_text(standard, gap, lang)
            for standard, (_, gap) in zip(standards, mine.iterrows(), strict=True)
        ],
    }
    frame = pd.DataFrame({HEADS[key][lang]: column for key, column in table.items()})
    show_table(frame, 2, key="area_gaps")
    page_link("coverage", TO_COVERAGE[lang], filters)


def _disputes(filters: Filters, dimension: str, code: str) -> None:
    """Draw how many disputes there are, how many open and overdue, and the latest."""
    lang, narrowed = context().lang, filters.choose(**{dimension: code})
    total = int(ask(dispute_count, context().scope, narrowed)["n"].iloc[0])
    write_small(DISPUTES.format(n=f"{total:,}")[lang])
    if not total:
        empty()
        return
    cases_link(narrowed, total)
    for state, text in STATES.items():
        if has(filters, state) and not filters.state:
            n = int(total_of(context().scope, ever(narrowed), METRICS[state])["value"])
            if n:
                page_link("disputes", text.format(n=n)[lang], replace(ever(narrowed), state=state))
    latest = ask(dispute_list, context().scope, narrowed, "", "cohort_on", True, 1, LATEST)
    case_table(latest, filters.programme, key="area_cases")
