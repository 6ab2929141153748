"""The page of notices: issue, answer, close, return; what is shown to whom, in both languages."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.access import audit
from dashboard.access.clock import today, utc_now
from dashboard.components.notice.notice_issue import GONE
from dashboard.components.notice.notice_list import HOW_TO_ISSUE, HOW_TO_RECEIVE
from dashboard.components.notice.notice_panel import ABSENT
from dashboard.domain.notice import About, Act, Kind
from dashboard.domain.text import Lang
from dashboard.supervision.issuing import issue
from dashboard.supervision.register import notices, steps
from dashboard.supervision.steps import take_step
from tests.pages.conftest import files
from tests.pages.test_pages import HAN, failures, words
from tests.supervision.conftest import COMMITTEE, gap, reader
from tests.tiny.readers import WHOLE, head

pytestmark = pytest.mark.usefixtures("on_tiny")
LINK = {"programme": "hill", "register": "docking", "from_": "2020-01-01", "to": "2020-06-30"}
SUPERVISOR = replace(WHOLE, role="political_legal")
DIRECTOR = replace(WHOLE, role="bureau_director")
HS2_WITHOUT_FIRM = {"about": "gap", "standard": "station_firm", "unit": "HS2"}


def chief(*stations):
    return replace(head(*stations), role="district_head")


def sent(unit="HS2", *, days=7, kind=Kind.NOTICE, ago=0, **changes):
    """Issue a notice some days ago, with some days to answer it."""
    then = utc_now() - timedelta(days=ago)
    deadline = today(lambda: then) + timedelta(days=days)
    return issue(COMMITTEE, gap(unit, **changes), kind, deadline=deadline, clock=lambda: then)


def by_key(widgets, start):
    return next(one for one in widgets if str(one.key).startswith(start))


def submit(app):
    return next(one for one in app.button if one.proto.is_form_submitter).click().run()


def said(app):
    return "\n".join(one.value for one in (*app.markdown, *app.caption, *app.text, *app.info))


@pytest.mark.parametrize("lang", Lang)
def test_an_empty_list_says_what_to_do(lang, opened):
    assert HOW_TO_ISSUE[lang] in said(opened("notices", lang, scope=SUPERVISOR, **LINK))
    assert HOW_TO_RECEIVE[lang] in said(opened("notices", lang, scope=chief("HS1"), **LINK))


def test_the_verdict_counts_unclosed_late_and_waiting_to_today(opened):
    late, answered = sent("HS1", ago=10, days=9), sent("HS2", ago=10, days=9)
    sent("HS3", ago=10, days=10, county="H2")
    take_step(reader("bureau_director"), answered.key, Act.RESULT, "已办")
    app = opened("notices", scope=SUPERVISOR, **LINK)
    assert "未销号 **3** 件，其中 **1** 件已过期限仍未报结果，**1** 件已报结果" in said(app)
    assert f"今天（{today()}，北京时间）" in said(app)
    table = app.dataframe[0].value
    told = dict(zip(table["编号"], table["状态"], strict=True))
    assert told[late.title] == "办理中（过期）"
    assert told[answered.title] == "待销号"


def test_the_list_is_narrowed_by_status_unit_and_standard(opened):
    sent("HS1"), sent("HS2"), sent("HS1", standard="station_room")
    app = opened("notices", Lang.EN, scope=SUPERVISOR, **LINK)
    for label, value, n in (("unit", "HS1", 2), ("standard", "station_room", 1)):
        by_key(app.selectbox, f"notices_{label}_").set_value(value).run()
        assert len(app.dataframe[0].value) == n
    by_key(app.selectbox, "notices_status").set_value("closed").run()
    assert not app.dataframe


def test_the_bars_station_narrows_the_list(opened):
    sent("HS1"), sent("HS2")
    app = opened("notices", scope=SUPERVISOR, **LINK, station="HS1")
    assert list(app.dataframe[0].value["单位"]) == ["HS1_station"]


def test_a_gap_is_chosen_written_on_and_issued(opened):
    app = opened("notices", scope=SUPERVISOR, **LINK)
    by_key(app.selectbox, "notice_standard").set_value("station_room").run()
    by_key(app.selectbox, "notice_unit").set_value("HS3").run()
    by_key(app.button, "notice_next").click().run()
    assert "应有 1，实有 0 · 缺口自 2020年1月1日" in said(app)
    assert by_key(app.date_input, "notice_deadline").value == today() + timedelta(days=14)
    by_key(app.radio, "notice_kind").set_value(Kind.NOTICE).run()
    assert by_key(app.date_input, "notice_deadline").value == today() + timedelta(days=7)
    submit(app)
    assert failures(app) == []
    (one,) = notices(WHOLE, "hill")
    assert (one.evidence.unit, one.evidence.since) == ("HS3", date(2020, 1, 1))
    assert (one.evidence.county, one.evidence.station) == ("H2", "HS3")
    assert (one.evidence.required, one.evidence.measured) == (1, 0)
    assert one.evidence.owner.en == "Police"
    assert one.evidence.data_to == date(2020, 6, 30)
    assert f"**{one.title}** · 督办函 · **办理中**" in said(app)
    assert app.query_params["notice"] == one.key
    assert "about" not in app.query_params


def test_what_is_typed_over_a_default_is_kept_as_typed(opened):
    app = opened("notices", scope=SUPERVISOR, **LINK, **HS2_WITHOUT_FIRM)
    by_key(app.text_area, "matter").set_value("请在本月内签约")
    by_key(app.text_input, "owner").set_value("北县司法局")
    submit(app)
    (one,) = notices(WHOLE, "hill")
    assert (one.evidence.matter.zh, one.evidence.owner.en) == ("请在本月内签约", "北县司法局")


@pytest.mark.parametrize(
    "asked",
    [
        {"about": "gap", "standard": "station_firm", "unit": "HS9"},
        {"about": "gap", "standard": "no-such", "unit": "HS2"},
        {"about": "gap", "standard": "station_firm", "unit": "RS1"},
        {"about": "gap", "standard": "station_firm", "unit": "HS1"},
        {"about": "dispute", "id": "hill:01"},
        {"about": "dispute", "id": "hill:05"},
        {"about": "dispute", "id": "river:01"},
        {"about": "dispute", "id": "' OR 1=1"},
        {"about": "key_case", "id": "hill:04"},
    ],
)
def test_a_matter_absent_mended_foreign_or_not_due_is_no_matter(asked, opened):
    scope = replace(SUPERVISOR, counties=("H1",))
    app = opened("notices", scope=scope, **LINK, **asked)
    assert GONE.zh in said(app)
    assert not app.text_area


def test_a_key_case_is_written_on_by_its_days_so_far(opened):
    app = opened("notices", scope=SUPERVISOR, **LINK, about="key_case", id="hill:05")
    submit(app)
    (one,) = notices(WHOLE, "hill")
    found = one.evidence
    assert (found.about, found.dispute_id) == (About.KEY_CASE, "hill:05")
    assert (found.required, found.measured, found.since) == (30, 31, date(2020, 5, 30))
    assert (found.unit, found.county, found.firm) == ("HS3", "H2", "HFB")


def test_an_overdue_dispute_is_overdue_from_the_day_after_its_time(opened):
    app = opened("notices", scope=SUPERVISOR, **LINK, about="dispute", id="hill:05")
    submit(app)
    (one,) = notices(WHOLE, "hill")
    assert (one.evidence.required, one.evidence.measured) == (30, 31)
    assert one.evidence.since == date(2020, 6, 30)


def test_who_may_not_issue_is_offered_no_form_even_by_a_link(opened):
    app = opened("notices", scope=chief("HS2"), **LINK, **HS2_WITHOUT_FIRM)
    assert not (app.text_area or app.expander or [one for one in app.button if "notice" in one.key])


def test_a_second_notice_on_the_matter_is_refused_in_words(opened):
    sent("HS2")
    app = opened("notices", scope=SUPERVISOR, **LINK, **HS2_WITHOUT_FIRM)
    by_key(app.radio, "notice_kind").set_value(Kind.NOTICE).run()
    submit(app)
    assert [one.value for one in app.warning][0].startswith("同一事项已有未销号的督办")
    assert len(notices(WHOLE, "hill")) == 1


def test_the_head_answers_the_supervisor_returns_and_closes(opened):
    one = sent("HS2")

    def act(scope, chosen, text):
        app = opened("notices", scope=scope, **LINK, notice=one.key)
        if chosen:
            by_key(app.radio, "notice_act").set_value(chosen).run()
        by_key(app.text_area, "notice_text").set_value(text)
        submit(app)
        assert failures(app) == []
        return said(app)

    assert "正在联系" in act(chief("HS2"), Act.FEEDBACK, "正在联系")
    assert "· **待销号**" in act(chief("HS2"), Act.RESULT, "已签约")
    assert "· **已退回**" in act(SUPERVISOR, Act.RETURNED, "合同未附")
    assert "· **待销号**" in act(chief("HS2"), Act.RESULT, "合同已附")
    assert "· **已销号**" in act(SUPERVISOR, None, "属实")
    assert "· **办理中**" in act(SUPERVISOR, Act.REOPENED, "律所又撤离")
    done = [step.act for step in steps(WHOLE, one.key)]
    assert done == ["issued", "feedback", "result", "returned", "result", "closed", "reopened"]


def test_an_empty_answer_is_refused_in_words_and_nothing_happens(opened):
    one = sent("HS2")
    app = opened("notices", scope=chief("HS2"), **LINK, notice=one.key)
    submit(app)
    assert [one.value for one in app.warning] == ["请填写内容。"]
    assert len(steps(WHOLE, one.key)) == 1


def test_a_step_somebody_else_took_meanwhile_is_refused_in_words(opened):
    one = sent("HS2")
    app = opened("notices", scope=chief("HS2"), **LINK, notice=one.key)
    by_key(app.radio, "notice_act").set_value(Act.RESULT).run()
    by_key(app.text_area, "notice_text").set_value("已办")
    take_step(reader("bureau_director"), one.key, Act.RESULT, "先报了")
    submit(app)
    assert len(steps(WHOLE, one.key)) == 2


@pytest.mark.parametrize("lang", Lang)
def test_a_notice_out_of_reach_is_answered_like_an_absent_one(lang, opened):
    one, texts = sent("HS2"), []
    for key in (one.key, "hill-notice-2021-99", "' OR 1=1"):
        app = opened("notices", lang, scope=chief("HS1", "HS3"), **LINK, notice=key)
        assert failures(app) == []
        texts.append(said(app))
    assert ABSENT[lang] in texts[0]
    assert len(set(texts)) == 1


def test_a_link_alone_opens_a_notice_of_another_programme(opened):
    one = sent("RS1", programme="river", county="R1")
    app = opened("notices", scope=SUPERVISOR, notice=one.key)
    assert f"**{one.title}**" in said(app)
    assert app.query_params["programme"] == "river"


def test_marks_in_typed_words_are_shown_as_they_are(opened):
    one = sent("HS2")
    typed = "**粗** <b>x</b> [链](http://x) :red[y] $z$"
    take_step(reader("bureau_director"), one.key, Act.FEEDBACK, typed)
    app = opened("notices", scope=SUPERVISOR, **LINK, notice=one.key)
    assert typed in [one.value for one in app.text]
    assert not [one for one in (*app.markdown, *app.caption) if "粗" in one.value]


def test_the_letter_is_recorded_before_it_is_offered(opened):
    one = sent("HS2")
    app = opened("notices", scope=SUPERVISOR, **LINK, notice=one.key)
    assert not files(app)
    by_key(app.button, "notice_letter").click().run()
    assert len(files(app)) == 1
    last = [*audit.records()][-1]
    assert (last["act"], last["object"], last["detail"]) == ("export", one.key, "letter")


@pytest.mark.parametrize("scope", [SUPERVISOR, DIRECTOR, chief("HS2")], ids=lambda one: one.role)
def test_an_opened_notice_in_english_is_english_but_for_its_number(scope, opened):
    one = sent("HS2")
    for link in ({}, {"notice": one.key}):
        app = opened("notices", Lang.EN, scope=scope, **LINK, **link)
        assert failures(app) == []
        told = [text.replace(one.title, "") for text in words(app)]
        assert [text for text in told if HAN.search(text)] == []


def test_the_form_in_english_is_english(opened):
    app = opened("notices", Lang.EN, scope=SUPERVISOR, **LINK, **HS2_WITHOUT_FIRM)
    assert failures(app) == []
    assert [text for text in words(app) if HAN.search(text)] == []


def test_a_moment_is_shown_as_clocks_in_shanghai_show_it(opened):
    late = datetime(2021, 3, 5, 16, 30, tzinfo=UTC)
    deadline = date(2021, 3, 12)
    one = issue(COMMITTEE, gap("HS2"), Kind.NOTICE, deadline=deadline, clock=lambda: late)
    app = opened("notices", scope=SUPERVISOR, **LINK, notice=one.key)
    assert "2021-03-06 00:30" in said(app)
    assert "已过期限" in said(app)
