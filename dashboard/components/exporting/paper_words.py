"""Words of a page as they are printed: no marks, colours, icons or links, which paper has not."""

import re

HEADING = re.compile(r"\*\*[^*]+\*\*(\s*:\w+\[[^\]]*\])?|#+ .+")
"""A line that is a heading on the page: in bold alone, perhaps with an aside in grey."""
ESCAPED = re.compile(r"\\([^\w\s])")
SPOKEN = 0xE000
"""Where signs that stand for themselves wait while marks are taken away."""
ICON = re.compile(r":material/\w+:\s*")
WRAPPED = (
    re.compile(r":[\w-]+\[([^\[\]]*)\]"),
    re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)"),
    re.compile(r"\*\*(.+?)\*\*"),
    re.compile(r"(?<!\*)\*([^*\s][^*]*)\*(?!\*)"),
    re.compile(r"`([^`]+)`"),
)
BULLET = re.compile(r"^\s*[-*] +")


def unmarked(markdown: str) -> str:
    """Return what is read of a line of Markdown."""
    text = ESCAPED.sub(lambda found: chr(SPOKEN + ord(found.group(1))), markdown)
    text = ICON.sub("", BULLET.sub("· ", text.lstrip("# ")))
    before = ""
    while before != text:
        before = text
        for mark in WRAPPED:
            text = mark.sub(r"\1", text)
    return "".join(_spoken(sign) for sign in text).strip()


def is_heading(line: str) -> bool:
    """Tell whether a line of Markdown is a heading."""
    return HEADING.fullmatch(line.strip()) is not None


def lines_of(markdown: str) -> list[str]:
    """Return the lines that hold words."""
    return [line for line in markdown.splitlines() if line.strip()]


def _spoken(sign: str) -> str:
    return chr(ord(sign) - SPOKEN) if SPOKEN <= ord(sign) < SPOKEN + 0x1000 else sign
