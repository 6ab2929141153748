"""The page 数据质量 on the dozen rows: what it says, to whom, and in which language."""

from dataclasses import replace

import pytest

from dashboard.database import snapshots
from dashboard.domain.text import Lang
from tests.reports import odd_hill
from tests.tiny.readers import WHOLE, head

LINK = {"programme": "hill", "register": "docking", "from_": "2020-01-01", "to": "2020-06-30"}
# Five disputes came by 110, and nobody wrote down when the police arrived.
VERDICTS = {
    Lang.ZH: "没有异常提醒；最不完整的是到场时间，**0.0%**（0/5）；没有来源系统停止更新；"
    "**1** 个月的数还会变。",
    Lang.EN: "No alarm; least complete is the time of arrival, **0.0%** (0/5); no source system "
    "is stale; months that may still change: **1**.",
}


def said(app):
    assert not (app.exception or app.error)
    return [one.value for one in (*app.markdown, *app.caption)]


def table_with(app, head):
    """The whole table; on a narrow screen its first columns come again."""
    found, *_ = (one.value for one in app.dataframe if head in one.value.columns)
    return found


@pytest.mark.parametrize("lang", Lang)
def test_the_answer_is_a_sentence_with_its_counts(lang, on_tiny, opened):
    assert VERDICTS[lang] in said(opened("data_quality", lang, **LINK))


def test_four_numbers_carry_what_stands_behind_them(on_tiny, opened):
    app = opened("data_quality", **LINK)
    told = {one.label: one.value for one in app.metric}
    assert told["录入延迟（中位）"] == "1 天"
    assert "九成在 3 天内（n=3）" in said(app)


def test_completeness_is_by_field_and_source_system(on_tiny, opened):
    table = table_with(opened("data_quality", **LINK), "已填/适用").set_index("字段")
    assert table.loc["移交时间", "已填/适用"] == "3/6"
    assert table.loc["录入时间", "手机应用"] == 0.5  # 02 of 02 and 06


def test_loads_are_told_without_values(on_tiny, opened):
    app = opened("data_quality", **LINK)
    assert table_with(app, "读入")[["读入", "拒收"]].to_numpy().tolist() == [[4, 0], [8, 2]]
    assert "**拒收原因（3 处）**" in said(app)
    assert not any("13812345678" in str(one.value) for one in app.dataframe)


def test_a_head_is_told_why_no_load_is_listed(on_tiny, opened):
    told = said(opened("data_quality", scope=head("HS1"), **LINK))
    assert "导入批次不分单位，不向只负责部分单位的账号列出。" in told


def test_fields_that_may_be_empty_are_named(on_tiny, opened):
    told = said(opened("data_quality", **LINK))
    assert any(one.startswith("空着也有含义") and "满意度" in one for one in told)


def test_a_programme_without_cases_in_the_period_says_so(on_tiny, opened):
    app = opened("data_quality", **(LINK | {"from_": "2019-01-01", "to": "2019-02-01"}))
    assert any("没有异常提醒" in one for one in said(app))


@pytest.mark.parametrize("lang", Lang)
def test_an_alarm_is_a_line_with_unit_counts_and_no_blame(
    lang, tiny_config, tmp_path, monkeypatch, opened
):
    snapshots.publish(tmp_path / "odd", odd_hill.fill)
    monkeypatch.setenv("DASHBOARD_CONFIG", str(tiny_config))
    monkeypatch.setenv("DASHBOARD_DATABASE", str(tmp_path / "odd"))
    whole = replace(WHOLE, programmes=("hill",))
    link = LINK | {"to": "2020-12-31"}
    told = "\n".join(said(opened("data_quality", lang, scope=whole, **link)))
    assert {Lang.ZH: "**异常提醒（6）**", Lang.EN: "**Alarms (6)**"}[lang] in told
    assert {Lang.ZH: "**全部调解成功** · HS5：240 件全部成功", Lang.EN: "all of 240 settled"}[
        lang
    ] in told
