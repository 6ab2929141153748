"""Server time of each page of each programme, cold and warm, beside an empty page: ``make bench``.

After them the briefings; two thousand zones of an agency's own, loaded and drawn; fifty thousand
disputes as a workbook; and a million rows loaded.

Each page's script runs as the server runs it, for a reader who reaches everything. Cold:
no answer is cached yet. Warm: the same page again. The floor is an empty page in this run;
``×`` are multiples of the first programme's time for the same page, to compare sizes.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from streamlit.testing.v1 import AppTest

from benchmarks.briefings import briefings
from benchmarks.outlines import outlines
from dashboard.charts.checking import trust_own_charts
from dashboard.commands.demo import ensure_database
from dashboard.domain.settings import programmes
from dashboard.navigation import PAGES

REPEATS = 3
AIM_WARM, AIM_COLD = 0.15, 0.6
AIM_SIZE = 2.0
"""No page of any programme is to take more than this multiple of the first one's time."""


@dataclass(frozen=True)
class Timing:
    """Median seconds of a page's script."""

    cold: float
    warm: float


def empty_page() -> None:
    """Draw one word: what Streamlit itself costs."""
    import streamlit as st

    st.write("empty")


def one_page(key: str) -> None:
    """Draw a page for a reader who reaches everything. Streamlit copies this body alone."""
    from benchmarks.reader import everything
    from dashboard.components.frame.context import showing_to
    from dashboard.database.connection import pinned
    from dashboard.domain.text import Lang
    from dashboard.navigation import PAGES

    entry = next(entry for entry in PAGES if entry.key == key)
    with pinned(), showing_to(everything(), Lang.ZH, {}):
        entry.render()


def timed(script: Callable[..., None], *args: str, **query: str) -> Timing:
    """Return the median times of a script's rerun, as a click in an open page costs it."""
    app = AppTest.from_function(script, args=args, default_timeout=60)
    app.query_params.update(query)
    app.run()
    if app.exception:
        raise RuntimeError(f"{args}: {app.exception[0].message}")
    cold, warm = (
        statistics.median(_one(app, cold=cold) for _ in range(REPEATS)) for cold in (True, False)
    )
    return Timing(cold, warm)


def _one(app: AppTest, *, cold: bool) -> float:
    if cold:
        st.cache_data.clear()
    start = time.perf_counter()
    app.run()
    return time.perf_counter() - start


def _line(programme: str, page: str, taken: Timing, first: Timing) -> str:
    cold, warm = taken.cold / first.cold, taken.warm / first.warm
    slow = taken.cold > AIM_COLD or taken.warm > AIM_WARM
    notes = ["over the aim"] * slow + ["too big"] * (cold > AIM_SIZE)
    numbers = f"{taken.cold:>9.3f}{taken.warm:>9.3f}{cold:>9.1f}{warm:>9.1f}"
    return f"{programme:<12}{page:<14}{numbers}  {', '.join(notes)}".rstrip()


def main() -> int:
    """Print a line per programme and page: cold, warm, and both as multiples of the first's."""
    ensure_database()
    trust_own_charts()
    floor = timed(empty_page)
    print(f"{'programme':<12}{'page':<14}{'cold s':>9}{'warm s':>9}{'cold ×':>9}{'warm ×':>9}")
    print(_line("-", "(empty)", floor, floor))
    first: dict[str, Timing] = {}
    for code in programmes():
        for entry in PAGES:
            taken = timed(one_page, entry.key, programme=code)
            print(_line(code, entry.key, taken, first.setdefault(entry.key, taken)), flush=True)
    briefings()
    outlines()
    apart = ("benchmarks.lists", "benchmarks.loading")
    return max(
        subprocess.run([sys.executable, "-m", name], check=False).returncode for name in apart
    )


if __name__ == "__main__":
    sys.exit(main())
