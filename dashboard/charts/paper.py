"""Charts off the screen: pictures and reports, where no theme fills in colours and fonts."""

from collections.abc import Mapping

from dashboard.charts.palette import DIVERGING_LIGHT, LIGHT, RAMP_LIGHT

Spec = dict[str, object]
PANELS = ("hconcat", "vconcat", "concat", "facet", "repeat")
_LABEL = {"labelColor": LIGHT["muted"], "titleColor": LIGHT["muted"]}


def on_paper(spec: Spec, *, width: int, font: str) -> Spec:
    """Return a chart of the screen as it is printed: ``width`` pixels wide, colours and font set.

    Panels side by side keep the widths they have.
    """
    own = spec.get("config")
    sized = {} if any(key in spec for key in PANELS) else {"width": width}
    return spec | sized | {"padding": 4, "config": _merged(own, _look(font))}


def _look(font: str) -> Mapping[str, object]:
    axis = {"titleFontWeight": "normal", "gridColor": LIGHT["line"], **_LABEL}
    return {
        "font": font,
        "background": "#FFFFFF",
        "view": {"stroke": None},
        "axis": axis,
        "legend": _LABEL,
        "title": {"color": LIGHT["ink"]},
        "text": {"color": LIGHT["ink"]},
        "range": {
            "category": list(LIGHT.values()),
            "ramp": list(RAMP_LIGHT),
            "diverging": list(DIVERGING_LIGHT),
        },
    }


def _merged(own: object, look: Mapping[str, object]) -> Spec:
    """Lay the look over a chart's own settings, section by section."""
    kept = own if isinstance(own, dict) else {}
    laid = {key: _section(kept.get(key), value) for key, value in look.items()}
    return {**kept, **laid}


def _section(own: object, look: object) -> object:
    return {**own, **look} if isinstance(own, dict) and isinstance(look, dict) else look
