"""A progress bar on stderr; a line per step where nobody watches."""

import sys


def progress_bar(share: float, step: str) -> None:
    """Show the share done (0 to 1) and the step under way."""
    if not sys.stderr.isatty():
        print(f"[{share:4.0%}] {step}", file=sys.stderr)
        return
    filled = round(share * 30)
    end = "\n" if share >= 1 else ""
    bar = "█" * filled + "·" * (30 - filled)
    print(f"\r{bar} {share:4.0%} {step:<30}", end=end, file=sys.stderr, flush=True)
