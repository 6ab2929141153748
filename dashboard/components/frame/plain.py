"""Words that come from outside, drawn as they stand in a sentence of ours."""

import re

import pandas as pd

LONGEST = 120
MARKS = re.compile(r"([\\`*\[\]<>$:@~|#]|(?<=www)\.)", re.IGNORECASE)
"""What Markdown makes links, pictures, formulas, colours or emphasis of."""


def plain(text: str) -> str:
    """Return words of a link, a file or a register for a sentence: no marks, one line, not long.

    Unseen and direction marks are left out: they would turn the rest of the sentence around.
    """
    told = seen(text)
    short = told if len(told) <= LONGEST else f"{told[: LONGEST - 1]}…"
    return MARKS.sub(r"\\\1", short)


def named_plainly(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with its names as they stand in a sentence: a register's marks are none."""
    return table.assign(name=[plain(str(name)) for name in table["name"]])


def seen(text: str) -> str:
    """Return what can be seen of words that were typed, on one line; of unseen marks nothing."""
    shown = "".join(sign for sign in text if sign.isprintable() or sign.isspace())
    return " ".join(shown.split())
