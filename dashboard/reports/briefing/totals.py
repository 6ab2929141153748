"""Totals of a month by register: what came in, what was closed, rates with what they rest on."""

from collections.abc import Iterator
from datetime import date

from dashboard.domain.programme import Register
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import BASES
from dashboard.metrics import METRICS
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.document import Block, Card, Cards, Cite, Note, Paragraph
from dashboard.reports.paper.sentences import Parts
from dashboard.reports.wording import day_text, month_text

RATE = "settlement_rate"
RATES = (RATE, "satisfaction_rate", "performance_rate")
WANTED = ("closed_in_period", "amount", *RATES)
COMMA, JOINT, STOP = Text("，", ", "), Text("、", ", "), Text("；", "; ")
LED, PLAIN = Text("{register}台账：", "{register}: "), Text("本月", "")
COUNT, WITHIN = Text("{name} {n}", "{name} {n}"), Text("其中已{name} {n}", "of these {name} {n}")
CLOSED = Text("期内办结 {n}（不论何时{base}）", "closed in the month {n} (whenever {base})")
SO_FAR = Text(
    "本月{base}的纠纷中，截至{day}已调解成功 {settled}{open}",
    "of the month's disputes {settled} were settled by {day}{open}",
)
OPEN = Text("，在调 {n}", ", {n} are open")
AMOUNT = Text("登记涉及金额 {n}", "amount on record {n}")
OF_RATE = Text("{name}（以{basis}计）{rate}", "{name} (of {basis}) {rate}")
OF_YEAR = Text("{rate}，近十二个月 {year}", "{rate}, over twelve months {year}")
EARLIER = Text(
    "本月案件尚在办理，比率按不再变动的最近月份报：{what}",
    "cases of the month are still in hand; rates are of the last month that no longer changes: "
    "{what}",
)
OF_MONTH = Text("{month}{what}", "{month}: {what}")
TOTAL = Text("{lead}{what}。", "{lead}{what}.")
NOT_SETTLED = Text(
    "{names}：本库还没有不再变动的月份，暂不报", "{names}: no month that no longer changes yet"
)
UNRECORDED = Text(
    "未登记或不可查，不报：{names}。不报不等于零。",
    "Not recorded or not to be seen, so not told: {names}. That is not zero.",
)
NAMED = Text("{register}{name}", "{register}: {name}")
APART = Text(
    "各台账口径不同，不相加。", "Registers are counted on different bases and never added up."
)


def totals(writer: Writer) -> list[Block]:
    """Write the totals of every register, each on its own base; cards first."""
    registers = writer.programme.registers
    told: list[Block] = [Paragraph(_total(writer, one)) for one in registers]
    notes = [APART[writer.lang]] if len(registers) > 1 else []
    notes += [_unrecorded(writer)] if _unrecorded(writer) else []
    return [_cards(writer), *told, *([Note("".join(notes))] if notes else [])]


def led(writer: Writer, register: Register) -> Parts:
    """Name the register a sentence is about, where the programme keeps several."""
    if len(writer.programme.registers) == 1:
        return writer.say(PLAIN)
    return writer.say(LED, register=register.name)


def base_of(writer: Writer, register: Register) -> Text:
    """Return what a register counts on inside a sentence."""
    base = BASES[register.base]
    return Text(base.zh, base.en.lower())


def rate_parts(writer: Writer, register: Register, key: str, month: date) -> Parts:
    """Write a rate of a month with its basis; few cases are told over twelve months beside."""
    cite = writer.cite(writer.id(register, key), key, writer.month(register, month))
    told: Parts = (cite,)
    if cite in writer.few:
        year = writer.year_to(register, month)
        told = writer.say(
            OF_YEAR, rate=cite, year=writer.cite(writer.id(register, f"{key}.year"), key, year)
        )
    basis = base_of(writer, register) if METRICS[key].denominator == "base" else _basis(key)
    return writer.say(OF_RATE, name=METRICS[key].name, basis=basis, rate=told)


def _basis(key: str) -> Text:
    basis = METRICS[key].basis
    return Text(basis.zh, basis.en[0].lower() + basis.en[1:])


def _total(writer: Writer, register: Register) -> Parts:
    counts = writer.join(_counts(writer, register), COMMA)
    more = [counts, _so_far(writer, register), *_rates(writer, register)]
    what = writer.join([one for one in more if one], STOP)
    return writer.say(TOTAL, lead=led(writer, register), what=what)


