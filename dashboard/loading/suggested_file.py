"""A suggested mapping written as a file to read, correct and keep in ``config/imports/``."""

import json
from collections.abc import Iterator, Mapping

from dashboard.loading.files.parent import TextTable
from dashboard.loading.rejects import masked
from dashboard.loading.suggest import KNOWN_AS, Suggestion
from dashboard.loading.suggested_answers import Answers
from dashboard.loading.suggested_values import Guess

HEAD = "# 由 {file} 的表头和取值推测，请逐项核对后使用。Suggested from {file}: check every line."
UNSURE = "  # 相似度 {score}，请核对 / {score}% alike, check"


def mapping_text(found: Suggestion, table: TextTable, source: str) -> str:
    """Return the text of a mapping file: what was recognised, and what is open as comments."""
    return "\n".join(_lines(found, table, source)) + "\n"


def _lines(found: Suggestion, table: TextTable, source: str) -> Iterator[str]:
    yield HEAD.format(file=_comment(table.file))
    for question in found.questions:
        yield f"# 待定：{_comment(question.zh)} / Open: {_comment(question.en)}"
    yield f"source = {_quoted(source)}"
    if found.answers.records != "dispute":
        yield f"records = {_quoted(found.answers.records)}"
    for key, value in (
        ("encoding", table.found.encoding),
        ("delimiter", table.found.delimiter),
        ("sheet", table.found.sheet),
    ):
        if value and not (key == "delimiter" and value == ","):
            yield f"{key} = {_quoted(value)}"
    adding = {guess.field: guess for guess in found.guesses if guess.field in found.answers.added}
    for guess in found.guesses:
        if guess.field not in adding:
            yield from _field(guess, found.answers.defaults.get(guess.field, ""))
    yield from _answered(found.answers, {guess.field for guess in found.guesses})
    yield from _registers(adding)
    if found.unmapped:
        yield ""
        yield "# 未用到的列 / columns not used:"
        for column in found.unmapped:
            yield f"#   {_comment(masked('', column))}"


def _answered(answers: Answers, columns: set[str]) -> Iterator[str]:
    """Write what no column says."""
    if answers.number_of:
        yield from ("", "[fields.number]", f"of = [{', '.join(map(_quoted, answers.number_of))}]")
    for field, default in answers.defaults.items():
        if field not in columns:
            yield from ("", f"[fields.{field}]", f"default = {_quoted(default)}")
    if answers.outcome:
        yield from ("", "[outcome]")
        for key, value in answers.outcome.model_dump().items():
            yield f"{key} = {_quoted(value)}"


def _registers(adding: Mapping[str, Guess]) -> Iterator[str]:
    """Write which columns bring units of their own."""
    if "firm" in adding:
        yield from ("", "[firms]", f"column = {_quoted(adding['firm'].column)}")
    areas = [level for level in ("county", "town") if level in adding]
    if areas:
        yield from ("", "[areas]")
    for level in areas:
        yield f"{level} = {_quoted(adding[level].column)}"


def _field(guess: Guess, default: str) -> Iterator[str]:
    unsure = UNSURE.format(score=guess.score) if guess.score < KNOWN_AS else ""
    yield ""
    yield f"[fields.{guess.field}]"
    yield f"column = {_quoted(guess.column)}{unsure}"
    if default:
        yield f"default = {_quoted(default)}"
    if guess.formats:
        yield f"format = [{', '.join(map(_quoted, guess.formats))}]"
    if guess.values or guess.unknown:
        yield f"[fields.{guess.field}.values]"
    for value, code in guess.values.items():
        yield f"{_quoted(value)} = {_quoted(code)}"
    for value in guess.unknown:
        yield f'# {_quoted(_comment(value))} = ""'


def _quoted(text: str) -> str:
    """Return a TOML basic string: the escapes of JSON are among its own."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    """Return a text that stays on its line."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
