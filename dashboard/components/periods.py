"""Periods a reader picks by name, all counted from the data-to day, never from the clock."""

from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.domain.programme import Programme
from dashboard.domain.text import Text


@dataclass(frozen=True)
class Preset:
    """A named period, both days included."""

    name: Text
    span: tuple[date, date]


def presets(programme: Programme, data_to: date) -> dict[str, Preset]:
    """Return named periods: the programme's own, latest week, month, quarter and year; years."""
    month = data_to.replace(day=1)
    out = {
        "default": Preset(
            Text(f"{_span(programme)}（公布期）", f"{_span(programme)} (as published)"),
            (programme.default_start, programme.default_end),
        ),
        "week": Preset(Text("最近一周", "Latest week"), (data_to - timedelta(days=6), data_to)),
        "month": Preset(Text("本月", "This month"), (month, data_to)),
        "quarter": Preset(
            Text("最近三个月", "Latest three months"), (_months_back(month, 2), data_to)
        ),
        "year": Preset(
            Text("最近十二个月", "Latest twelve months"), (_months_back(month, 11), data_to)
        ),
    }
    for year in range(data_to.year, programme.default_start.year - 3, -1):
        span = (date(year, 1, 1), min(date(year, 12, 31), data_to))
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
    first, last = programme.default_start.year, programme.default_end.year
    return str(first) if first == last else f"{first}–{last}"
