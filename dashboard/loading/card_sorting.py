"""What each workbook brings: items that are new, there already, or in contradiction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from dashboard.domain.text import Text
from dashboard.domain.visits import MET, NOT_MET
from dashboard.loading.card_checks import RESULT, Checked, in_conflict, refusal
from dashboard.loading.card_file import CardFile
from dashboard.loading.card_register import Before, Key, checked_before
from dashboard.loading.rejects import Reject

OTHER_CARD = Text(
    "与 {file} {sheet} 第 {row} 行的结果不同，都未接收",
    "differs from {file} {sheet} row {row}: neither is taken",
)
OTHER_BEFORE = Text(
    "与已登记的结果（{met}，{file}）不同", "differs from what is on record ({met}, {file})"
)
UNKNOWN_FILE = Text("原有记录", "an earlier record")


@dataclass
class Found:
    """What one workbook brings: how many items, those to write, the reasons of the others."""

    book: CardFile
    read: int = 0
    blank: int = 0
    items: list[Checked] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    refused: int = 0
    duplicate: int = 0


def sort_out(found: Sequence[Found], connection: Connection, programme: str) -> None:
    """Take out items that contradict each other or the record, and those that are there already."""
    everything = [item for one in found for item in one.items]
    torn = in_conflict(everything)
    before = checked_before(connection, programme, [item.key for item in everything])
    seen: set[Key] = set()
    for one in found:
        kept = []
        for item in one.items:
            reason = _contradiction(item, torn, before)
            if reason:
                value = (MET if item.met else NOT_MET).zh
                one.rejects.append(refusal(item, item.row, RESULT, value, reason))
                one.refused += 1
            elif item.key in before or item.key in seen:
                one.duplicate += 1
            else:
                seen.add(item.key)
                kept.append(item)
        one.items = kept


def _contradiction(
    item: Checked, torn: Mapping[Key, list[Checked]], before: Mapping[Key, list[Before]]
) -> Text | None:
    others = [one for one in torn.get(item.key, ()) if one.met != item.met]
    if others:
        other = others[0]
        return OTHER_CARD.format(file=other.file, sheet=other.sheet, row=other.row)
    different = [one for one in before.get(item.key, ()) if one.met != item.met]
    if not different:
        return None
    met = NOT_MET if item.met else MET
    return OTHER_BEFORE.format(met=met, file=different[0].file or UNKNOWN_FILE)
