"""What a file taken along says of itself: its number, by whom and when, of which data, why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from dashboard.database.connection import case_database
from dashboard.domain.errors import NoData
from dashboard.domain.filters import Filters
from dashboard.domain.local_time import local
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang, Text
from dashboard.queries.counts import data_to
from dashboard.reports.files.sheet_table import NOTHING
from dashboard.reports.wording import period_text

ABOUT = {
    "programme": Text("工作模式", "Programme"),
    "number": Text("导出编号", "Export"),
    "who": Text("导出人", "By"),
    "when": Text("导出时间", "At"),
    "version": Text("数据版本", "Data version"),
    "data_to": Text("数据截至", "Data to"),
    "period": Text("期间", "Period"),
    "selection": Text("筛选", "Selection"),
    "purpose": Text("用途", "Purpose"),
}
MARK, DASH = Text("标记", "Mark"), " · "


@dataclass(frozen=True, kw_only=True)
class Taken:
    """An export on record: its number, who took it when and what for, and the selection in words.

    ``at`` is a moment, not the clock of a place.
    """

    number: str
    who: str
    at: datetime
    purpose: str
    selection: str


def about_lines(filters: Filters, taken: Taken, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield what an exported file says of itself, label and value."""
    values = {
        "programme": programme_of(filters.programme).short[lang],
        "number": taken.number,
        "who": taken.who,
        "when": when_text(taken.at),
        "version": case_database().version,
        "data_to": data_to(filters.programme).isoformat(),
        "period": period_text(filters.start, filters.end, lang),
        "selection": taken.selection,
        "purpose": taken.purpose,
    }
    yield from ((ABOUT[key][lang], value) for key, value in values.items())


def about_nothing_selected(taken: Taken, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield the same of what has no selection: one dispute, or what was loaded."""
    values = {
        "number": taken.number,
        "who": taken.who,
        "when": when_text(taken.at),
        "version": _version(),
        "selection": taken.selection,
        "purpose": taken.purpose,
    }
    yield from ((ABOUT[key][lang], value) for key, value in values.items())


def mark(taken: Taken) -> str:
    """Return what stands on every page of a file: who took it, when, of which data, its number."""
    return DASH.join((taken.who, when_text(taken.at), _version(), taken.number))


def when_text(at: datetime) -> str:
    """Write a moment as the clock of the place showed it."""
    return f"{local(at):%Y-%m-%d %H:%M}"


def _version() -> str:
    """Return the data version; before the first load there is none."""
    try:
        return case_database().version
    except NoData:
        return NOTHING
