"""Figures that are consistent, printed as people print them, are never called contradictory.

Drawn at random with a fixed seed: true counts and what follows from them, rounded half up or
half to even or cut off, to nought to two decimals, counts now and then in 万.
"""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import numpy as np
import pytest

from dashboard.domain.text import Text
from dashboard.quality.changes import judge_change, judge_quotient
from dashboard.quality.findings import CONTRADICTIONS, Verdict
from dashboard.quality.paragraph import check_text
from dashboard.quality.printed import Printed
from dashboard.quality.rates import judge_attendances, judge_rate
from dashboard.quality.subsets import judge_subset
from dashboard.quality.sums import judge_parts, judge_restated, judge_shares

CASES = 1_000
HOW = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
NAME = Text("某数", "a number")


class Printer:
    """Draws true numbers and prints them as an article would."""

    def __init__(self, seed: int, how: tuple[str, ...] = HOW) -> None:
        self.draw = np.random.default_rng(seed)
        self.how = how

    def to(self, most: float) -> int:
        """Draw a whole number up to ``most``, small ones as often as large ones."""
        top = 10 ** self.draw.uniform(0, np.log10(max(most, 1) + 1))
        return int(self.draw.integers(0, max(int(top), 1), endpoint=True)) if most else 0

    def rounded(self, value: Fraction, step: Decimal) -> Fraction:
        with localcontext() as exact:
            exact.prec = 60
            steps = Decimal(value.numerator) / Decimal(value.denominator) / step
            how = self.how[int(self.draw.integers(len(self.how)))]
            return Fraction(steps.quantize(Decimal(1), how) * step)

    def share(self, value: Fraction) -> Printed:
        step = Decimal(1).scaleb(-int(self.draw.integers(2, 5)))
        shown = self.rounded(value, step)
        return Printed(name=NAME, value=shown, step=Fraction(step), is_share=True)

    def count(self, value: int) -> Printed:
        step = Decimal(int(self.draw.choice([0, 0, 100, 1_000, 10_000])))
        if not step or value < 20 * step:
            return Printed(name=NAME, value=Fraction(value))
        return Printed(name=NAME, value=self.rounded(Fraction(value), step), step=Fraction(step))

    def average(self, value: Fraction) -> Printed:
        step = Decimal(1).scaleb(-int(self.draw.integers(0, 3)))
        return Printed(name=NAME, value=self.rounded(value, step), step=Fraction(step))


@pytest.mark.parametrize("seed", range(CASES // 100))
def test_a_true_rate_is_never_refuted(seed):
    printer = Printer(seed)
    for _ in range(100):
        of = 1 + printer.to(1e6)
        good = printer.to(of)
        stated = printer.share(Fraction(good, of))
        finding = judge_rate(printer.count(good), printer.count(of), stated)
        assert finding.verdict not in CONTRADICTIONS, (good, of, finding)


@pytest.mark.parametrize("seed", range(10))
def test_a_correctly_rounded_rate_of_exact_counts_agrees(seed):
    printer = Printer(seed, (ROUND_HALF_UP, ROUND_HALF_EVEN))
    for _ in range(100):
        of = 1 + printer.to(1e6)
        good = printer.to(of)
        exact = [Printed(name=NAME, value=Fraction(value)) for value in (good, of)]
        assert judge_rate(*exact, printer.share(Fraction(good, of))).verdict == Verdict.AGREES


@pytest.mark.parametrize("seed", range(10))
def test_a_rate_two_steps_off_is_always_refuted(seed):
    printer = Printer(seed)
    for _ in range(100):
        of = 1 + printer.to(1e6)
        exact = [Printed(name=NAME, value=Fraction(value)) for value in (printer.to(of), of)]
        right = printer.share(exact[0].value / exact[1].value)
        wrong = Printed(
            name=NAME, value=right.value + 2 * right.step, step=right.step, is_share=True
        )
        assert judge_rate(*exact, wrong).verdict == Verdict.DISAGREES


@pytest.mark.parametrize("seed", range(CASES // 100))
def test_a_true_change_is_never_refuted(seed):
    printer = Printer(seed)
    for _ in range(100):
        before, now = 1 + printer.to(1e6), printer.to(1e6)
        stated = printer.share(Fraction(now, before) - 1)
        finding = judge_change(printer.count(now), printer.count(before), stated)
        assert finding.verdict not in CONTRADICTIONS, (now, before, finding)


@pytest.mark.parametrize("seed", range(CASES // 100))
def test_parts_of_a_whole_add_up(seed):
    printer = Printer(seed)
    for _ in range(100):
        parts = [printer.to(1e6) for _ in range(int(printer.draw.integers(2, 8)))]
        printed, whole = [printer.count(part) for part in parts], printer.count(sum(parts))
        assert judge_parts(whole, printed).verdict not in CONTRADICTIONS
        more = printer.count(sum(parts) + printer.to(1e5))
        assert judge_shares(printed, more).verdict not in CONTRADICTIONS
        if sum(parts):
            shares = [printer.share(Fraction(part, sum(parts))) for part in parts]
            hundred = printer.share(Fraction(1))
            assert judge_parts(hundred, shares).verdict not in CONTRADICTIONS


@pytest.mark.parametrize("seed", range(CASES // 100))
def test_a_true_part_fits_into_its_whole(seed):
    printer = Printer(seed)
    for _ in range(100):
        good, failed = printer.to(1e6), printer.to(1e5)
        part_good, part_failed = printer.to(good), printer.to(failed)
        part = [printer.count(part_good + part_failed), printer.count(part_good)]
        whole = printer.count(good + failed)
        counted = judge_subset(*part, whole, whole_good=printer.count(good))
        assert counted.verdict not in CONTRADICTIONS
        if good + failed:
            rate = printer.share(Fraction(good, good + failed))
            assert judge_subset(*part, whole, whole_rate=rate).verdict not in CONTRADICTIONS


@pytest.mark.parametrize("seed", range(10))
def test_true_averages_rough_numbers_and_attendances_are_never_refuted(seed):
    printer = Printer(seed)
    for _ in range(100):
        total, units = printer.to(1e6), 1 + printer.to(500)
        average = printer.average(Fraction(total, units))
        assert judge_quotient(printer.count(total), average, NAME).verdict not in CONTRADICTIONS
        exact, rough = Printed(name=NAME, value=Fraction(total)), printer.count(total)
        assert judge_restated([rough], [exact]).verdict not in CONTRADICTIONS
        trained = printer.to(total)
        attended = printer.count(trained + printer.to(1e5))
        if total:
            share = printer.share(Fraction(trained, total))
            assert judge_attendances(attended, exact, share).verdict not in CONTRADICTIONS


@pytest.mark.parametrize("seed", range(CASES // 100))
def test_a_true_paragraph_is_paired_once_and_never_refuted(seed):
    printer = Printer(seed)
    for _ in range(20):
        of = 1 + printer.to(1e6)
        good, before = printer.to(of), 1 + printer.to(1e6)
        rate, change = (printer.share(x) for x in (Fraction(good, of), Fraction(of, before) - 1))
        word = "下降" if change.value < 0 else "上升"
        text = (
            f"共受理纠纷{of}件，成功调解{good:,}件，调解成功率达{rate.words.zh}；受理纠纷{of}件，"
            f"较去年同期{before}件{word}{change.words.zh.removeprefix('−')}。"
        )
        reading = check_text(text)
        assert [result.kind for result in reading.results] == ["rate", "change"], text
        verdicts = {result.finding.verdict for result in reading.results}
        assert not verdicts & set(CONTRADICTIONS), text
        assert not reading.unpaired
