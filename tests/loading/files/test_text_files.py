"""Text files: encodings, separators, header, blank and ragged rows."""

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.errors import BadFile
from dashboard.loading.files.dialect import delimiter_of
from dashboard.loading.files.header import find_header
from dashboard.loading.files.parent import TextTable, read_table

LEDGER = "纠纷编号,受理日期,当事人,纠纷类型\n" + "\n".join(
    f"{n:04d},2019年3月{n % 28 + 1}日,张某某,婚姻家庭纠纷" for n in range(1, 60)
)
TRADITIONAL = "案件編號,受理日期,當事人\n" + "\n".join(
    f"{n:04d},2019/3/{n % 28 + 1},這個調解會的陳先生來說明" for n in range(1, 60)
)


def read(tmp_path: Path, raw: bytes, **asked: str) -> TextTable:
    path = tmp_path / "given.csv"
    path.write_bytes(raw)
    return read_table(path, **asked)


def cells(table: TextTable) -> list[list[str]]:
    names = [f"c{place}" for place in range(len(table.header))]
    return [[row[name] for name in names] for row in table.table.to_pylist()]


@pytest.mark.parametrize(
    ("encoding", "text", "found"),
    [
        ("utf-8", LEDGER, "utf-8"),
        ("utf-8-sig", LEDGER, "utf-8-sig"),
        ("gbk", LEDGER, "gb18030"),
        ("gb18030", LEDGER + "\n0099,2019年1月1日,\U00020bb7某,其他", "gb18030"),
        ("utf-16", LEDGER, "utf-16"),
        ("utf-16-le", LEDGER, "utf-16-le"),
        ("utf-16-be", LEDGER, "utf-16-be"),
        ("big5", TRADITIONAL, "big5hkscs"),
    ],
)
def test_an_encoding_is_found_out_and_no_sign_is_lost(tmp_path, encoding, text, found):
    table = read(tmp_path, text.encode(encoding))
    assert table.found.encoding == found
    lines = [line.split(",") for line in text.splitlines()]
    assert [list(table.header), *cells(table)] == lines


def test_where_two_encodings_fit_alike_the_encoding_is_asked_for(tmp_path):
    # Both readings are rare signs: 0xA440 is 一 in Big5 and no common sign in GB18030.
    raw = b"a,b\n1," + bytes.fromhex("c9c9cacacbcb") + b"\n"
    with pytest.raises(BadFile, match="as GB18030 and as Big5"):
        read(tmp_path, raw)


def test_a_mark_says_more_than_the_mapping(tmp_path):
    assert read(tmp_path, LEDGER.encode("utf-8-sig"), encoding="gbk").found.encoding == "utf-8-sig"


@pytest.mark.parametrize("sign", [",", "\t", ";", "|"])
def test_the_separator_is_the_sign_that_cuts_the_rows_evenly(tmp_path, sign):
    raw = f'No{sign}Words\n1{sign}"a, b; c"\n2{sign}"d| e"\n'
    table = read(tmp_path, raw.encode())
    assert table.found.delimiter == sign
    assert cells(table) == [["1", "a, b; c"], ["2", "d| e"]]


@given(
    sign=st.sampled_from(",\t;|"),
    rows=st.lists(
        st.lists(st.text(string.ascii_letters, min_size=1, max_size=8), min_size=3, max_size=3),
        min_size=3,
        max_size=30,
    ),
)
def test_even_rows_without_other_signs_give_their_separator(sign, rows):
    assert delimiter_of("\n".join(sign.join(row) for row in rows)) == sign


def test_one_column_is_no_guess(tmp_path):
    assert cells(read(tmp_path, b"No\n1\n2\n")) == [["1"], ["2"]]


def test_a_title_block_is_no_header(tmp_path):
    raw = "成华区调解台账,,\n制表日期：2019-12-31,,\n\n编号,类型,结果\n1,婚姻,成功\n2,邻里,失败\n"
    table = read(tmp_path, raw.encode())
    assert table.header == ("编号", "类型", "结果")
    assert (table.found.header_row, table.found.before_header) == (4, 2)
    assert [row["row"] for row in table.table.to_pylist()] == [5, 6]


def test_the_columns_asked_for_tell_the_header(tmp_path):
    raw = b"Report,of,2019,x\nA,B,C,D\nNo,Day,Kind,End\n1,2,3,4\n"
    path = tmp_path / "given.csv"
    path.write_bytes(raw)
    assert read_table(path, columns=("Kind", "End")).found.header_row == 3
    assert read_table(path).found.header_row == 1
    assert read_table(path, header_row=2).header == ("A", "B", "C", "D")


def test_blank_rows_are_counted_and_left_out(tmp_path):
    table = read(tmp_path, b"No,Day\n,\n1,2\n\n" + b",\n" * 64_707)
    assert (table.found.rows, table.found.blank_rows) == (1, 64_709)


def test_rows_keep_how_many_cells_they_had(tmp_path):
    table = read(tmp_path, b"a,b\n1\n1,2\n1,2,\n1,2,3\n")
    assert table.table["width"].to_pylist() == [1, 2, 2, 3]


def test_names_that_stand_twice_are_told_apart(tmp_path):
    assert read(tmp_path, b"a,b,a,,\n1,2,3,,\n").header == ("a", "b", "a (2)")


def test_nul_and_line_ends_inside_a_cell_stay_where_they_are(tmp_path):
    table = read(tmp_path, b'a,b\n"1\r\n2",x\x00y\n')
    assert cells(table) == [["1\r\n2", "x\x00y"]]


def test_merged_cells_name_the_columns_below_them():
    rows = [
        (1, ["编号", "当事人", "", "结果"]),
        (2, ["", "申请人", "被申请人", ""]),
        (3, list("1234")),
    ]
    header = find_header(rows, "x", merged=[((0, 1), (0, 2)), ((0, 0), (1, 0)), ((0, 3), (1, 3))])
    assert header.names == ("编号", "当事人·申请人", "当事人·被申请人", "结果")
    assert header.rows == 2


def test_a_title_merged_over_all_columns_is_no_group_and_any_column_may_begin_one():
    rows = [
        (1, ["登记表", "", "", ""]),
        (2, ["编号", "时间", "", "结果"]),
        (3, ["", "受理日期", "办结日期", ""]),
        (4, list("1234")),
    ]
    title, group = ((0, 0), (0, 3)), ((1, 1), (1, 2))
    header = find_header(rows, "x", merged=[title, group])
    assert (header.row, header.rows) == (2, 2)
    assert header.names == ("编号", "时间·受理日期", "时间·办结日期", "结果")
