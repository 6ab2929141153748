"""Stations, or the programme's own unit: is a difference more than chance?"""

from dashboard.components.drawing.basis_switch import basis_switch
from dashboard.components.exporting.grade_sheets import grade_sheets
from dashboard.components.frame.links import ways_to
from dashboard.components.frame.names import short_name
from dashboard.components.frame.notices import empty
from dashboard.components.frame.page import page_foot, page_head
from dashboard.components.frame.recorded import recorded
from dashboard.components.stations.comparison import compare
from dashboard.components.stations.comparison_charts import draw_comparison
from dashboard.components.stations.comparison_verdict import comparison_method, comparison_verdict
from dashboard.components.stations.days_verdict import days_verdict
from dashboard.components.stations.unfinished import unfinished_months
from dashboard.components.stations.unit_panels import side_by_side_units
from dashboard.components.stations.unit_table import burdens_of, open_unit, unit_table
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text

TITLE = Text("派出所对比", "Comparison by station")
QUESTION = Text("差异是否超出正常波动", "Is the difference more than chance?")
COMPARED = Text("{unit}对比", "Comparison by {unit}")


def title_in(programme: Programme) -> Text:
    """Name the page after what the programme compares."""
    unit = short_name(programme.code, programme.unit)
    return Text(COMPARED.zh.format(unit=unit.zh), COMPARED.en.format(unit=unit.en.lower()))


def render() -> None:
    filters = page_head(title_in, QUESTION)
    found = compare(filters)
    if not found.rows["denominator"].sum():
        empty()
        return
    comparison_verdict(found)
    days_verdict(found)
    unfinished_months(found)
    comparison_method(found)
    clicked = draw_comparison(found)
    if clicked:
        open_unit(found, clicked)
    unit_table(found)
    side_by_side_units(found)
    basis_switch(found.filters, found.metric)
    grade_sheets(found.filters, ("indicators",))
    ways_to(("trends", "people"), found.filters)
    beside = recorded(filters, ("median_days", "calls"))
    page_foot(found.filters, [found.metric, *beside, *burdens_of(found)])
