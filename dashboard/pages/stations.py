"""Stations, or the programme's own unit: is a difference more than chance?"""

from dashboard.components.basis_switch import basis_switch
from dashboard.components.comparison import compare, comparison_verdict, draw_comparison
from dashboard.components.names import short_name
from dashboard.components.notices import empty
from dashboard.components.page import page_foot, page_head
from dashboard.components.recorded import recorded
from dashboard.components.unit_table import open_unit, unit_table
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.metrics import METRICS

TITLE = Text("派出所对比", "Comparison by station")
QUESTION = Text("差异是否超出正常波动", "Is the difference more than chance?")
COMPARED = Text("{unit}对比", "Comparison by {unit}")


def title_in(programme: Programme) -> Text:
    """Name the page after what the programme compares."""
    unit = short_name(programme.code, programme.unit)
    return Text(COMPARED.zh.format(unit=unit.zh), COMPARED.en.format(unit=unit.en.lower()))


def render() -> None:
    filters = page_head(title_in, QUESTION)
    found = compare(filters, METRICS["settlement_rate"])
    if not found.rows["denominator"].sum():
        empty()
        return
    comparison_verdict(found)
    clicked = draw_comparison(found)
    if clicked:
        open_unit(found, clicked)
    unit_table(found)
    basis_switch(found.filters, found.metric)
    page_foot(found.filters, [found.metric, *recorded(filters, ("median_days", "calls"))])
