"""The page of briefings: chosen, read, written into, frozen, opened, compared, taken along."""

import re
from dataclasses import replace
from datetime import date

import pytest

from dashboard.access import audit
from dashboard.components.briefing.changes import NO_EDITION
from dashboard.components.briefing.editions import NONE_YET
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
FIVE = ("chenghua", "chongqing", "cixi", "lixian", "yibin")
DIRECTOR = replace(WHOLE, role="bureau_director")
READER = replace(reader("bureau_director"), account="reader")
MAY, JUNE = date(2020, 5, 1), date(2020, 6, 1)


def written(app):
    """What the paper says, without what stands behind its figures."""
    return "\n".join(TAGS.sub("", TIP.sub("", one.proto.body)) for one in app.get("html"))


def said(app):
    told = (*app.markdown, *app.caption, *app.info, *app.warning)
    return "\n".join(one.value for one in told)


def press(app, key):
    return by_key(app.button, key).click().run()


@pytest.mark.parametrize("code", FIVE)
def test_a_programme_is_briefed_in_both_languages_with_the_month_it_counts(
    code, on_sample, opened
):
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


def test_it_opens_ready_for_the_last_whole_month_and_the_link_says_so(briefed_on):
    app = briefed_on()
    assert failures(app) == []
    assert app.query_params["month"] == "2020-06"
    assert app.query_params["subject"] == "monthly"
    assert "2020年6月" in written(app)
    assert NO_EDITION.zh in said(app)


def test_a_figure_tells_its_basis_its_counts_its_period_and_its_data(briefed_on):
    html = "".join(one.proto.body for one in briefed_on(month="2020-02").get("html"))
    tip = TIP.search(html.replace("<br>", "|"))[0]
    for told in ("口径：", "期间：2020年2月1日—2020年2月29日", "数据截至：2020年6月30日", "/v/"):
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
    app = briefed_on()
    assert app.toggle[0].value is False
    app.toggle[0].set_value(True).run()
    assert app.query_params["internal"] == "1"
    assert briefed_on(internal="1").toggle[0].value is True


def test_units_chosen_narrow_the_briefing(briefed_on):
    whole, one = briefed_on(month="2020-02"), briefed_on(month="2020-02", station="HS1")
    assert failures(one) == []
    assert written(one) != written(whole)
    assert "HS1_station" in said(one)


def test_what_is_written_by_hand_is_frozen_with_the_figures(briefed_on):
    app = briefed_on()
    by_key(app.text_area, "briefing_text_next").set_value(" 走访\u202e三家 ").run()
    assert "［手写］走访三家" in written(app)
    press(app, "briefing_freeze")
    assert failures(app) == []
    (one,) = editions_in(READER, "hill")
    assert app.query_params["edition"] == str(one.id)
    assert (one.asked, one.account) == (Asked("hill", Subject.MONTHLY, JUNE), "reader")
    assert opened_edition(READER, one.id).document.free_texts["next"] == "走访三家"
    assert "第 1 号定稿" in said(app)
    assert "未变" in said(app)


def test_freezing_the_same_twice_says_so(briefed_on):
    app = press(briefed_on(), "briefing_freeze")
    press(press(app, "edition_back"), "briefing_freeze")
    assert [one.value for one in app.warning] == "内容相同的简报已定稿（第 1 号），不重复定稿。"


def test_another_month_in_the_bar_leaves_the_edition(briefed_on):
    app = press(briefed_on(), "briefing_freeze")
    by_key(app.selectbox, "briefing_month").set_value("2020-05").run()
    assert "edition" not in app.query_params
    assert "2020年5月" in written(app)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("number", ["1", "99", "x", "9" * 12])
def test_an_edition_out_of_reach_is_as_absent_as_none(briefed_on, lang, number):
    freeze(READER, paper(quoted("mediated")), Asked("hill", Subject.MONTHLY, JUNE))
    scope = replace(head("HS1", "HS2"), role="district_head")
    app = briefed_on(lang, scope, edition=number)
    assert ABSENT[lang] in said(app)
    assert f"**{NONE_YET[lang]}**" not in said(app)
    assert not app.dataframe


def test_the_month_before_is_compared_and_a_correction_is_warned_of(briefed_on):
    rate = {"value": 1.0, "numerator": 1.0, "denominator": 1.0}
    june = briefing(briefed(READER.scope), Asked("hill", Subject.MONTHLY, JUNE))
    told = {one.id: one for one in june.quoted}
    changed = replace(told["docking.mediated"], shown="9 件", value=9.0, numerator=9.0)
    freeze(READER, paper(changed, quoted("gone", **rate)), Asked("hill", Subject.MONTHLY, JUNE))
    freeze(READER, paper(changed), Asked("hill", Subject.MONTHLY, MAY))
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
