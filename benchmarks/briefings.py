"""Time of a briefing of each subject of each programme, beside that of its queries alone."""

import sys
import time
from collections.abc import Callable

import pandas as pd

from dashboard.charts.checking import trust_own_charts
from dashboard.commands.demo import ensure_database
from dashboard.domain.scope import OPERATOR
from dashboard.domain.settings import programmes
from dashboard.reports.briefing.asked import Asked
from dashboard.reports.briefing.briefing import briefing
from dashboard.reports.briefing.subjects import latest_month, subjects_of
from dashboard.reports.figure import directly

REPEATS = 3
AIM = 1.5
Asks = list[tuple[Callable[..., pd.DataFrame], tuple[object, ...]]]


def briefings() -> None:
    """Print a line per programme and subject: nothing cached, and its queries run again alone."""
    print(f"{'programme':<12}{'briefing':<14}{'s':>9}{'queries':>9}{'n':>6}{'figures':>9}")
    for programme in programmes().values():
        for subject in subjects_of(programme):
            asked = Asked(programme.code, subject, latest_month(programme))
            print(f"{programme.code:<12}{subject.value:<14}{_line(asked)}", flush=True)


def _line(asked: Asked) -> str:
    asks: Asks = []

    def noted(query: Callable[..., pd.DataFrame], *args: object) -> pd.DataFrame:
        asks.append((query, args))
        return directly(query, *args)

    figures = len(briefing(OPERATOR, asked, ask=noted).quoted)
    taken = min(_seconds(lambda: briefing(OPERATOR, asked)) for _ in range(REPEATS))
    floor = min(_seconds(lambda: [query(*args) for query, args in asks]) for _ in range(REPEATS))
    note = "  over the aim" if taken > AIM else ""
    return f"{taken:>9.3f}{floor:>9.3f}{len(asks):>6}{figures:>9}{note}"


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    ensure_database()
    trust_own_charts()
    briefings()
    sys.exit()
