"""The letter, opened again: form of GB/T 9704, real paragraphs, every figure of the notice."""

import io
from datetime import UTC, date, datetime

import pandas as pd
import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt

from dashboard.domain.notice import About, Evidence, Kind, Notice, Status
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.reports.files.notice_letter import notice_letter
from dashboard.reports.gap.notice_evidence import gap_evidence

NAMED = {
    "fangsong": "仿宋_GB2312",
    "title": "方正小标宋简体",
    "head": "黑体",
    "note": "楷体_GB2312",
}


def evidence(about: About = About.GAP, **changes: object) -> Evidence:
    given = {
        "programme": "hill",
        "about": about,
        "dimension": "station",
        "unit": "HS2",
        "unit_name": "下河派出所",
        "county": "H1",
        "station": "HS2",
        "standard": "station_firm",
        "standard_name": Text("律所入驻", "A firm"),
        "requirement": Text("每个派出所有律所", "A firm at every station"),
        "source": Text("试点通报第3段", "Trial"),
        "owner": Text("山区司法局", "Bureau"),
        "matter": Text("下河派出所没有律所入驻。", "No firm"),
        "required": 31,
        "measured": 29,
        "since": date(2020, 4, 1),
        "data_to": date(2020, 6, 30),
        "data_version": "20200630-000000-abc",
    }
    return Evidence(**given | changes)  # type: ignore[arg-type]


def notice(kind: Kind = Kind.NOTICE, **changes: object) -> Notice:
    return Notice(
        key="hill-notice-2021-3",
        kind=kind,
        year=2021,
        number=3,
        evidence=evidence(**changes),  # type: ignore[arg-type]
        body=Text("山区政法委", "Committee"),
        deadline=date(2021, 3, 12),
        issued_by="wang",
        issued_role="political_legal",
        issued_at=datetime(2021, 3, 4, 16, 30, tzinfo=UTC),
        status=Status.OPEN,
    )


def opened(one: Notice, *, synthetic: bool = False):
    return Document(io.BytesIO(notice_letter(one, synthetic=synthetic)))


def told(letter) -> list[str]:
    return [paragraph.text for paragraph in letter.paragraphs]


def typeface(run) -> tuple[str, str, float]:
    fonts = run._r.rPr.rFonts
    return fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii")), run.font.size.pt


def test_it_says_everything_in_paragraphs_of_its_own():
    assert told(opened(notice())) == [
        "督办〔2021〕3号",
        "关于下河派出所律所入驻未达标的督办函",
        "下河派出所：",
        "一、督办事项",
        "下河派出所没有律所入驻。",
        "责任单位：山区司法局。",
        "二、办理要求",
        "请于2021年3月12日前办结上述事项并反馈办理结果。经核实后销号，未达要求的退回重办。",
        "附：核对依据",
        "1. 标准：律所入驻（每个派出所有律所）。",
        "2. 核对：应有 31，实有 29，缺口自2020年4月1日。",
        "3. 依据：试点通报第3段。",
        "4. 数据截至2020年6月30日，数据版本20200630-000000-abc。",
        "山区政法委",
        "2021年3月5日",
    ]


def test_the_day_of_issue_is_that_of_shanghai_not_of_the_server():
    assert told(opened(notice()))[-1] == "2021年3月5日"


def test_a_reminder_asks_in_other_words():
    words = told(opened(notice(Kind.REMINDER)))
    assert words[0] == "提示〔2021〕3号"
    assert words[1].endswith("的提示函")
    assert "督办" not in "".join(words)


@pytest.mark.parametrize(
    ("about", "title", "found"),
    [
        (About.DISPUTE, "关于下河派出所纠纷超期未办结的督办函", "期限 31 天，已办 29 天，超期自"),
        (About.KEY_CASE, "关于下河派出所重点案件办理的督办函", "期限 31 天，已办 29 天，受理日"),
    ],
)
def test_a_dispute_is_measured_in_days(about, title, found):
    words = told(opened(notice(about=about, dispute_id="hill:04")))
    assert words[1] == title
    assert found in words[10]


