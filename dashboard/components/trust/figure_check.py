"""Checks of published figures as a table: verdict, sentence, numbers, where they are printed."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from dashboard.components.drawing.tables import show_lines
from dashboard.components.drawing.writing import write, write_notice, write_small
from dashboard.components.frame.context import context
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.quality.checking import check_programme
from dashboard.quality.findings import STANDINGS, VERDICTS, Result, Standing

HEADS = {
    "verdict": Text("判定", "Verdict"),
    "finding": Text("结论", "Finding"),
    "about": Text("核对内容", "What is checked"),
    "figures": Text("印的数", "As printed"),
    "place": Text("出处", "Place"),
}
ESSENTIAL = 2
NO_CHECKS = Text(
    "这一工作模式没有登记可核对的公布数据。", "No published figures are declared for checking here."
)
SUMMARY = Text(
    "{n} 项核对：**{contradiction}** 项矛盾，**{doubt}** 项存疑，"
    "{agrees} 项相符，{computed} 项由件数复算。",
    "{n} checks: **{contradiction}** contradictions, **{doubt}** doubts, {agrees} agree, "
    "{computed} recomputed from counts.",
)
METHOD = Text(
    "只用印出的数互相核对，不用案件库；段、句按正文计，不含标题。",
    "Printed figures are checked against each other, not against the case database; paragraphs "
    "and sentences are counted in the body, without headings.",
)
PROVENANCE = Text("文本来源说明：{what}", "About this copy of the text: {what}")
FIGURE = Text("{name} {value}", "{name} {value}")
PLACED = Text("{article}，{place}", "{article}, {place}")


def programme_checks(programme: Programme) -> None:
    """Say how many checks of a programme hold, then show each with its sentence."""
    lang, results = context().lang, check_programme(programme)
    if not results:
        write_notice(NO_CHECKS[lang])
        return
    found = Counter(result.finding.verdict.standing for result in results)
    told = {standing.value: found[standing] for standing in Standing}
    write(SUMMARY.format(n=len(results), **told)[lang])
    write_small(METHOD[lang])
    if programme.article and programme.article.provenance:
        write_small(PROVENANCE.format(what=programme.article.provenance[lang])[lang])
    result_table(results)


def result_table(results: Sequence[Result]) -> None:
    """Draw results, the gravest first; on a phone verdict and finding, the rest behind a tap."""
    lang = context().lang
    order = list(VERDICTS)
    ordered = sorted(results, key=lambda result: order.index(result.finding.verdict))
    frame = pd.DataFrame([_row(result) for result in ordered])
    frame = frame.loc[:, (frame != "").any()]
    table = frame.rename(columns={key: head[lang] for key, head in HEADS.items()})
    show_lines(table, ESSENTIAL)


def _row(result: Result) -> dict[str, str]:
    lang, finding = context().lang, result.finding
    standing = STANDINGS[finding.verdict.standing][lang]
    needs = finding.needs[lang] if finding.needs else ""
    joint = "" if lang == "zh" else " "
    return {
        "verdict": f"{standing} · {VERDICTS[finding.verdict][lang]}",
        "finding": joint.join(part for part in (finding.sentence[lang], needs) if part),
        "about": f"{result.id} {result.name[lang]}",
        "figures": _figures(result),
        "place": _place(result),
    }


def _figures(result: Result) -> str:
    lang = context().lang
    told = (FIGURE.format(name=one.name[lang], value=one.words[lang]) for one in result.figures)
    return ("；" if lang == "zh" else "; ").join(one[lang] for one in told)


def _place(result: Result) -> str:
    lang = context().lang
    if result.place is None:
        return ""
    if result.article is None:
        return result.place[lang]
    return PLACED.format(article=result.article[lang], place=result.place[lang])[lang]
