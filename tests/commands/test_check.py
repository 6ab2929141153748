"""``check``: declared figures, a figure typed in, a text; no database is needed."""

import io
import json
import shlex

import pytest

from dashboard.__main__ import main

SENTENCE = "共调解案件968件,成功调解882件,调解成功率达84.9%。另有咨询20人。"


@pytest.fixture
def check(capsys):
    def run(line):
        code = main([*shlex.split(f"check {line}"), "--format", "json"])
        printed = capsys.readouterr()
        assert (code, printed.err) == (0, "")
        return json.loads(printed.out)

    return run


def test_all_programmes_are_checked_without_a_database(check):
    rows = {row["id"]: row for row in check("")["rows"]}
    assert rows["R1"]["verdict"] == "disagrees"
    assert {row["programme"] for row in rows.values()} >= {"chenghua"}


def test_a_row_has_its_numbers_its_sentences_and_its_place(check):
    row = check("--programme chenghua")["rows"][0]
    expected = {
        "id": "R1",
        "programme": "chenghua",
        "verdict": "disagrees",
        "standing": "contradiction",
        "kind": "rate",
        "stated": 0.849,
        "stated_low": 0.8485,
        "stated_high": 0.8495,
        "recomputed": 0.911157,
        "low": 0.89157,
        "high": 0.927493,
        "place": "第10段第3句",
    }
    assert {key: row[key] for key in expected} == expected
    assert row["figures"] == {
        "docking_rate": 0.849,
        "docking_settled": 882,
        "docking_mediated": 968,
    }
    assert "822 of 968 or 882 of 1,039" in row["needs_en"]


def test_a_figure_typed_in_is_checked(check):
    (row,) = check("--stated 84.9% --numerator 882 --denominator 968")["rows"]
    assert (row["id"], row["verdict"], row["programme"]) == ("typed", "disagrees", None)


def test_a_change_typed_in_is_checked(check):
    (row,) = check("--stated=-32.13% --numerator 2922 --denominator 4305 --change")["rows"]
    assert row["verdict"] == "agrees"


def test_a_text_is_read_from_a_file(check, tmp_path):
    (tmp_path / "report.txt").write_text(SENTENCE, "utf-8")
    answer = check(f"--text {tmp_path / 'report.txt'}")
    assert [row["verdict"] for row in answer["rows"]] == ["disagrees"]
    assert [one["number"] for one in answer["unpaired"]] == ["另有咨询20人"]


def test_a_text_is_read_from_standard_input(check, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(SENTENCE))
    assert [row["id"] for row in check("--text -")["rows"]] == ["T1"]


def test_for_people_each_verdict_stands_on_a_line(capsys):
    assert main(["check", "--programme", "chenghua"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("R1\tchenghua\tdisagrees\t")
    assert lines[1].strip().startswith("84.9% 需要 968 中的 822")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("check --programme mars", "Unknown programme 'mars'"),
        ("check --stated 84.9%", "needs --stated, --numerator and --denominator"),
        ("check --stated 84.9 --numerator 1 --denominator 2", "'84.9' is not a percentage"),
        ("check --text no-such-file.txt", "no-such-file.txt: No such file"),
        ("check --text a.txt --programme chenghua", "one of them"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_sentence(refused, line, says):
    assert says in refused(line)


def test_a_file_that_is_no_text_is_named(refused, tmp_path):
    (tmp_path / "report.bin").write_bytes(b"\xff\xfe\x00")
    assert "not a text in UTF-8" in refused(f"check --text {tmp_path / 'report.bin'}")
