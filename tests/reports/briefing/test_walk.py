"""Every figure of every briefing is found again, and no number stands in it without its figure."""

import re
from dataclasses import replace

import pytest

from dashboard.database.connection import case_database
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.scope import ALL, OPERATOR
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang
from dashboard.quality.checking import check_programme
from dashboard.queries.units import units
from dashboard.reports.briefing.asked import Asked, Subject
from dashboard.reports.briefing.briefing import briefing
from dashboard.reports.briefing.subjects import latest_month, subjects_of
from dashboard.reports.paper.document import Cards, Grid, Heading, Note, Paragraph
from dashboard.reports.paper.finding import found_all

pytestmark = pytest.mark.usefixtures("on_sample")

PROGRAMMES = ("chenghua", "chongqing", "yibin", "cixi", "lixian")
HEAD = replace(
    OPERATOR,
    account="head",
    programmes=("chenghua",),
    stations=("CHS03", "CHS04"),
    comparison_stations=ALL,
)
DATES = r"\d{4}年(\d{1,2}月(\d{1,2}日)?)?"
METHOD = r"95% 区间|总误判率 5%"
answers = {}


def ask(query, *args):
    """Ask the sample once for all tests here."""
    key = (case_database().version, f"{query.__module__}.{query.__qualname__}{args!r}")
    if key not in answers:
        answers[key] = query(*args)
    return answers[key].copy()


def written(scope, code, subject, *, internal=False):
    asked = Asked(code, subject, latest_month(programme_of(code)), internal=internal)
    return briefing(scope, asked, ask=ask)


def lost(scope, document):
    """The figures that are not what they were when they are asked again."""
    now = found_all(scope, document.quoted, ask=ask)
    return [
        one.id for one in document.quoted if now[one.id] != pytest.approx(one.value, nan_ok=False)
    ]


def said(document):
    """The figures that stand in sentences, cards and grids."""
    for block in document.blocks:
        match block:
            case Paragraph(parts):
                yield from (part.id for part in parts if not isinstance(part, str))
            case Cards(cards):
                yield from (card.value.id for card in cards)
            case Grid():
                yield from (key for _, _, key in block.cites)


def words_of(document):
    """What is said beside the figures: sentences, headings, notes, and cells without a figure."""
    for block in document.blocks:
        match block:
            case Heading(text) | Note(text):
                yield text
            case Paragraph(parts):
                yield "".join(part for part in parts if isinstance(part, str))
            case Cards(cards):
                yield from (word for card in cards for word in (card.name, card.behind))
            case Grid():
                figures = {(row, column) for row, column, _ in block.cites}
                yield from (block.title, block.note)
                yield from (
                    str(cell)
                    for at, row in enumerate(block.rows)
                    for place, cell in enumerate(row)
                    if (at, place) not in figures and block.columns[place].kind != "day"
                )


def declared(code):
    """Names and rules that hold digits of their own: they are words, not figures."""
    programme = programme_of(code)
    for standard in programme.standards:
        yield from (standard.name.zh, standard.source.zh, standard.owner.zh)
    yield from (one.name.zh for one in (*programme.annotations, *programme.published))
    yield from (one.name.zh for one in check_programme(programme))
    for dimension in ("channel", "type"):
        yield from (name.zh for name in DIMENSIONS[dimension].codes.values())
    for dimension in ("station", "county", "room"):
        yield from units(OPERATOR, code, dimension)["name"]
    yield programme.title.zh


def bare_numbers(code, document):
    names = sorted(declared(code), key=len, reverse=True)
    allowed = "|".join([DATES, METHOD, *map(re.escape, names)])
    said = (re.sub(allowed, "", words) for words in words_of(document))
    return [words for words in said if re.search(r"\d", words)]


@pytest.mark.parametrize("code", PROGRAMMES)
def test_every_figure_of_every_briefing_is_found_again(code):
    for subject in subjects_of(programme_of(code)):
        # The page for internal checking is the same for every subject.
        document = written(OPERATOR, code, subject, internal=subject == Subject.MONTHLY)
        assert len(document.quoted) > 10
        assert set(said(document)) == {one.id for one in document.quoted}
        assert lost(OPERATOR, document) == []
        assert bare_numbers(code, document) == []


def test_a_head_of_two_stations_finds_his_own_figures_again():
    for subject in (Subject.MONTHLY, Subject.STATIONS):
        document = written(HEAD, "chenghua", subject)
        assert not [one.id for one in document.quoted if one.id.startswith("firm")]
        assert lost(HEAD, document) == []
        assert bare_numbers("chenghua", document) == []


def test_english_briefings_say_the_same_figures():
    asked = Asked("cixi", Subject.COVERAGE, latest_month(programme_of("cixi")))
    zh, en = (briefing(OPERATOR, replace(asked, lang=lang), ask=ask) for lang in Lang)
    assert {one.id: one.value for one in zh.quoted} == {one.id: one.value for one in en.quoted}
    assert [len(zh.blocks), zh.pictures[0].alt != en.pictures[0].alt] == [len(en.blocks), True]
