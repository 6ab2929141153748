"""check: published figures against themselves, or a figure typed in, or the text of a report."""

import argparse
import json
import sys
from fractions import Fraction
from pathlib import Path

from dashboard.domain.errors import BadFile, BadRequest
from dashboard.domain.settings import programme_of, programmes
from dashboard.quality.checking import check_programme
from dashboard.quality.findings import Result
from dashboard.quality.pairing import Unpaired
from dashboard.quality.paragraph import check_text, check_typed

NAME = "check"
HELP = "check published figures against their own counts, a figure typed in, or a text"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--programme", help="code of one programme; default: all of them")
    parser.add_argument(
        "--stated",
        metavar="RATE",
        help="a percentage as printed, e.g. 84.9%%, or --stated=-32.13%%",
    )
    parser.add_argument("--numerator", metavar="COUNT", help="its numerator, e.g. 882 or 47.3万")
    parser.add_argument("--denominator", metavar="COUNT", help="its denominator, e.g. 968")
    parser.add_argument(
        "--change", action="store_true", help="a change: numerator is now, denominator before"
    )
    parser.add_argument("--text", metavar="FILE", help="a text to read figures from; - for stdin")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(args: argparse.Namespace) -> int:
    answer = _answer(args)
    if args.format == "json":
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return 0
    for row in answer["rows"]:
        print("\t".join(str(row[key] or "") for key in ("id", "programme", "verdict", "zh")))
        if row["needs_zh"]:
            print(f"\t\t\t{row['needs_zh']}")
    for one in answer.get("unpaired", []):
        print(f"unpaired\t{one['number']}\t{one['zh']}")
    return 0


def _answer(args: argparse.Namespace) -> dict[str, list[dict[str, object]]]:
    typed = (args.stated, args.numerator, args.denominator)
    asked = [bool(args.programme), any(typed), bool(args.text)]
    if sum(asked) > 1:
        raise BadRequest("Ask for a programme, a figure typed in, or a text: one of them.")
    if args.text:
        reading = check_text(_read(args.text))
        unpaired = [_left(one) for one in reading.unpaired]
        return {"rows": [_row(one) for one in reading.results], "unpaired": unpaired}
    if any(typed):
        if not all(typed):
            raise BadRequest("A figure typed in needs --stated, --numerator and --denominator.")
        return {"rows": [_row(check_typed(*typed, is_change=args.change))]}
    named = [programme_of(args.programme)] if args.programme else programmes().values()
    return {"rows": [_row(result) for one in named for result in check_programme(one)]}


def _read(name: str) -> str:
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text("utf-8")
    except OSError as error:
        raise BadFile(f"{name}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadFile(f"{name}: not a text in UTF-8.") from error


def _row(result: Result) -> dict[str, object]:
    finding = result.finding
    low, high = finding.interval or (None, None)
    stated, span = finding.stated_span, finding.span
    return {
        "id": result.id,
        "programme": result.programme,
        "verdict": finding.verdict.value,
        "standing": finding.verdict.standing.value,
        "kind": result.kind,
        "name": result.name.zh,
        "stated": _plain(finding.stated.value if finding.stated else None),
        "stated_low": _plain(stated.low if stated else None),
        "stated_high": _plain(stated.high if stated else None),
        "recomputed": _plain(finding.recomputed),
        "recomputed_low": _plain(span.low if span else None),
        "recomputed_high": _plain(span.high if span else None),
        "low": _plain(low),
        "high": _plain(high),
        "figures": {one.key or one.name.en: _plain(one.value) for one in result.figures},
        "zh": finding.sentence.zh,
        "en": finding.sentence.en,
        "needs_zh": finding.needs.zh if finding.needs else None,
        "needs_en": finding.needs.en if finding.needs else None,
        "article": result.article.zh if result.article else None,
        "place": result.place.zh if result.place else None,
    }


def _left(one: Unpaired) -> dict[str, object]:
    quoted = f"{one.told.quoted}{one.told.number.text}"
    return {"number": quoted, "zh": one.why.zh, "en": one.why.en}


def _plain(value: Fraction | float | None) -> int | float | None:
    if value is None:
        return None
    exact = Fraction(value)
    return exact.numerator if exact.denominator == 1 else round(float(exact), 6)
