"""A million clean rows loaded into an empty database, beside a raw read of the same file.

The floor is DuckDB's own reader in the same run: it types nothing, checks nothing, and keeps
what it read in a table. Runs as a process of its own, so that its memory is that of the load:
what loader and reader hold together is looked at twenty times a second.
"""

import csv
import os
import random
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
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
        with Memory() as together:
            taken = _load(path, Path(folder) / "cases")
    loader, reader = (
        resource.getrusage(who).ru_maxrss / 1000
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    most = together.most / 1_000_000
    over = taken > AIM_SECONDS or most > AIM_MEGABYTES
    print(
        f"\n{ROWS:,} rows: raw read {floor:.1f} s, load {taken:.1f} s ({taken / floor:.1f} ×),"
        f" peak memory {loader:,.0f} MB and reader {reader:,.0f} MB, together at most"
        f" {most:,.0f} MB{'  over the aim' * over}"
    )
    return 0


@dataclass
class Memory:
    """The most that this process and those it started hold at one time, in bytes."""

    most: int = 0
    _done: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Memory":
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._done.set()
        self._watcher.join()

    def _watch(self) -> None:
        while not self._done.wait(0.05):
            self.most = max(self.most, sum(map(_held, [os.getpid(), *_children()])))


def _children() -> list[int]:
    own = Path(f"/proc/{os.getpid()}/task")
    return [int(pid) for task in own.iterdir() for pid in (task / "children").read_text().split()]


def _held(process: int) -> int:
    """Bytes a process holds; one that has just ended holds none."""
    with suppress(OSError):
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
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
