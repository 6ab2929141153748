"""The reject report gives nothing away and starts nothing."""

from pathlib import Path

import pytest

from dashboard.domain.errors import BadRequest
from dashboard.domain.text import Text
from dashboard.loading import adoption, areas, cells, derived, identifiers, mends, readers
from dashboard.loading.rejects import Reject, masked, write_rejects

REASON = Text("不是日期", "not a date")


def test_the_report_opens_in_excel_with_formulas_dead(tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"
    write_rejects(path, [Reject("x.csv", 3, "办结日", '=HYPERLINK("x")', REASON)])
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.decode("utf-8-sig").splitlines()[1] == (
        'x.csv,3,办结日,"\'=HYPERLINK(""x"")",不是日期,not a date,'
        "按所述原因改正后重新导入。,Correct what the reason names and load the file again."
    )


@pytest.mark.parametrize(
    ("reason", "mend"),
    [
        (cells.NOT_A_CODE.format(field="station"), mends.CODES),
        (cells.OUT_OF_RANGE.format(low=1, high=5), mends.IN_SOURCE),
        (mends.RAGGED.format(found=3, wanted=4), "Look for separators"),
        (mends.CONFLICT, mends.SAME_NUMBER),
        (cells.LOST, mends.EXPORT),
    ],
)
def test_a_reason_says_how_to_mend_it_whatever_values_it_names(
    reason: Text, mend: Text | str
) -> None:
    said = mends.mend_of(reason)
    assert said.en.startswith(mend if isinstance(mend, str) else mend.en)


def test_every_reason_a_reader_gives_has_a_mend_of_its_own() -> None:
    reasons = [
        value
        for module in (adoption, cells, derived, identifiers, readers, areas)
        for name, value in vars(module).items()
        if isinstance(value, Text) and name.isupper()
    ]
    assert len(reasons) > 15
    assert [reason for reason in reasons if mends.mend_of(reason) is mends.GENERAL] == []


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
