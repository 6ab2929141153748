"""Loading files: all or nothing, and the same files again change nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from psycopg import Error as ServerError
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from dashboard.database.snapshots import new_version
from dashboard.domain.errors import NoData
from dashboard.domain.programme import Programme
from dashboard.loading.arrival import Arrival, arrivals, without_conflicts
from dashboard.loading.existing import split_by_existing, units_of
from dashboard.loading.fields import NUMBER
from dashboard.loading.mapping import ImportMapping, check_codes
from dashboard.loading.readers import readers_of
from dashboard.loading.reading import read_sheet
from dashboard.loading.report import LoadReport
from dashboard.loading.rows import Typing
from dashboard.loading.targets import Derive, Target, target_of
from dashboard.loading.writing import write


def load(
    files: Sequence[Path],
    programme: Programme,
    mapping: ImportMapping,
    *,
    database: str,
    derive: Derive,
    dry_run: bool = False,
    accept_partial: bool = False,
    today: date | None = None,
) -> LoadReport:
    """Load files into a database (URL or snapshot folder) and report on every row.

    One rejected row keeps everything out, unless ``accept_partial``. A dispute that is
    there already with other content is replaced. Nothing new writes nothing.
    """
    check_codes(mapping, programme)
    target = target_of(database, derive)
    with all_or_nothing(target):
        found, corrected = _examine(
            files, programme, mapping, target=target, today=today or date.today()
        )
        report = _report(found, programme, mapping, dry_run=dry_run)
        if dry_run or not report.accepted or (report.rejected and not accept_partial):
            return report
        version = _store(found, programme, mapping, target=target, corrected=corrected)
        return replace(report, data_version=version)


@contextmanager
def all_or_nothing(target: Target) -> Iterator[None]:
    """Keep other loads out, and say in one sentence that nothing changed where it fails."""
    try:
        with target.locked():
            yield
    except (SQLAlchemyError, ServerError, OSError) as error:
        raise NoData(f"The load failed and changed nothing: {_first_line(error)}.") from error


def _examine(
    files: Sequence[Path],
    programme: Programme,
    mapping: ImportMapping,
    *,
    target: Target,
    today: date,
) -> tuple[list[Arrival], set[str]]:
    """Return what each file brings, and the ids whose content it corrects."""
    sheets = [read_sheet(path, mapping) for path in files]
    with target.reading() as connection:
        units = units_of(connection, mapping, programme)
        readers = readers_of(mapping, programme, units=units, latest=today)
        typing = Typing(mapping, programme, readers)
        number = mapping.fields[NUMBER].column or NUMBER
        typed = without_conflicts([typing.type_sheet(sheet) for sheet in sheets], number)
        rows = [row for file in typed for row in file.rows]
        same, other = split_by_existing(connection, rows, programme.code)
    return arrivals(typed, same=same, other=other), other


def _store(
    found: Sequence[Arrival],
    programme: Programme,
    mapping: ImportMapping,
    *,
    target: Target,
    corrected: set[str],
) -> str:
    """Write what arrived, each file as a batch of its own, and return the data version."""
    batches = {new_version(): arrival for arrival in found}

    def fill(connection: Connection) -> None:
        write(connection, batches, programme=programme, mapping=mapping.name, corrected=corrected)

    return target.write(fill)


def _report(
    found: Sequence[Arrival],
    programme: Programme,
    mapping: ImportMapping,
    *,
    dry_run: bool,
) -> LoadReport:
    return LoadReport(
        programme=programme.code,
        mapping=mapping.name,
        files=tuple(arrival.report for arrival in found),
        rejects=tuple(reject for arrival in found for reject in arrival.rejects),
        dry_run=dry_run,
    )


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
