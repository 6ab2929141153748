"""Inspection visits: cards to take along, and dossiers drawn by lot."""

from dashboard.components.cases.draw_form import draw_part
from dashboard.components.frame.page import page_foot, page_head
from dashboard.components.visit.visit_cards import cards_part
from dashboard.domain.text import Text

TITLE = Text("现场检查", "Inspection visits")
QUESTION = Text("去哪里查什么，调哪些卷", "What to check where, and which dossiers to pull?")


def render() -> None:
    filters = page_head(TITLE, QUESTION)
    counted = cards_part(filters)
    draw_part(filters)
    page_foot(filters, counted)
