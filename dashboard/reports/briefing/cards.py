"""The numbers a briefing begins with: at most four, each with its month and basis."""

from dashboard.domain.programme import Register
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import BASES
from dashboard.reports.briefing.totals import OF, RATE, RATES, count_of, rate_parts
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.document import Card, Cards, Cite
from dashboard.reports.wording import month_text

OF_BASIS = Text("{month}，以{basis}计", "{month}, of {basis}")


def cards(writer: Writer) -> Cards:
    """Return two numbers of each of two registers, or four of one."""
    registers = writer.programme.registers[:2]
    rates = (RATE,) if len(registers) > 1 else ("closed_in_period", *RATES)
    asked = [(register, key) for register in registers for key in (register.base, *rates)]
    made = [_card(writer, *one) for one in asked if writer.has(*one)]
    return Cards(tuple(card for card in made if card is not None)[:4])


def _card(writer: Writer, register: Register, key: str) -> Card | None:
    lang, month = writer.lang, writer.settled_month(register, key)
    if month is None:
        return None
    if key in RATES:
        rate_parts(writer, register, key)
    else:
        count_of(writer, register, key)
    quoted = writer.quotes.taken[writer.id(register, key)]
    when = month_text(month, lang)
    behind = (
        OF_BASIS.format(month=when, basis=_basis(register, key))[lang] if key in RATES else when
    )
    return Card(quoted.name, Cite(quoted.id, quoted.shown), behind)


def _basis(register: Register, key: str) -> Text:
    return OF.get(key) or BASES[register.base]
