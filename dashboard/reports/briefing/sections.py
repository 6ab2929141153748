"""The sections of a briefing under their headings, after a place for opening words."""

from collections.abc import Mapping

from dashboard.domain.text import Text
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.document import STANDS_OUT, Block, Heading, Paragraph

FEATURES = "features"


def sections(
    writer: Writer, heads: Mapping[str, Text], parts: Mapping[str, list[Block]]
) -> list[Block]:
    """Return a briefing's blocks; what stands out is marked, so that a phone shows it alone."""
    return [Paragraph(("",), key="opening"), *headed(writer, heads, parts)]


def headed(
    writer: Writer, heads: Mapping[str, Text], parts: Mapping[str, list[Block]]
) -> list[Block]:
    """Return blocks, those of each part under its heading."""
    out: list[Block] = []
    for key, blocks in parts.items():
        marked = STANDS_OUT if key == FEATURES else ""
        out += [Heading(heads[key][writer.lang], key=marked), *blocks]
    return out
