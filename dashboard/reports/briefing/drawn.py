"""Charts of a briefing as pictures: the same charts as on screen, by their specification."""

import threading

import altair as alt

from dashboard.charts.framing import Drawn
from dashboard.reports.paper.document import Picture

# Altair's theme is one for all threads; a picture on paper has its own style.
_theme = threading.Lock()


def picture(title: str, chart: Drawn) -> Picture:
    """Return a chart as a picture; its own description is its alternative text."""
    with _theme, alt.theme.enable("none"):
        # Checked by the tests of charts: here it would take longer than the figures.
        spec: dict[str, object] = chart.to_dict(validate=False)
    return Picture(title=title, spec=spec, alt=str(spec["description"]))
