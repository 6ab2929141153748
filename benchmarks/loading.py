"""A million clean rows loaded into an empty database, beside a raw read of the same file.

The floor is DuckDB's own reader in the same run: it types nothing, checks nothing, and keeps
what it read in a table. Runs as a process of its own, so that its memory is that of the load.
"""

import csv
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

import duckdb

from dashboard.coverage.kept import keep_gaps
from dashboard.domain.settings import programme_of, settings
from dashboard.loading.load import load
from dashboard.loading.mapping import load_mapping

ROWS = 1_000_000
AIM_SECONDS, AIM_MEGABYTES = 60, 2_000
FIRST_DAY, DAYS, LONGEST = date(2019, 1, 1), 330, 30
HEADER = (
    "纠纷编号,台账,区县代码,街道代码,调解管理区代码,派出所代码,律所代码,来源渠道,纠纷类型,分流类别,"
    "主调人,难度,发现日,受理日,开始调解日,办结日,结果,协议形式,涉及金额（元）,涉及人数,满意度"
).split(",")


def main() -> int:
    """Print the seconds of both, their ratio, and the peak memory of loader and reader."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "disputes.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(chain([HEADER], _rows(ROWS)))
        floor = _floor(path, Path(folder) / "floor.duckdb")
        taken = _load(path, Path(folder) / "cases")
    loader, reader = (
        resource.getrusage(who).ru_maxrss / 1000
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    over = taken > AIM_SECONDS or max(loader, reader) > AIM_MEGABYTES  # one after the other
    print(
        f"\n{ROWS:,} rows: raw read {floor:.1f} s, load {taken:.1f} s ({taken / floor:.1f} ×),"
        f" peak memory {loader:,.0f} MB and reader {reader:,.0f} MB{'  over the aim' * over}"
    )
    return 0


def _rows(number: int) -> Iterator[list[object]]:
    chance = random.Random(1)
    for n in range(number):
        accepted = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        closed = accepted + timedelta(days=chance.randrange(1, LONGEST))
        coded = ["station_docking", "510108", "", "", "", "", "110", "neighbour", "", "", ""]
        days = [accepted.isoformat()] * 3 + [closed.isoformat()]
        money = f"{chance.randrange(100, 90_000)}.50"
        counts = [chance.randrange(1, 9), chance.randrange(1, 6)]
        yield [f"2019-{n:07d}", *coded, *days, "settled", "written", money, *counts]


def _floor(path: Path, database: Path) -> float:
    start = time.perf_counter()
    with duckdb.connect(str(database), config={"threads": 2}) as raw:
        raw.execute("CREATE TABLE rows AS SELECT * FROM read_csv(?, all_varchar=true)", [str(path)])
    return time.perf_counter() - start


def _load(path: Path, folder: Path) -> float:
    start = time.perf_counter()
    report = load(
        [path],
        programme_of("chenghua"),
        load_mapping(settings().config, "ledger"),
        database=str(folder),
        derive=keep_gaps,
    )
    if report.accepted != ROWS:
        raise RuntimeError(f"{report.accepted:,} of {ROWS:,} rows were accepted.")
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
