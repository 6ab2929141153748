"""Codes made of names, for what a file names and no register holds yet."""

import re
import unicodedata

from dashboard.domain.text import Text
from dashboard.loading.cells import BadCell, words

NO_NAME = Text("名称中没有文字", "a name without letters or digits")


def slug_of(name: str) -> str:
    """Return the part of a code that a name gives: however cased or spaced, always the same."""
    plain = unicodedata.normalize("NFKC", words(name)).casefold()
    slug = re.sub(r"[\W_]+", "-", plain).strip("-")
    if not slug:
        raise BadCell(NO_NAME)
    return slug
