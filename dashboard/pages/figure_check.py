"""Published figures: can they be true, by their own numbers and by the case database?"""

from dashboard.components.frame.links import about_the_data
from dashboard.components.frame.page import page_foot, page_head
from dashboard.components.trust.figure_check import programme_checks
from dashboard.components.trust.figure_check_records import published_records
from dashboard.components.trust.figure_check_typed import pasted_text, typed_figure
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text

TITLE = Text("公布数据核对", "Published figures")
QUESTION = Text("印出来的数能不能成立", "Can what is printed be true?")


def render() -> None:
    filters = page_head(TITLE, QUESTION)
    about_the_data(filters)
    programme = programme_of(filters.programme)
    programme_checks(programme)
    typed_figure()
    pasted_text()
    published_records(programme)
    page_foot(filters, [])