def test_a_last_time_too_long_ago_is_told_in_days_and_its_limit():
    words = told(opened(notice(required=90, measured=121)))
    assert words[10] == "2. 核对：限 90 天，已隔 121 天，缺口自2020年4月1日。"


def test_what_no_letter_can_be_sent_to_is_asked_of_the_owner():
    assert told(opened(notice(dimension="zone")))[2] == "山区司法局："


def test_the_page_has_the_margins_of_an_official_letter():
    section = opened(notice()).sections[0]
    sizes = (section.page_width, section.page_height)
    margins = (
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )
    assert [round(size.mm) for size in sizes] == [210, 297]
    assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]


def test_every_run_names_its_chinese_typeface_and_size():
    faces = [typeface(run) for paragraph in opened(notice()).paragraphs for run in paragraph.runs]
    body, head = NAMED["fangsong"], NAMED["head"]
    expected = [body, NAMED["title"], body, head, body, body, head, body, NAMED["note"]]
    assert [face[0] for face in faces] == expected + [body] * 6
    assert [face[2] for face in faces] == [16, 22, *[16] * 7, *[14] * 4, 16, 16]
    assert all(asian == latin for asian, latin, _ in faces)


def test_lines_of_text_are_28_points_apart_and_begin_two_characters_in():
    paragraphs = opened(notice()).paragraphs
    forms = [paragraph.paragraph_format for paragraph in paragraphs]
    assert {form.line_spacing_rule for form in forms} == {WD_LINE_SPACING.EXACTLY}
    assert [form.line_spacing for form in forms[:9]] == [Pt(28)] * 9
    assert forms[4].first_line_indent == Pt(32)


def test_number_title_and_signature_stand_where_they_belong():
    paragraphs = opened(notice()).paragraphs
    right, centre = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.CENTER
    assert [paragraphs[place].alignment for place in (0, 1, -2, -1)] == [
        right,
        centre,
        right,
        right,
    ]
    assert paragraphs[-1].paragraph_format.right_indent == Pt(64)


def test_the_page_number_is_a_field_between_dashes():
    foot = opened(notice()).sections[0].footer
    assert foot.paragraphs[0].text == "— 1 —"
    instructions = foot.paragraphs[0]._p.findall(f".//{qn('w:instrText')}")
    assert [each.text for each in instructions] == ["PAGE"]
    assert {typeface(run)[0] for run in foot.paragraphs[0].runs} == {"宋体"}
    assert foot.paragraphs[0].paragraph_format.right_indent == Pt(14)


def test_a_letter_on_sample_data_says_so_and_another_does_not():
    def head(synthetic: bool) -> str:
        letter = opened(notice(), synthetic=synthetic)
        return "".join(paragraph.text for paragraph in letter.sections[0].header.paragraphs)

    assert head(True) == "示例数据，不作公文使用"
    assert head(False) == ""


def test_words_that_look_like_markup_stay_words():
    words = told(opened(notice(matter=Text("<w:p/> & **x** {y}", "x"))))
    assert words[4] == "<w:p/> & **x** {y}。"


def test_the_file_says_what_it_is_and_from_whom():
    own = opened(notice()).core_properties
    assert (own.title, own.author) == ("关于下河派出所律所入驻未达标的督办函", "山区政法委")


def test_the_height_of_a_page_holds_twenty_two_lines():
    section = opened(notice()).sections[0]
    assert (section.page_height - section.top_margin - section.bottom_margin) // Pt(28) == 22


def test_the_matter_names_the_part_that_is_missed(on_tiny):
    rule = programme_of("hill").standards[0]
    special = rule.model_copy(update={"key": "rooms", "subject": "room", "each": "kind"})
    programme = programme_of("hill").model_copy(update={"standards": (special,)})
    values = {"standard": "rooms", "unit": "HS2/marriage", "name": "下河派出所", "part": "marriage"}
    gap = pd.Series(values | {"required": 1, "measured": 0, "since": date(2020, 4, 1)})
    found = gap_evidence(programme, gap, pd.Series({"county": "H1", "station": "HS2"}))
    assert found.matter.zh.startswith("下河派出所（婚姻纠纷专项调解室）：“")
    assert found.matter.en.startswith("下河派出所 (Marriage room): '")
