"""Cards judged: every item typed, or refused with its reason, against registers and lists."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.domain.visits import MARKS, CheckList, checklists_of
from dashboard.loading.card_register import Key, Place
from dashboard.loading.cards import Entry, FilledCard
from dashboard.loading.cells import LONGEST, TOO_LONG, BadCell, day, words
from dashboard.loading.readers import EMPTY
from dashboard.loading.rejects import Reject, masked

OTHER_PROGRAMME = Text(
    "卡片属于另一工作模式（{programme}）", "a card of another programme ({programme})"
)
NO_UNIT = Text("登记册中没有这一单位", "no such unit on the register")
NOT_YET = Text("早于该单位启用日 {day}", "before the unit was there ({day})")
NO_LONGER = Text("该单位已于 {day} 停用", "the unit was closed on {day}")
NO_LIST = Text("不在本工作模式的清单内", "not on a checklist of the programme")
NO_ITEM = Text("卡上缺少这一项", "an item the card no longer has")
NOT_FILLED = Text("结果未填写", "the result is not filled in")
NO_MARK = Text("结果应为“达到”或“未达到”", "neither met nor not met")
CODE, VISITED, BY, RESULT, ITEM, NOTE = "卡号", "检查日期", "检查人", "结果", "项目", "备注"

Places = Mapping[tuple[str, str], Place]


@dataclass(frozen=True)
class Checked:
    """An item that can be loaded."""

    file: str
    sheet: str
    row: int
    key: Key
    place: Place
    met: bool
    inspector: str
    note: str


@dataclass
class Judged:
    """A card's items that passed, the reasons of those that did not, and how many it had."""

    read: int
    items: list[Checked] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)


def judge(card: FilledCard, programme: Programme, places: Places, today: date) -> Judged:
    """Type a card's items; what is wrong with the card itself refuses all of them."""
    lists = {one.key: one for one in checklists_of(programme, card.code.kind)}
    missing = _missing(card, lists)
    judged = Judged(read=len(card.entries) + len(missing))
    judged.rejects += _card_refusals(card, programme, places, today)
    if judged.rejects:
        return judged
    place = places[card.code.kind, card.code.unit]
    on_day = _day(card, today)
    judged.rejects += [refusal(card, card.code_row, ITEM, told, NO_ITEM) for told in missing]
    for entry in card.entries:
        try:
            judged.items.append(_checked(card, entry, lists, place, on_day))
        except _Refused as refused:
            judged.rejects.append(refusal(card, entry.row, *refused.why))
    return judged


def refusal(card: FilledCard | Checked, row: int, column: str, value: str, reason: Text) -> Reject:
    """Return a reason with the sheet it stands on; personal numbers in a value are masked."""
    return Reject(card.file, row, f"{card.sheet}!{column}", masked("", value), reason)


class _Refused(Exception):
    def __init__(self, column: str, value: str, reason: Text) -> None:
        super().__init__(reason.en)
        self.why = (column, value, reason)


def _card_refusals(
    card: FilledCard, programme: Programme, places: Places, today: date
) -> Iterator[Reject]:
    """Yield what is wrong with a card as a whole."""
    code, row = card.code, card.code_row
    if code.programme != programme.code:
        reason = OTHER_PROGRAMME.format(programme=code.programme)
        yield refusal(card, row, CODE, code.text, reason)
        return
    place = places.get((code.kind, code.unit))
    if place is None:
        yield refusal(card, row, CODE, code.unit, NO_UNIT)
        return
    absent = _why_not_visited(card, place, today)
    if absent:
        yield refusal(card, card.day.row, VISITED, card.day.words, absent)
    try:
        _name(card)
    except BadCell as bad:
        yield refusal(card, card.inspector.row, BY, card.inspector.words, bad.reason)


def _why_not_visited(card: FilledCard, place: Place, today: date) -> Text | None:
    """Say why a unit cannot have been visited on the day a card says, if so."""
    try:
        on_day = _day(card, today)
    except BadCell as bad:
        return bad.reason
    if place.since is not None and on_day < place.since:
        return NOT_YET.format(day=place.since)
    if place.until is not None and on_day >= place.until:
        return NO_LONGER.format(day=place.until)
    return None


def _day(card: FilledCard, today: date) -> date:
    if not card.day.words:
        raise BadCell(EMPTY)
    found = day((), today)(card.day.words)
    return date.fromisoformat(str(found))


def _name(card: FilledCard) -> str:
    if not card.inspector.words:
        raise BadCell(EMPTY)
    return words(card.inspector.words)


def _missing(card: FilledCard, lists: Mapping[str, CheckList]) -> list[str]:
    """Name the items of the card's lists that it no longer has."""
    there = {(entry.checked, entry.item) for entry in card.entries}
    return [
        f"{key}/{item}"
        for key in card.code.lists
        if key in lists
        for item in lists[key].items
        if (key, item) not in there
    ]


def _checked(
    card: FilledCard,
    entry: Entry,
    lists: Mapping[str, CheckList],
    place: Place,
    on_day: date,
) -> Checked:
    known = lists.get(entry.checked)
    if known is None or entry.checked not in card.code.lists or entry.item not in known.items:
        raise _Refused(ITEM, f"{entry.checked}/{entry.item}", NO_LIST)
    if not entry.result:
        raise _Refused(RESULT, "", NOT_FILLED)
    met = MARKS.get(entry.result.lower())
    if met is None:
        raise _Refused(RESULT, entry.result, NO_MARK)
    key = Key(card.code.kind, card.code.unit, entry.checked, entry.item, on_day)
    note = " ".join(entry.note.split())
    if len(note) > LONGEST:
        raise _Refused(NOTE, note, TOO_LONG.format(most=LONGEST))
    note = masked("", note)
    return Checked(card.file, card.sheet, entry.row, key, place, met, _name(card), note)


def in_conflict(items: Sequence[Checked]) -> dict[Key, list[Checked]]:
    """Return the items that stand on several cards with different results, by key."""
    by_key: dict[Key, list[Checked]] = {}
    for item in items:
        by_key.setdefault(item.key, []).append(item)
    return {key: same for key, same in by_key.items() if len({one.met for one in same}) > 1}
