"""A progress bar on stderr; a line per step where nobody watches."""

import sys

from dashboard.loading.progress import Progress


def progress_bar(share: float, step: str) -> None:
    """Show the share done (0 to 1) and the step under way."""
    if not sys.stderr.isatty():
        print(f"[{share:4.0%}] {step}", file=sys.stderr)
        return
    filled = round(share * 30)
    end = "\n" if share >= 1 else ""
    bar = "█" * filled + "·" * (30 - filled)
    print(f"\r{bar} {share:4.0%} {step:<30}", end=end, file=sys.stderr, flush=True)


def rows_bar(done: Progress) -> None:
    """Show rows done, rows a second and the time left; nothing where nobody watches."""
    if sys.stderr.isatty():
        step = f"{done.rows:,}/{done.of:,} rows, {done.rate:,.0f}/s, {done.left:,.0f} s left"
        progress_bar(done.rows / done.of if done.of else 1.0, step)
