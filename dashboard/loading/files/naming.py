"""The name of a file as it may be shown and stored."""

from pathlib import Path

LONGEST_NAME = 120


def shown_name(path: Path) -> str:
    """Return a file's name fit to show and store: no folder, no control or direction marks."""
    plain = "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in path.name
    )
    return plain if len(plain) <= LONGEST_NAME else f"{plain[: LONGEST_NAME - 1]}…"
