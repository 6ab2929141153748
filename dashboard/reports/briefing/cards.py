"""The numbers a briefing begins with: at most four, each with its month and basis."""

from dashboard.domain.programme import Register
from dashboard.metrics import METRICS
from dashboard.reports.briefing.totals import OF, RATE, RATES, count_of, rate_parts
from dashboard.reports.briefing.words import COMMA, NAMED
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.document import Card, Cards, Cite
from dashboard.reports.paper.quoting import basis_text
from dashboard.reports.wording import month_text


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
    name = METRICS[key].name[lang]
    if len(writer.programme.registers) > 1:
        name = NAMED[lang].format(register=register.name[lang], name=name)
    basis = OF[key][lang] if key in OF else basis_text(METRICS[key], register, lang)
    behind = COMMA[lang].join((month_text(month, lang), basis))
    return Card(name, Cite(quoted.id, quoted.shown), behind)
