"""Open gaps by standard: how many meet it, how many gaps, since when, whose, by which rule."""

import pandas as pd

from dashboard.domain.text import Text
from dashboard.reports.briefing.gap_figures import Counted, Coverage, gap_cite
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.files.sheet_table import Column, Kind
from dashboard.reports.gap.gaps import standard_of
from dashboard.reports.paper.document import Cell, Grid
from dashboard.reports.wording import day_text

OPEN = Text("未补的覆盖缺口（{day}）", "Open gaps of coverage ({day})")
ALL = Text("各项标准达标情况（{day}）", "Standards and who meets them ({day})")
STANDARD = Column(Text("标准", "Standard"), width=22)
MET = Column(Text("达标/应达标", "Meeting/all"), width=10)
GAPS = Column(Text("缺口", "Gaps"), Kind.COUNT, width=8)
SINCE = Column(Text("最早自", "Since"), Kind.DAY, width=15)
OWNER = Column(Text("责任单位", "Owner"), width=14)
SOURCE = Column(Text("依据", "Source"), width=30)
MORE = Text(
    "其余标准的缺口见覆盖与督办简报。", "Gaps of other standards: see the coverage briefing."
)


def open_gaps(writer: Writer, found: Coverage, most: int) -> Grid:
    """Return the standards with the most open gaps, each with its owner and rule."""
    counted = found.still["standard"].value_counts()
    keys = list(counted.index[:most])
    rows: list[tuple[Cell, ...]] = []
    cites = []
    for place, key in enumerate(keys):
        standard, own = standard_of(writer.programme, key), _own(found, key)
        n = Counted(what="gaps", on=found.on, standard=key)
        cites.append((place, 2, gap_cite(writer, f"gap:{key}", n, len(own)).id))
        names = standard.name[writer.lang], standard.owner[writer.lang]
        rows.append(
            (*names, len(own), own["since"].min().isoformat(), standard.source[writer.lang])
        )
    return Grid(
        title=OPEN[writer.lang].format(day=day_text(found.on, writer.lang)),
        columns=(STANDARD, OWNER, GAPS, SINCE, SOURCE),
        rows=tuple(rows),
        note=MORE[writer.lang] if len(counted) > most else "",
        cites=tuple(cites),
    )


def all_standards(writer: Writer, found: Coverage, rates: pd.DataFrame) -> Grid:
    """Return every standard checked on the day, those with gaps first."""
    lang, rows, cites = writer.lang, [], []
    order = sorted(rates.to_dict("records"), key=lambda row: row["meeting"] == row["units"])
    for place, row in enumerate(order):
        standard, own = standard_of(writer.programme, row["standard"]), _own(found, row["standard"])
        met = Counted(what="meeting", on=found.on, standard=standard.key)
        gaps = Counted(what="gaps", on=found.on, standard=standard.key)
        k, n = int(row["meeting"]), int(row["units"])
        of = gap_cite(writer, f"met:{standard.key}", met, k, n)
        open_ = gap_cite(writer, f"gap:{standard.key}", gaps, len(own))
        cites += [(place, 1, of.id), (place, 2, open_.id)]
        since = own["since"].min().isoformat() if len(own) else None
        names = standard.owner[lang], standard.source[lang]
        rows.append((standard.name[lang], of.text, len(own), since, *names))
    return Grid(
        title=ALL[lang].format(day=day_text(found.on, lang)),
        columns=(STANDARD, MET, GAPS, SINCE, OWNER, SOURCE),
        rows=tuple(rows),
        cites=tuple(cites),
    )


def _own(found: Coverage, key: str) -> pd.DataFrame:
    return found.still[found.still["standard"] == key]
