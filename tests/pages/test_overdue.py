"""Overdue and broken rules on the overview and above the list, told once and in both languages."""

import pytest

from dashboard.domain.text import Lang
from tests.pages.test_changes import LINK, boxes, listed, query

EVER = LINK | {"from_": "2019-01-01"}
RIVER = {"programme": "river", "register": "people"}
LINES = {
    Lang.ZH: (
        "核对 7 项规则，**7** 项有不合规的纠纷；件数最多的是移交记录缺失（**3** 件）。",
        "超期未结 **1** 件 · 在调的 2 件中 · 最早自2020年6月30日起",
        "主调人不符 **1** 件 · 有主调规定的 7 件中 · 最早自2019年12月31日起",
        "主调人无规定 **2** 件 · 已分流的 9 件中 · 最早自2020年2月1日起（来源没有规定，不作违规）",
    ),
    Lang.EN: (
        "7 rules checked, **7** of them broken by disputes; most often: hand-over missing (**3**).",
        "Overdue **1** · of 2 open · since 30 Jun 2020",
        "Wrong lead **1** · of 7 on tracks with a rule · since 31 Dec 2019",
        "since 1 Feb 2020 (no rule in the source, not a breach)",
    ),
}


def sentences(app):
    assert not (app.exception or app.error)
    return [one.value for one in (*app.markdown, *app.caption)]


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("key", ["overview", "disputes"])
def test_every_rule_is_told_with_its_count_its_base_and_its_first_day(key, lang, on_tiny, opened):
    told = "\n".join(sentences(opened(key, lang, **LINK)))
    for line in LINES[lang]:
        assert line in told


def test_the_overview_says_overdue_once(on_tiny, opened):
    lines = [one for one in sentences(opened("overview", **LINK)) if "超期未结" in one]
    assert len(lines) == 1


def test_what_no_dispute_could_break_or_nobody_records_is_named(on_tiny, opened):
    told = sentences(opened("overview", programme="hill", register="people"))
    assert "没有可以核对的纠纷。" in told
    assert any(one.startswith("本台账没有可核对的纠纷：超期未结、停滞") for one in told)
    assert (
        "没有登记或没有规定，故不核对：主调人不符（由谁主调）、主调人无规定（由谁主调）。" in told
    )
    river = sentences(opened("overview", **RIVER))
    assert any("故不核对：停滞（办理过程）" in one for one in river)


@pytest.mark.parametrize(
    ("state", "ids"),
    [
        ("stalled", ["hill:04"]),
        ("no_hand_over", ["hill:05", "hill:06", "hill:08"]),
        ("inquiry_unsure", ["hill:08"]),
        ("wrong_lead", ["hill:11"]),
        ("lead_undefined", ["hill:03", "hill:08"]),
    ],
)
def test_a_state_opens_its_disputes_and_is_said(state, ids, on_tiny, opened):
    app = opened("disputes", **EVER, state=state)
    assert listed(app) == ids
    assert any("仅看：" in one for one in sentences(app))


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("state", ["stalled", "inquiry_unsure", "wrong_lead", "lead_undefined"])
def test_a_link_to_a_state_nobody_records_is_refused_with_the_reason(state, lang, on_tiny, opened):
    app = opened("disputes", lang, **RIVER, state=state)
    (notice,) = app.error
    assert f"state={state}" in notice.value
    assert {Lang.ZH: "无法统计", Lang.EN: "river"}[lang] in notice.value
    assert not app.dataframe


def test_a_state_the_other_register_has_not_is_left_behind(on_tiny, opened):
    app = opened("disputes", Lang.EN, **EVER, state="wrong_lead")
    boxes(app)["Register"].set_value("people").run()
    assert listed(app) == ["hill:09", "hill:10"]
    assert "state" not in query(app)
