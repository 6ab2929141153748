"""Whether the records behind a selection can be relied on: what is filled in, when, and how fresh.

The page and the command line ask here, so that both say the same.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.records import COLUMNS
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.recorded import why_absent
from dashboard.queries.completeness import APPLIES, EMPTY_SAYS, completeness
from dashboard.queries.counts import counts, data_to
from dashboard.queries.freshness import last_days
from dashboard.queries.quantiles import quantiles
from dashboard.reports.figure import Ask, directly

OPEN_SHARE = 0.1
"""A month of which more than a tenth is still open may still change."""
REASONS = {
    "open": Text("一成以上在调", "over a tenth still open"),
    "entry": Text(
        "九成录入所需天数未满", "the days within which nine tenths are entered are not up"
    ),
}
"""Why a month is provisional."""


@dataclass(frozen=True)
class Fields:
    """The fields of a dispute: judged, left empty by the programme, and those that may be empty."""

    judged: tuple[str, ...]
    unrecorded: tuple[str, ...]
    may_be_empty: tuple[str, ...]


def fields_of(programme: Programme, register: str) -> Fields:
    """Return which fields have a completeness in a register, and which have none, and why."""
    base = programme.register_of(register)
    out = {*programme.unrecorded, *(() if programme.unit == "station" else ("station",))}
    out |= {f"{one}_on" for one in ("accepted", "found") if one not in base.counts} - {
        f"{base.base}_on"
    }
    judged = tuple(field for field in COLUMNS if field in APPLIES and field not in out)
    unrecorded = tuple(field for field in COLUMNS if field in programme.unrecorded)
    empty = tuple(field for field in EMPTY_SAYS if field not in programme.unrecorded)
    return Fields(judged, unrecorded, empty)


def filled(scope: Scope, filters: Filters, *, ask: Ask = directly) -> pd.DataFrame:
    """Return completeness per field and source system: ``field, platform, filled, of``.

    The row of all source systems has an empty platform. Fields that apply to no dispute of the
    selection are left out, the least complete field comes first.
    """
    judged = fields_of(programme_of(filters.programme), filters.register).judged
    whole = ask(completeness, scope, filters, judged)
    parts = ask(completeness, scope, filters, judged, ("platform",))
    frames = [_long(whole.assign(platform=""), judged)]
    if len(parts):
        frames.append(_long(parts, judged))
    table = pd.concat(frames, ignore_index=True)
    return _least_first(table[table["of"] > 0])


def _long(wide: pd.DataFrame, fields: tuple[str, ...]) -> pd.DataFrame:
    rows = [
        (field, row["platform"], int(row[f"filled_{field}"]), int(row[f"of_{field}"]))
        for row in wide.to_dict("records")
        for field in fields
    ]
    return pd.DataFrame(rows, columns=["field", "platform", "filled", "of"])


def _least_first(table: pd.DataFrame) -> pd.DataFrame:
    whole = table[table["platform"] == ""]
    share = dict(zip(whole["field"], whole["filled"] / whole["of"], strict=True))
    order = table.assign(share=table["field"].map(share))
    return order.sort_values(["share", "field", "platform"], ignore_index=True).drop(
        columns="share"
    )


def entry_delay(
    scope: Scope, filters: Filters, by: tuple[str, ...] = (), *, ask: Ask = directly
) -> pd.DataFrame:
    """Return days from the basis day to the entry: dimensions, ``n, median, p90, in_time``.

    ``in_time`` counts those entered within the programme's rule, null where it has none. Nothing
    is returned where no time of entry is recorded.
    """
    programme = programme_of(filters.programme)
    if "entered_at" in programme.unrecorded:
        return pd.DataFrame(columns=[*by, "n", "median", "p90", "in_time"])
    table = ask(quantiles, scope, filters, "entries", by)
    counted = ask(counts, scope, filters, "origin", by)
    in_time = counted[[*by, "entered_in_time"]].rename(columns={"entered_in_time": "in_time"})
    whole = table.merge(in_time, on=list(by)) if by else table.assign(in_time=in_time["in_time"])
    if programme.rules.enter_within_days is None:
        whole["in_time"] = None
    return whole


@dataclass(frozen=True)
class Source:
    """A source system: how many disputes, its last days, and how long before the data end."""

    platform: str | None
    n: int
    entry: date | None
    basis: date
    silent_days: int
    is_stale: bool


def freshness(scope: Scope, filters: Filters, *, ask: Ask = directly) -> list[Source]:
    """Return the last days of each source system over all that was ever recorded."""
    last = data_to(filters.programme)
    limit = programme_of(filters.programme).rules.stale_after_days
    ever = filters.during(date(1990, 1, 1), last)
    return [_source(row, last, limit) for _, row in ask(last_days, scope, ever).iterrows()]


def _source(row: pd.Series, last: date, limit: int | None) -> Source:
    basis = pd.Timestamp(row["basis"]).date()
    entry = None if pd.isna(row["entry"]) else pd.Timestamp(row["entry"]).date()
    silent = max((last - max(basis, entry or basis)).days, 0)
    return Source(
        platform=None if pd.isna(row["platform"]) else str(row["platform"]),
        n=int(row["n"]),
        entry=entry,
        basis=basis,
        silent_days=silent,
        is_stale=limit is not None and silent > limit,
    )


def provisional_months(scope: Scope, filters: Filters, *, ask: Ask = directly) -> pd.DataFrame:
    """Return the months that may still change: ``month, total, open, reasons``.

    A month is provisional while more than a tenth of its disputes are open, or while the days
    within which nine tenths of disputes are entered have not passed since its last day.
    """
    months = ask(counts, scope, filters, "dispute", ("month",))
    delay = entry_delay(scope, filters, ask=ask)
    known = len(delay) and pd.notna(delay["p90"].iloc[0])
    wait = int(delay["p90"].iloc[0]) if known else 0
    reasons = [_why(row, wait, data_to(filters.programme)) for row in months.to_dict("records")]
    table = months[["month", "total", "open"]].assign(reasons=reasons)
    return table[table["reasons"].map(len) > 0].reset_index(drop=True)


def _why(row: dict[str, object], wait: int, last: date) -> tuple[str, ...]:
    month = pd.Timestamp(str(row["month"]))
    end = (month + pd.offsets.MonthEnd(0)).date()
    found = {
        "open": float(str(row["open"])) > OPEN_SHARE * float(str(row["total"])),
        "entry": end + timedelta(days=wait) > last,
    }
    return tuple(reason for reason, holds in found.items() if holds)


def has_rule_of_entry(filters: Filters) -> bool:
    """Whether an entry in time can be told: the time is recorded and the programme has a rule."""
    programme = programme_of(filters.programme)
    register = programme.register_of(filters.register)
    return why_absent(METRICS["entered_in_time_rate"], programme, register) is None
