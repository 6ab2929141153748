"""The same word written otherwise: full width, traditional signs, signs nobody sees.

Used to find what a word stands for; what was written is kept as it was.
"""

import re
import unicodedata
from functools import lru_cache

from opencc import OpenCC

from dashboard.loading.unseen import UNSEEN

BETWEEN = re.compile(r"\s+")
_SIMPLIFIED = OpenCC("t2s")


def plain(text: str) -> str:
    """Return a cell in signs of usual width, without unseen ones and blanks around it."""
    return UNSEEN.sub("", unicodedata.normalize("NFKC", text)).strip()


@lru_cache(maxsize=65_536)
def matching_key(text: str) -> str:
    """Return what two ways of writing the same word have in common."""
    seen = BETWEEN.sub("", plain(text)).casefold()
    return str(_SIMPLIFIED.convert(seen))
