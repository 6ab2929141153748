"""The forms a document takes, each made by a module of its own, loaded when it is asked for."""

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from typing import cast

from dashboard.reports.paper.document import Document


class Form(StrEnum):
    """A kind of file; its value is the end of the file's name."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PNG = "png"


MIMES = {
    Form.PDF: "application/pdf",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.PNG: "image/png",
}
# Typesetting and drawing take a second to load: no page and no verb waits for what it does not use.
MAKERS = {
    Form.PDF: "pdf",
    Form.DOCX: "word",
    Form.XLSX: "workbook",
    Form.PNG: "phone_picture",
}


def rendered(document: Document, form: Form) -> bytes:
    """Return a document as a file."""
    module = import_module(f"dashboard.reports.paper.{MAKERS[form]}")
    return cast(Callable[[Document], bytes], module.made)(document)
