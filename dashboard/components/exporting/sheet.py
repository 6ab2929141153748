"""What a page draws, noted while it is drawn: what it is printed from, should it be.

Only references are kept. What a print needs beyond them is made when one is asked for, so that
a page nobody prints costs nothing more.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd
from streamlit.delta_generator import DeltaGenerator

from dashboard.domain.filters import Filters

Spec = dict[str, object]


@dataclass(frozen=True)
class Said:
    """Words as they were written, Markdown where they are ``marked``."""

    text: str
    is_small: bool = False
    marked: bool = True


@dataclass(frozen=True)
class Shown:
    """A number by itself, with what stands behind it; ``key`` names its indicator, if any."""

    name: str
    value: str
    behind: str = ""
    key: str = ""
    filters: Filters | None = None


@dataclass(frozen=True)
class Drawn:
    """A picture: how its specification is made. An empty title is the specification's own."""

    make: Callable[[], Spec]
    title: str = ""


@dataclass(frozen=True)
class Listed:
    """A table as it was drawn, and how its columns are: Streamlit's configuration of them.

    Words in its cells are Markdown where they are ``marked``; a table without ``headed`` has
    no heads. An empty title is what was said last as a heading.
    """

    make: Callable[[], pd.DataFrame]
    title: str = ""
    columns: Mapping[str, object] = field(default_factory=dict)
    marked: bool = False
    headed: bool = True


Part = Said | Shown | Drawn | Listed


@dataclass
class Sheet:
    """One page as drawn in one rerun, top to bottom.

    ``tools`` is the place at its head for what takes it along; a page that ``has_own_files``
    offers better ones there itself. ``formulas`` are those of the foot line, name and words.
    """

    tools: DeltaGenerator | None = None
    has_own_files: bool = False
    title: str = ""
    question: str = ""
    standing: str = ""
    filters: Filters | None = None
    formulas: tuple[tuple[str, str], ...] = ()
    parts: list[Part] = field(default_factory=list)

    def say(self, text: str, *, is_small: bool = False, marked: bool = True) -> None:
        """Note words."""
        self.parts.append(Said(text, is_small, marked))

    @property
    def drawings(self) -> list[Drawn]:
        return [part for part in self.parts if isinstance(part, Drawn)]

    @property
    def lists(self) -> list[Listed]:
        return [part for part in self.parts if isinstance(part, Listed)]
