"""metrics: the registry of indicators."""

import argparse
import json

from dashboard.metrics import ALL

NAME = "metrics"
HELP = "list every indicator with its formula, basis and unit"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(args: argparse.Namespace) -> int:
    rows = [
        {
            "metric": metric.key,
            "zh": metric.name.zh,
            "en": metric.name.en,
            "formula_zh": metric.formula.zh,
            "formula_en": metric.formula.en,
            "basis": metric.basis.en,
            "unit": metric.unit.key,
            "direction": metric.direction.value,
            "minimum": metric.minimum if metric.denominator else None,
            "source": metric.source.en,
        }
        for metric in ALL
    ]
    if args.format == "json":
        print(json.dumps({"rows": rows}, ensure_ascii=False, indent=2))
        return 0
    for row in rows:
        print(f"{row['metric']}\t{row['zh']}\t{row['en']}\t{row['formula_zh']}")
    return 0
