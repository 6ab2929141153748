"""Inspection visits: what is checked where, how a card is told, and how a filled one is read."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from dashboard.domain.errors import BadConfig, BadRequest
from dashboard.domain.kinds import CHECKLIST_ITEMS, CHECKLISTS
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text

KINDS = {"station": Text("派出所", "Station"), "room": Text("调解室", "Room")}
"""The units a card is made for."""
CHECKLIST_PARTS = {
    "five_uniform": ("door_sign", "rules_on_wall", "ledger", "uniform", "badge", "recording"),
    "seven_institutions": (
        "documents",
        "joint_meeting",
        "follow_up",
        "feedback",
        "sweep",
        "appraisal",
        "accountability",
    ),
}
"""The items of each list, in the order they are checked on the spot."""
STANDARDS = "standards"
STANDARDS_NAME = Text("本单位各项标准", "Standards of this unit")
"""The list of a programme that declares no checklist: its standards in words."""

MET, NOT_MET = Text("达到", "met"), Text("未达到", "not met")
MARKS = {
    **dict.fromkeys((MET.zh, MET.en, "是", "√", "✓", "✔", "yes"), True),
    **dict.fromkeys((NOT_MET.zh, NOT_MET.en, "否", "×", "✗", "✘", "x", "no"), False),
}
"""What may stand in the column of results, in small letters."""

MARK, RESULT, NOTE = 0, 6, 7
"""Columns of a sheet: the hidden mark of a row, the result, the remark."""
FILLED = RESULT
"""The column the day and the inspector's name are written into."""
CARD, DAY, INSPECTOR, ITEM = "#card", "#day", "#inspector", "#item"
"""Marks of the rows that are read back."""
_LEAD = "VC1"


@dataclass(frozen=True)
class CheckList:
    """Items that are checked together; ``items`` says each in words, in order."""

    key: str
    name: Text
    items: Mapping[str, Text] = field(hash=False)


@dataclass(frozen=True)
class CardCode:
    """Which card this is: programme, unit, lists and the data version it was printed from."""

    programme: str
    kind: str
    unit: str
    lists: tuple[str, ...]
    data_version: str

    @property
    def text(self) -> str:
        """The code as printed, with a check sign against slips of the hand."""
        parts = (self.programme, self.kind, self.unit, "+".join(self.lists), self.data_version)
        plain = "|".join((_LEAD, *(quote(part, safe="+") for part in parts)))
        return f"{plain}|{_sign(plain)}"


def read_code(text: str) -> CardCode:
    """Read a card's code, or say that it is none."""
    plain, _, sign = text.strip().rpartition("|")
    parts = [unquote(part) for part in plain.split("|")]
    if len(parts) != 6 or parts[0] != _LEAD or sign != _sign(plain):
        raise BadRequest(f"'{text[:80]}' is not the code of a card.")
    _, programme, kind, unit, lists, version = parts
    return CardCode(programme, kind, unit, tuple(filter(None, lists.split("+"))), version)


def checklists_of(programme: Programme, kind: str) -> tuple[CheckList, ...]:
    """Return what is checked at a kind of unit: the programme's lists, else its standards.

    A room has the lists of its own kind; where there are none, those of stations, whose rooms
    they speak of.
    """
    declared = [one for one in programme.standards if one.kind == "checklist"]
    own = [one for one in declared if one.unit == kind] or declared
    keys = dict.fromkeys(key for one in own for key in one.where.get("list", ()))
    if keys:
        return tuple(_declared(key) for key in keys)
    spoken = {one.key: one.requirement for one in programme.standards if one.unit == kind}
    return (CheckList(STANDARDS, STANDARDS_NAME, spoken),) if spoken else ()


def _declared(key: str) -> CheckList:
    if key not in CHECKLIST_PARTS:
        raise BadConfig(f"Nothing says which items the checklist '{key}' has.")
    return CheckList(
        key, CHECKLISTS[key], {one: CHECKLIST_ITEMS[one] for one in CHECKLIST_PARTS[key]}
    )


def _sign(plain: str) -> str:
    return hashlib.sha256(plain.encode()).hexdigest()[:6]
