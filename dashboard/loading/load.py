"""Loading files: all or nothing, and the same files again change nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from psycopg import Error as ServerError
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from dashboard.database.snapshots import new_version
from dashboard.domain.errors import NoData
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.loading.adoption import adopt
from dashboard.loading.arrival import Arrival, Staging
from dashboard.loading.brought import PARTIES, brought_by
from dashboard.loading.fields import NUMBER
from dashboard.loading.firms import add_firms
from dashboard.loading.mapping import ImportMapping, check_codes
from dashboard.loading.preparing import Prepared, prepare
from dashboard.loading.preview import Shown, first_rows
from dashboard.loading.progress import Counter, Watch, unwatched
from dashboard.loading.reading import Sheet, Source, read_sheet
from dashboard.loading.report import LoadReport
from dashboard.loading.staging import stage_of
from dashboard.loading.targets import Derive, Target, target_of
from dashboard.loading.writing import write

FAILED = Text(
    "导入没有完成，没有改变任何内容：{why}。", "The load failed and changed nothing: {why}."
)


def load(
    files: Sequence[Source],
    programme: Programme,
    mapping: ImportMapping,
    *,
    database: str,
    derive: Derive,
    dry_run: bool = False,
    accept_partial: bool = False,
    today: date | None = None,
    by: str = "",
    progress: Watch = unwatched,
) -> LoadReport:
    """Load files into a database (URL or snapshot folder) and report on every row.

    One rejected row keeps everything out, unless ``accept_partial``. A dispute that is
    there already with other content is replaced, and its former content kept. Nothing new
    writes nothing. ``by`` is who loads; ``progress`` is told of every portion of rows.
    """
    check_codes(mapping, programme)
    target = target_of(database, derive)
    with all_or_nothing(target):
        loading = Loading(
            programme, mapping, by, today or date.today(), dry_run, accept_partial, progress
        )
        loading.sheets = [read_sheet(path, mapping) for path in files]
        version = target.attempt(loading.attempt)
        return replace(loading.report(), data_version=version)


@contextmanager
def all_or_nothing(target: Target) -> Iterator[None]:
    """Keep other loads out, and say in one sentence that nothing changed where it fails."""
    try:
        with target.locked():
            yield
    except (SQLAlchemyError, ServerError, OSError) as error:
        raise NoData(FAILED.format(why=_first_line(error))) from error


@dataclass
class Loading:
    """One load under way: what was asked, what was read, and what becomes of it."""

    programme: Programme
    mapping: ImportMapping
    by: str
    today: date
    dry_run: bool
    accept_partial: bool
    watch: Watch
    sheets: Sequence[Sheet] = ()
    found: Sequence[Arrival] = field(default_factory=list)
    prepared: Prepared | None = None
    sample: tuple[Shown, ...] = ()

    def attempt(self, connection: Connection) -> bool:
        """Stage every row beside what is there, write what counts, and say whether to keep it."""
        staging = self._staged(connection)
        number = self.mapping.fields[NUMBER].column or NUMBER
        self.found = staging.arrivals(connection, number)
        self.sample = first_rows(connection, staging.stage)
        report = self.report()
        if self.dry_run or not report.accepted or (report.rejected and not self.accept_partial):
            return False
        write(
            connection,
            staging,
            {new_version(): arrival for arrival in self.found},
            programme=self.programme,
            mapping=self.mapping.name,
            by=self.by,
        )
        if self.prepared and self.prepared.firms:
            add_firms(connection, self.prepared.firms)
        return True

    def report(self) -> LoadReport:
        """Return what became of every row."""
        return LoadReport(
            programme=self.programme.code,
            mapping=self.mapping.name,
            files=tuple(arrival.report for arrival in self.found),
            rejects=tuple(reject for arrival in self.found for reject in arrival.rejects),
            dry_run=self.dry_run,
            notes=self.prepared.notes() if self.prepared else (),
            sample=self.sample,
        )

    def _staged(self, connection: Connection) -> Staging:
        self.prepared = prepare(connection, self.mapping, self.programme, self.today)
        staging = Staging(stage_of(brought_by(self.mapping)))
        staging.stage.open(connection)
        counter = Counter(sum(sheet.table.num_rows for sheet in self.sheets), self.watch)
        for sheet in self.sheets:
            cells = self.prepared.cells(sheet)
            staging.add(connection, cells, self.prepared.typing, counter.add)
        if staging.stage.brought is PARTIES:
            staging.strays = adopt(connection, staging.stage, self.programme.code)
        staging.stage.settle(connection, self.programme.code)
        return staging


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
