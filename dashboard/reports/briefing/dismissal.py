"""Firms near dismissal under the contract rule, by name, with their fails so far."""

from collections.abc import Iterator
from datetime import date

from dashboard.domain.programme import Programme, Register
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.queries.counts import data_from
from dashboard.reports.briefing.words import JOINT
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.firm.firm_grades import as_of
from dashboard.reports.firm.firm_standing import Standing, fails_so_far
from dashboard.reports.paper.document import Cite
from dashboard.reports.paper.quoting import Found
from dashboard.reports.paper.sentences import Parts
from dashboard.reports.wording import month_text

STATE = {
    "met": Text("已满规定的 {limit}", "the {limit} of the rule are reached"),
    "one_short": Text("再有一次即满规定的 {limit}", "one more reaches the {limit} of the rule"),
    "last": Text(
        "最近一次考评不合格，规定为 {limit}", "its last grade is a fail; the rule has {limit}"
    ),
}
NEAR = Text(
    "接近辞退的律所：{what}。作决定前先核对考评依据。",
    "Firms near dismissal: {what}. See what the grades rest on first.",
)
NONE_NEAR = Text(
    "没有接近辞退的律所（规定为 {limit}不合格）。",
    "No firm is near dismissal (the rule has {limit} fails).",
)
ONE = Text(
    "{name}现行合同期内不合格 {n}（{months}），{state}", "{name}: {n} fails ({months}), {state}"
)
TIMES, OF_FIRM = Text("{n} 次", "{n}"), Text("{firm} {name}", "{firm}: {name}")
RULE = Text("辞退所需不合格次数", "Fails that end a contract")


def near_dismissal(writer: Writer) -> Iterator[Parts]:
    """Say which firms the contract rule is about to meet; nothing where there is no such rule."""
    register = graded_register(writer.programme)
    if register is None or not writer.has(register, "fails"):
        return
    found = fails_so_far(writer.scope.beside(), writer.month(register), ask=writer.ask)
    near = [one for one in found if one.near and one.fails]
    if not found:
        return
    if near:
        told = (_one(writer, register, one) for one in near)
        yield writer.say(NEAR, what=writer.join(told, JOINT))
    else:
        yield writer.say(NONE_NEAR, limit=limit_cite(writer, register))


def graded_register(programme: Programme) -> Register | None:
    """Return the register firms are judged in, where a programme grades them."""
    led = [register for register in programme.registers if register.leads]
    return led[0] if led and "firm_grade" in programme.records else None


def fails_cite(
    writer: Writer, register: Register, firm: str, name: str, since: date | None
) -> Cite:
    """Quote a firm's fails under its contract, or over all data where none is kept."""
    whole = writer.month(register).choose(**dict.fromkeys(dict(writer.asked.choices), ()))
    first = (since or data_from(writer.programme.code)).replace(day=1)
    return writer.cite(
        f"fails:{firm}",
        "fails",
        whole.during(first, as_of(whole)),
        page="firms",
        by="firm",
        unit=firm,
        name=OF_FIRM[writer.lang].format(firm=name, name=METRICS["fails"].name[writer.lang]),
        beside=True,
        told=lambda metric, row, lang: TIMES[lang].format(n=int(row["value"])),
    )


def limit_cite(writer: Writer, register: Register) -> Cite:
    """Quote the number of fails that ends a contract."""
    limit = writer.programme.rules.fails_to_dismiss or 0
    return writer.other(
        Found(
            id="rule.fails_to_dismiss",
            name=RULE[writer.lang],
            shown=TIMES[writer.lang].format(n=limit),
            value=float(limit),
            finder="rule",
            asked={"_rule": "fails_to_dismiss"},
            filters=writer.month(register),
            page="firms",
            basis=RULE[writer.lang],
        )
    )


def _one(writer: Writer, register: Register, one: Standing) -> Parts:
    months = JOINT[writer.lang].join(month_text(month, writer.lang) for month in one.fails)
    state = "last" if one.left > 1 else "one_short" if one.left else "met"
    return writer.say(
        ONE,
        name=one.name,
        n=fails_cite(writer, register, one.firm, one.name, one.since),
        months=months,
        state=writer.say(STATE[state], limit=limit_cite(writer, register)),
    )
