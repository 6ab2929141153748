"""补贴核算 on the tiny database: the verdict, what is in doubt and why, and who may see it."""

import io
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

from dashboard.access import audit
from dashboard.database import state
from dashboard.domain.scope import Field
from dashboard.domain.text import Lang
from tests.pages.conftest import files
from tests.tiny.readers import WHOLE, head

LINK = {
    "programme": "hill",
    "register": "docking",
    "from_": "2020-01-01",
    "to": "2020-06-30",
    "part": "money",
}
BLIND = replace(WHOLE, fields=tuple(one for one in Field if one != Field.MONEY))
pytestmark = pytest.mark.usefixtures("on_tiny")
VERDICT = {
    Lang.ZH: "共申领 **5** 笔 **2,310** 元，其中存疑 **3** 笔 **260** 元。同期按规则应给："
    "律所考评补贴 **2,000—4,000** 元（2 笔；申领 1 笔 2,000 元）；"
    "个案补贴 **160** 元（3 笔；申领 4 笔 310 元）。"
    "2020 年个案补贴预算已申领 **31.0%**（310/1,000 元，计至2020年6月30日）。",
    Lang.EN: "**5** claims of **2,310** yuan, **3** of them (**260** yuan) in doubt. "
    "The rules give: Subsidy by grade **2,000–4,000** yuan (2; 1 claimed, 2,000 yuan); "
    "Subsidy per case **160** yuan (3; 4 claimed, 310 yuan). "
    "Budget for cases, 2020: **31.0%** claimed (310 of 1,000 yuan, to 30 Jun 2020).",
}


def told(app):
    assert not (app.exception or app.error)
    return "\n".join(one.value for one in (*app.markdown, *app.caption, *app.info, *app.success))


def table(app, head):
    return next(one.value for one in app.dataframe if list(one.value)[0] == head)


@pytest.mark.parametrize("lang", Lang)
def test_the_verdict_says_claimed_in_doubt_by_rule_and_budget(lang, opened, charts_checked):
    assert VERDICT[lang] in told(opened("people", lang, **LINK))


def test_every_claim_in_doubt_stands_with_its_reason(opened):
    rows = table(opened("people", **LINK), "申领编号")
    assert dict(zip(rows["申领编号"], rows["疑点"], strict=True)) == {
        "S3": "申报难度偏高（申报重大，登记普通，依据支持普通）",
        "S2": "重复申领（S1 已申领）",
        "S4": "金额或版本不符（规则给 60 元）",
    }


def test_the_version_that_applies_stands_with_its_days(opened):
    rows = table(opened("people", **LINK), "申领编号").set_index("申领编号")
    assert rows.loc["S2", "适用规则的有效期"] == "2020年1月1日—2020年2月29日"
    assert rows.loc["S4", "适用规则的有效期"] == "2020年3月1日 起"


def test_one_kind_of_finding_can_be_kept(opened):
    app = opened("people", **LINK)
    kinds = next(one for one in app.selectbox if one.label == "疑点")
    kinds.set_value("duplicate").run()
    assert list(table(app, "申领编号")["申领编号"]) == ["S2"]


def test_payees_stand_from_the_highest_sum_and_are_found_by_name(opened):
    app = opened("people", **LINK)
    assert list(table(app, "领取人")["领取人"]) == [
        "Firm_A HFA",
        "One D1",
        "Three D3",
        "Firm_B HFB",
    ]
    app.text_input(key="payee_search").set_value("three").run()
    assert list(table(app, "领取人")["领取人"]) == ["Three D3"]


def test_what_is_not_recorded_is_named_apart(opened):
    assert "另列，不作疑点：卷宗未登记 1 笔。" in told(opened("people", **LINK))


def test_a_reader_of_one_station_sees_its_claims_alone(opened):
    app = opened("people", scope=head("HS3"), **LINK)
    assert "共申领 **1** 笔 **60** 元" in told(app)
    assert "Firm_A" not in str([one.value.to_dict() for one in app.dataframe])


def test_without_the_right_there_is_no_such_part(opened):
    link = {name: value for name, value in LINK.items() if name != "part"}
    parts = opened("people", scope=BLIND, **link).get("button_group")
    assert "补贴核算" not in str([one.proto for one in parts])
    assert opened("people", scope=BLIND, **LINK).error


def test_a_programme_without_subsidies_says_so(opened):
    link = {"programme": "river", "register": "people", "part": "money"}
    assert "没有规定补贴，不核算补贴。" in told(opened("people", **link))


def test_a_period_without_claims_says_so(opened):
    assert "所选期间没有补贴申领" in told(opened("people", **LINK | {"from_": "2020-05-01"}))


def boxes(app):
    return [one for one in app.text_input if one.key == "export_purpose_subsidies"]


def made(app, purpose="核付"):
    """Ask for the workbook for a purpose."""
    boxes(app)[0].set_value(purpose).run()
    return app.button(key="export_make_subsidies").click().run()


def test_the_accountants_workbook_holds_what_the_page_shows(opened):
    app = opened("people", **LINK)
    assert app.button(key="export_make_subsidies").disabled
    app = made(app)
    told(app)
    ((label, file),) = files(app).items()
    (entry,) = audit.records()
    assert label == "下载 XLSX（5 张表）"
    assert file.name == f"subsidies-hill-{entry['object']}.xlsx"
    assert (entry["act"], entry["detail"]) == ("export", "subsidies hill; 核付")
    book = CalamineWorkbook.from_filelike(io.BytesIO(file.content))
    doubtful = book.get_sheet_by_name("存疑").to_python()[3:]
    assert [row[0] for row in doubtful] == ["S3", "S2", "S4", "合计"]
    assert book.get_sheet_by_name("应付明细").to_python()[-1][5:9] == [5, 2310, 3, 260]


def test_what_cannot_be_logged_is_not_made(opened, monkeypatch):
    def full(_):
        raise state.StateUnavailable("full")

    app = opened("people", **LINK)
    monkeypatch.setattr(audit, "record", full)
    app = made(app)
    assert app.error
    assert not files(app)


def test_who_may_not_see_money_is_offered_no_workbook(opened):
    link = {name: value for name, value in LINK.items() if name != "part"}
    for part in ({}, {"part": "money"}, {"part": "rules"}):
        assert not boxes(opened("people", scope=BLIND, **link, **part))


def test_where_nothing_is_claimed_there_is_no_workbook(opened):
    assert not boxes(opened("people", **LINK | {"from_": "2020-05-01"}))


def test_who_loses_the_right_while_the_page_is_open_sees_another_part(opened):
    link = {name: value for name, value in LINK.items() if name != "part"}
    app = opened("people", scope=BLIND, **link)
    app.session_state["people_part"] = "money"
    assert "元，其中存疑" not in told(app.run())
    assert app.session_state["people_part"] == "staff"


def test_before_the_first_rule_nothing_is_said_to_be_undefined(opened):
    words = told(opened("people", **LINK | {"from_": "2019-01-01", "to": "2019-06-30"}))
    assert "期内没有按规则应给的。" in words
    assert "未定义" not in words
