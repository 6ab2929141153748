"""The reject report gives nothing away and starts nothing."""

from pathlib import Path

import pytest

from dashboard.domain.errors import BadRequest
from dashboard.domain.text import Text
from dashboard.loading.rejects import Reject, masked, write_rejects

REASON = Text("不是日期", "not a date")


def test_the_report_opens_in_excel_with_formulas_dead(tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"
    write_rejects(path, [Reject("x.csv", 3, "办结日", '=HYPERLINK("x")', REASON)])
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.decode("utf-8-sig").splitlines()[1] == (
        'x.csv,3,办结日,"\'=HYPERLINK(""x"")",不是日期,not a date'
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "＝"])
def test_every_start_of_a_formula_is_neutralised(tmp_path: Path, start: str) -> None:
    path = tmp_path / "rejects.csv"
    write_rejects(path, [Reject("x.csv", 3, "A", f"{start}1", REASON)])
    assert f",'{start}1," in path.read_text("utf-8-sig")


def test_a_report_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="cannot be written"):
        write_rejects(tmp_path / "absent" / "rejects.csv", [])


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("mediator", "张三丰", "张**"),
        ("closed_on", "510108199001011234", "510108********1234"),
        ("closed_on", "电话13812345678", "电话138****5678"),
        ("closed_on", "3/14/2025", "3/14/2025"),
        ("closed_on", "a\0b", "a\ufffdb"),
        ("closed_on", "x" * 300, "x" * 200 + "…"),
    ],
)
def test_refused_values_are_masked(field: str, value: str, shown: str) -> None:
    assert masked(field, value) == shown
