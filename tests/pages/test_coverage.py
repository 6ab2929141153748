"""Coverage: what is missed where, since when and by whom; the same as the command line tells."""

import json
from dataclasses import replace
from datetime import date

import pytest

from dashboard.coverage.gaps import coverage_rates, open_on
from dashboard.coverage.history import changes
from dashboard.coverage.kept import gap_spans
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang
from dashboard.queries.units import units
from dashboard.reports.figure import directly
from tests.tiny.readers import WHOLE, head

HILL = {"programme": "hill", "register": "docking", "from_": "2020-01-01", "to": "2020-06-30"}
LAST = date(2020, 6, 30)


@pytest.fixture
def hill(on_tiny):
    return programme_of("hill")


def spans(programme, scope=WHOLE):
    return gap_spans(scope, programme, directly)


def said(app):
    assert not app.exception
    assert not app.error, [one.value for one in app.error]
    return "\n".join(one.value for one in (*app.markdown, *app.caption, *app.info))


def table(app, column):
    return next(one.value for one in app.dataframe if column in one.value)


def control(app, kind, key):
    return next(one for one in getattr(app, kind) if one.key.startswith(key))


def test_the_verdict_counts_gaps_standards_and_units(hill, opened):
    still = open_on(spans(hill), LAST)
    told = said(opened("coverage", **HILL))
    counted = f"**{len(still)}** 处缺口，涉及 {still['standard'].nunique()} 项标准"
    assert f"**2020年6月30日** 有 {counted}、{still['code'].nunique()} 个单位" in told
    oldest = still.sort_values(["since", "standard", "unit"]).iloc[0]
    assert f"最早的自 2020年1月1日 起：{oldest['name']}" in told


def test_every_open_gap_is_one_row_with_its_owner_and_source(hill, opened):
    still = open_on(spans(hill), LAST)
    rows = table(opened("coverage", **HILL), "已持续（天）")
    assert len(rows) == len(still)
    owners = {standard.owner.zh for standard in hill.standards}
    assert set(rows["责任单位"]) <= owners
    assert set(rows["依据"]) == {"试点"}


def test_standards_say_how_many_units_meet_them(hill, opened):
    rates = coverage_rates(WHOLE, hill, spans(hill), LAST, directly)
    rows = table(opened("coverage", **HILL), "达标 / 应达标")
    assert list(rows["达标 / 应达标"]) == [f"{r.meeting}/{r.units}" for r in rates.itertuples()]
    assert list(rows["标准"]) == [standard.name.zh for standard in hill.standards]


def test_a_link_opens_another_day_and_one_standard(hill, opened):
    app = opened("coverage", **HILL, on="2020-02-01", standard="adviser_visit")
    still = open_on(spans(hill), date(2020, 2, 1))
    n = int((still["standard"] == "adviser_visit").sum())
    assert n
    assert f"**2020年2月1日** 有 **{n}** 处缺口，涉及 1 项标准" in said(app)
    assert len(table(app, "已持续（天）")) == n


def test_the_standard_chosen_stands_in_the_link(hill, opened):
    app = opened("coverage", **HILL)
    control(app, "selectbox", "gaps_standard").set_value("station_firm").run()
    assert app.query_params["standard"] == "station_firm"
    assert set(table(app, "已持续（天）")["标准"]) == {"有律所"}


def test_gaps_are_grouped_by_area_or_by_owner(hill, opened):
    still = open_on(spans(hill), LAST)
    app = opened("coverage", **HILL)
    control(app, "button_group", "gaps_group").set_value("owner").run()
    counted = table(app, "分组").set_index("分组")["缺口"].to_dict()
    owners = {standard.key: standard.owner.zh for standard in hill.standards}
    expected = still["standard"].map(owners).value_counts().to_dict()
    assert counted == expected


def test_what_moved_between_two_days_is_told(hill, opened):
    app = opened("coverage", **HILL, on="2020-02-15")
    control(app, "date_input", "gaps_since").set_value(date(2020, 1, 15)).run()
    found = changes(spans(hill), date(2020, 1, 15), date(2020, 2, 15))
    text = (
        f"与 2020年1月15日 相比：新增 **{len(found.new)}** 处，再次出现 "
        f"**{len(found.reopened)}** 处，已补上 **{len(found.closed)}** 处。"
    )
    assert len(found.closed) and len(found.new)
    assert text in said(app)


@pytest.mark.parametrize(
    "odd",
    [{"standard": "no_such"}, {"group": "planet"}, {"on": "1999-01-01"}, {"on": "someday"}],
)
def test_a_link_that_names_what_is_not_there_shows_nothing(hill, opened, odd):
    app = opened("coverage", **HILL, **odd)
    assert app.error
    assert not app.dataframe
    assert "处缺口" not in " ".join(one.value for one in app.markdown)


def test_a_head_sees_the_gaps_of_his_own_units_alone(hill, opened):
    scope = head("HS2")
    own = open_on(spans(hill, scope), LAST)
    rows = table(opened("coverage", scope=scope, **HILL), "已持续（天）")
    assert len(rows) == len(own)
    foreign = set(open_on(spans(hill), LAST)["name"]) - set(own["name"])
    assert not foreign & set(rows["单位"])


def test_a_programme_of_the_sample_tells_its_roll_out(on_sample, opened):
    told = said(opened("coverage", programme="yibin"))
    assert "23" in told
    assert "处缺口" in told


def test_without_a_day_named_the_data_to_day_is_taken_whatever_the_period(on_sample, opened):
    told = said(opened("coverage", programme="chenghua", from_="2019-01-01", to="2019-12-31"))
    still = open_on(spans(programme_of("chenghua")), date(2021, 12, 31))
    assert f"**2021年12月31日** 有 **{len(still)}** 处缺口" in told


def test_a_head_sees_the_rooms_of_his_stations_communities(on_sample, opened):
    scope = replace(head("CHS01", "CHS02"), programmes=("chenghua",))
    own = len(units(scope, "chenghua", "community"))
    told = said(opened("coverage", scope=scope, programme="chenghua"))
    # Every community has a room, and its register names the community alone.
    assert own and f"有在用调解室的社区 **{own}/{own}** 个" in told


def titles(app):
    drawn = [json.loads(one.proto.spec) for one in app.get("vega_lite_chart")]
    return [" ".join(spec["title"]["text"]) for spec in drawn]


def test_rooms_whose_town_nobody_recorded_make_no_empty_towns(on_sample, opened):
    def maps(code):
        return [one for one in titles(opened("coverage", programme=code)) if "调解室（个）" in one]

    assert maps("chenghua") == ["调解室（个），按街道"]
    assert maps("lixian") == []


def test_what_the_filter_does_not_narrow_is_said(hill, opened):
    whole = said(opened("coverage", **HILL))
    told = said(opened("coverage", **HILL, station="HS1"))
    assert "不按上方筛选的派出所缩小" in told
    assert "不按上方筛选" not in whole


def test_the_page_speaks_english(hill, opened):
    told = said(opened("coverage", Lang.EN, **HILL))
    still = open_on(spans(hill), LAST)
    assert f"there are **{len(still)}** gaps in" in told