def _counts(writer: Writer, register: Register) -> Iterator[Parts]:
    whole, base = writer.month(register), register.base
    n = writer.cite(writer.id(register, base), base, whole, page="disputes")
    yield writer.say(COUNT, name=BASES[base], n=n)
    later = list(BASES)[list(BASES).index(base) + 1 :]
    for key in (one for one in later if one in register.counts):
        n = writer.cite(writer.id(register, key), key, whole, page="overview")
        yield writer.say(WITHIN, name=BASES[key], n=n)
    if writer.has(register, "closed_in_period"):
        n = writer.cite(
            writer.id(register, "closed_in_period"), "closed_in_period", whole, page="overview"
        )
        yield writer.say(CLOSED, n=n, base=BASES[base])
    if writer.has(register, "amount"):
        n = writer.cite(writer.id(register, "amount"), "amount", whole, page="overview")
        yield writer.say(AMOUNT, n=n)


def _so_far(writer: Writer, register: Register) -> Parts:
    """Say what became of the month's disputes, by the data-to day."""
    whole = writer.month(register)
    still: Parts = ()
    if writer.has(register, "open"):
        n = writer.cite(writer.id(register, "open"), "open", whole, page="overview")
        still = writer.say(OPEN, n=n)
    settled = writer.cite(writer.id(register, "settled"), "settled", whole, page="overview")
    day = day_text(writer.data_to, writer.lang)
    return writer.say(SO_FAR, base=BASES[register.base], day=day, settled=settled, open=still)


def _rates(writer: Writer, register: Register) -> Iterator[Parts]:
    """Write the rates, those of one month together; a month that still changes has none yet."""
    recorded = [key for key in RATES if writer.has(register, key)]
    by_month: dict[date | None, list[str]] = {}
    for key in recorded:
        by_month.setdefault(writer.settled_month(register, key), []).append(key)
    earlier = []
    for month, keys in by_month.items():
        if month is None:
            names = writer.join(((METRICS[key].name[writer.lang],) for key in keys), JOINT)
            yield writer.say(NOT_SETTLED, names=names)
            continue
        what = writer.join((rate_parts(writer, register, key, month) for key in keys), JOINT)
        if month == writer.asked.month:
            yield what
        else:
            earlier.append(writer.say(OF_MONTH, month=month_text(month, writer.lang), what=what))
    if earlier:
        yield writer.say(EARLIER, what=writer.join(earlier, COMMA))


def _cards(writer: Writer) -> Cards:
    """Two numbers of each of two registers, or four of one."""
    registers = writer.programme.registers[:2]
    keys = (RATE,) if len(registers) > 1 else ("closed_in_period", *RATES[:2])
    cards = [
        card
        for register in registers
        for card in (
            _count_card(writer, register, register.base),
            *(_card(writer, register, key) for key in keys if writer.has(register, key)),
        )
        if card is not None
    ]
    return Cards(tuple(cards[:4]))


def _card(writer: Writer, register: Register, key: str) -> Card | None:
    if key not in RATES:
        return _count_card(writer, register, key)
    month = writer.settled_month(register, key)
    if month is None:
        return None
    rate_parts(writer, register, key, month)
    quoted = writer.quotes.taken[writer.id(register, key)]
    behind = COMMA[writer.lang].join((month_text(month, writer.lang), quoted.basis))
    return Card(_named(writer, register, key), Cite(quoted.id, quoted.shown), behind)


def _count_card(writer: Writer, register: Register, key: str) -> Card:
    page = "disputes" if key == register.base else "overview"
    cite = writer.cite(writer.id(register, key), key, writer.month(register), page=page)
    return Card(_named(writer, register, key), cite, month_text(writer.asked.month, writer.lang))


def _named(writer: Writer, register: Register, key: str) -> str:
    name = METRICS[key].name[writer.lang]
    if len(writer.programme.registers) == 1:
        return name
    return NAMED[writer.lang].format(register=register.name[writer.lang], name=name)


def _unrecorded(writer: Writer) -> str:
    missing = [
        key for key in WANTED if not any(writer.has(one, key) for one in writer.programme.registers)
    ]
    names = JOINT[writer.lang].join(METRICS[key].name[writer.lang] for key in missing)
    return UNRECORDED[writer.lang].format(names=names) if names else ""
