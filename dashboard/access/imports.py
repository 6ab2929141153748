"""Who may load which programme's data, and the record of every load: tried, done, refused."""

import getpass
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from dashboard.access import accounts, audit
from dashboard.access.importing import importer
from dashboard.access.roles import Action, may
from dashboard.coverage.kept import keep_gaps
from dashboard.domain.errors import DashboardError, NoData
from dashboard.domain.programme import Programme
from dashboard.domain.scope import ALL
from dashboard.domain.settings import programmes
from dashboard.loading.load import load
from dashboard.loading.mapping import ImportMapping
from dashboard.loading.progress import Watch, unwatched
from dashboard.loading.reading import Source, shown_source
from dashboard.loading.report import LoadReport
from dashboard.loading.undo import UndoReport, undo

OPERATOR = "operator"


class Outcome(Protocol):
    """What a report of a load says for the record."""

    @property
    def read(self) -> int: ...

    @property
    def accepted(self) -> int: ...

    @property
    def corrected(self) -> int: ...

    @property
    def duplicate(self) -> int: ...

    @property
    def rejected(self) -> int: ...

    @property
    def data_version(self) -> str: ...

    @property
    def hashes(self) -> tuple[str, ...]: ...


R = TypeVar("R", bound=Outcome)


@dataclass(frozen=True, kw_only=True)
class Importer:
    """Who loads: an account at a sign-in, or whoever runs the command line on the server."""

    account: str
    role: str
    login_id: str = ""


def operator() -> Importer:
    """Return whoever runs the command line, by his name on the system."""
    return Importer(account=getpass.getuser(), role=OPERATOR)


def programmes_to_load(account: str) -> tuple[str, ...]:
    """Return the programmes whose data an account may load, looked up anew: none by default."""
    found = accounts.find(account)
    if found is None or found.disabled_at is not None or not may(found.role, Action.UPLOAD):
        return ()
    return tuple(
        code for code in programmes() if found.programmes == ALL or code in found.programmes
    )


def importer_named(account: str, programme: str) -> Importer:
    """Return an account that may load into a programme, for commands that load as somebody."""
    found = accounts.find(account)
    named = Importer(account=account, role=found.role if found else "")
    require(named, programme)
    return named


def require(who: Importer, programme: str) -> None:
    """Refuse, on record, whoever may not load a programme's data."""
    if who.role == OPERATOR:
        return
    try:
        importer(who.account, programme)
    except DashboardError:
        _record(who, "import", programme, "denied", "")
        raise


@dataclass
class Told:
    """How an act ended, as whoever acted tells it."""

    outcome: str = "ok"
    detail: str = ""


@contextmanager
def recorded(who: Importer, act: str, programme: str, what: str) -> Iterator[Told]:
    """Record that an act was begun, and how it ended; what cannot be recorded is not begun."""
    require(who, programme)
    _record(who, act, programme, "begun", what)
    told = Told()
    try:
        yield told
    except DashboardError as error:
        outcome = "failed" if isinstance(error, NoData) else "refused"
        _record(who, act, programme, outcome, f"{what}; {error}")
        raise
    _record(who, act, programme, told.outcome, f"{what}; {told.detail}")


def load_as(
    who: Importer,
    files: Sequence[Source],
    programme: Programme,
    mapping: ImportMapping,
    *,
    database: str,
    dry_run: bool = False,
    accept_partial: bool = False,
    progress: Watch = unwatched,
) -> LoadReport:
    """Load files for an importer, on record, and return what became of every row.

    Of a dry run, which writes nothing, only a refusal is put on record.
    """
    act = partial(
        load,
        files,
        programme,
        mapping,
        database=database,
        derive=keep_gaps,
        dry_run=dry_run,
        accept_partial=accept_partial,
        by=who.account,
        progress=progress,
    )
    names = ", ".join(shown_source(source) for source in files)
    return on_record(who, programme.code, f"{mapping.name}; {names}", act, dry_run=dry_run)


def on_record(
    who: Importer, programme: str, what: str, act: Callable[[], R], *, dry_run: bool
) -> R:
    """Load for an importer, on record; of a dry run only a refusal is put on record."""
    if dry_run:
        require(who, programme)
        return act()
    with recorded(who, "import", programme, what) as told:
        report = act()
        told.outcome = "ok" if report.data_version or not report.rejected else "refused"
        told.detail = _counts(report)
        return report


def undone_as(who: Importer, batch: str, programme: Programme, *, database: str) -> UndoReport:
    """Take a batch back for an importer, on record; return what that did."""
    with recorded(who, "undo", programme.code, batch) as told:
        report = undo(batch, programme.code, database=database, derive=keep_gaps, by=who.account)
        told.detail = f"removed {report.removed} restored {report.restored}; {report.data_version}"
        return report


def _counts(report: Outcome) -> str:
    names = ("read", "accepted", "corrected", "duplicate", "rejected")
    counts = " ".join(f"{name} {getattr(report, name)}" for name in names)
    hashes = " ".join(report.hashes)
    return f"{counts}; {report.data_version or 'nothing loaded'}; sha256 {hashes}"


def _record(who: Importer, act: str, programme: str, outcome: str, detail: str) -> None:
    audit.record(
        audit.Entry(
            act=act,
            outcome=outcome,
            account=who.account,
            role=who.role,
            login_id=who.login_id,
            object=programme,
            detail=detail,
        )
    )
