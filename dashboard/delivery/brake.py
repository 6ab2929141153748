"""The brake: a report is held while its data are stale or an alarm on them is open."""

from calendar import monthrange
from datetime import date

from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang, Text
from dashboard.queries.counts import data_to
from dashboard.reports.trust.alarms import open_alarms
from dashboard.reports.trust.data_quality import freshness
from dashboard.reports.wording import day_text

TOO_OLD = Text(
    "数据只到{data_to}，不满该月（到{needed}）", "the data end on {data_to}, the month on {needed}"
)
SILENT = Text("来源系统停止更新：{names}", "sources that send nothing: {names}")
ALARMED = Text("异常提醒未处理 {n} 条：{names}", "{n} plausibility alarms open: {names}")
NO_SOURCE = Text("未记录来源", "source not recorded")
JOINT = Text("；", "; ")


def why_held(scope: Scope, programme: str, month: date) -> Text | None:
    """Return why the report of a month must not go out by itself, or nothing.

    Each register's month is looked at, in the recipient's own reach.
    """
    end = month.replace(day=monthrange(month.year, month.month)[1])
    known = data_to(programme)
    if known < end:
        days = {lang: (day_text(known, lang), day_text(end, lang)) for lang in Lang}
        to, needed = (Text(days[Lang.ZH][i], days[Lang.EN][i]) for i in (0, 1))
        return TOO_OLD.format(data_to=to, needed=needed)
    asked = [
        Filters(programme=programme, register=one.key, start=month, end=end)
        for one in programme_of(programme).registers
    ]
    reasons = [*_silent(scope, asked), *_alarmed(scope, asked)]
    return _joined(reasons) if reasons else None


def _silent(scope: Scope, asked: list[Filters]) -> list[Text]:
    stale = [one for filters in asked for one in freshness(scope, filters) if one.is_stale]
    names = [Text(one.platform, one.platform) if one.platform else NO_SOURCE for one in stale]
    return [SILENT.format(names=_listed(names))] if names else []


def _alarmed(scope: Scope, asked: list[Filters]) -> list[Text]:
    names = [one.rule.name for filters in asked for one in open_alarms(scope, filters)]
    return [ALARMED.format(n=len(names), names=_listed(names))] if names else []


def _listed(names: list[Text]) -> Text:
    told = list(dict.fromkeys(names))
    return Text("、".join(one.zh for one in told), ", ".join(one.en for one in told))


def _joined(reasons: list[Text]) -> Text:
    return Text(JOINT.zh.join(one.zh for one in reasons), JOINT.en.join(one.en for one in reasons))
