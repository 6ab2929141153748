"""Offering a file that was made: kept for this sign-in, fetched by a link through the gate."""

from html import escape

import streamlit as st

from dashboard.access.export_routes import export_address
from dashboard.access.export_store import File, keep
from dashboard.components.frame.context import context
from dashboard.domain.text import Text

DOWNLOAD = Text("下载 {name}", "Download {name}")
LINK = (
    '<a href="{address}" download style="display:inline-flex;align-items:center;'
    "min-height:2.5rem;padding:0.25rem 0.75rem;border:1px solid rgba(128,136,148,0.6);"
    'border-radius:0.5rem;color:inherit;text-decoration:none">↓&#8194;{label}</a>'
)
"""A link of the same page and server: no tab of its own, which a phone would leave open empty."""


def offered(name: str, media: str, content: bytes, number: str, label: Text | None = None) -> None:
    """Keep a file under its export's number and draw the link that fetches it.

    ``name`` has its ending. The export is on record before (``export_log``).
    """
    here = context()
    token = keep(here.reader, File(name, media, content), number)
    told = (label or DOWNLOAD.format(name=name))[here.lang]
    st.html(LINK.format(address=export_address(token), label=escape(told)))
