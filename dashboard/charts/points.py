"""Points of a map, ready to draw on either engine: stations, rooms, and where disputes arise."""

import altair as alt
import pandas as pd

from dashboard.charts.framing import LABEL_SIZE, framed, layered, titled
from dashboard.charts.palette import painted
from dashboard.domain.text import Lang, Text

STATION = Text("派出所", "Station")
SKETCH = Text("示意图，非测绘成果", "Sketch, not a survey")
POINTS = Text("纠纷分布（约 500 米网格）", "Where disputes arise (cells of about 500 m)")
POINTS_DESCRIPTION = Text(
    "点图：{n} 件有位置的纠纷，落在 {cells} 个网格，圆越大件数越多。",
    "Points: {n} disputes with a place, in {cells} cells; larger means more.",
)
COUNT, ROOMS = Text("件数", "Cases"), Text("调解室", "Rooms")
HEIGHT, CELL = 480, 0.005


def station_points(stations: pd.DataFrame, lang: Lang) -> list[dict[str, object]]:
    """Return stations that have a place: code, name, words, and whether they are drawn hollow.

    Columns ``rooms`` and ``rooms_told`` say how many rooms are open, where that is recorded.
    """
    placed = stations.dropna(subset=["longitude", "latitude"])
    return [
        {
            "code": row["code"],
            "name": row["name"],
            "short": row["name"].removesuffix("派出所") or row["name"],
            "hollow": row.get("rooms") == 0,
            "text": "\n".join([_called(row["name"], lang), *_told(row.get("rooms_told"))]),
            "position": [float(row["longitude"]), float(row["latitude"])],
        }
        for _, row in placed.iterrows()
    ]


def station_marks(stations: pd.DataFrame, lang: Lang) -> list[alt.Chart]:
    """Draw stations with their names on a halo in the ground's colour, without WebGL."""
    points = station_points(stations, lang)
    if not points:
        return []
    rows = [{k: v for k, v in one.items() if k != "position"} for one in points]
    frame = pd.DataFrame(rows)
    frame[["longitude", "latitude"]] = [one["position"] for one in points]
    base = alt.Chart(frame).encode(longitude="longitude:Q", latitude="latitude:Q")
    hollow = alt.when("datum.hollow").then(alt.value(0)).otherwise(alt.value(1))
    dot = painted(base.mark_point(filled=True, shape="circle", size=60, strokeWidth=2), "ink")
    return [
        *_halo(base, "short", dy=-11),
        dot.encode(fillOpacity=hollow, tooltip=[alt.Tooltip("text:N", title=STATION[lang])]),
        painted(base.mark_text(dy=-11, fontSize=LABEL_SIZE), "ink").encode(text="short:N"),
    ]


def room_marks(rooms: pd.DataFrame, lang: Lang) -> list[alt.Chart]:
    """Write how many rooms are open in an area, where no station stands for them."""
    if rooms.empty:
        return []
    frame = rooms.assign(sign=[f"◆{n}" for n in rooms["count"]])
    base = alt.Chart(frame).encode(longitude="longitude:Q", latitude="latitude:Q")
    words = painted(base.mark_text(dy=13, fontSize=LABEL_SIZE), "ink").encode(
        text="sign:N", tooltip=[alt.Tooltip("told:N", title=ROOMS[lang])]
    )
    return [*_halo(base, "sign", dy=13), words]


def point_map(disputes: pd.DataFrame, lang: Lang, *, context: str = "") -> alt.LayerChart:
    """Draw where disputes arise, for programmes without outlines.

    Takes ``longitude`` and ``latitude``, one row per dispute. Places are rounded to cells
    of about 500 m, so that no household can be told from the map.
    """
    placed = disputes.dropna(subset=["longitude", "latitude"])
    cells = pd.DataFrame(
        {
            "longitude": (placed["longitude"] / CELL).round() * CELL,
            "latitude": (placed["latitude"] / CELL).round() * CELL,
        }
    )
    counted = cells.groupby(["longitude", "latitude"]).size().reset_index(name="count")
    marks = painted(alt.Chart(counted).mark_circle(opacity=0.55), "working").encode(
        longitude="longitude:Q",
        latitude="latitude:Q",
        size=alt.Size("count:Q", scale=alt.Scale(range=[16, 320]), legend=None),
        tooltip=[alt.Tooltip("count:Q", title=COUNT[lang], format=",.0f")],
    )
    return framed(
        layered(marks).project(type="mercator"),
        title=titled([POINTS[lang]], context, lang),
        description=POINTS_DESCRIPTION[lang].format(n=len(placed), cells=len(counted)),
        height=HEIGHT,
        lang=lang,
        notes=[SKETCH[lang]],
    )


def _halo(base: alt.Chart, text: str, *, dy: int) -> list[alt.Chart]:
    steps = alt.Scale(domain=[str(step) for step in range(10)], range="ramp")
    words = base.transform_calculate(ground="'0'").encode(text=f"{text}:N")
    halo = words.mark_text(dy=dy, fontSize=LABEL_SIZE, strokeWidth=4, strokeJoin="round")
    return [halo.encode(stroke=alt.Stroke("ground:N", scale=steps, legend=None))]


def _called(name: str, lang: Lang) -> str:
    return f"{STATION[lang]} {name}" if lang == Lang.EN else name


def _told(words: object) -> list[str]:
    return [words] if isinstance(words, str) else []
