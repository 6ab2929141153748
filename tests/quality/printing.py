"""Numbers as a text prints them, made short for tests."""

from fractions import Fraction

from dashboard.domain.text import Text
from dashboard.quality.printed import Printed


def count(value: float, name: str = "count", **more: object) -> Printed:
    """A count; ``step`` says that it is rounded."""
    step = Fraction(str(more.pop("step", 0)))
    return Printed(name=Text(name, name), value=Fraction(str(value)), step=step, **more)


def wan(text: str, **more: object) -> Printed:
    """A count printed in 万: ``wan("48.1")`` is 48.1万."""
    decimals = len(text.partition(".")[2])
    value, step = Fraction(text) * 10_000, Fraction(10_000, 10**decimals)
    return Printed(name=Text("count", "count"), value=value, step=step, **more)


def rate(text: str, **more: object) -> Printed:
    """A percentage as printed: ``rate("84.9")`` is 84.9 %."""
    decimals = len(text.partition(".")[2])
    value, step = Fraction(text) / 100, Fraction(1, 100 * 10**decimals)
    return Printed(name=Text("rate", "rate"), value=value, step=step, is_share=True, **more)
