"""A number as printed, and what it may stand for: rounding, cutting off, 余 and 约.

Exact fractions throughout: a rate on the edge of rounding must not be decided by binary
floating point.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from dashboard.domain.errors import BadConfig
from dashboard.domain.published import Bound, Published
from dashboard.domain.text import Text

TEN_THOUSAND = 10_000
POINT = Fraction(1, 100)
AT_LEAST = Text("逾 {value}", "over {value}")
ABOUT = Text("约 {value}", "about {value}")


@dataclass(frozen=True)
class Span:
    """All numbers from ``low`` to ``high``, both included: a half may be rounded either way."""

    low: Fraction
    high: Fraction

    def holds(self, number: Fraction) -> bool:
        return self.low <= number <= self.high

    def touches(self, other: "Span") -> bool:
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True)
class Printed:
    """A number with its name; ``step`` is how finely it is printed, 0 when exact."""

    name: Text
    value: Fraction
    step: Fraction = Fraction(0)
    bound: Bound | None = None
    is_share: bool = False
    key: str = ""

    @property
    def is_exact(self) -> bool:
        return not self.step

    @property
    def rounded(self) -> Span:
        """What the number may stand for when it was rounded (or is 余, or 约)."""
        if self.bound == "at_least":
            return self.cut
        half = self.step if self.bound == "about" else self.step / 2
        return Span(self.value - half, self.value + half)

    @property
    def cut(self) -> Span:
        """What it may stand for when digits were cut off instead."""
        below = self.step if self.value <= 0 and self.bound is None else Fraction(0)
        above = self.step if self.value >= 0 else Fraction(0)
        return Span(self.value - below, self.value + above)

    @property
    def widest(self) -> Span:
        """What it may stand for in either way."""
        return Span(
            min(self.rounded.low, self.cut.low),
            max(self.rounded.high, self.cut.high),
        )

    @property
    def words(self) -> Text:
        """The number as one would print it: 3,448 · 48.1万 · 84.9%."""
        plain = self._plain()
        if self.bound is None:
            return plain
        frame = AT_LEAST if self.bound == "at_least" else ABOUT
        return Text(frame.zh.format(value=plain.zh), frame.en.format(value=plain.en))

    def _plain(self) -> Text:
        if self.is_share:
            text = percent(self.value, places(self.step / POINT))
            return Text(text, text)
        if self.step >= 100 and abs(self.value) >= TEN_THOUSAND:
            return Text(f"{float(self.value / TEN_THOUSAND):,.10g}万", number(self.value))
        return Text(number(self.value), number(self.value))


def printed_of(figure: Published) -> Printed:
    """Return a published figure's number; a figure without one must not get here."""
    if figure.value is None:
        raise BadConfig(f"Published figure '{figure.key}' has no value.")
    return Printed(
        name=figure.name,
        value=exactly(figure.value),
        step=exactly(figure.step),
        bound=figure.bound,
        is_share=figure.is_share,
        key=figure.key,
    )


def exactly(value: float) -> Fraction:
    """Return the decimal number a file says, not the binary one nearest to it."""
    return Fraction(str(value))


def total(spans: Iterable[Span]) -> Span:
    """Return what a sum of such numbers may be."""
    held = list(spans)
    return Span(
        sum((span.low for span in held), Fraction(0)),
        sum((span.high for span in held), Fraction(0)),
    )


def quotient(top: Span, bottom: Span) -> Span:
    """Return what the quotient of two counts may be."""
    least, most = max(top.low, Fraction(0)), max(bottom.low, Fraction(1, 2))
    return Span(least / bottom.high, top.high / most)


def places(step: Fraction) -> int:
    """Return how many decimals a step has: 1 for 0.1."""
    found = 0
    while step and step < 1 and found < 6:
        step, found = step * 10, found + 1
    return found


def percent(share: Fraction, decimals: int = 2) -> str:
    """Write a share in per cent, a half away from zero, as office papers round."""
    scaled = abs(share) * 100 * 10**decimals
    whole = int(scaled + Fraction(1, 2))
    sign = "−" if share < 0 and whole else ""
    return f"{sign}{whole / 10**decimals:,.{decimals}f}%"


def number(value: Fraction) -> str:
    """Write a number: whole ones with separators, others with at most three decimals."""
    sign = "−" if value < 0 else ""
    if value.denominator == 1:
        return f"{sign}{abs(value.numerator):,}"
    return sign + f"{float(abs(value)):,.3f}".rstrip("0").rstrip(".")
