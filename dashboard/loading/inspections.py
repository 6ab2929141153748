"""Loading filled inspection cards: all or nothing, and the same card again changes nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
from sqlalchemy import Connection, func, select

from dashboard.database.bulk import append
from dashboard.database.schema import checklist
from dashboard.database.snapshots import new_version
from dashboard.domain.errors import BadFile, NoData
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.loading.arrival import Arrival
from dashboard.loading.card_checks import Checked, judge
from dashboard.loading.card_file import CardFile, read_workbook
from dashboard.loading.card_register import data_end, places
from dashboard.loading.card_sorting import Found, sort_out
from dashboard.loading.cards import cards_of
from dashboard.loading.load import all_or_nothing
from dashboard.loading.report import FileReport, LoadReport
from dashboard.loading.targets import Derive, Target, target_of
from dashboard.loading.writing import record_batches

MAPPING = "inspection"
NO_CARD = "{file} holds no inspection card."
BLANK = Text("空白卡 {n} 张，未计入。", "{n} cards are blank and not counted.")
LATER = Text(
    "{n} 项的检查日晚于数据截至日 {day}：已收下，数据到达该日后计入。",
    "{n} items are of a day after the data-to day {day}: kept, and counted once the data reach it.",
)


def load_cards(
    files: Sequence[Path],
    programme: Programme,
    *,
    database: str,
    derive: Derive,
    dry_run: bool = False,
    accept_partial: bool = False,
    today: date | None = None,
    by: str = "",
) -> LoadReport:
    """Load filled cards into a database and report on every item.

    One rejected item keeps everything out, unless ``accept_partial``. The data-to day stays
    where it is: an inspection does not make other records complete.
    """
    target = target_of(database, derive)
    with all_or_nothing(target):
        books = [read_workbook(path) for path in files]
        with target.reading() as connection:
            found = _examine(connection, books, programme, today or date.today())
            end = data_end(connection, programme.code)
        report = _report(found, programme, end, dry_run=dry_run)
        if dry_run or not report.accepted or (report.rejected and not accept_partial):
            return report
        return replace(report, data_version=_store(found, programme, target, by))


def _examine(
    connection: Connection, books: Sequence[CardFile], programme: Programme, today: date
) -> list[Found]:
    known = places(connection, programme.code)
    found = []
    for book in books:
        cards = cards_of(book)
        if not cards:
            raise BadFile(NO_CARD.format(file=book.file))
        used = [card for card in cards if not card.is_blank]
        judged = [judge(card, programme, known, today) for card in used]
        one = Found(book, read=sum(each.read for each in judged), blank=len(cards) - len(used))
        one.items = [item for each in judged for item in each.items]
        one.rejects = [reject for each in judged for reject in each.rejects]
        one.refused = one.read - len(one.items)
        found.append(one)
    sort_out(found, connection, programme.code)
    return found


def _file_report(one: Found) -> FileReport:
    return FileReport(
        file=one.book.file,
        sha256=one.book.sha256,
        read=one.read,
        accepted=len(one.items),
        corrected=0,
        duplicate=one.duplicate,
        rejected=one.refused,
    )


def _report(
    found: Sequence[Found], programme: Programme, end: date | None, *, dry_run: bool
) -> LoadReport:
    blank = sum(one.blank for one in found)
    later = sum(end is not None and item.key.day > end for one in found for item in one.items)
    notes = [BLANK.format(n=blank)] if blank else []
    notes += [LATER.format(n=later, day=end)] if later else []
    return LoadReport(
        programme=programme.code,
        mapping=MAPPING,
        files=tuple(_file_report(one) for one in found),
        rejects=tuple(reject for one in found for reject in one.rejects),
        dry_run=dry_run,
        notes=tuple(notes),
    )


def _store(found: Sequence[Found], programme: Programme, target: Target, by: str) -> str:
    """Write what arrived, each file as a batch of its own, and return the data version."""
    batches = {new_version(): one for one in found}
    arrivals = {
        batch: Arrival(tuple(one.rejects), _file_report(one)) for batch, one in batches.items()
    }

    def fill(connection: Connection) -> None:
        rows = [_row(i, batch, programme) for batch, one in batches.items() for i in one.items]
        append(connection, {"checklist": pd.DataFrame(rows, dtype=object)})
        record_batches(connection, arrivals, programme.code, MAPPING, by=by)
        arrived = select(func.count()).where(checklist.c.batch.in_(list(batches)))
        if connection.execute(arrived).scalar() != len(rows):
            raise NoData("Not all accepted items arrived; nothing was changed.")

    return target.write(fill)


def _row(item: Checked, batch: str, programme: Programme) -> dict[str, object]:
    return {
        "programme": programme.code,
        "county": item.place.county,
        "station": item.place.station,
        "room": item.place.room,
        "on_day": item.key.day,
        "list": item.key.checked,
        "item": item.key.item,
        "met": item.met,
        "inspector": item.inspector,
        "note": item.note or None,
        "batch": batch,
    }
