"""Figures in a Word file: each a run of its own under its id, led to its row in the annex."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from dashboard.reports.paper.document import Cite, Document

FIGURE, SOURCE = "figure", "source"
LIMIT = 36
"""Word reads forty characters of a bookmark's name; four are kept for a number behind it."""
# XML has no place for these, and nothing is printed of them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def bookmark(kind: str, figure_id: str) -> str:
    """Return the bookmark of a figure, or of its source: letters, digits and underscores only."""
    plain = re.sub("[^A-Za-z0-9]", lambda found: f"_{ord(found.group()):X}_", figure_id)
    name = f"{kind}_{plain}"
    if len(name) <= LIMIT:
        return name
    told = hashlib.sha256(figure_id.encode("utf-8")).hexdigest()[:10]
    return f"{name[: LIMIT - 11]}_{told}"


def plain(text: str) -> str:
    """Return words as XML can hold them."""
    return _UNPRINTABLE.sub("", text)


@dataclass
class Figures:
    """The figures of one file; a figure that stands twice has a numbered second bookmark."""

    document: Document
    number: int = 0
    seen: Counter[str] = field(default_factory=Counter)

    def cite(self, paragraph: Paragraph, cite: Cite) -> None:
        """Write a figure into a paragraph, with its bookmark and the way to its source."""
        quoted = self.document.figure(cite.id)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), bookmark(SOURCE, quoted.id))
        link.set(qn("w:history"), "1")
        run = paragraph.add_run(plain(cite.text))
        paragraph._p.remove(run._r)
        link.append(run._r)
        self._marked(paragraph, self._name(quoted.id), link)

    def source(self, paragraph: Paragraph, figure_id: str, text: str) -> None:
        """Write the beginning of a figure's row in the annex, to which its links lead."""
        run = paragraph.add_run(plain(text))
        paragraph._p.remove(run._r)
        self._marked(paragraph, bookmark(SOURCE, figure_id), run._r)

    def _name(self, figure_id: str) -> str:
        name = bookmark(FIGURE, figure_id)
        self.seen[name] += 1
        return name if self.seen[name] == 1 else f"{name}__{self.seen[name]}"

    def _marked(self, paragraph: Paragraph, name: str, inside: BaseOxmlElement) -> None:
        self.number += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for each in (start, end):
            each.set(qn("w:id"), str(self.number))
        start.set(qn("w:name"), name)
        paragraph._p.extend([start, inside, end])
