"""Changes that were published: their arithmetic, and the windows they speak of."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.domain.checks import ChangeCheck
from dashboard.domain.programme import Programme
from dashboard.domain.published import Published
from dashboard.domain.text import Text
from dashboard.metrics.metric import Metric
from dashboard.quality.changes import judge_change
from dashboard.quality.findings import Finding
from dashboard.quality.printed import printed_of
from dashboard.reports.before_after.rollout import Asked, Change
from dashboard.reports.before_after.rollout_groups import TREATED, Roll


@dataclass(frozen=True)
class PublishedChange:
    """A printed change of an indicator, recomputed from the counts printed beside it."""

    stated: Published
    asked: Asked
    finding: Finding

    @property
    def sentence(self) -> Text:
        return self.finding.sentence


def published_changes(programme: Programme, metric: Metric) -> tuple[PublishedChange, ...]:
    """Return the changes a programme published of an indicator between two dated windows."""
    return tuple(_found(programme, metric))


def published_to(roll: Roll, programme: Programme, metric: Metric) -> tuple[PublishedChange, ...]:
    """Return those a reader may compare for himself: of stations he may name and reaches."""
    found = published_changes(programme, metric)
    return tuple(one for one in found if set(one.asked.units) <= roll.named)


def published_of(found: Change, programme: Programme) -> PublishedChange | None:
    """Return the published change whose windows and stations a comparison has, if any."""
    if found.after is None or found.before is None:
        return None
    treated = found.units[found.units["group"] == TREATED]
    spans = [(one.start, one.end) for one in (found.after, found.before)]
    return next(
        (
            one
            for one in published_to(found.roll, programme, found.metric)
            if [one.asked.after, one.asked.before] == spans
            and set(one.asked.units) == set(treated["code"])
        ),
        None,
    )


def _found(programme: Programme, metric: Metric) -> Iterator[PublishedChange]:
    figures = {one.key: one for one in programme.published}
    for check in programme.checks:
        if not isinstance(check, ChangeCheck):
            continue
        now, before, stated = (figures[key] for key in (check.now, check.before, check.stated))
        asked = _asked(now, before)
        if now.metric == metric.key and asked:
            finding = judge_change(printed_of(now), printed_of(before), printed_of(stated))
            yield PublishedChange(stated, asked, finding)


def _asked(now: Published, before: Published) -> Asked | None:
    """Return what a published change compares, where its dates and stations are named."""
    units = now.where.get("station", ())
    if not (now.start and now.end and before.start and before.end and units):
        return None
    if before.where.get("station", ()) != units:
        return None
    return Asked(units=units, after=(now.start, now.end), before=(before.start, before.end))
