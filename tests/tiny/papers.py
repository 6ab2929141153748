"""Papers written by hand: a few figures, no query asked."""

from dashboard.domain.text import Lang
from dashboard.reports.paper.document import Cite, Document, Heading, Paragraph, Quoted
from dashboard.reports.paper.view_code import view_code


def quoted(figure_id: str, **changes: object) -> Quoted:
    """A figure of January 2020 in ``hill``."""
    told = {
        "id": figure_id,
        "name": figure_id,
        "shown": "8 件",
        "finder": "figure",
        "asked": (("programme", "hill"), ("from", "2020-01-01")),
        "value": None,
        "numerator": None,
        "denominator": None,
        "basis": "调解",
        "period": "2020年1月",
        "data_to": "2020-06-30",
        "version": "1",
        "page": "trends",
        "query": (("programme", "hill"),),
        "code": view_code("trends", {"programme": "hill"}),
    }
    return Quoted(**told | changes)  # type: ignore[arg-type]


def paper(*figures: Quoted, lang: Lang = Lang.ZH) -> Document:
    """A paper that says each figure in a sentence, and has one free text."""
    said = tuple(Paragraph((f"{one.name} ", Cite(one.id, one.shown), "。")) for one in figures)
    return Document(
        title="会议简报",
        subtitle="2020年1月",
        lang=lang,
        about=(("数据截至", "2020年6月30日"),),
        blocks=(Heading("一、总体"), *said, Paragraph(("下月走访。",), key="next")),
        quoted=figures,
    )
