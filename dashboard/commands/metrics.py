"""metrics: the registry of indicators, and the page of the documentation made from it."""

import argparse
import json

from dashboard.metrics import ALL
from dashboard.metrics.metric import Metric

NAME = "metrics"
HELP = "list every indicator with its formula, basis and unit"
INTRODUCTION = """# 指标 Indicators

Made from the registry in `dashboard/metrics/` by `make docs`; do not edit by hand.
A rate is shown only with at least the number of cases in the last column behind it, and
always with its Wilson 95 % interval.

| 代码 key | 名称 name | 公式 formula | 口径 basis | 单位 unit | 最少件数 minimum |
| --- | --- | --- | --- | --- | --- |
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text")


def run(args: argparse.Namespace) -> int:
    if args.format == "json":
        print(json.dumps({"rows": [_row(metric) for metric in ALL]}, ensure_ascii=False, indent=2))
    elif args.format == "markdown":
        print(markdown(), end="")
    else:
        for metric in ALL:
            print(f"{metric.key}\t{metric.name.zh}\t{metric.name.en}\t{metric.formula.zh}")
    return 0


def markdown() -> str:
    """Return the documentation page of all indicators."""
    return INTRODUCTION + "".join(_line(metric) for metric in ALL)


def _line(metric: Metric) -> str:
    cells = (
        f"`{metric.key}`",
        f"{metric.name.zh}<br>{metric.name.en}",
        f"{metric.formula.zh}<br>{metric.formula.en}",
        f"{metric.basis.zh}<br>{metric.basis.en}",
        f"{metric.unit.label.zh} {metric.unit.label.en}",
        str(metric.minimum) if metric.denominator else "—",
    )
    return f"| {' | '.join(cells)} |\n"


def _row(metric: Metric) -> dict[str, object]:
    return {
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
