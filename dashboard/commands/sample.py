"""sample: build sample data into a new snapshot, published totals reproduced exactly."""

import argparse
from pathlib import Path

from dashboard.commands.progress import progress_bar
from dashboard.coverage.kept import keep_gaps
from dashboard.loading.demo import SEED, build_sample

NAME = "sample"
HELP = "build sample data into a snapshot folder"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, help="snapshot folder")
    parser.add_argument("--programme", action="append", default=[], help="which; default all")
    parser.add_argument("--seed", type=int, default=SEED)


def run(args: argparse.Namespace) -> int:
    pointer = build_sample(
        args.out,
        progress_bar,
        derive=keep_gaps,
        programmes=tuple(args.programme),
        seed=args.seed,
    )
    print(f"{args.out / pointer.file}: version {pointer.version}")
    return 0
