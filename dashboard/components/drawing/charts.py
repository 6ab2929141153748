"""Drawing a chart, made once per content, and the table behind it.

A chart is a pure function of its values; its own description is its alternative text.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.components.exporting.sheet import Drawn, Listed, Spec
from dashboard.components.exporting.spec_words import title_of
from dashboard.components.frame.context import context
from dashboard.domain.text import Text

TABLE = Text("数据表", "Table")
TABLE_OF = Text("数据表：{chart}", "Table: {chart}")
Build = Callable[..., alt.Chart | alt.LayerChart | alt.ConcatChart]
# Altair's theme is one for all threads; Streamlit's own stands in for it on the screen.
_theme = threading.Lock()


def chart(
    build: Build, *args: object, table: pd.DataFrame | None = None, **options: object
) -> None:
    """Draw what ``build`` makes of its arguments, the table a click away."""
    made = _noted(build, args, options)
    # Panels side by side have widths of their own; only one chart can be stretched.
    st.vega_lite_chart(made, width="content" if "concat" in made else "stretch")
    if table is not None:
        _note_table(table, title_of(made))
        with st.expander(TABLE[context().lang]):
            st.dataframe(table, hide_index=True)


def chosen(
    selection: str, field: str, key: str, build: Build, *args: object, **options: object
) -> str | None:
    """Draw a chart whose marks can be clicked; return the code of the one that was."""
    event = st.vega_lite_chart(
        _noted(build, args, options), on_select="rerun", selection_mode=[selection], key=key
    )
    return picked(event, selection, field)


def pickable(
    selection: str,
    key: str,
    on_pick: Callable[[], None],
    build: Build,
    *args: object,
    **options: object,
) -> None:
    """Draw a chart whose marks can be clicked; ``on_pick`` then looks what is under its key."""
    st.vega_lite_chart(
        _noted(build, args, options), on_select=on_pick, selection_mode=[selection], key=key
    )


def picked(event: Mapping[str, Any], selection: str, field: str) -> str | None:
    """Return the code of the mark that was clicked, or nothing."""
    found = event.get("selection", {}).get(selection) or []
    plain = {str(k).replace("\\", ""): v for k, v in found[0].items()} if found else {}
    return str(plain[field]) if plain.get(field) is not None else None


def noted_alone(build: Build, *args: object, **options: object) -> None:
    """Note a chart for a print of the page without drawing it: the screen shows the same alive."""
    context().sheet.parts.append(Drawn(lambda: _made(build, args, options)))


def _note_table(table: pd.DataFrame, chart: str) -> None:
    """Note the table behind a chart; panels without a title stand under a heading of their own."""
    title = TABLE_OF.format(chart=chart)[context().lang] if chart else ""
    context().sheet.parts.append(Listed(lambda: table, title))


def _noted(build: Build, args: tuple[object, ...], options: dict[str, object]) -> Spec:
    made = _made(build, args, options)
    context().sheet.parts.append(Drawn(lambda: made))
    return made


def _made(build: Build, args: tuple[object, ...], options: dict[str, object]) -> Spec:
    content = [_told(value) for value in (*args, *options.values())]
    return _spec(f"{build.__qualname__} {list(options)}", "\n".join(content), build, args, options)


@st.cache_data(ttl="1h", max_entries=512, show_spinner=False)
def _spec(
    name: str,
    content: str,
    _build: Build,
    _args: tuple[object, ...],
    _options: dict[str, object],
) -> Spec:
    with _theme, alt.theme.enable("none"):
        made: Spec = _build(*_args, **_options).to_dict()
    return made


def _told(value: object) -> str:
    if isinstance(value, pd.DataFrame):
        return str(value.to_csv(index=False))
    if isinstance(value, list):
        return "\n".join(_told(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return "\n".join(_told(getattr(value, part.name)) for part in fields(value))
    return repr(value)
