"""The sheets of grades on a page: of the last whole month, for a purpose, on record."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import audit
from dashboard.components.exporting.grade_sheets import last_whole_month
from dashboard.domain.text import Lang
from tests.supervision.conftest import reader
from tests.tiny.readers import docking

pytestmark = pytest.mark.usefixtures("on_tiny")


def script(who, lang, filters):
    from dashboard.components.exporting.grade_sheets import grade_sheets
    from dashboard.components.frame.context import showing_to
    from dashboard.database.connection import pinned

    with pinned(), showing_to(who, lang, {}):
        grade_sheets(filters)


def test_a_sheet_is_made_for_a_purpose_and_put_on_record():
    args = (reader("bureau_director"), Lang.ZH, docking())
    page = AppTest.from_function(script, args=args, default_timeout=30).run()
    page.selectbox(key="grade_sheets_which").select("publication")
    page.selectbox(key="grade_sheets_form").select("xlsx").run()
    page.text_input(key="export_purpose_grade_sheets").input("公示").run()
    page.button(key="export_make_grade_sheets").click().run()
    assert not page.exception
    (link,) = [one.proto.body for one in page.get("html") if "/export/" in one.proto.body]
    assert "公示表" in link
    (entry,) = [one for one in audit.records() if one["act"] == "export"]
    assert entry["detail"] == "sheet publication hill 2020-06; 公示"


def test_a_month_that_is_not_over_is_not_graded():
    assert last_whole_month(docking()) == date(2020, 6, 1)
    assert last_whole_month(docking().during(date(2020, 1, 1), date(2020, 3, 30))) == date(
        2020, 2, 1
    )
    assert last_whole_month(docking().during(date(2020, 1, 1), date(2021, 1, 1))) == date(
        2020, 6, 1
    )
