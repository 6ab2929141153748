"""How a load says what it refused and how it ended: on stderr, the same for rows and outlines."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from dashboard.loading.rejects import Reject, write_rejects

SHOWN = 20


class Outcome(Protocol):
    """What a report of a load says of its end."""

    @property
    def dry_run(self) -> bool: ...

    @property
    def data_version(self) -> str: ...

    @property
    def rejected(self) -> int: ...

    @property
    def rejects(self) -> tuple[Reject, ...]: ...


def end(
    report: Outcome,
    what: str,
    *,
    table: Path | None,
    accept_partial: bool,
) -> int:
    """Name the first refusals, each ``what`` by its number, and the end; return the exit code."""
    if table is not None:
        write_rejects(table, report.rejects)
    _name(report.rejects, what)
    print(_verdict(report, what), file=sys.stderr)
    return 1 if report.rejected and not accept_partial else 0


def _name(rejects: Sequence[Reject], what: str) -> None:
    for reject in rejects[:SHOWN]:
        where = f"{reject.file} {what} {reject.row}"
        cell = f", column '{reject.column}': '{reject.value}'" if reject.column else ""
        print(f"{where}{cell}: {reject.reason.en} / {reject.reason.zh}", file=sys.stderr)
    if len(rejects) > SHOWN:
        print(f"… and {len(rejects) - SHOWN} more reasons", file=sys.stderr)


def _verdict(report: Outcome, what: str) -> str:
    if report.data_version:
        return f"Loaded: data version {report.data_version}."
    if report.dry_run:
        return "Dry run: nothing was loaded."
    if report.rejected:
        return (
            f"Nothing was loaded: mend the rejected {what}s, or load the others with"
            " --accept-partial."
        )
    return "Nothing was loaded: nothing is new."
