"""Standings and praises in plain values, as the command line prints them, in both languages."""

from collections.abc import Iterable

from dashboard.domain.money import Grading
from dashboard.domain.text import Text
from dashboard.reports.envelope import plain
from dashboard.reports.firm.chance_words import chance_words
from dashboard.reports.firm.firm_standing import Standing
from dashboard.reports.staffing.praise import Praise, Praised
from dashboard.reports.staffing.standing_chance import EXAMPLES, chances
from dashboard.reports.staffing.standing_figures import Compared
from dashboard.reports.staffing.standing_words import indicator_name, months_text, sentence

IN_ALL = Text("合同期合计", "over the contract")
FIGURE = Text(
    "{when}{metric} {k}/{n}，各家 {all_k}/{all_n}（{rate:.1%}）",
    "{when}: {metric} {k}/{n}, all firms {all_k}/{all_n} ({rate:.1%})",
)
NOTHING = Text("{when}{metric}无记录", "{when}: {metric}, no records")
Row = dict[str, object]


def fail_row(one: Standing, line: float | None = None) -> Row:
    """Return a firm with fails: sentence, months, figures, and the chance under each line."""
    found = chances(one, EXAMPLES if line is None else (line,))
    return {
        "kind": "fails",
        "unit": one.firm,
        "name": one.name,
        "near": one.near,
        "sentence": both(sentence(one)),
        "fails": len(one.fails),
        "limit": one.limit,
        "left": one.left,
        "months": plain(one.fails),
        "contract_from": plain(one.since),
        "months_graded": len(one.graded),
        "figures": [
            *(_figure(figure, months_text(figure.months)) for figure in one.by_month),
            *(_figure(figure, None) for figure in one.of_contract),
        ],
        "chance": [
            {"line": at.line, "chance": plain(at.value), "months_not_below": plain(at.not_below)}
            for at in found
        ],
        "notes": every(chance_words(one, line)),
    }


def praise_row(kind: str, one: Praise) -> Row:
    """Return who may be praised for what: ``kind`` is firm, mediator or room."""
    return {
        "kind": f"praise_{kind}",
        "unit": one.unit,
        "name": one.name,
        "sentence": both(one.sentence),
        "figures": [{"told": both(figure)} for figure in one.figures],
        "notes": every(one.caveats),
    }


def left_out_row(grading: Grading, found: Praised) -> Row:
    """Return by which grading people or rooms are praised, and who was left out and why."""
    return {
        "kind": "grading",
        "unit": grading.key,
        "name": grading.name.zh,
        "sentence": both(grading.name),
        "praised": len(found.praises),
        "figures": [],
        "notes": every(found.notes),
    }


def both(text: Text) -> dict[str, str]:
    """Return both languages, without the marks of bold type."""
    return {"zh": text.zh.replace("**", ""), "en": text.en.replace("**", "")}


def every(texts: Iterable[Text]) -> list[dict[str, str]]:
    """Return several texts in both languages."""
    return [both(text) for text in texts]


def _figure(figure: Compared, when: Text | None) -> Row:
    """The figures of one month, or of all months graded: its month is then null."""
    text = FIGURE if figure.all_of else NOTHING
    told = text.format(
        when=when or IN_ALL,
        metric=indicator_name(figure.key),
        k=figure.k,
        n=figure.of,
        all_k=figure.all_k,
        all_n=figure.all_of,
        rate=figure.pooled,
    )
    return {
        "month": plain(figure.months[0]) if when else None,
        "indicator": figure.key,
        "numerator": figure.k,
        "denominator": figure.of,
        "all_numerator": figure.all_k,
        "all_denominator": figure.all_of,
        "all_rate": plain(figure.pooled),
        "band": figure.band,
        "told": both(told),
    }
