"""A printed rate beside the computed one, with the words why the two may differ."""

from dataclasses import dataclass

from dashboard.domain.programme import Programme
from dashboard.domain.published import Published
from dashboard.domain.text import Text
from dashboard.quality.checking import check_programme
from dashboard.quality.findings import VERDICTS, Verdict
from dashboard.quality.printed import Printed, exactly, printed_of
from dashboard.reports.trust.side_by_side import Side

GRAVITY = {verdict: rank for rank, verdict in enumerate(Verdict)}
NOT_STATED = Text("来源没有公布这一台账的此项。", "No source states it for this register.")
NO_COUNTS = Text(
    "公布时没有件数，与按记录计算的不一定是同一批。",
    "It was printed without counts: it may not rest on the same cases.",
)
WITHIN = Text("在公布数的进位范围内一致。", "Agrees within the rounding of the printed one.")
BEYOND = Text(
    "超出公布数的进位范围：件数或公布数有误，或者期间、口径不同。",
    "Beyond the rounding of the printed one: a wrong number, or another period or basis.",
)


@dataclass(frozen=True)
class Stated:
    """What was printed, if anything, and how it stands to the computed value."""

    published: Published | None
    words: Text

    @property
    def printed(self) -> Printed | None:
        return printed_of(self.published) if self.published else None


def stated_beside(side: Side) -> Stated:
    """Return the printed figure of a side's indicator, register and period."""
    published = _published(side)
    if published is None:
        return Stated(None, NOT_STATED)
    checked = _checked(side.programme, published)
    if checked is not None:
        return Stated(published, checked)
    if side.value is None:
        return Stated(published, published.note or NO_COUNTS)
    agrees = printed_of(published).rounded.holds(exactly(round(side.value, 6)))
    return Stated(published, WITHIN if agrees else published.note or BEYOND)


def _published(side: Side) -> Published | None:
    """Of several, the one printed for this period; narrowed ones speak of something smaller."""
    found = [
        one
        for one in side.programme.published
        if one.metric == side.metric.key
        and one.value is not None
        and one.is_share
        and not one.where
        and one.register_key in (None, side.register.key)
    ]
    found.sort(key=lambda one: (one.start, one.end) != (side.start, side.end))
    return found[0] if found else None


def _checked(programme: Programme, published: Published) -> Text | None:
    """Return the gravest of what checks of the printed figures found of this one.

    Of two as grave, that of its own counts is told.
    """
    about = [
        result
        for result in check_programme(programme)
        if published.key in {figure.key for figure in result.figures}
    ]
    if not about:
        return None
    worst = min(about, key=lambda one: (GRAVITY[one.finding.verdict], one.kind != "rate")).finding
    verdict, sentence = VERDICTS[worst.verdict], worst.sentence
    return Text(f"{verdict.zh}：{sentence.zh}", f"{verdict.en}: {sentence.en}")
