"""The page of inspection visits: cards by unit, lots on record, both under the reader's reach."""

import io
import json
import re
import shlex
import zipfile
from dataclasses import replace

import pytest

from dashboard.__main__ import main
from dashboard.access import audit, draws
from dashboard.components.cases.draw_record import NO_DRAW
from dashboard.components.visit.visit_choice import ABSENT
from dashboard.database import state
from dashboard.domain.text import Lang
from tests.pages.conftest import files
from tests.tiny.readers import WHOLE, docking, head

HAN = re.compile("[\u4e00-\u9fff]+")
DIRECTOR = replace(WHOLE, role="bureau_director")
REVIEWER = replace(WHOLE, role="case_reviewer")
HILL = {"programme": "hill", "register": "docking"}
NAMES = re.compile("[A-Z][a-z]+_[a-z]+")


@pytest.fixture
def visited(on_tiny, opened):
    def open_page(lang=Lang.ZH, *, scope=DIRECTOR, **query):
        app = opened("visits", lang, scope=scope, **HILL | query)
        assert not app.exception
        return app

    return open_page


@pytest.fixture
def told(capsys):
    def ask(line):
        assert main([*shlex.split(line), "--format", "json"]) == 0
        return json.loads(capsys.readouterr().out)

    return ask


def said(app):
    parts = (*app.markdown, *app.caption, *app.info, *app.warning, *app.error)
    return "\n".join(one.value for one in parts)


def button(app, words):
    return next(one for one in app.button if words in one.label)


def boxes(app, key):
    return [one for one in app.multiselect if one.key.startswith(key)]


def draw(app, *, seed=None, size=2, by=()):
    if seed is not None:
        next(one for one in app.number_input if "种子" in one.label).set_value(seed)
    next(one for one in app.number_input if "件数" in one.label).set_value(size)
    next(one for one in app.multiselect if "分层" in one.label).set_value(list(by))
    return button(app, "抽取并记录").click().run()


@pytest.mark.parametrize("link", ["HS1", "station:HS1"])
def test_a_link_opens_the_card_of_its_unit(visited, link):
    app = visited(unit=link)
    assert "**Upper_station**" in said(app)
    assert ":gray[街道（乡镇）]　North_town" in said(app)
    (cases,) = [t.value for t in app.dataframe if "调解成功率" in t.value.columns]
    assert "100.0%（3/3）" in list(cases["调解成功率"])
    assert app.query_params["unit"] == "station:HS1"


def test_without_a_unit_the_page_says_what_to_do(visited):
    assert "请先选择要检查的单位。" in said(visited())


def test_units_are_offered_by_name_in_reach_alone(visited):
    (box,) = boxes(visited(), "visit_units")
    assert "派出所 · Upper_station" in box.options
    assert "调解室 · North_room" in box.options
    (own,) = boxes(visited(scope=replace(head("HS1"), role="bureau_director")), "visit_units")
    assert own.options == ["派出所 · Upper_station", "调解室 · Upper_room", "调解室 · North_room"]


@pytest.mark.parametrize("lang", Lang)
def test_a_foreign_unit_in_the_link_is_as_absent_as_none(visited, lang):
    texts = []
    for code in ("HS3", "HS9"):
        app = visited(lang, scope=replace(head("HS1"), role="bureau_director"), unit=code)
        texts.append([one.value.replace(code, "") for one in app.error])
    assert texts[0] == texts[1] == [ABSENT[lang].format(what="")]


def test_choosing_units_writes_the_link(visited):
    app = visited()
    boxes(app, "visit_units")[0].set_value(["station:HS2", "room:M3"]).run()
    assert app.query_params["unit"] == "station:HS2,room:M3"
    assert [one.label for one in app.selectbox][-1] == "预览哪一张"


def test_cards_are_made_once_the_log_has_them(visited):
    app = visited(unit="HS1,M1")
    assert not files(app)
    button(app, "生成点位卡（2 张）").click().run()
    assert [*files(app)] == ["下载 XLSX（2 张）"]
    (entry,) = audit.records()
    assert (entry["act"], entry["account"]) == ("export", "reader")
    assert entry["detail"] == "visit cards hill station:HS1,room:M1"


def test_what_cannot_be_logged_is_not_made(visited, monkeypatch):
    def full(_):
        raise state.StateUnavailable("full")

    app = visited(unit="HS1")
    monkeypatch.setattr(audit, "record", full)
    button(app, "生成点位卡").click().run()
    assert app.error
    assert not files(app)


def test_a_draw_is_listed_as_the_command_line_lists_it(visited, told):
    line = "draw --programme hill --register docking --size 3 --seed 11 --by outcome"
    expected = told(line)
    app = draw(visited(), seed=11, size=3, by=["outcome"])
    assert app.query_params["draw"] == "2"
    assert "第 **2** 号抽卷：从 **4** 件中抽取 **3** 件。" in said(app)
    assert "种子：11" in said(app)
    assert "在同一数据版本上重抽，结果一致。" in said(app)
    (listed,) = [t.value for t in app.dataframe if "纠纷编号" in t.value.columns]
    assert list(listed["纠纷编号"]) == [row["dispute_id"] for row in expected["rows"]]
    (strata,) = [t.value for t in app.dataframe if "抽取（件）" in t.value.columns]
    assert list(strata.itertuples(index=False, name=None)) == [
        ("调解不成", 1, 1),
        ("调解成功", 3, 2),
    ]


