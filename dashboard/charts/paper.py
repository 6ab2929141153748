"""Charts off the screen: pictures and reports, where no theme fills in colours and fonts."""

import altair as alt

from dashboard.charts.framing import FONTS, Drawn
from dashboard.charts.palette import DIVERGING_DARK, DIVERGING_LIGHT, colours, ramp


def on_paper(chart: Drawn, *, width: int = 680, font: str = FONTS, dark: bool = False) -> Drawn:
    """Return a chart for pictures and reports, where no theme fills in colours and fonts."""
    roles = colours(dark)
    styled = chart.properties(width=width, padding=8).configure(
        font=font,
        background="#12181F" if dark else "#FFFFFF",
        view=alt.ViewConfig(stroke=None),
        range=alt.RangeConfig(
            category=list(roles.values()),
            ramp=list(ramp(dark)),
            diverging=list(DIVERGING_DARK if dark else DIVERGING_LIGHT),
        ),
    )
    label, grid = roles["muted"], roles["line"]
    plain: Drawn = (
        styled.configure_axis(
            labelColor=label, titleColor=label, titleFontWeight="normal", gridColor=grid
        )
        .configure_title(color=roles["ink"])
        .configure_legend(labelColor=label, titleColor=label)
    )
    return plain
