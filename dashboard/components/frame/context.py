"""Who is looking, in which language, and where links lead: set by the frame for one rerun."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from streamlit.navigation.page import StreamlitPage

from dashboard.access.reader import Reader
from dashboard.components.exporting.sheet import Sheet
from dashboard.domain.errors import NotAllowed
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang


@dataclass(frozen=True)
class Context:
    """One rerun for one reader; ``sheet`` notes what is drawn in it."""

    reader: Reader
    lang: Lang
    pages: Mapping[str, StreamlitPage]
    sheet: Sheet = field(default_factory=Sheet)

    @property
    def scope(self) -> Scope:
        return self.reader.scope


_context: ContextVar[Context | None] = ContextVar("context", default=None)


def context() -> Context:
    """Return the rerun's context; without one nothing may be drawn."""
    found = _context.get()
    if found is None:
        raise NotAllowed("Nobody is signed in.")
    return found


@contextmanager
def showing_to(reader: Reader, lang: Lang, pages: Mapping[str, StreamlitPage]) -> Iterator[None]:
    """Draw what is inside for this reader."""
    token = _context.set(Context(reader, lang, pages))
    try:
        yield
    finally:
        _context.reset(token)
