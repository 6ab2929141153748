"""What separates the cells of a text file: the sign that cuts its rows most evenly."""

import csv
import io
from collections import Counter

SIGNS = (",", "\t", ";", "|", "^", "~")
LOOKED_AT = 200


def delimiter_of(sample: str) -> str:
    """Return the separator of a sample of whole lines; a comma where there is one column."""
    scores = {sign: _evenness(sample, sign) for sign in SIGNS}
    best = max(SIGNS, key=lambda sign: scores[sign])
    return best if scores[best] > 0 else ","


def _evenness(sample: str, sign: str) -> float:
    """How many rows have the commonest number of cells, weighted by how many these are."""
    widths = []
    lines = io.StringIO(sample, newline="")
    try:
        for cells in csv.reader(lines, delimiter=sign, skipinitialspace=True):
            if any(cell.strip() for cell in cells):
                widths.append(len(cells))
            if len(widths) >= LOOKED_AT:
                break
    except csv.Error:
        return 0
    (width, rows) = Counter(widths).most_common(1)[0] if widths else (1, 0)
    return 0 if width < 2 else rows / len(widths) + min(width, 50) / 1_000
