"""What carries each figure, rule and mechanism of the articles: ``config/sources.toml``."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from dashboard.domain.declared import Declared
from dashboard.domain.dimensions import DIMENSIONS, TIME_DIMENSIONS
from dashboard.domain.errors import BadConfig
from dashboard.domain.programme import Programme
from dashboard.domain.records import COLUMNS, RECORDS
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.recorded import is_recorded

FILE = "sources.toml"
Kind = Literal["indicator", "dimension", "standard", "rule", "published", "record", "article"]
RULE_NAMES = {
    "settle_within_days": Text("办结期限（天）", "Days to settle within"),
    "many_people": Text("“涉及人数多”的人数线", "How many people are many"),
    "minimum_cases": Text("显示比率的最少件数", "Least cases a rate is shown with"),
    "fails_to_dismiss": Text("予以辞退的不合格次数", "Fails that end a contract"),
    "duty": Text("值守时段", "Duty hours"),
    "enter_within_days": Text("按时录入的期限（天）", "Days to enter within"),
    "stall_after_days": Text("停滞的天数", "Days without a step"),
    "leads": Text("各类由谁主调", "Who leads which track"),
    "inquiry_must_continue": Text("调查取证不停", "The inquiry goes on"),
}
"""Numbers of ``[rules]`` and what each is called."""
ARTICLE_NAMES = {"provenance": Text("来源说明", "Provenance")}


class Carrier(Declared):
    """Keys of one kind that carry a fact."""

    kind: Kind
    keys: tuple[str, ...] = Field(min_length=1)


class Row(Declared):
    """One fact of an article (``source`` is the article's key) and everything that carries it."""

    source: str
    part: Literal["figure", "mechanism"]
    zh: str
    en: str
    carriers: tuple[Carrier, ...] = Field(min_length=1)
    note: Text | None = None

    @property
    def is_published_only(self) -> bool:
        """Whether the fact is shown with its source alone, and never as computed."""
        return all(carrier.kind == "published" for carrier in self.carriers)


class _Sources(Declared):
    rows: tuple[Row, ...] = Field(alias="row", min_length=1)


def load_sources(folder: Path, programmes: Iterable[Programme]) -> tuple[Row, ...]:
    """Read the map of a configuration folder; a carrier that does not exist is refused."""
    rows = _read(folder / FILE)
    of_source = {one.article.key: one for one in programmes if one.article is not None}
    there = {source: carriers_of(one) for source, one in of_source.items()}
    for row in rows:
        if row.source not in there:
            raise BadConfig(f"{FILE}: row '{row.zh}': no programme has an article '{row.source}'.")
        _check(row, there[row.source], of_source[row.source].code)
    return rows


def carriers_of(programme: Programme) -> Mapping[Kind, Mapping[str, Text]]:
    """Return everything of a programme that may carry a fact: names by key, by kind."""
    return {
        "indicator": {key: metric.name for key, metric in METRICS.items() if _has(programme, key)},
        "dimension": _dimensions(programme),
        "standard": {one.key: one.name for one in programme.standards},
        "rule": _rules(programme),
        "published": {one.key: one.name for one in programme.published},
        "record": _records(programme),
        "article": _article(programme),
    }


def _read(path: Path) -> tuple[Row, ...]:
    try:
        return _Sources(**tomllib.loads(path.read_text("utf-8"))).rows
    except FileNotFoundError as error:
        raise BadConfig(f"No {path.name} in {path.parent}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "?"
        raise BadConfig(f"{path.name}: key '{key}': {first['msg']}.") from error
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise BadConfig(f"{path.name}: {error}.") from error


def _check(row: Row, there: Mapping[Kind, Mapping[str, Text]], code: str) -> None:
    for carrier in row.carriers:
        for key in carrier.keys:
            if key not in there[carrier.kind]:
                raise BadConfig(
                    f"{FILE}: row '{row.zh}' of {row.source}: "
                    f"programme {code} has no {carrier.kind} '{key}'."
                )


def _has(programme: Programme, key: str) -> bool:
    return any(is_recorded(METRICS[key], programme, one) for one in programme.registers)


def _dimensions(programme: Programme) -> dict[str, Text]:
    """Name what a programme's records can be cut by: its own words first."""
    declared: dict[str, tuple[str, ...]] = {
        "type": programme.types,
        "level": programme.levels,
        "track": programme.tracks,
        "channel": programme.channels,
        "mode": programme.modes,
    }
    return {
        key: programme.called.get(key, one.name)
        for key, one in (DIMENSIONS | TIME_DIMENSIONS).items()
        if key not in programme.unrecorded and declared.get(key, (key,))
    }


def _rules(programme: Programme) -> dict[str, Text]:
    """Name checks, gradings, subsidies, rules in force, and what no source defines."""
    in_force = programme.rules.model_dump(exclude_none=True)
    return (
        {key: name for key, name in RULE_NAMES.items() if key in in_force}
        | {one.key: one.name for one in programme.gradings}
        | {one.key: one.name for one in programme.subsidies}
        | {one.key: one.name for one in programme.undefined}
        | {check.id: check.name for check in programme.checks}
    )


def _records(programme: Programme) -> dict[str, Text]:
    columns = {key: name for key, name in COLUMNS.items() if key not in programme.unrecorded}
    return columns | {key: RECORDS[key] for key in programme.records}


def _article(programme: Programme) -> dict[str, Text]:
    return {
        key: name
        for key, name in ARTICLE_NAMES.items()
        if programme.article is not None and getattr(programme.article, key) is not None
    }
