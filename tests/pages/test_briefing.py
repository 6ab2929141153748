"""The page of briefings: chosen, read, written into, frozen, opened, compared, taken along."""

import re
from dataclasses import replace
from datetime import date

import pytest

from dashboard.access import audit
from dashboard.components.briefing.changes import NO_EDITION
from dashboard.components.briefing.editions import NONE_YET
from dashboard.components.briefing.files import _told
from dashboard.components.briefing.freezing import ABSENT
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang
from dashboard.editions.freezing import freeze
from dashboard.editions.register import editions_in
from dashboard.editions.register import opened as opened_edition
from dashboard.editions.rights import briefed
from dashboard.metrics import METRICS
from dashboard.reports.briefing.asked import Asked, Subject
from dashboard.reports.briefing.briefing import briefing
from dashboard.reports.briefing.subjects import last_day, latest_month
from dashboard.reports.figure import figure
from tests.editions.conftest import reader
from tests.pages.conftest import files
from tests.pages.test_notices import by_key
from tests.pages.test_pages import failures
from tests.tiny.papers import paper, quoted
from tests.tiny.readers import WHOLE, head

TAGS = re.compile(r"<style>.*?</style>|<[^>]*>", re.DOTALL)
TIP = re.compile(r'<span class="tip".*?</span>', re.DOTALL)
OTHERS = ("chongqing", "cixi", "lixian", "yibin")
"""The first programme's page is drawn in ``test_pages``, and its number read in the browser."""
DIRECTOR = replace(WHOLE, role="bureau_director")
READER = replace(reader("bureau_director"), account="reader")
MAY, JUNE = date(2020, 5, 1), date(2020, 6, 1)
ASKED = Asked("hill", Subject.MONTHLY, JUNE)
INTERNAL = "内部核对"


def written(app):
    """What the paper says, without what stands behind its figures."""
    return "\n".join(TAGS.sub("", TIP.sub("", one.proto.body)) for one in app.get("html"))


def said(app):
    told = (*app.markdown, *app.caption, *app.info, *app.warning)
    return "\n".join(one.value for one in told)


def press(app, key):
    return by_key(app.button, key).click().run()


@pytest.mark.parametrize("code", OTHERS)
def test_a_programme_is_briefed_in_both_languages_with_the_month_it_counts(code, on_sample, opened):
    register = programme_of(code).registers[0]
    month = latest_month(programme_of(code))
    asked = Filters(programme=code, register=register.key, start=month, end=last_day(month))
    n = int(figure(WHOLE, asked, METRICS[register.base]).total["value"])
    for lang, told in ((Lang.ZH, f"{n:,} 件"), (Lang.EN, f"{n:,}")):
        app = opened("briefing", lang, scope=DIRECTOR, programme=code)
        assert failures(app) == []
        assert told in written(app)
        assert NONE_YET[lang] in said(app)


@pytest.fixture
def briefed_on(on_tiny, opened):
    """The briefing of June 2020 in ``hill``, the last month there is."""

    def open_it(lang=Lang.ZH, scope=DIRECTOR, **query):
        return opened("briefing", lang, scope=scope, programme="hill", **query)

    return open_it


def test_it_opens_ready_for_the_last_whole_month_each_figure_with_its_basis(briefed_on):
    app = briefed_on()
    assert failures(app) == []
    assert (app.query_params["month"], app.query_params["subject"]) == ("2020-06", "monthly")
    assert "2020年6月" in written(app)
    assert NO_EDITION.zh in said(app)
    tip = TIP.search("".join(one.proto.body for one in app.get("html")))[0]
    for told in ("口径：", "期间：2020年6月", "数据截至：2020年6月30日", "/v/"):
        assert told in tip


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"month": "2020-07"}, "month=2020-07"),
        ({"month": "soon"}, "month=soon"),
        ({"subject": "weather"}, "subject=weather"),
        ({"internal": "yes"}, "internal=yes"),
    ],
)
def test_a_link_that_names_no_briefing_shows_none(briefed_on, query, named):
    app = briefed_on(**query)
    assert [named in one.value for one in app.error] == [True]
    assert "2020年" not in written(app)


