"""特点: what stands out by the rules of the trends page, and nothing else."""

from collections.abc import Iterator

from dashboard.domain.programme import Register
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.reports.briefing.totals import RATE, led
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.document import Block, Paragraph
from dashboard.reports.paper.sentences import Parts
from dashboard.reports.wording import month_text

WATCHED = ("closed_in_period", RATE, "median_days")
OUTSIDE = Text(
    "{lead}{month}{metric} {n}，{side}正常波动，原因有待了解。",
    "{lead}{metric} {n} in {month}, {side} normal variation; the reason is to be found out.",
)
ABOVE, BELOW = Text("高于", "above"), Text("低于", "below")
NOTHING = Text(
    "本月各项在正常波动内，无须单列。",
    "Everything of the month is within normal variation; nothing stands out.",
)


def features(writer: Writer, *more: Parts) -> list[Block]:
    """Write what stands out; where nothing does, that is said."""
    found = [*_months(writer), *more]
    told = found or [writer.say(NOTHING)]
    return [*(Paragraph(one) for one in told), Paragraph(("",), key="features")]


def _months(writer: Writer) -> Iterator[Parts]:
    for register in writer.programme.registers:
        for key in (register.base, *WATCHED):
            if writer.has(register, key):
                yield from _outside(writer, register, key)


def _outside(writer: Writer, register: Register, key: str) -> Iterator[Parts]:
    """Tell a month outside its limits; trial limits and other rules fire too often on noise."""
    rows, month = writer.series(register, key), writer.settled_month(register, key)
    for _, row in rows[(rows["month"] == month) & ~rows["trial"]].iterrows():
        if "outside" not in row["signals"]:
            continue
        page = "disputes" if key == register.base else "overview" if key == WATCHED[0] else "trends"
        cite = writer.cite(
            writer.id(register, key), key, writer.month(register, row["month"]), page=page
        )
        yield writer.say(
            OUTSIDE,
            lead=led(writer, register),
            month=month_text(row["month"], writer.lang),
            metric=METRICS[key].name,
            n=cite,
            side=ABOVE if row["value"] > row["upper"] else BELOW,
        )
