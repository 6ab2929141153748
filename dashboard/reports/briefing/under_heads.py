"""The parts of a briefing under their headings, with room for what is written by hand."""

from collections.abc import Mapping

from dashboard.domain.text import Lang, Text
from dashboard.reports.paper.document import STANDS_OUT, Block, Heading, Paragraph


def under_heads(
    parts: Mapping[str, list[Block]], heads: Mapping[str, Text], lang: Lang
) -> list[Block]:
    """Return the opening and each part under its heading; a picture finds 特点 by its key."""
    out: list[Block] = [Paragraph(("",), key="opening")]
    for key, blocks in parts.items():
        name = STANDS_OUT if key == "features" else ""
        out += [Heading(heads[key][lang], key=name), *blocks]
    return out
