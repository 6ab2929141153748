"""Totals of a month by register: what came in, what was closed, rates with what they rest on."""

from collections.abc import Iterator
from datetime import date

from dashboard.domain.programme import Register
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import BASES
from dashboard.metrics import METRICS
from dashboard.reports.briefing.told import year_words
from dashboard.reports.briefing.words import AND, COMMA, JOINT, SPACE, STOP, TOTAL
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.document import Block, Note, Paragraph
from dashboard.reports.paper.sentences import Parts
from dashboard.reports.wording import day_text, month_text

RATE = "settlement_rate"
RATES = (RATE, "satisfaction_rate", "performance_rate")
WANTED = ("closed_in_period", "amount", *RATES)
OF = {
    "satisfaction_rate": Text("作出评价的", "those who responded"),
    "performance_rate": Text("已到履行期的", "agreements due"),
}
COUNT, LATER = Text("{name} {n}", "{name} {n}"), Text("其中{what}", "of these {what}")
CLOSED = Text("期内办结 {n}（不论何时{base}）", "closed in the month {n} (whenever {base})")
AMOUNT = Text("登记涉及金额 {n}", "amount on record {n}")
SO_FAR = Text(
    "本月{base}的，截至{day}已调解成功 {settled}{open}",
    "Of the month's disputes, {settled} were settled by {day}{open}",
)
OPEN = Text("、在调 {n}", ", {n} are open")
OF_RATE = Text("{name}（以{basis}计）{rate}", "{name} (of {basis}) {rate}")
OF_EARLIER = Text("{name}（{month}，以{basis}计）{rate}", "{name} ({month}, of {basis}) {rate}")
OF_YEAR = Text("{rate}，{period} {year}", "{rate}, {period} {year}")
NOT_SETTLED = Text(
    "{name}：还没有不再变动的月份，暂不报", "{name}: no month that no longer changes yet"
)
STILL_OPEN = Text(
    "本月案件尚在办理，比率按不再变动的最近月份报，括注月份。",
    "Cases of the month are still in hand: rates are of the last month that no longer changes, "
    "named in brackets. ",
)
UNRECORDED = Text(
    "本库未登记或不可查，不报（不等于零）：{names}。",
    "Not recorded or not to be seen, so not told (that is not zero): {names}. ",
)
APART = Text(
    "各台账口径不同，不相加。", "Registers are counted on different bases and never added up. "
)


def totals(writer: Writer) -> list[Block]:
    """Write the totals of every register, each on its own base, and what is not recorded."""
    told: list[Block] = [Paragraph(_total(writer, one)) for one in writer.programme.registers]
    note = "".join(text[writer.lang] for text in _notes(writer))
    return [*told, *([Note(note.strip())] if note else [])]


def rate_parts(writer: Writer, register: Register, key: str) -> Parts:
    """Write a rate with its basis, of the month or the last before it that no longer changes.

    A rate of few cases is told over twelve months beside.
    """
    month, name = writer.settled_month(register, key), METRICS[key].name
    if month is None:
        return writer.say(NOT_SETTLED, name=name)
    cite = writer.cite(writer.id(register, key), key, writer.month(register, month))
    told: Parts = (cite,)
    if cite in writer.few:
        year = writer.year_to(register, month)
        more = writer.cite(writer.id(register, f"{key}.year"), key, year)
        told = writer.say(OF_YEAR, rate=cite, period=year_words(year), year=more)
    basis = OF.get(key) or writer.base_of(register)
    if month == writer.asked.month:
        return writer.say(OF_RATE, name=name, basis=basis, rate=told)
    when = month_text(month, writer.lang)
    return writer.say(OF_EARLIER, name=name, month=when, basis=basis, rate=told)


def count_of(writer: Writer, register: Register, key: str) -> Parts:
    """Write a count of the month without its name."""
    page = "disputes" if key == register.base else "overview"
    return (writer.cite(writer.id(register, key), key, writer.month(register), page=page),)


def _total(writer: Writer, register: Register) -> Parts:
    rates = [rate_parts(writer, register, key) for key in RATES if writer.has(register, key)]
    sentences = [
        writer.join(_counts(writer, register), STOP),
        _so_far(writer, register),
        writer.join(rates, JOINT),
    ]
    told = [writer.say(TOTAL, what=one) for one in sentences if one]
    return writer.join([writer.led(register), writer.join(told, SPACE)], AND)


def _counts(writer: Writer, register: Register) -> Iterator[Parts]:
    base, names = register.base, list(BASES)
    came = writer.say(COUNT, name=BASES[base], n=count_of(writer, register, base))
    later = [key for key in names[names.index(base) + 1 :] if key in register.counts]
    if later:
        counted = [
            writer.say(COUNT, name=BASES[key], n=count_of(writer, register, key)) for key in later
        ]
        came = writer.join([came, writer.say(LATER, what=writer.join(counted, JOINT))], COMMA)
    yield came
    if writer.has(register, "closed_in_period"):
        n = count_of(writer, register, "closed_in_period")
        yield writer.say(CLOSED, n=n, base=BASES[base])
    if writer.has(register, "amount"):
        yield writer.say(AMOUNT, n=count_of(writer, register, "amount"))


def _so_far(writer: Writer, register: Register) -> Parts:
    """Say what became of the month's disputes, by the data-to day."""
    still: Parts = ()
    if writer.has(register, "open"):
        still = writer.say(OPEN, n=count_of(writer, register, "open"))
    settled, day = count_of(writer, register, "settled"), day_text(writer.data_to, writer.lang)
    return writer.say(SO_FAR, base=BASES[register.base], day=day, settled=settled, open=still)


def _notes(writer: Writer) -> Iterator[Text]:
    registers = writer.programme.registers
    if len(registers) > 1:
        yield APART
    months: set[date | None] = {
        writer.settled_month(one, key) for one in registers for key in RATES if writer.has(one, key)
    }
    if months - {writer.asked.month, None}:
        yield STILL_OPEN
    missing = [key for key in WANTED if not any(writer.has(one, key) for one in registers)]
    if missing:
        names = JOINT[writer.lang].join(METRICS[key].name[writer.lang] for key in missing)
        yield UNRECORDED.format(names=names)
