"""Tables of people: unit by unit, recorded grades, officers and lawyers."""

import pandas as pd
import streamlit as st

from dashboard.components.drawing.tables import show_table
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.cache import ask, rows_of
from dashboard.components.frame.context import context
from dashboard.components.frame.names import dimension_name, names_of
from dashboard.components.frame.screen import columns_shown
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Field
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang, Text
from dashboard.metrics import METRICS
from dashboard.queries.gradings import grades_given
from dashboard.reports.narrowing import fact_dimensions, narrowed
from dashboard.reports.staffing.staff import Staff
from dashboard.reports.staffing.staff_lists import why_no_list
from dashboard.reports.staffing.staff_units import staff_units
from dashboard.reports.staffing.staff_upkeep import PEOPLE
from dashboard.reports.wording import code_name, period_text

UNITS = Text("逐单位", "Unit by unit")
NOTE = Text(
    "期末在聘、期内进出；无件、人均、最多按期内一直在聘的人计。“—”：未登记或样本不足。",
    "In office at the end, moves within the period; no case, mean and most are of those in office "
    "all the period. —: not recorded, or too few people.",
)
HEADS = {
    "mediators": Text("在聘", "In office"),
    "full_time_mediators": Text("专职", "Full-time"),
    "full_time_share": Text("专职占比", "Full-time share"),
    "hired": Text("新聘", "Hired"),
    "dismissed": Text("解聘", "Dismissed"),
    "net": Text("净增减", "Net"),
    "turnover": Text("流动率", "Turnover"),
    "trained": Text("受训人数", "Trained"),
    "trained_share": Text("受训比例", "Share trained"),
    "stayed": Text("一直在聘", "All the period"),
    "idle": Text("无件", "No case"),
    "cases_each": Text("人均件数", "Cases each"),
    "most": Text("最多件数", "Most cases"),
    "licences": Text("登记资格证", "Licences"),
    "licences_run_out": Text("已过期", "Run out"),
    "licences_run_out_soon": Text("90 日内到期", "Ends in 90 days"),
    "without_licence": Text("未登记资格证", "No licence recorded"),
}
SHARES = ("full_time_share", "turnover", "trained_share")
TENTHS = (*SHARES, "cases_each")
PERCENT = Text("{name}（%）", "{name} (%)")
GRADES = Text("等级评定（案件库登记，不作判断）", "Recorded grades (as they stand, no judgement)")
GRADE_HEADS = (
    Text("考评项目", "Grading"),
    Text("考评期", "Period"),
    Text("星级或等级", "Stars or grade"),
    Text("人数（间数）", "People or rooms"),
)
STARS = Text("{n} 星", "{n} stars")
NUMERALS = str.maketrans("一二三四五六七八九", "123456789")
OTHERS = Text("民警与律师，逐单位", "Officers and lawyers, unit by unit")
WHERE = ("station", "firm", "county")


def unit_table(staff: Staff, by: str) -> None:
    """Draw one row per unit; columns nobody records are left out."""
    lang, filters = context().lang, staff.filters
    frame = staff_units(context().scope, filters, by, ask=ask)
    frame = frame.dropna(axis="columns", how="all")
    names = names_of(filters.programme, by)
    table = pd.DataFrame(
        {
            dimension_name(filters.programme, by)[lang]: [
                code_name(c, names, lang) for c in frame[by]
            ]
        }
    )
    heads = {key: _head(key, lang) for key in HEADS if key in frame}
    for key, head in heads.items():
        table[head] = frame[key] * 100 if key in SHARES else frame[key]
    write(f"**{UNITS[lang]}**")
    write_small(NOTE[lang])
    numbers = {
        head: st.column_config.NumberColumn(format="%.1f" if key in TENTHS else "localized")
        for key, head in heads.items()
    }
    shown = columns_shown(table.round(1), 4)
    show_table(shown, columns=numbers, alt=UNITS[lang])


def grades_table(staff: Staff) -> None:
    """Draw how recorded grades fall, for a reader with the right to them."""
    lang, scope = context().lang, context().scope
    if not scope.may_see(Field.STAFF):
        return
    why = why_no_list(scope, staff, "graded")
    if why is not None:
        write_small(why[lang])
        return
    write(f"**{GRADES[lang]}**")
    rows = _graded(staff)
    heads = [head[lang] for head in GRADE_HEADS]
    show_table(
        pd.DataFrame(rows, columns=heads),
        columns={heads[-1]: st.column_config.NumberColumn(format="localized")},
    )


def _graded(staff: Staff) -> list[tuple[object, ...]]:
    """Return one row per grade and period: what is graded, its months, the grade, how many."""
    lang, scope = context().lang, context().scope
    found = ask(grades_given, scope, _own(staff, "gradings"))
    programme = programme_of(staff.filters.programme)
    named = {one.key: one.name[lang] for one in programme.gradings}
    found = found.iloc[_best_first(found, programme)]
    return [
        (
            named.get(row.grading, row.grading),
            graded_period(row.month, row.months),
            row.grade if pd.isna(row.stars) else STARS.format(n=int(row.stars))[lang],
            row.people,
        )
        for row in found.itertuples()
    ]


def _best_first(found: pd.DataFrame, programme: Programme) -> list[int]:
    """Order grades as the programme declares them within a period, others by their numbers."""
    order = {grade: n for one in programme.gradings for n, grade in enumerate(one.floors)}
    names = [str(grade) for grade in found["grade"]]
    place = [f"{order.get(name, len(order)):03} {name.translate(NUMERALS)}" for name in names]
    keyed = found.assign(place=place, row=range(len(found)))
    return list(keyed.sort_values(["grading", "month", "stars", "place"], kind="stable")["row"])


def others_tables(staff: Staff) -> None:
    """Draw officers by station and lawyers by firm or station, where registers say so."""
    lang, programme = context().lang, programme_of(staff.filters.programme)
    told = [key for key in PEOPLE if staff.number(key)]
    if not told:
        return
    with st.expander(OTHERS[lang]):
        for key in told:
            metric = METRICS[key]
            for by in [one for one in WHERE if one in fact_dimensions(metric, programme)][:2]:
                rows = rows_of(context().scope, _own(staff, key), metric, (by,))
                rows = rows[rows["numerator"] > 0]
                names = names_of(programme.code, by)
                head = dimension_name(programme.code, by)[lang]
                table = {
                    head: [code_name(code, names, lang) for code in rows[by]],
                    metric.name[lang]: rows["numerator"],
                }
                show_table(pd.DataFrame(table), title=f"{metric.name[lang]} · {head}")


def _own(staff: Staff, key: str) -> Filters:
    return narrowed(staff.filters, METRICS[key])[0]


def _head(key: str, lang: Lang) -> str:
    return PERCENT.format(name=HEADS[key])[lang] if key in SHARES else HEADS[key][lang]


def graded_period(month: object, months: float) -> str:
    """Write the months a grade is of: a year, a month, or from when to when."""
    first = pd.Timestamp(str(month))
    n = 1 if pd.isna(months) else int(months)
    last = first + pd.DateOffset(months=n) - pd.Timedelta(days=1)
    return period_text(first.date(), last.date(), context().lang)
