"""A suggested mapping as an operator confirmed or corrected it, column by column."""

from collections.abc import Mapping
from dataclasses import replace

from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.loading.field_names import said_field
from dashboard.loading.fields import vocabulary_of
from dashboard.loading.files.parent import TextTable
from dashboard.loading.suggest import SAME, Suggestion, suggestion, values_of
from dashboard.loading.suggested_answers import Answers
from dashboard.loading.suggested_values import OTHER_ORDERS, Guess, checked

UNLIKE = Text(
    "“{column}”的取值多数读不成“{field}”，请核对。",
    "most values of '{column}' cannot be read as {field}: check it.",
)
TWICE = Text(
    "“{field}”对应了不止一列（{columns}），只能留一列。",
    "more than one column is taken for {field} ({columns}): keep one.",
)

Codes = Mapping[tuple[str, str], str]
"""Codes that the operator gave to values, by field and value."""
MONTH_FIRST, DAY_FIRST = "month", "day"


def confirmed(
    table: TextTable,
    programme: Programme,
    chosen: Mapping[str, str],
    *,
    codes: Codes,
    orders: Mapping[str, str],
    answers: Answers,
) -> Suggestion:
    """Return the mapping that an operator chose: ``chosen`` gives each column its field."""
    columns, known = values_of(table), vocabulary_of(programme)
    questions: list[Text] = list(_twice(chosen))
    guesses: list[Guess] = []
    for column, field in chosen.items():
        if column not in columns or any(guess.field == field for guess in guesses):
            continue
        asked: list[Text] = []
        found = checked(field, column, SAME, columns[column], known, asked)
        if found is None:
            asked.append(UNLIKE.format(column=column, field=said_field(field)))
        guess = found or Guess(field, column, SAME)
        if column in orders:
            asked, guess = [], replace(guess, formats=_formats(orders[column]))
        guesses.append(_coded(guess, columns[column], codes))
        questions += [] if guess.unknown and not guesses[-1].unknown else asked
    return suggestion(guesses, list(columns), questions, programme, answers)


def _coded(guess: Guess, values: list[str], codes: Codes) -> Guess:
    """Give a guess the codes that the operator named for its values."""
    given = {value: code for value in values if (code := codes.get((guess.field, value)))}
    left = tuple(value for value in guess.unknown if value not in given)
    return replace(guess, values={**guess.values, **given}, unknown=left)


def _formats(order: str) -> tuple[str, ...]:
    return OTHER_ORDERS[0 if order == MONTH_FIRST else 1]


def _twice(chosen: Mapping[str, str]) -> list[Text]:
    fields = list(chosen.values())
    return [
        TWICE.format(
            field=said_field(field),
            columns="、".join(column for column, one in chosen.items() if one == field),
        )
        for field in dict.fromkeys(fields)
        if fields.count(field) > 1
    ]
