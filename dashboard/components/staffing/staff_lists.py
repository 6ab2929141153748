"""People by name, for a reader with the right to it: one list at a time, by county, in pages."""

import math

import pandas as pd
import streamlit as st

from dashboard.components.drawing.tables import show_table
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.names import dimension_name, names_of
from dashboard.components.staffing.staff_tables import STARS, graded_period
from dashboard.domain.kinds import MEDIATOR_KINDS
from dashboard.domain.scope import Field
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.queries.staff import PAGE_ROWS
from dashboard.reports.staffing.staff import Staff
from dashboard.reports.staffing.staff_lists import LISTS, Listed, listed, page_of, why_no_list
from dashboard.reports.wording import code_name

NAMES = Text("名单（登记姓名）", "Lists by name")
WHICH = Text("名单", "List")
COUNTY, EVERYWHERE = Text("区县", "County"), Text("全部", "All")
PAGE = Text("第几页（共 {pages} 页）", "Page (of {pages})")
FOUND = Text(
    "共 **{total}** 人，本页 {first}—{last}。", "**{total}** people, showing {first}–{last}."
)
NOBODY = Text("没有这样的人。", "There is nobody of this kind.")
ABOUT = {
    "idle": Text(
        "期内一直在聘、在本台账没有纠纷的；不说明原因。",
        "In office all the period without a case in this register; the reason is not told.",
    ),
    "busy": Text(
        "期内一直在聘、件数最多的 1%（含并列）；多少算多来源没有规定。",
        "In office all the period, the upper 1 % by cases, ties included; no source says how many "
        "are too many.",
    ),
    "licence": Text("按数据截至日，含司法助理员。", "On the data-to day, judicial assistants too."),
    "untrained": Text(
        "期末在聘、期内参训名单上没有的。", "In office at the end and on no list of the period."
    ),
    "graded": Text("案件库登记的等级，不作判断。", "As recorded, no judgement."),
}
HEADS = {
    "name": Text("姓名", "Name"),
    "code": Text("编号", "Number"),
    "cases": Text("件数", "Cases"),
    "elsewhere": Text("其他台账件数", "In other registers"),
    "licence_until": Text("资格证有效期止", "Licence until"),
    "grading": Text("考评项目", "Grading"),
    "period": Text("考评期", "Period"),
    "held": Text("星级或等级", "Stars or grade"),
    "points": Text("得分", "Points"),
    "kind": Text("种类", "Kind"),
    "committee": Text("所属调委会", "Committee"),
    "appointed_on": Text("聘任日", "Appointed"),
}
PLACES = ("county", "station", "room")


def staff_names(staff: Staff) -> None:
    """Draw one list of people at a time; without the right there is nothing to open."""
    lang, scope = context().lang, context().scope
    if not scope.may_see(Field.STAFF):
        return
    offered = [key for key in LISTS if why_no_list(scope, staff, key) is None]
    if not offered:
        return
    with st.expander(NAMES[lang]):
        which = st.segmented_control(
            WHICH[lang],
            offered,
            default=offered[0],
            required=True,
            format_func=lambda key: LISTS[key][lang],
            key=f"staff_list_{staff.filters.programme}",
        )
        _list(staff, listed(scope, staff, which or offered[0], ask=ask))


def _list(staff: Staff, found: Listed) -> None:
    lang = context().lang
    write_small(ABOUT[found.key][lang])
    if not found.total:
        write_small(NOBODY[lang])
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        county = _county(staff, found)
        total = found.counted(county)
        pages = math.ceil(total / PAGE_ROWS)
        page = st.number_input(
            PAGE.format(pages=pages)[lang],
            1,
            pages,
            key=f"staff_page_{hash((staff.filters, found.key, county))}",
            width=150,
        )
    last = min(page * PAGE_ROWS, total)
    first = (page - 1) * PAGE_ROWS + 1
    write(FOUND.format(total=f"{total:,}", first=first, last=last)[lang])
    rows = page_of(context().scope, found, page, county, ask=ask)
    table = _named(rows, staff.filters.programme, found.key)
    show_table(table, 3, title=NAMES[lang])


def _county(staff: Staff, found: Listed) -> str | None:
    """Where there are many, begin with the first county; a reader may ask for all."""
    codes, lang = [str(code) for code in found.by_county["county"]], context().lang
    if len(codes) < 2 or found.total <= PAGE_ROWS:
        return None
    names = names_of(staff.filters.programme, "county")
    told = {code: f"{names.get(code, code)} ({found.counted(code):,})" for code in codes}
    return (
        st.selectbox(
            COUNTY[lang],
            [*codes, ""],
            format_func=lambda code: told.get(code, EVERYWHERE[lang]),
            key=f"staff_county_{hash((staff.filters, found.key))}",
            width=220,
        )
        or None
    )


def _named(rows: pd.DataFrame, programme: str, key: str) -> pd.DataFrame:
    """Return people for reading: names of places and kinds, heads in the reader's language."""
    lang = context().lang
    out = rows.rename(columns={"unit": "code"}).copy()
    if "grading" in out:
        named = {one.key: one.name[lang] for one in programme_of(programme).gradings}
        out["grading"] = [named.get(key, key) for key in out["grading"]]
        out["period"] = [
            graded_period(m, n) for m, n in zip(out["month"], out["months"], strict=True)
        ]
        out["held"] = [_held(row) for _, row in out.iterrows()]
    else:
        out["kind"] = [code_name(kind, _kinds(), lang) for kind in out["kind"]]
    for place in (one for one in PLACES if one in out):
        names = names_of(programme, place)
        out[place] = [None if pd.isna(code) else names.get(code, code) for code in out[place]]
    heads = {key: head[lang] for key, head in HEADS.items()}
    heads |= {place: dimension_name(programme, place)[lang] for place in PLACES}
    shown = [one for one in heads if one in out and out[one].notna().any()]
    if key == "licence":  # on a phone the first three columns are all there is
        shown.insert(2, shown.pop(shown.index("licence_until")))
    return out[shown].rename(columns=heads)


def _held(row: pd.Series) -> str | None:
    lang = context().lang
    return row["grade"] if pd.isna(row["stars"]) else STARS.format(n=int(row["stars"]))[lang]


def _kinds() -> dict[str, str]:
    return {code: name[context().lang] for code, name in MEDIATOR_KINDS.items()}