def test_the_internal_page_is_off_until_it_is_switched_on(briefed_on):
    app = briefed_on(station="HS1", month="2020-02")
    assert "Upper_station" in said(app)
    assert app.toggle[0].value is False
    assert INTERNAL not in written(app)
    app.toggle[0].set_value(True).run()
    assert failures(app) == []
    assert app.query_params["internal"] == "1"
    assert INTERNAL in written(app)


def test_what_is_written_by_hand_is_frozen_once_with_the_figures(briefed_on):
    app = briefed_on()
    by_key(app.text_area, "briefing_text_next").set_value(" 走访\u202e三家 ").run()
    assert "［手写］走访三家" in written(app)
    press(app, "briefing_freeze")
    assert failures(app) == []
    (one,) = editions_in(READER, "hill")
    assert app.query_params["edition"] == str(one.id)
    assert (one.asked, one.account) == (ASKED, "reader")
    assert opened_edition(READER, one.id).document.free_texts["next"] == "走访三家"
    assert "第 1 号定稿" in said(app)
    press(press(app, "edition_back"), "briefing_freeze")
    assert [one.value for one in app.warning] == ["内容相同的简报已定稿（第 1 号），不重复定稿。"]


def test_another_month_in_the_bar_leaves_the_edition(briefed_on):
    one = freeze(READER, paper(quoted("mediated")), ASKED)
    app = briefed_on(edition=str(one.id))
    assert "mediated 8 件" in written(app)
    by_key(app.selectbox, "briefing_month").set_value("2020-05").run()
    assert "edition" not in app.query_params
    assert "2020年5月" in written(app)


@pytest.mark.parametrize(("lang", "number"), [(Lang.ZH, "1"), (Lang.EN, "9" * 12)])
def test_an_edition_out_of_reach_is_as_absent_as_none(briefed_on, lang, number):
    freeze(READER, paper(quoted("mediated")), ASKED)
    scope = replace(head("HS1", "HS2"), role="district_head")
    app = briefed_on(lang, scope, edition=number)
    assert ABSENT[lang] in said(app)
    assert NONE_YET[lang] in said(app)
    assert "mediated 8 件" not in written(app)


def test_the_month_before_is_compared_and_a_correction_is_warned_of(briefed_on):
    june = briefing(briefed(READER.scope), ASKED)
    told = {one.id: one for one in june.quoted}
    changed = replace(told["docking.mediated"], shown="9 件", value=9.0, numerator=9.0)
    for month in (JUNE, MAY):
        freeze(READER, paper(changed).with_texts({"next": f"{month}"}), replace(ASKED, month=month))
    app = briefed_on()
    now = told["docking.mediated"].shown
    assert "此后数据有补录或更正，1 个数字与定稿时不同" in app.warning[0].value
    assert f"9 件 → {now}" in app.warning[0].value
    assert "与第 2 号定稿（2020年5月）相比" in said(app)


def test_every_form_is_offered_once_a_purpose_is_given_and_is_on_record(briefed_on):
    app = briefed_on()
    assert by_key(app.button, "briefing_pdf").disabled
    by_key(app.text_input, "briefing_purpose").set_value("周会").run()
    for form, sign in {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK", "png": b"\x89PNG"}.items():
        press(app, f"briefing_{form}")
        (file,) = files(app).values()
        assert file.content.startswith(sign)
        assert file.name.endswith(form)
    exports = [row for row in audit.records() if row["act"] == "export"]
    assert [row["detail"] for row in exports] == [
        f"briefing-hill-monthly-2020-06.{form}; 周会" for form in ("pdf", "docx", "xlsx", "png")
    ]


def test_the_record_says_that_the_internal_page_was_taken_along():
    asked = Asked(programme="hill", subject=Subject.MONTHLY, month=date(2020, 6, 1), internal=True)
    assert _told(asked, 3) == "briefing-hill-monthly-2020-06-internal-edition-3"
