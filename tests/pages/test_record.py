"""考评留痕 on the page: propose, confirm, object, answer; what is shown to whom, both languages."""

from dataclasses import replace

import pytest

from dashboard.access.clock import today
from dashboard.appraisal.freezing import propose
from dashboard.appraisal.register import frozen_grades, steps
from dashboard.appraisal.steps import take_step
from dashboard.components.staffing.record_list import NONE_YET
from dashboard.components.staffing.record_panel import ABSENT
from dashboard.domain.grade import Act
from dashboard.domain.text import Lang
from tests.appraisal.conftest import COMMITTEE, DIRECTOR
from tests.pages.test_notices import by_key, said, submit
from tests.pages.test_pages import HAN, failures, words
from tests.tiny.graded import D1, FEBRUARY, HFA, JANUARY, corrected, load, stand_on
from tests.tiny.readers import WHOLE, head

LINK = {"programme": "hill", "register": "docking", "from_": "2020-01-01", "to": "2020-06-30"}
OF_FIRMS = LINK | {"part": "record", "grading": "monthly"}
AS_DIRECTOR = replace(WHOLE, role="bureau_director")
AS_COMMITTEE = replace(WHOLE, role="political_legal")


@pytest.fixture(autouse=True)
def graded(tmp_path, monkeypatch):
    return stand_on(tmp_path, monkeypatch)


def frozen(month=FEBRUARY, grade="fail", whom=HFA):
    """A grade the director proposed just now."""
    return propose(DIRECTOR, whom, month, grade)


def confirmed(**asked):
    one = frozen(**asked)
    take_step(COMMITTEE, one.id, Act.CONFIRMED)
    return one


def keys(app, kind):
    return [str(one.key) for one in getattr(app, kind)]


@pytest.mark.parametrize("lang", Lang)
def test_without_records_it_says_so_and_shows_what_is_recorded(lang, opened):
    app = opened("people", lang, scope=AS_DIRECTOR, **OF_FIRMS)
    assert failures(app) == []
    assert NONE_YET[lang] in said(app)
    table = app.dataframe[0].value
    told = {"zh": "优秀（未提出）", "en": "Excellent (not proposed)"}[lang.value]
    assert list(table.iloc[:, 0]) == ["Firm_A", "Firm_B"]
    assert table.iloc[0, 1] == told


def test_the_verdict_counts_states_and_the_matrix_shows_them(opened):
    confirmed(month=JANUARY, grade="excellent"), frozen()
    app = opened("people", scope=AS_DIRECTOR, **OF_FIRMS)
    assert "留痕 **2** 条，其中待确认 **1** 条、已确认 **1** 条" in said(app)
    firm_a = app.dataframe[0].value.iloc[0]
    assert list(firm_a)[:3] == ["Firm_A", "优秀 · 已确认", "不合格 · 待确认"]
    assert list(app.dataframe[1].value["状态"]) == ["待确认", "已确认"]


def test_the_recorded_grade_is_the_default_and_is_frozen_and_opened(opened):
    app = opened("people", scope=AS_DIRECTOR, **OF_FIRMS)
    by_key(app.selectbox, "record_month").set_value(JANUARY).run()
    assert "案件库登记：优秀" in said(app)
    assert by_key(app.selectbox, "record_grade").value == "excellent"
    submit(app)
    assert failures(app) == []
    (one,) = frozen_grades(WHOLE, "hill")
    assert (one.graded, one.month, one.grade, one.account) == (HFA, JANUARY, "excellent", "reader")
    assert app.query_params["grade"] == str(one.id)
    assert f"**记录 {one.id} · Firm\\_A · 优秀** · **待确认**".replace("\\", "") in said(app)
    assert "“提出”是本账号办理的" in said(app)


def test_without_a_recorded_grade_none_is_chosen_and_an_empty_one_is_refused(opened):
    app = opened("people", scope=AS_DIRECTOR, **OF_FIRMS)
    assert by_key(app.selectbox, "record_grade").value is None
    submit(app)
    assert [one.value for one in app.warning] == ["请填写内容。"]
    assert frozen_grades(WHOLE, "hill") == []


def test_a_month_that_has_a_record_leads_to_it_instead_of_a_form(opened):
    one = frozen(month=JANUARY, grade="excellent")
    app = opened("people", scope=AS_DIRECTOR, **OF_FIRMS)
    by_key(app.selectbox, "record_month").set_value(JANUARY).run()
    assert f"该期已有记录 {one.id}（待确认）。" in said(app)
    by_key(app.button, "record_open").click().run()
    assert app.query_params["grade"] == str(one.id)


def test_it_is_confirmed_objected_to_and_answered_each_by_whom_it_belongs_to(opened):
    one = frozen()

    def act(scope, chosen, text=""):
        app = opened("people", scope=scope, **OF_FIRMS, grade=str(one.id))
        if chosen:
            by_key(app.radio, "record_act").set_value(chosen).run()
        by_key(app.text_area, "record_text").set_value(text)
        submit(app)
        assert failures(app) == []
        return said(app)

    assert "· **已确认**" in act(AS_COMMITTEE, None)
    other = replace(DIRECTOR, account="recorder")
    take_step(other, one.id, Act.OBJECTED, "不服", received_on=today())
    assert "· **待确认**" not in said(opened("people", scope=AS_DIRECTOR, **OF_FIRMS))
    app = opened("people", scope=AS_DIRECTOR, **OF_FIRMS, grade=str(one.id))
    by_key(app.radio, "record_act").set_value(Act.CHANGED).run()
    by_key(app.selectbox, "record_grade").set_value("pass")
    by_key(app.text_area, "record_text").set_value("复核后改定")
    submit(app)
    assert "· **待确认**" in said(app)
    new = int(app.query_params["grade"])
    assert steps(WHOLE, one.id)[-1].next == new
    old = opened("people", scope=AS_DIRECTOR, **OF_FIRMS, grade=str(one.id))
    assert "· **已改定**" in said(old)
    assert f"record_{new}" in keys(old, "button")


