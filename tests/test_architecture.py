"""Rules of the house that a reader would otherwise have to watch over."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache, wraps
from pathlib import Path

import pytest

from dashboard.domain.settings import ROOT

SOURCES = sorted((ROOT / "dashboard").rglob("*.py"))
HAN = re.compile("[\u4e00-\u9fff]")
SAME_IN_BOTH = re.compile(r"[\W\d_]*(?:\{\w+(?:[:,.+\w%]*)\}[\W\d_]*)*%?", re.UNICODE)
"""Signs, numbers and placeholders, which are no words of any language."""
NAMES_OF_LANGUAGES = {"English", "中文"}


def everywhere(check: Callable[[Path], None]) -> Callable[[], None]:
    """Make one test of a rule for every module; it names each that breaks it."""

    @wraps(check)
    def test() -> None:
        broken = [
            f"{path.relative_to(ROOT)}: {why}" for path in SOURCES if (why := _why(check, path))
        ]
        assert not broken, "\n".join(broken)

    # pytest would look for a fixture of this name.
    del test.__wrapped__  # type: ignore[attr-defined]
    return test


def _why(check: Callable[[Path], None], path: Path) -> str:
    try:
        check(path)
    except AssertionError as error:
        return str(error) or "breaks the rule"
    return ""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def calls(path: Path, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def test_imports_go_one_way():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@everywhere
def test_errors_are_caught_by_name(path):
    caught = [node.type for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler)]
    names = {ast.unparse(kind) if kind else "everything" for kind in caught}
    assert not names & {"everything", "Exception", "BaseException"}


@everywhere
def test_no_error_is_swallowed(path):
    handlers = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler)]
    assert not [h for h in handlers if all(isinstance(line, ast.Pass) for line in h.body)]


@everywhere
def test_nothing_is_asserted_outside_tests(path):
    assert not [node for node in ast.walk(tree(path)) if isinstance(node, ast.Assert)]


@everywhere
def test_nothing_is_left_to_do(path):
    assert not re.search(r"\b(TODO|FIXME|XXX)\b", path.read_text("utf-8"))


@everywhere
def test_a_module_says_what_it_is_for(path):
    assert ast.get_docstring(tree(path))


@everywhere
def test_cached_answers_are_never_keyed_by_a_table(path):
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.FunctionDef):
            continue
        if not any("cache_data" in ast.unparse(mark) for mark in node.decorator_list):
            continue
        arguments = [*node.args.args, *node.args.kwonlyargs]
        keyed = [each for each in arguments if not each.arg.startswith("_")]
        kinds = [ast.unparse(each.annotation) for each in keyed if each.annotation]
        assert len(kinds) == len(keyed)
        assert not [kind for kind in kinds if "Frame" in kind or "Series" in kind]


@everywhere
def test_words_on_screen_are_said_in_both_languages(path):
    for call in calls(path, "Text"):
        said = call.args + [keyword.value for keyword in call.keywords]
        literals = [one.value for one in said if isinstance(one, ast.Constant)]
        if len(literals) != 2 or set(literals) == NAMES_OF_LANGUAGES:
            continue
        zh, en = literals
        if SAME_IN_BOTH.fullmatch(zh):
            continue
        assert HAN.search(zh), f"line {call.lineno}: {zh}"
        assert en.strip(), f"line {call.lineno}"
        assert not HAN.search(en), f"line {call.lineno}: {en}"


@everywhere
def test_nothing_names_the_machine_it_was_written_on(path):
    assert not re.search(r"(?<![\w.])/(?:work|tmp|home|root)/", path.read_text("utf-8"))


@pytest.mark.parametrize("name", ["utils", "helpers", "common"])
def test_no_module_is_a_drawer(name):
    assert not [path for path in SOURCES if name in path.relative_to(ROOT).parts]
    assert not [path for path in SOURCES if path.stem == name]


def test_pages_do_nothing_when_they_are_imported():
    for path in (ROOT / "dashboard" / "pages").glob("*.py"):
        kinds = {type(node) for node in tree(path).body}
        assert kinds <= {ast.Expr, ast.Import, ast.ImportFrom, ast.Assign, ast.FunctionDef}
        spoken = [node for node in tree(path).body if isinstance(node, ast.Expr)]
        assert all(isinstance(node.value, ast.Constant) for node in spoken)
