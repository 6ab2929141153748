"""published: every published figure beside what the case database gives for it."""

import argparse
import json
from collections.abc import Iterable

from dashboard.commands.questions import add_reader, programme_from, scope_from
from dashboard.database.connection import pinned
from dashboard.domain.programme import Programme
from dashboard.domain.published import Published
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programmes
from dashboard.quality.printed import exactly, number, percent, printed_of
from dashboard.reports.reach import codes_in_reach
from dashboard.reports.trust.published import NO_UNIT
from dashboard.reports.trust.published_table import Compared, published_table

NAME = "published"
HELP = "list every published figure: printed value, origin, what the case database gives"
INTRODUCTION = """# 公布数字 Published figures

由 `published --format markdown` 根据示例数据生成（`make docs`），请勿手工修改。
Made from the sample data by `published --format markdown` (`make docs`); do not edit by hand.

“原文”是文章所载的数字。来源为“计算”的，“本库”一栏由 `figure` 根据案件库算出；来源为“公布”的，
案件库没有相应记录，只转述原文并注明出处，不算复现。示例数据按公布总数造出，相符只说明统计路径正确，
不证明公布数字属实；不符的见所列核对编号。

"Printed" is what the article says. Where the origin is *computed*, `figure` counted the value in
the case database; where it is *published*, the database holds no such record: the figure is
repeated with its source, which does not count as reproducing it. The sample is built to the
published totals, so agreement shows that the way of counting is right, not that a published figure
is true. Where they differ, see the check named.
"""
COLUMNS = (
    "数字 figure",
    "原文 printed",
    "来源 origin",
    "本库 computed",
    "相符 agrees",
    "指标 indicator",
    "出处 place",
    "说明 note",
)
HEAD = f"\n| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}\n"
ORIGINS = {"computed": "计算 computed", "published": "公布 published"}
AGREES = {True: "是 yes", False: "否 no", None: "—"}
SHOWN = ("key", "origin", "expected", "got", "step", "agrees", "metric", "register", "from", "to")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--programme", help="code of the programme; default: every one the case database holds"
    )
    parser.add_argument(
        "--beside", action="store_true", help="computed for the reader's comparison scope"
    )
    add_reader(parser, formats=("text", "json", "markdown"))


def run(args: argparse.Namespace) -> int:
    scope = scope_from(args)
    with pinned():
        tables = [
            (one, published_table(scope, one, beside=args.beside)) for one in _asked(args, scope)
        ]
    if args.format == "json":
        rows = [{"programme": one.code} | row.as_row() for one, table in tables for row in table]
        print(json.dumps({"rows": rows}, ensure_ascii=False, indent=2))
    elif args.format == "markdown":
        print(INTRODUCTION + "".join(_section(*table) for table in tables), end="")
    else:
        print("\t".join(("programme", *SHOWN)))
        for one, table in tables:
            for row in table:
                print("\t".join((one.code, *_cells(row))))
    return 0


def _asked(args: argparse.Namespace, scope: Scope) -> Iterable[Programme]:
    if args.programme is not None:
        return (programme_from(args),)
    reached = codes_in_reach(scope)
    return (one for one in programmes().values() if one.code in reached)


def _cells(row: Compared) -> tuple[str, ...]:
    values = row.as_row()
    return tuple("" if values[name] is None else str(values[name]) for name in SHOWN)


def _section(programme: Programme, table: list[Compared]) -> str:
    article = programme.article
    parts = [f"\n## {programme.title.zh} {programme.title.en}\n"]
    if article is not None:
        parts.append(f"\n{article.title.zh} · {article.title.en}（{article.published_on}）\n")
        if article.provenance is not None:
            parts.append(
                f"\n来源说明 provenance：{article.provenance.zh} {article.provenance.en}\n"
            )
    return "".join([*parts, HEAD, *(_line(row) for row in table)])


def _line(row: Compared) -> str:
    stated = row.stated
    cells = (
        f"{stated.name.zh}<br>{stated.name.en}",
        "—" if stated.value is None else f"{printed_of(stated).words.zh}{_unit(stated)}",
        ORIGINS[row.origin],
        _got(row),
        AGREES[row.agrees],
        f"`{row.stated.metric}`" if row.asked else "—",
        f"{stated.place.zh}<br>{stated.place.en}",
        _note(row),
    )
    return f"| {' | '.join(cell.strip() for cell in cells)} |\n"


def _unit(stated: Published) -> str:
    return "" if stated.is_share else stated.unit.zh


def _got(row: Compared) -> str:
    if row.got is None:
        return "—"
    if not row.stated.is_share:
        return number(exactly(row.got))
    behind = f"（{row.numerator:,}/{row.denominator:,}）" if row.denominator else ""
    return percent(exactly(row.got)) + behind


def _note(row: Compared) -> str:
    """Say what the origin does not say already, and which checks the figure is part of."""
    notes = (row.stated.note, None if row.reason == NO_UNIT else row.reason)
    said = [f"{note.zh}<br>{note.en}" for note in notes if note is not None]
    return "<br>".join([*said, *([" ".join(row.checks)] if row.checks else [])])
