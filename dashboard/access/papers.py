"""A paper on its way out: its codes are kept, so that they open again, and it says whose it is."""

from dataclasses import replace

from dashboard.access.view_links import keep_all
from dashboard.reports.files.export_words import Taken, mark
from dashboard.reports.paper.document import Document
from dashboard.reports.paper.formats import Form, rendered


def issued(document: Document, form: Form, taken: Taken) -> bytes:
    """Return a paper as a file that names, on every page, who took it when, of which data."""
    keep_all(document.quoted)
    said = " · ".join(filter(None, (document.mark, mark(taken))))
    return rendered(replace(document, mark=said), form)
