"""What disputes can be cut by: filters, ``--by``, links and charts read this one list.

A dimension is either *coded* (its values are in the vocabulary) or a *register*
of units (stations, zones, firms) whose values and names live in the case database.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.domain import kinds, vocabulary
from dashboard.domain.text import Text


@dataclass(frozen=True)
class Dimension:
    """One way to cut the data. ``codes`` is empty for a register of units.

    ``of_people`` marks a register of people. A city has too many to be offered in a list, so
    names are looked up by code; and one by one they are counted for who may see staff alone.
    """

    key: str
    name: Text
    codes: Mapping[str, Text] = field(default_factory=dict, hash=False)
    of_people: bool = False

    @property
    def is_register(self) -> bool:
        return not self.codes


_COMMITTEES = kinds.COMMITTEE_KINDS
DIMENSIONS = {
    dimension.key: dimension
    for dimension in (
        Dimension("town", Text("街道", "Town")),
        Dimension("community", Text("社区", "Community")),
        Dimension("zone", Text("调解管理区", "Zone")),
        Dimension("station", Text("派出所", "Station")),
        Dimension("firm", Text("律师事务所", "Firm")),
        Dimension("county", Text("区县", "County")),
        Dimension("room", Text("调解室", "Room")),
        Dimension("mediator", Text("调解员", "Mediator"), of_people=True),
        Dimension("type", Text("纠纷类型", "Type"), vocabulary.TYPES),
        Dimension("level", Text("难度", "Level"), vocabulary.LEVELS),
        Dimension("track", Text("分流类别", "Track"), vocabulary.TRACKS),
        Dimension("channel", Text("来源渠道", "Channel"), vocabulary.CHANNELS),
        Dimension("lead", Text("主调人", "Lead"), vocabulary.LEADS),
        Dimension("mode", Text("调解方式", "Mode"), vocabulary.MODES),
        Dimension("outcome", Text("结果", "Outcome"), vocabulary.OUTCOMES),
        Dimension("agreement", Text("协议形式", "Agreement"), vocabulary.AGREEMENTS),
        Dimension("conversion", Text("转化", "Conversion"), vocabulary.CONVERSIONS),
        Dimension("platform", Text("来源系统", "Platform"), vocabulary.PLATFORMS),
        Dimension("prevented_conversion", Text("防止转化", "Prevented"), vocabulary.PREVENTED),
        Dimension("committee_kind", Text("调委会种类", "Committee kind"), _COMMITTEES),
        Dimension("mediator_kind", Text("调解员种类", "Mediator kind"), kinds.MEDIATOR_KINDS),
        Dimension("room_kind", Text("调解室种类", "Room kind"), kinds.ROOM_KINDS),
        Dimension("resource_kind", Text("资源种类", "Resource kind"), kinds.RESOURCE_KINDS),
        Dimension("lawyer_role", Text("律师身份", "Lawyer role"), kinds.LAWYER_ROLES),
        Dimension("training_kind", Text("培训种类", "Training kind"), kinds.TRAININGS),
        Dimension("meeting_kind", Text("会议种类", "Meeting kind"), kinds.MEETINGS),
        Dimension("partner", Text("衔接部门", "Partner"), kinds.PARTNERS),
        Dimension("result", Text("处理结果", "Result"), kinds.WARNING_OUTCOMES),
        Dimension("checklist", Text("清单", "Checklist"), kinds.CHECKLISTS),
        Dimension("checklist_item", Text("清单项目", "Item"), kinds.CHECKLIST_ITEMS),
    )
}
"""What records can be cut by; ``month`` and ``year`` come beside them in ``--by``."""

TIME_DIMENSIONS = {
    "month": Dimension("month", Text("月份", "Month")),
    "year": Dimension("year", Text("年份", "Year")),
}

NOT_RECORDED = "(none)"
"""The code under which disputes without a value are counted: never dropped, never zero."""
NOT_RECORDED_NAME = Text("未登记", "Not recorded")
