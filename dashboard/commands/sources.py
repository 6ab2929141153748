"""sources: what carries each figure, rule and mechanism of the articles, and the page of it."""

import argparse
import json
from collections.abc import Mapping

from dashboard.domain.programme import Programme
from dashboard.domain.published import Published
from dashboard.domain.settings import programmes, settings
from dashboard.domain.text import Text
from dashboard.quality.printed import printed_of
from dashboard.reports.trust.sources import Kind, Row, carriers_of, load_sources

NAME = "sources"
HELP = "list what carries each figure, rule and mechanism of the articles"
INTRODUCTION = """# 来源对照 Sources

由 `sources --format markdown` 根据 `config/sources.toml` 生成（`make docs`），请勿手工修改。
Made from `config/sources.toml` by `sources --format markdown` (`make docs`); do not edit by hand.

各篇文章的每个数字、规则和机制由什么承载。只有“公布”一种的，只注明出处转述，从不当作本库算出；
共 {rows} 项，其中 {only} 项仅为公布。

What carries each figure, rule and mechanism of the articles. Where *published* stands alone, the
fact is shown with its source and never as computed: {only} of {rows}.
"""
PARTS = {
    "figure": Text("数字与规则", "Figures and rules"),
    "mechanism": Text("不带数字的机制", "Mechanisms without a number"),
}
KINDS: Mapping[Kind, Text] = {
    "indicator": Text("指标", "indicator"),
    "dimension": Text("维度", "dimension"),
    "standard": Text("标准", "standard"),
    "rule": Text("规则", "rule"),
    "published": Text("公布", "published"),
    "record": Text("记录", "record"),
    "article": Text("文章", "article"),
}
HEAD = """
| 事项 fact | 承载 carried by | 说明 note |
| --- | --- | --- |
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text")


def run(args: argparse.Namespace) -> int:
    known = programmes()
    rows = load_sources(settings().config, known.values())
    if args.format == "json":
        print(json.dumps({"rows": [_plain(row) for row in rows]}, ensure_ascii=False, indent=2))
    elif args.format == "markdown":
        print(markdown(rows, known), end="")
    else:
        for row in rows:
            carriers = " ".join(f"{one.kind}:{','.join(one.keys)}" for one in row.carriers)
            print(f"{row.source}\t{row.zh}\t{row.en}\t{carriers}")
    return 0


def markdown(rows: tuple[Row, ...], known: Mapping[str, Programme]) -> str:
    """Return the documentation page of the map."""
    only = sum(row.is_published_only for row in rows)
    parts = [INTRODUCTION.format(rows=len(rows), only=only)]
    of_source = {one.article.key: one for one in known.values() if one.article is not None}
    for source in dict.fromkeys(row.source for row in rows):
        parts.append(_section(of_source[source], [row for row in rows if row.source == source]))
    return "".join(parts)


def _section(programme: Programme, rows: list[Row]) -> str:
    names = carriers_of(programme)
    printed = {one.key: one for one in programme.published}
    parts = [f"\n## {programme.title.zh} {programme.title.en}\n"]
    if programme.article is not None:
        title = programme.article.title
        parts.append(f"\n{title.zh} · {title.en}（{programme.article.published_on}）\n")
    for part, name in PARTS.items():
        lines = [_line(row, names, printed) for row in rows if row.part == part]
        parts.extend([f"\n### {name.zh} {name.en}\n", HEAD, *lines])
    return "".join(parts)


def _line(
    row: Row, names: Mapping[Kind, Mapping[str, Text]], printed: Mapping[str, Published]
) -> str:
    carried = [
        f"{KINDS[one.kind].zh} {KINDS[one.kind].en}："
        + "；".join(_named(one.kind, key, names[one.kind][key], printed) for key in one.keys)
        for one in row.carriers
    ]
    note = f"{row.note.zh}<br>{row.note.en}" if row.note else ""
    return f"| {row.zh}<br>{row.en} | {'<br>'.join(carried)} | {note} |\n"


def _named(kind: Kind, key: str, name: Text, printed: Mapping[str, Published]) -> str:
    named = f"{name.zh} {name.en} `{key}`"
    if kind != "published":
        return named
    stated = printed[key]
    if stated.value is None:
        return f"{named}（{stated.place.zh}）"
    unit = "" if stated.is_share else stated.unit.zh
    return f"{named}：{printed_of(stated).words.zh}{unit}（{stated.place.zh}）"


def _plain(row: Row) -> dict[str, object]:
    return row.model_dump(exclude={"note"}) | {
        "note": row.note.zh if row.note else None,
        "published_only": row.is_published_only,
    }
