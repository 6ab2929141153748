"""A first mapping for a file nobody has described yet, for a person to read and correct.

A column is a field's by its name (the same, a known synonym, or nearly the same) and only where
its values agree. What is uncertain is asked, what fits nothing is listed: nothing is guessed
silently.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.loading import fields
from dashboard.loading.field_names import field_name, said_field
from dashboard.loading.fields import vocabulary_of
from dashboard.loading.files.header import BETWEEN
from dashboard.loading.files.parent import TextTable
from dashboard.loading.spoken import matching_key
from dashboard.loading.suggested_answers import Answers, Records
from dashboard.loading.suggested_values import Guess, checked
from dashboard.loading.synonyms import words_of

LOOKED_AT = 5_000
SAME, KNOWN_AS, NEARLY = 100, 95, 86
NO_NUMBER = Text(
    "没有像编号的列：请指明编号列，或用哪些列的内容生成编号。",
    "no column looks like a number: name that of fields.number.",
)
NO_PARTY = Text(
    "没有像{field}的列：当事人要有纠纷编号、身份和姓名。",
    "no column looks like {field}: a party needs the number of its dispute, a role and a name.",
)
ROLE_OF_NAMES = {
    "被申请": "respondent",
    "乙方": "respondent",
    "申请": "applicant",
    "甲方": "applicant",
}
"""A column of names that says in its head whose names they are."""
NO_OUTCOME = Text(
    "没有像结果的列：请指明结果列，或写明结果怎样记。",
    "no column looks like an outcome: name that of fields.outcome, or give an [outcome] rule.",
)
WHICH_REGISTER = Text(
    "本工作模式有多本台账：请写明计入哪一本。",
    "the programme has several registers: name fields.register.",
)
NO_DAY = Text(
    "没有像{bases}的列：台账按这一天计入，请写明它的列。",
    "no column looks like {bases}, the day a register counts on: name its column.",
)


@dataclass(frozen=True)
class Suggestion:
    """A first mapping, with what is open: ``unmapped`` columns, and questions to answer."""

    guesses: tuple[Guess, ...]
    unmapped: tuple[str, ...]
    questions: tuple[Text, ...]
    answers: Answers = Answers()


def suggest(table: TextTable, programme: Programme, records: Records = "dispute") -> Suggestion:
    """Return a first mapping of a file's columns to the fields of a dispute, or of a party."""
    known = vocabulary_of(programme)
    columns = values_of(table)
    guesses: list[Guess] = []
    questions: list[Text] = []
    for target, column, score in _assigned(list(columns), fields.targets_of(records)):
        guess = checked(target, column, score, columns[column], known, questions)
        if guess:
            guesses.append(guess)
    answers = Answers(records=records, defaults=_role(guesses) if records == "party" else {})
    return suggestion(guesses, list(columns), questions, programme, answers)


def personal_field(column: str) -> str:
    """Return the field of a party that a column is called like; empty where it is like none."""
    personal = (*fields.PERSONAL, "address")
    return next((one for one in personal if _likeness(one, column) >= NEARLY), "")


def suggestion(
    guesses: Sequence[Guess],
    columns: Sequence[str],
    questions: Sequence[Text],
    programme: Programme,
    answers: Answers,
) -> Suggestion:
    """Return a mapping as it stands, and what no guess and no answer settles yet."""
    used = {guess.column for guess in guesses} | set(answers.number_of)
    order = {name: place for place, name in enumerate(fields.targets_of(answers.records))}
    return Suggestion(
        tuple(sorted(guesses, key=lambda guess: order[guess.field])),
        tuple(name for name in columns if name not in used),
        (*questions, *_open(guesses, programme, answers)),
        answers,
    )


def values_of(table: TextTable) -> dict[str, list[str]]:
    """Return the different values of each named column among the first rows, the filled ones."""
    places = {name: place for place, name in enumerate(table.header) if name.strip()}
    first = {
        name: table.table.column(f"c{place}").slice(0, LOOKED_AT).to_pylist()
        for name, place in places.items()
    }
    return {
        name: [value for value in dict.fromkeys(map(str.strip, cells)) if value]
        for name, cells in first.items()
    }


def _assigned(columns: Sequence[str], targets: Sequence[str]) -> list[tuple[str, str, int]]:
    """Give each field its most alike column, the surest pairs first; no column serves twice."""
    pairs = [
        (score, target, column)
        for column in columns
        for target in targets
        if (score := _likeness(target, column)) >= NEARLY
    ]
    found: list[tuple[str, str, int]] = []
    taken: set[str] = set()
    for score, target, column in sorted(pairs, key=lambda pair: -pair[0]):
        if not {target, f"column {column}"} & taken:
            taken |= {target, f"column {column}"}
            found.append((target, column, score))
    return found


def _role(guesses: Sequence[Guess]) -> dict[str, str]:
    """Return the role that the head of the column of names gives, where no column says it."""
    columns = {guess.field: guess.column for guess in guesses}
    if "role" in columns:
        return {}
    head = columns.get("name", "")
    said = [role for word, role in ROLE_OF_NAMES.items() if word in head]
    return {"role": said[0]} if said else {}


def _likeness(target: str, column: str) -> int:
    # Under a merged head a column's own name is the lower one: 时间·受理日期.
    parts = {column, column.rpartition(BETWEEN)[2]}
    return max(_alike(_bare(part), target) for part in parts)


def _alike(seen: str, target: str) -> int:
    names = [_bare(word) for word in words_of(target)]
    if seen == names[0] or seen in names[1:3]:
        return SAME
    if seen in names:
        return KNOWN_AS
    # Short names are alike by chance: two signs of three are the same in 受理日 and 履行日.
    longer = [name for name in names if min(len(name), len(seen)) >= 4]
    return int(max((fuzz.ratio(seen, name) for name in longer), default=0)) - 1


def _bare(name: str) -> str:
    return matching_key(name).replace("_", "").replace("（元）", "").replace("(元)", "")


def _open(guesses: Sequence[Guess], programme: Programme, answers: Answers) -> list[Text]:
    there = {guess.field for guess in guesses} | set(answers.defaults)
    if answers.records == "party":
        needed = [field for field in (fields.NUMBER, "role", "name") if field not in there]
        return [NO_PARTY.format(field=said_field(field)) for field in needed]
    asked = [] if fields.NUMBER in there or answers.number_of else [NO_NUMBER]
    asked += [] if "outcome" in there or answers.outcome else [NO_OUTCOME]
    if len(programme.registers) > 1 and "register" not in there:
        asked.append(WHICH_REGISTER)
    bases = {f"{register.base}_on" for register in programme.registers}
    if not bases & there:
        named = "、".join(sorted(field_name(base).zh for base in bases))
        asked.append(NO_DAY.format(bases=Text(named, ", ".join(sorted(bases)))))
    return asked
