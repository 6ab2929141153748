"""draw: dossiers to pull, by lot and by stratum, recorded; and why these."""

import argparse
import secrets
from datetime import UTC

from dashboard.access import draws
from dashboard.access.draws import DrawRecord
from dashboard.commands.questions import add_question, filters_from, scope_from, show
from dashboard.database.connection import pinned
from dashboard.domain.errors import BadRequest, NotAllowed
from dashboard.domain.scope import Scope
from dashboard.queries.dossiers import disputes_named
from dashboard.reports.envelope import heading
from dashboard.reports.files.dossier_draw import MOST_SEED, Draw, draw_dossiers
from dashboard.reports.narrowing import check_units

NAME = "draw"
HELP = "draw dossiers to pull, by lot and by stratum; show a draw again and compare it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    parser.add_argument("--size", type=int, help="how many dossiers")
    parser.add_argument("--seed", type=int, help="number the lot depends on; default: any")
    parser.add_argument("--by", default="", metavar="DIM[,DIM]", help="strata, e.g. station,level")
    parser.add_argument("--show", type=int, metavar="ID", help="a draw recorded earlier")


def run(args: argparse.Namespace) -> int:
    scope = scope_from(args)
    if not draws.may_draw(scope):
        raise NotAllowed("This account may not draw dossiers.")
    with pinned():
        if args.show is not None:
            return show(_shown(scope, args), args.format)
        return show(_drawn(scope, args), args.format)


def _drawn(scope: Scope, args: argparse.Namespace) -> dict[str, object]:
    filters = filters_from(args)
    check_units(scope, filters)
    if args.size is None:
        raise BadRequest("Say how many dossiers to draw: --size N, or which draw to show.")
    seed = secrets.randbelow(MOST_SEED + 1) if args.seed is None else args.seed
    by = tuple(part for part in args.by.split(",") if part)
    draw = draw_dossiers(scope, filters, size=args.size, seed=seed, by=by)
    number = draws.record(scope, draw)
    return _answer(scope, draws.find(scope, number))


def _shown(scope: Scope, args: argparse.Namespace) -> dict[str, object]:
    found = draws.find(scope, args.show)
    if found.draw.filters.programme != args.programme:
        raise BadRequest(f"There is no draw {args.show} in programme {args.programme}.")
    again = draws.drawn_again(found)
    told = {None: "not comparable: other data", True: "same", False: "different"}
    answer = _answer(scope, found)
    rows = answer.pop("rows")
    compared = {"data_version_now": again.data_version, "drawn_again": told[again.same]}
    return answer | compared | {"rows": rows}


def _answer(scope: Scope, found: DrawRecord) -> dict[str, object]:
    """Return the record of a draw; ids that are out of the reader's present reach are counted."""
    draw = found.draw
    there = disputes_named(scope, draw.filters.programme, draw.ids)
    reached = set(there["dispute_id"])
    head = heading(draw.filters.programme, "draw", "closed, dossier recorded", "cases")
    return (
        head
        | _asked(draw)
        | {
            "draw": found.number,
            "by_account": found.scope.account,
            "at": found.at.astimezone(UTC).isoformat(timespec="seconds"),
            "population": draw.population,
            "drawn": len(draw.ids),
            "strata": _strata(draw),
            "out_of_reach": len(draw.ids) - len(reached),
            "rows": [{"dispute_id": one} for one in draw.ids if one in reached],
        }
    )


def _asked(draw: Draw) -> dict[str, object]:
    """Return what was asked then, of which data: what it takes to draw again."""
    filters = draw.filters
    return {
        "register": filters.register,
        "from": filters.start.isoformat(),
        "to": filters.end.isoformat(),
        "where": {dimension: list(codes) for dimension, codes in filters.choices},
        "state": filters.state,
        "seed": draw.seed,
        "size": draw.size,
        "data_to": draw.data_to.isoformat(),
        "data_version": draw.data_version,
    }


def _strata(draw: Draw) -> list[dict[str, object]]:
    return [
        dict(zip(draw.by, stratum.codes, strict=True))
        | {"population": stratum.population, "drawn": stratum.drawn}
        for stratum in draw.strata
    ]
