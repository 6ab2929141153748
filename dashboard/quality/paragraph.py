"""Figures somebody typed in or pasted: read, paired, and checked like published ones."""

from dataclasses import dataclass

from dashboard.domain.errors import BadRequest
from dashboard.domain.text import Text
from dashboard.quality.changes import judge_change
from dashboard.quality.findings import Result
from dashboard.quality.numerals import COUNTED, Number, numbers_in
from dashboard.quality.pairing import Unpaired, pairs_in
from dashboard.quality.pairs import Pair, printed
from dashboard.quality.printed import Printed
from dashboard.quality.rates import judge_rate

MOST = 5_000
"""Characters of a text that are read at once."""
NUMERATOR = Text("分子", "numerator")
DENOMINATOR = Text("分母", "denominator")
NOW = Text("本期", "this period")
BEFORE = Text("同期", "the earlier period")
STATED = Text("印的数", "stated")
TYPED = Text("输入的数", "Typed in")


@dataclass(frozen=True)
class Reading:
    """What was found in a text: pairs with their findings, and what was left unpaired."""

    results: tuple[Result, ...]
    unpaired: tuple[Unpaired, ...]


def check_text(text: str) -> Reading:
    """Find counts and percentages in a text, pair them by rule and check each pair."""
    if len(text) > MOST:
        raise BadRequest(f"The text has {len(text):,} characters; at most {MOST:,} are read.")
    pairs, unpaired = pairs_in(text)
    results = [_result(f"T{at}", pair) for at, pair in enumerate(pairs, 1)]
    return Reading(tuple(results), tuple(unpaired))


def check_typed(
    stated: str, numerator: str, denominator: str, *, is_change: bool = False
) -> Result:
    """Check one figure as typed in: a percentage and its two counts."""
    good = _count(numerator, NOW if is_change else NUMERATOR)
    of = _count(denominator, BEFORE if is_change else DENOMINATOR)
    share = _share(stated)
    judge = judge_change if is_change else judge_rate
    return Result(
        id="typed",
        programme=None,
        name=TYPED,
        kind="change" if is_change else "rate",
        figures=(share, good, of),
        finding=judge(good, of, share),
    )


def _result(name: str, pair: Pair) -> Result:
    told = [one for one in (pair.stated, pair.good, pair.of) if one is not None]
    quoted = pair.stated or pair.good
    label = f"{quoted.quoted}{quoted.number.text}"
    return Result(
        id=name,
        programme=None,
        name=Text(label, label),
        kind=pair.role,
        figures=tuple(one.printed(falls=pair.falls) for one in told),
        finding=pair.finding,
    )


def _count(text: str, name: Text) -> Printed:
    number = _only(text)
    if number is None or number.family not in (*COUNTED, "bare", "money") or number.value < 0:
        raise BadRequest(f"'{text}' is not a count such as 882, 3,448 or 47.3万.")
    return printed(number, name)


def _share(text: str) -> Printed:
    number = _only(text)
    if number is None or number.family != "share":
        raise BadRequest(f"'{text}' is not a percentage such as 84.9%: the sign is needed.")
    return printed(number, STATED)


def _only(text: str) -> Number | None:
    found = numbers_in(text.strip())
    whole = len(found) == 1 and found[0].start == 0 and found[0].end == len(text.strip())
    return found[0] if whole else None
