"""Periods a reader picks by name, all counted from the data-to day, never from the clock."""

from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.queries.counts import data_from, data_to

PUBLISHED = Text("{span}（公布期）", "{span} (as published)")


@dataclass(frozen=True)
class Preset:
    """A named period, both days included."""

    name: Text
    span: tuple[date, date]


def presets(code: str) -> dict[str, Preset]:
    """Return named periods: the programme's own, latest week, month, quarter and year; years.

    None begins before the data do: what nobody recorded is no part of a period.
    """
    programme, begin, end = programme_of(code), data_from(code), data_to(code)
    month = end.replace(day=1)
    out = {
        "default": Preset(
            PUBLISHED.format(span=_span(programme)),
            (programme.default_start, programme.default_end),
        ),
        "week": Preset(Text("最近一周", "Latest week"), (end - timedelta(days=6), end)),
        "month": Preset(Text("本月", "This month"), (month, end)),
        "quarter": Preset(
            Text("最近三个月", "Latest three months"),
            (max(_months_back(month, 2), begin), end),
        ),
        "year": Preset(
            Text("最近十二个月", "Latest twelve months"),
            (max(_months_back(month, 11), begin), end),
        ),
    }
    first = max(begin.year, programme.default_start.year - 2)
    for year in range(end.year, first - 1, -1):
        span = (max(date(year, 1, 1), begin), min(date(year, 12, 31), end))
        if all(span != preset.span for preset in out.values()):
            out[f"y{year}"] = Preset(Text(f"{year}年", str(year)), span)
    return out


def previous(start: date, end: date) -> tuple[date, date]:
    """Return the same period a year before (29 February becomes 28)."""
    return _year_before(start), _year_before(end)


def _year_before(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)


def _months_back(month: date, months: int) -> date:
    index = month.year * 12 + month.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


def _span(programme: Programme) -> str:
    """Write the published period in whole years, else in months."""
    start, end = programme.default_start, programme.default_end
    if (start.month, start.day, end.month, end.day) != (1, 1, 12, 31):
        return f"{start.year}.{start.month}–{end.year}.{end.month}"
    return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
