"""提示函 or 督办函 as a Word file of one page, laid out as GB/T 9704 asks of an official letter."""

import io
from datetime import date

from dashboard.domain.local_time import local_day
from dashboard.domain.notice import KINDS, About, Kind, Notice
from dashboard.domain.text import Lang
from dashboard.reports.files.official_letter import (
    CENTRE,
    HEITI,
    KAITI,
    RIGHT,
    SIZE_2,
    SIZE_4,
    XIAOBIAOSONG,
    blank_letter,
    line,
    mark,
    signature,
)
from dashboard.reports.gap.notice_words import SINCE, figures_text
from dashboard.reports.wording import day_text

NAMED = ("station", "room", "justice_office", "committee", "county", "town", "community")
"""Units a letter can be sent to; of any other it goes to whoever owns the standard."""
REASONS = {
    About.GAP: "{name}未达标",
    About.DISPUTE: "纠纷超期未办结",
    About.KEY_CASE: "重点案件办理",
}
REQUESTS = {
    Kind.REMINDER: "请核查上述事项，采取措施，并于{deadline}前反馈办理结果。",
    Kind.NOTICE: "请于{deadline}前办结上述事项并反馈办理结果。经核实后销号，未达要求的退回重办。",
}
HEADS = {Kind.REMINDER: "一、提示事项", Kind.NOTICE: "一、督办事项"}
REQUEST_HEAD, BASIS_HEAD = "二、办理要求", "附：核对依据"
SAMPLE = "示例数据，不作公文使用"


def notice_letter(notice: Notice, *, synthetic: bool) -> bytes:
    """Write a notice as a letter in Chinese; one on sample data says so at its head."""
    found, title = notice.evidence, _title(notice)
    letter = blank_letter(title, notice.body.zh, notice.issued_at)
    if synthetic:
        mark(letter, SAMPLE)
    line(letter, notice.title, align=RIGHT)
    line(letter, title, XIAOBIAOSONG, size=SIZE_2, align=CENTRE)
    line(letter, f"{_addressee(notice)}：")
    line(letter, HEADS[notice.kind], HEITI, indent=2)
    for text in (found.matter.zh, f"责任单位：{found.owner.zh}"):
        line(letter, f"{text.rstrip('。')}。", indent=2)
    line(letter, REQUEST_HEAD, HEITI, indent=2)
    line(letter, REQUESTS[notice.kind].format(deadline=_day(notice.deadline)), indent=2)
    line(letter, BASIS_HEAD, KAITI, indent=2)
    for number, text in enumerate(_basis(notice), 1):
        line(letter, f"{number}. {text}。", size=SIZE_4, indent=2)
    signature(letter, notice.body.zh, local_day(notice.issued_at))
    out = io.BytesIO()
    letter.save(out)
    return out.getvalue()


def _title(notice: Notice) -> str:
    found = notice.evidence
    reason = REASONS[found.about].format(name=found.standard_name.zh)
    return f"关于{found.unit_name}{reason}的{KINDS[notice.kind].zh}"


def _addressee(notice: Notice) -> str:
    found = notice.evidence
    return found.unit_name if found.dimension in NAMED else found.owner.zh


def _basis(notice: Notice) -> list[str]:
    found = notice.evidence
    return [
        f"标准：{found.standard_name.zh}（{found.requirement.zh}）",
        f"核对：{figures_text(found).zh}，{SINCE[found.about].zh}{_day(found.since)}",
        f"依据：{found.source.zh}",
        f"数据截至{_day(found.data_to)}，数据版本{found.data_version}",
    ]


def _day(day: date) -> str:
    return day_text(day, Lang.ZH)
