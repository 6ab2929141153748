"""brief: the text with its figures, the file on record, what is refused."""

import io

import pypdf
import pytest

from dashboard.access import audit

COVERAGE = "brief --programme cixi --for coverage"


def test_a_figure_of_a_briefing_is_what_figure_prints(command):
    told = {row["id"]: row["value"] for row in command("brief --programme yibin")["rows"]}
    month = "--programme yibin --from 2017-11-01 --to 2017-11-30"
    assert told["accepted"] == command(f"figure accepted {month}")["rows"][0]["value"]
    wages = command(f"figure accepted {month} --where type=family")["rows"][0]["value"]
    assert told["type:family"] == wages


def test_a_file_is_on_record_and_opens(command, tmp_path):
    file = tmp_path / "june.pdf"
    made = command(f"{COVERAGE} --month 2019-06 --out {file} --purpose meeting")
    (entry,) = audit.records()
    assert (entry["act"], entry["object"]) == ("export", made["export"])
    assert entry["detail"] == "briefing cixi coverage 2019-06; meeting"
    assert "慈溪" in pypdf.PdfReader(io.BytesIO(file.read_bytes())).pages[0].extract_text()


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("--out there.pdf --purpose x", "nothing is written over"),
        ("--out new.pdf", "Say what the file is for"),
        ("--out new.txt --purpose x", "does not end in .pdf"),
        ("--month 2020-05", "There is no briefing for May 2020"),
        ("--month june", "not a month"),
    ],
)
def test_what_cannot_be_briefed_is_refused_before_it_is_on_record(
    more, why, on_sample, refused, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.pdf").write_text("mine")
    assert why in refused(f"{COVERAGE} {more}")
    assert [*audit.records()] == []


def test_firms_are_not_briefed_where_there_are_none(on_sample, refused):
    assert "There are: Month, Units compared" in refused("brief --programme cixi --for firms")


def test_a_programme_out_of_reach_is_no_programme(on_sample, head, refused):
    assert "Unknown programme 'cixi'" in refused(f"{COVERAGE} --as {head}")
