"""Whether the values of a column agree with the field it is taken for, and what they stand for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from functools import partial

from dashboard.domain.text import Text
from dashboard.loading import fields
from dashboard.loading.amounts import in_fen, whole_number
from dashboard.loading.days import moment_of
from dashboard.loading.fields import Known
from dashboard.loading.rejects import masked
from dashboard.loading.spoken import matching_key

MOST_VALUES = 60
AGREE = 0.9
OTHER_ORDERS = (
    ("%m/%d/%Y", "%m/%d/%Y %H:%M", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %I:%M %p"),
    ("%d/%m/%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %I:%M %p"),
)
SAID = {
    "outcome": {
        **dict.fromkeys(("已解决", "已化解", "化解成功", "达成协议", "已达成协议"), "settled"),
        **dict.fromkeys(("未解决", "未化解", "未达成协议", "调解失败"), "failed"),
        **dict.fromkeys(("办理中", "处理中", "调解中", "未办结"), "open"),
    },
    "role": {
        **dict.fromkeys(("申请方", "甲方", "原告", "投诉人", "反映人"), "applicant"),
        **dict.fromkeys(("被申请方", "乙方", "被告", "被投诉人", "对方"), "respondent"),
    },
}
"""What other systems write for a code: suggested, and for the operator to check."""
BOTH_ORDERS = Text(
    "“{column}”的日期既可读作月/日，也可读作日/月，请写明先写哪个。",
    "dates in '{column}' fit both month/day and day/month: name the format.",
)
UNKNOWN_VALUES = Text(
    "“{column}”有 {n} 种写法没有对应的代码，请逐一指定。",
    "'{column}' has {n} values without a code: complete fields.{field}.values.",
)


@dataclass(frozen=True)
class Guess:
    """A column taken for a field: how it was recognised, and what its values stand for."""

    field: str
    column: str
    score: int
    formats: tuple[str, ...] = ()
    values: Mapping[str, str] = made(default_factory=dict)
    unknown: tuple[str, ...] = ()


def checked(
    target: str,
    column: str,
    score: int,
    values: Sequence[str],
    known: Mapping[str, Known],
    questions: list[Text],
) -> Guess | None:
    """Return a guess where the values agree with it; what they leave open becomes a question."""
    if target in (*fields.DAYS, *fields.MOMENTS):
        return _dated(target, column, score, values, questions)
    if target in (*fields.COUNTS, "seq") and not _mostly(
        values, lambda one: whole_number(one) is not None
    ):
        return None
    if target == fields.AMOUNT and not _mostly(values, lambda one: in_fen(one) is not None):
        return None
    return _coded(target, column, score, values, known, questions)


def _dated(
    target: str, column: str, score: int, values: Sequence[str], questions: list[Text]
) -> Guess | None:
    if _mostly(values, moment_of):
        return Guess(target, column, score)
    chosen = _orders(values)
    if not chosen:
        return None
    if len(chosen) > 1:
        questions.append(BOTH_ORDERS.format(column=column))
        return Guess(target, column, score)
    used = tuple(form for form in chosen[0] if any(moment_of(one, (form,)) for one in values))
    return Guess(target, column, score, formats=used)


def fits_both_orders(values: Sequence[str]) -> bool:
    """Whether dates may be read month first or day first, and every one of them both ways."""
    return not _mostly(values, moment_of) and len(_orders(values)) > 1


def _orders(values: Sequence[str]) -> Sequence[tuple[str, ...]]:
    """The orders of day and month that most dates fit, those that fit all of them first."""
    fitting = [forms for forms in OTHER_ORDERS if _mostly(values, partial(_in_form, forms))]
    exact = [forms for forms in fitting if all(moment_of(one, forms) for one in values)]
    return exact or fitting


def _in_form(forms: Sequence[str], value: str) -> bool:
    return moment_of(value, forms) is not None


def _coded(
    target: str,
    column: str,
    score: int,
    values: Sequence[str],
    known: Mapping[str, Known],
    questions: list[Text],
) -> Guess:
    if target not in known or target == "dossier" or len(values) > MOST_VALUES:
        return Guess(target, column, score)
    keys = {matching_key(word): code for word, code in known[target].items()}
    said = {matching_key(word): code for word, code in SAID.get(target, {}).items()}
    # A role that is written otherwise may be a name: it is never taken for a code it resembles.
    near = keys.get if target == "role" else partial(_code, keys)
    codes = {one: said.get(matching_key(one)) or near(matching_key(one)) for one in values}
    unknown = tuple(masked(target, value) for value, code in codes.items() if code is None)
    if unknown:
        questions.append(UNKNOWN_VALUES.format(column=column, n=len(unknown), field=target))
    # What the reader understands by itself needs no line of its own.
    spoken = {v: c for v, c in codes.items() if c is not None and matching_key(v) not in keys}
    return Guess(target, column, score, values=spoken, unknown=unknown)


def _code(keys: Mapping[str, str], seen: str) -> str | None:
    """The code a value stands for: the word itself, or one that holds it or is held by it."""
    if seen in keys:
        return keys[seen]
    near = {code for word, code in keys.items() if len(word) > 1 and (word in seen or seen in word)}
    return near.pop() if len(near) == 1 else None


def _mostly(values: Sequence[str], holds: Callable[[str], object]) -> bool:
    return bool(values) and sum(bool(holds(one)) for one in values) >= AGREE * len(values)
