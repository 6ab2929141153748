"""Stations (or the programme's own unit): is a difference more than chance?"""

from dashboard.components.comparison import compare, comparison_verdict, draw_comparison
from dashboard.components.notices import empty
from dashboard.components.page import page_foot, page_head
from dashboard.components.unit_table import open_unit, unit_table
from dashboard.domain.text import Text
from dashboard.metrics import METRICS

TITLE = Text("派出所对比", "Stations")
QUESTION = Text("差异是否超出正常波动", "Is the difference more than chance?")


def render() -> None:
    filters = page_head(TITLE, QUESTION)
    found = compare(filters, METRICS["settlement_rate"])
    if not found.rows["denominator"].sum():
        empty()
        return
    comparison_verdict(found)
    clicked = draw_comparison(found)
    if clicked:
        open_unit(found, clicked)
    unit_table(found)
    page_foot(found.filters, [found.metric, METRICS["median_days"], METRICS["calls"]])
