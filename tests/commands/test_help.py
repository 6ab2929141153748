"""Help is there for everything that can be asked, and a reader who goes away is no error."""

import subprocess
import sys

import pytest

from dashboard.__main__ import PIPE_CLOSED, main
from dashboard.commands import VERBS, verb_of
from dashboard.domain.settings import ROOT


def helped(capsys, *words):
    with pytest.raises(SystemExit) as left:
        main([*words, "--help"])
    assert left.value.code == 0
    return capsys.readouterr().out


def test_every_verb_is_listed_with_what_it_does(capsys):
    told = " ".join(helped(capsys).split())
    for verb in map(verb_of, VERBS):
        assert f"{verb.NAME} {verb.HELP}" in told


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_says_what_it_takes(capsys, verb):
    assert "usage:" in helped(capsys, verb)


def test_a_reader_who_has_had_enough_is_no_error():
    asked = [sys.executable, "-m", "dashboard", "metrics"]
    with subprocess.Popen(
        asked, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as command:
        command.stdout.close()
        told = command.stderr.read()
    assert (command.returncode, told) == (PIPE_CLOSED, b"")
