"""Who may load which programme's data, and the record of every load: tried, done, refused."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from dashboard.access import accounts, audit
from dashboard.access.roles import Action, may
from dashboard.coverage.kept import keep_gaps
from dashboard.domain.errors import DashboardError, NoData, NotAllowed
from dashboard.domain.programme import Programme
from dashboard.domain.scope import ALL
from dashboard.domain.settings import programmes
from dashboard.domain.text import Text
from dashboard.loading.load import load
from dashboard.loading.mapping import ImportMapping
from dashboard.loading.progress import Watch, unwatched
from dashboard.loading.reading import Source, shown_source
from dashboard.loading.report import LoadReport

OPERATOR = "operator"
NOT_YOURS = Text(
    "本账号不能导入该工作模式的数据。", "This account may not load data of that programme."
)


@dataclass(frozen=True, kw_only=True)
class Importer:
    """Who loads: an account at a sign-in, or the operator of the server."""

    account: str
    role: str
    login_id: str = ""


THE_OPERATOR = Importer(account=OPERATOR, role=OPERATOR)


def programmes_to_load(account: str) -> tuple[str, ...]:
    """Return the programmes whose data an account may load, looked up anew: none by default."""
    found = accounts.find(account)
    if found is None or found.disabled_at is not None or not may(found.role, Action.UPLOAD):
        return ()
    return tuple(
        code for code in programmes() if found.programmes == ALL or code in found.programmes
    )


def importer_named(account: str) -> Importer:
    """Return an account as an importer, for commands that load as somebody."""
    found = accounts.find(account)
    return Importer(account=account, role=found.role if found else "")


def require(importer: Importer, programme: str) -> None:
    """Refuse, on record, whoever may not load a programme's data."""
    if importer == THE_OPERATOR or programme in programmes_to_load(importer.account):
        return
    _record(importer, "import", programme, "denied", "")
    raise NotAllowed(NOT_YOURS)


@dataclass
class Told:
    """How an act ended, as whoever acted tells it."""

    outcome: str = "ok"
    detail: str = ""


@contextmanager
def recorded(importer: Importer, act: str, programme: str, what: str) -> Iterator[Told]:
    """Record that an act was begun, and how it ended; what cannot be recorded is not begun."""
    require(importer, programme)
    _record(importer, act, programme, "begun", what)
    told = Told()
    try:
        yield told
    except DashboardError as error:
        outcome = "failed" if isinstance(error, NoData) else "refused"
        _record(importer, act, programme, outcome, f"{what}; {error}")
        raise
    _record(importer, act, programme, told.outcome, f"{what}; {told.detail}")


def try_as(
    importer: Importer,
    files: Sequence[Source],
    programme: Programme,
    mapping: ImportMapping,
    *,
    database: str,
    progress: Watch = unwatched,
) -> LoadReport:
    """Return what a load would do; nothing is written, and only a refusal is put on record."""
    require(importer, programme.code)
    return load(
        files,
        programme,
        mapping,
        database=database,
        derive=keep_gaps,
        dry_run=True,
        by=importer.account,
        progress=progress,
    )


def load_as(
    importer: Importer,
    files: Sequence[Source],
    programme: Programme,
    mapping: ImportMapping,
    *,
    database: str,
    accept_partial: bool = False,
    progress: Watch = unwatched,
) -> LoadReport:
    """Load files for an importer, on record; return what became of every row."""
    names = ", ".join(shown_source(source) for source in files)
    with recorded(importer, "import", programme.code, f"{mapping.name}; {names}") as told:
        report = load(
            files,
            programme,
            mapping,
            database=database,
            derive=keep_gaps,
            accept_partial=accept_partial,
            by=importer.account,
            progress=progress,
        )
        counts = " ".join(
            f"{name} {getattr(report, name)}"
            for name in ("read", "accepted", "corrected", "duplicate", "rejected")
        )
        told.outcome = "ok" if report.is_loaded or not report.rejected else "refused"
        told.detail = f"{counts}; {report.data_version or 'nothing loaded'}"
        return report


def _record(importer: Importer, act: str, programme: str, outcome: str, detail: str) -> None:
    audit.record(
        audit.Entry(
            act=act,
            outcome=outcome,
            account=importer.account,
            role=importer.role,
            login_id=importer.login_id,
            object=programme,
            detail=detail,
        )
    )
