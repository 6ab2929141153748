"""Rules of money in words: who is paid, how much, per what; for the page and for paper."""

from dashboard.domain.kinds import GRADES
from dashboard.domain.money import Subsidy
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import LEVELS

WHO = {
    "firm": Text("律师事务所", "Firms"),
    "lawyer": Text("律师", "Lawyers"),
    "mediator": Text("调解员", "Mediators"),
    "officer": Text("民警", "Officers"),
    "room": Text("调解室", "Rooms"),
    "county": Text("区县", "Counties"),
}
PER = {
    "case": Text("每件", "a case"),
    "month": Text("每月", "a month"),
    "year": Text("每年", "a year"),
    "event": Text("每次", "an event"),
    "undefined": Text("计发单位未定义", "unit not defined by the source"),
}
PER_ASSUMED = Text("计发单位未定义，暂按{per}", "unit not defined by the source; taken as {per}")
BY_CODE, APART = Text("{name} {yuan}", "{name} {yuan}"), Text("、", ", ")
UP_TO = Text("至多 {most}", "up to {most}")
FROM = Text("{least} 起", "from {least}")
NO_AMOUNT = Text("未定义", "undefined")


def per_text(one: Subsidy) -> Text:
    """Say what one payment is for, as stated or as taken for what is not."""
    if one.paid_per is None:
        return PER[one.per]
    return PER_ASSUMED.format(per=PER[one.paid_per])


def amount_text(one: Subsidy) -> Text:
    """Write what a version pays in yuan: by level or grade, as a range, or that it is not said."""
    if one.amounts:
        words = {code: LEVELS.get(code) or GRADES[code] for code in one.amounts}
        parts = [(words[code], f"{yuan:,}") for code, yuan in one.amounts.items()]
        told = [BY_CODE.format(name=name, yuan=yuan) for name, yuan in parts]
        return Text(APART.zh.join(x.zh for x in told), APART.en.join(x.en for x in told))
    return _range(one)


def _range(one: Subsidy) -> Text:
    least, most = one.least_yuan, one.most_yuan
    if least is not None and most is not None:
        text = f"{least:,}" if least == most else f"{least:,}–{most:,}"
        return Text(text, text)
    if most is not None:
        return UP_TO.format(most=f"{most:,}")
    return NO_AMOUNT if least is None else FROM.format(least=f"{least:,}")