def test_a_new_seed_is_laid_out_after_each_draw(visited):
    app = visited()
    first = next(one for one in app.number_input if "种子" in one.label).value
    draw(app)
    assert next(one for one in app.number_input if "种子" in one.label).value != first
    assert f"种子：{first}" in said(app)


def test_opening_the_link_of_a_draw_draws_nothing_new(visited):
    draw(visited(), seed=3)
    again = visited(draw="1")
    assert "第 **1** 号抽卷" in said(again)
    assert [entry["act"] for entry in audit.records()] == ["draw"]


@pytest.mark.parametrize("asked", ["1", "99", "x", "-1", "9" * 30])
def test_a_foreign_draw_is_as_absent_as_none(visited, asked):
    other = replace(DIRECTOR, account="other")
    draws.record(other, draws.draw_dossiers(other, docking(), size=2, seed=1))
    assert [one.value for one in visited(draw=asked).error] == [NO_DRAW.zh]


def test_what_went_out_of_reach_since_is_not_listed(visited):
    wide = replace(DIRECTOR, account="reader")
    draws.record(wide, draws.draw_dossiers(wide, docking(), size=9, seed=1))
    narrow = replace(head("HS1"), role="bureau_director")
    app = visited(scope=narrow, draw="1")
    (listed,) = [t.value for t in app.dataframe if "纠纷编号" in t.value.columns]
    assert list(listed["纠纷编号"]) == ["hill:01"]
    assert "其中 3 件现已不在您的权限内，未列出。" in said(app)


def test_fewer_dossiers_than_strata_is_said(visited):
    app = draw(visited(), size=1, by=["station"])
    assert "有 3 层没有抽到" in said(app)


def test_nothing_to_draw_is_said_and_not_recorded(visited):
    app = draw(visited(state="open"))
    assert "没有已办结且登记了卷宗的纠纷" in said(app)
    assert not list(audit.records())


def test_the_list_is_exported_with_its_record(visited):
    app = draw(visited(), seed=5, size=3, by=["outcome"])
    button(app, "生成抽取清单").click().run()
    file = files(app)["下载 XLSX（3 件）"]
    assert file.name.startswith("draw-1-")
    book = zipfile.ZipFile(io.BytesIO(file.content))
    words = book.read("xl/sharedStrings.xml").decode()
    for one in ("抽取人", "reader", "种子", "数据版本", "最大余额法", "hill:03"):
        assert one in words
    assert "<f>" not in "".join(
        book.read(name).decode() for name in book.namelist() if "sheets/" in name
    )
    assert [entry["act"] for entry in audit.records()] == ["draw", "export"]


def test_a_reviewer_has_the_draw_alone(visited):
    app = visited(scope=REVIEWER, unit="HS1")
    assert "点位卡" not in said(app)
    assert "随机抽卷" in said(app)
    assert not boxes(app, "visit_units")


@pytest.mark.parametrize("role", ["district_head", "importer", "gone"])
def test_other_roles_see_neither(visited, role):
    app = visited(scope=replace(WHOLE, role=role), unit="HS1")
    assert not {"点位卡", "随机抽卷"} & set(re.findall(r"\w+", said(app)))
    assert not boxes(app, "visit_units") + boxes(app, "draw_by")


def test_an_english_page_speaks_english(visited):
    draws.record(
        replace(DIRECTOR, account="reader"),
        draws.draw_dossiers(DIRECTOR, docking(), size=2, seed=1, by=("station", "level")),
    )
    app = visited(Lang.EN, unit="HS1", draw="1")
    assert "Draw **1**: **2** of **4** dossiers." in said(app)
    heads = [str(h) for t in app.dataframe for h in t.value.columns]
    cells = [str(c) for t in app.dataframe for c in t.value.to_numpy().ravel()]
    assert not HAN.findall(" ".join([NAMES.sub("", said(app)), *heads, *cells]))


def test_a_programme_without_dossiers_says_so(on_sample, opened):
    app = opened("visits", scope=REVIEWER, programme="lixian")
    assert "本库未登记，故未列出：卷宗齐全。" in said(app)
    assert not app.number_input


@pytest.mark.parametrize("code", ["chenghua", "chongqing", "cixi"])
def test_every_programme_draws_by_the_strata_it_records(code, on_sample, opened):
    app = opened("visits", scope=REVIEWER, programme=code)
    assert not app.exception
    offered = next(one for one in app.multiselect if "分层" in one.label).options
    assert "结果" in offered
    draw(app, size=12, by=["outcome"])
    assert "抽取 **12** 件" in said(app)
