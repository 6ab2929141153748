"""特点: what stands out by the rules of the trends page, and nothing else."""

from collections.abc import Iterable, Iterator, Sequence

from dashboard.domain.programme import Register
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.reports.briefing.changes import clear_changes
from dashboard.reports.briefing.totals import RATE
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.document import Block, Paragraph
from dashboard.reports.paper.sentences import Parts
from dashboard.reports.wording import month_text

CLOSED = "closed_in_period"
WATCHED = (CLOSED, RATE)
OUTSIDE = Text(
    "{lead}{month}{metric} {n}，{side}正常波动，原因有待了解。",
    "{lead}{metric} {n} in {month}, {side} normal variation; the reason is to be found out.",
)
ABOVE, BELOW = Text("高于", "above"), Text("低于", "below")
NOTHING = Text(
    "本月各项在正常波动内，无须单列。",
    "Everything of the month is within normal variation; nothing stands out.",
)
UNJUDGED = Text(
    "完整月份不足十二个，月度波动不作判断；与前期相比未见超出偶然的差别，无须单列。",
    "Fewer than twelve complete months: monthly variation is not judged. Against earlier months "
    "nothing differs by more than chance; nothing stands out.",
)
FIRST = Text(
    "完整月份不足十二个，也没有可比的前期，不作判断。",
    "Fewer than twelve complete months, and none before to compare with: nothing is judged.",
)


def features(
    writer: Writer, more: Iterable[Parts] = (), registers: Sequence[Register] = ()
) -> list[Block]:
    """Write what stands out; where nothing does, that is said."""
    own = registers or writer.programme.registers
    found = [*_months(writer, own), *clear_changes(writer, own), *more]
    told = found or [writer.say(_nothing(writer, own))]
    return [*(Paragraph(one) for one in told), Paragraph(("",), key="features")]


def _nothing(writer: Writer, registers: Sequence[Register]) -> Text:
    if any(_is_judged(writer, one) for one in registers):
        return NOTHING
    return UNJUDGED if any(len(writer.series(one, one.base)) > 1 for one in registers) else FIRST


def _is_judged(writer: Writer, register: Register) -> bool:
    """Whether the month's intake has limits that are more than a trial."""
    last = writer.series(register, register.base).iloc[-1:]
    return bool((last["mean"].notna() & ~last["trial"]).any())


def _months(writer: Writer, registers: Sequence[Register]) -> Iterator[Parts]:
    for register in registers:
        for key in (register.base, *WATCHED):
            if writer.has(register, key):
                yield from _outside(writer, register, key)


def _outside(writer: Writer, register: Register, key: str) -> Iterator[Parts]:
    """Tell a month outside its limits; trial limits and other rules fire too often on noise."""
    rows, month = writer.series(register, key), writer.settled_month(register, key)
    pages = {register.base: "disputes", CLOSED: "overview"}
    for _, row in rows[(rows["month"] == month) & ~rows["trial"]].iterrows():
        if "outside" not in row["signals"]:
            continue
        at, page = writer.month(register, row["month"]), pages.get(key, "trends")
        yield writer.say(
            OUTSIDE,
            lead=writer.led(register),
            month=month_text(row["month"], writer.lang),
            metric=METRICS[key].name,
            n=writer.cite(writer.id(register, key), key, at, page=page),
            side=ABOVE if row["value"] > row["upper"] else BELOW,
        )