def test_an_objection_is_recorded_with_its_day_and_words(opened):
    one = confirmed()
    app = opened("people", scope=AS_COMMITTEE, **OF_FIRMS, grade=str(one.id))
    assert by_key(app.date_input, "record_received").value == today()
    by_key(app.text_area, "record_text").set_value("不服考评")
    submit(app)
    assert (steps(WHOLE, one.id)[-1].received_on, steps(WHOLE, one.id)[-1].text) == (
        today(),
        "不服考评",
    )
    assert "不服考评" in said(app)


def test_what_was_corrected_since_is_marked_in_words(graded, opened):
    one = confirmed(month=JANUARY, grade="excellent")
    app = opened("people", scope=AS_COMMITTEE, **OF_FIRMS, grade=str(one.id))
    assert "各项与提出时一致" in said(app)
    load(graded, corrected())
    app = opened("people", scope=AS_COMMITTEE, **OF_FIRMS, grade=str(one.id))
    assert "有 **2** 项与提出时不同" in said(app)
    table = app.dataframe[0].value.set_index("项目")
    assert list(table.loc["调解成功率（律师主调）"])[:2] == [
        "100.0%（2/2）",
        "▲ 更正为 50.0%（1/2）",
    ]
    assert list(table.loc["案件库登记的等级"])[:2] == ["优秀", "▲ 更正为 合格"]
    assert table.loc["满意率"].iloc[1] == "与当时一致"
    assert "摘要核对一致。" in said(app)


@pytest.mark.parametrize("scope", [AS_COMMITTEE, head("HS1")], ids=["committee", "head"])
def test_who_may_not_propose_is_offered_no_form(scope, opened):
    role = "political_legal" if scope is AS_COMMITTEE else "district_head"
    app = opened("people", scope=replace(scope, role=role), **OF_FIRMS)
    assert failures(app) == []
    assert not [key for key in keys(app, "selectbox") if key.startswith("record_unit")]


@pytest.mark.parametrize("lang", Lang)
def test_a_record_out_of_reach_is_answered_like_an_absent_one(lang, opened):
    one, texts = frozen(), []
    scope = replace(AS_DIRECTOR, firms=("HFB",))
    for asked in (str(one.id), "99", "x", "' OR 1=1", "9" * 30, "²"):
        app = opened("people", lang, scope=scope, **OF_FIRMS, grade=asked)
        assert failures(app) == []
        texts.append(said(app))
    assert ABSENT[lang] in texts[0]
    assert len(set(texts)) == 1


def test_a_grading_of_people_is_not_offered_without_the_right(opened):
    bare = replace(
        AS_DIRECTOR, fields=tuple(one for one in AS_DIRECTOR.fields if one.value != "staff")
    )
    app = opened("people", scope=bare, **LINK | {"part": "record", "grading": "merit"})
    (error,) = app.error
    assert "grading=merit" in error.value


def test_a_persons_grade_is_proposed_with_the_recorded_one(opened):
    app = opened("people", scope=AS_DIRECTOR, **LINK | {"part": "record", "grading": "merit"})
    by_key(app.selectbox, "record_month").set_value(JANUARY).run()
    assert by_key(app.text_input, "record_grade").value == "甲"
    submit(app)
    (one,) = frozen_grades(WHOLE, "hill")
    assert (one.graded, one.months) == (D1, 3)
    assert "2020年1月1日—2020年3月31日" in said(app)


def test_points_then_stand_by_item_and_weight(opened):
    whom = replace(
        D1, grading="mediator_points", unit="D3", unit_name="Three", county="H2", station="HS3"
    )
    one = frozen(month=JANUARY.replace(month=3), grade="good", whom=whom)
    app = opened("people", scope=AS_DIRECTOR, **LINK, part="record", grade=str(one.id))
    table = app.dataframe[-1].value
    assert list(table["权重"]) == ["40", "30", "20", "10"]
    assert sorted(table["得分"]) == ["30", "40", "5", "未登记"]


def test_marks_in_typed_words_are_shown_as_they_are(opened):
    typed = "**粗** <b>x</b> [链](http://x) :red[y] $z$"
    one = frozen(whom=D1, month=JANUARY, grade="**甲** [x](http://y)")
    take_step(COMMITTEE, one.id, Act.RETURNED, typed)
    app = opened("people", scope=AS_DIRECTOR, **LINK, part="record", grade=str(one.id))
    assert typed in [each.value for each in app.text]
    assert not [each for each in (*app.markdown, *app.caption) if "粗" in each.value]
    assert r"\*\*甲\*\* \[x\](http\://y)" in said(app)


@pytest.mark.parametrize("scope", [AS_COMMITTEE, AS_DIRECTOR], ids=lambda one: one.role)
@pytest.mark.parametrize("state", [None, Act.PROPOSED, Act.CONFIRMED])
def test_the_part_in_english_is_english(state, scope, opened):
    link = {}
    if state is not None:
        one = confirmed() if state == Act.CONFIRMED else frozen()
        link = {"grade": str(one.id)}
    app = opened("people", Lang.EN, scope=scope, **OF_FIRMS, **link)
    assert failures(app) == []
    assert [text for text in words(app) if HAN.search(text)] == []
