"""Fifty thousand disputes as a workbook, beside the same rows written by the csv module.

The floor is the ``csv`` module in the same run: it types nothing and styles nothing. Runs as a
process of its own, so that its memory is that of the writing.
"""

import csv
import io
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from dashboard.domain.text import Lang, Text
from dashboard.reports.files.sheet_table import Column, Kind, Row
from dashboard.reports.paper.long_list import list_workbook

ROWS = 50_000
AIM_SECONDS, AIM_MEGABYTES = 5.0, 60
FIRST_DAY, DAYS = date(2019, 1, 1), 365
COLUMNS = tuple(
    Column(Text(zh, en), kind)
    for zh, en, kind in (
        ("受理日", "Accepted", Kind.DAY),
        ("纠纷类型", "Type", Kind.WORDS),
        ("结果", "Outcome", Kind.WORDS),
        ("纠纷编号", "Dispute", Kind.WORDS),
        ("难度", "Level", Kind.WORDS),
        ("主调人", "Lead", Kind.WORDS),
        ("派出所", "Station", Kind.WORDS),
        ("街道", "Town", Kind.WORDS),
        ("调解管理区", "Zone", Kind.WORDS),
        ("律师事务所", "Firm", Kind.WORDS),
        ("办理天数", "Days", Kind.COUNT),
        ("金额（元）", "Amount", Kind.YUAN),
        ("涉及人数", "People", Kind.COUNT),
        ("满意度", "Satisfaction", Kind.COUNT),
    )
)


def main() -> int:
    """Print the seconds of both, their ratio, and how much the peak grew from a tenth of them."""
    _as_workbook(ROWS // 10)
    before = _peak()
    taken = _timed(lambda: _as_workbook(ROWS))
    grown = _peak() - before
    floor = _timed(lambda: csv.writer(io.StringIO()).writerows(_rows(ROWS)))
    over = taken > AIM_SECONDS or grown > AIM_MEGABYTES
    print(
        f"\n{ROWS:,} rows of {len(COLUMNS)} columns: csv {floor:.2f} s, workbook {taken:.1f} s"
        f" ({taken / floor:.0f} ×), peak memory {_peak():,.0f} MB,"
        f" {grown:+,.0f} MB for nine tenths of the rows{'  over the aim' * over}"
    )
    return 0


def _rows(number: int) -> Iterator[Row]:
    chance = random.Random(1)
    for n in range(number):
        days = chance.randrange(1, 30)
        on = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        places = (f"派出所{n % 14}", f"街道{n % 17}", f"管理区{n % 211}", f"律师事务所{n % 7}")
        words = ("婚姻家庭", "调解成功", f"chenghua:people:2019-{n:07d}", "普通", "律师", *places)
        yield on, *words, days, chance.randrange(100, 90_000) + 0.5, n % 9, n % 5 + 1


def _as_workbook(number: int) -> None:
    list_workbook("纠纷清单", (("数据截至", "2019-12-31"),), COLUMNS, _rows(number), Lang.ZH)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _peak() -> float:
    """The most memory this process ever had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    sys.exit(main())
