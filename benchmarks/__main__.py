"""Server time of every page, cold and warm, beside an empty page: ``make bench``.

Each page's script runs as the server runs it, for a reader who reaches everything. Cold:
no answer is cached yet. Warm: the same page again. The floor is an empty page in this run.
"""

import statistics
import sys
import time
from collections.abc import Callable

import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.charts.checking import trust_own_charts
from dashboard.commands.demo import ensure_database
from dashboard.navigation import PAGES

REPEATS = 5
AIM_WARM, AIM_COLD = 0.15, 0.6


def empty_page() -> None:
    """Draw one word: what Streamlit itself costs."""
    import streamlit as st

    st.write("empty")


def one_page(key: str) -> None:
    """Draw a page for a reader who reaches everything. Streamlit copies this body alone."""
    from benchmarks.reader import everything
    from dashboard.components.context import showing_to
    from dashboard.database.connection import pinned
    from dashboard.domain.text import Lang
    from dashboard.navigation import PAGES

    entry = next(entry for entry in PAGES if entry.key == key)
    with pinned(), showing_to(everything(), Lang.ZH, {}):
        entry.render()


def seconds(script: Callable[..., None], *args: str, cold: bool) -> float:
    """Return the median time of a script's rerun, as a click in an open page costs it."""
    app = AppTest.from_function(script, args=args, default_timeout=60).run()
    if app.exception:
        raise RuntimeError(f"{args}: {app.exception[0].message}")
    return statistics.median(_one(app, cold=cold) for _ in range(REPEATS))


def _one(app: AppTest, *, cold: bool) -> float:
    if cold:
        st.cache_data.clear()
    start = time.perf_counter()
    app.run()
    return time.perf_counter() - start


def main() -> int:
    """Print a line per page: cold, warm, and both as multiples of an empty page."""
    ensure_database()
    trust_own_charts()
    floor = seconds(empty_page, cold=False)
    print(f"{'page':<14}{'cold s':>9}{'warm s':>9}{'cold ×':>9}{'warm ×':>9}")
    print(f"{'(empty)':<14}{floor:>9.3f}{floor:>9.3f}{1:>9.1f}{1:>9.1f}")
    for entry in PAGES:
        cold, warm = (seconds(one_page, entry.key, cold=cold) for cold in (True, False))
        late = "  over the aim" if cold > AIM_COLD or warm > AIM_WARM else ""
        print(
            f"{entry.key:<14}{cold:>9.3f}{warm:>9.3f}{cold / floor:>9.1f}{warm / floor:>9.1f}{late}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
