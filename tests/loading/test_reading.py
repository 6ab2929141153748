"""Reading files as text."""

from pathlib import Path

import pytest

from dashboard.domain.errors import BadFile
from dashboard.loading.files.naming import shown_name
from dashboard.loading.mapping import FieldRule, ImportMapping, OutcomeRule
from dashboard.loading.reading import Sheet, read_sheet

MAPPING = ImportMapping(
    name="desk",
    source="desk",
    fields={"number": FieldRule(column="No"), "closed_on": FieldRule(column="Closed")},
    outcome=OutcomeRule(when="closed_on", present="settled", absent="open"),
)


def read(tmp_path: Path, raw: bytes, **changes: str) -> Sheet:
    path = tmp_path / "cases.csv"
    path.write_bytes(raw)
    return read_sheet(path, MAPPING.model_copy(update=changes))


def rows(sheet: Sheet) -> list[tuple[int, list[str]]]:
    """Row numbers and cells."""
    return [
        (row, list(cells)) for row, _, *cells in zip(*sheet.table.to_pydict().values(), strict=True)
    ]


def test_cells_stay_text_and_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    sheet = read(tmp_path, b'No, Closed\r\n007,"2025\r\n-01-02"\r\n,\r\n\r\n8,\r\n')
    assert sheet.header == ("No", "Closed")
    assert rows(sheet) == [(2, ["007", "2025\r\n-01-02"]), (5, ["8", ""])]


def test_a_byte_order_mark_is_no_part_of_the_header(tmp_path: Path) -> None:
    assert read(tmp_path, "No,Closed\n1,\n".encode("utf-8-sig")).header == ("No", "Closed")


def test_encoding_and_delimiter_come_from_the_mapping(tmp_path: Path) -> None:
    raw = "No;Closed\n成华一号;\n".encode("gb18030")
    sheet = read(tmp_path, raw, encoding="gb18030", delimiter=";")
    assert rows(sheet) == [(2, ["成华一号", ""])]


def test_undecodable_bytes_are_named_with_their_line(tmp_path: Path) -> None:
    raw = b'No,Closed\n1,\n"2\n2",\n' + "三,\n".encode("gb18030")
    with pytest.raises(BadFile, match=r"cases.csv: line 5 is not utf-8; name .* encoding"):
        read(tmp_path, raw, encoding="utf-8")


@pytest.mark.parametrize("raw", [b"", b"\n\n", b" , \n", "\ufeff".encode()])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(BadFile, match=r"cases.csv is empty"):
        read(tmp_path, raw)


def test_a_header_alone_has_no_rows(tmp_path: Path) -> None:
    assert rows(read(tmp_path, b"No,Closed\n")) == []


def test_a_column_that_stands_twice_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="'No' more than once, and desk.toml uses it"):
        read(tmp_path, b"No,Closed,No\n1,,2\n")


def test_a_column_the_file_lacks_is_named_with_mapping_file_and_key(tmp_path: Path) -> None:
    expected = (
        "desk.toml: key 'fields.closed_on.column' names column 'Closed',"
        " which cases.csv does not have."
    )
    with pytest.raises(BadFile) as error:
        read(tmp_path, b"No,closed\n1,\n")
    assert str(error.value) == expected


def test_a_quote_that_never_closes_swallows_nothing_silently(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"row 3 is not well-formed CSV"):
        read(tmp_path, b'No,Closed\n1,\n"2,\n3,\n')


@pytest.mark.parametrize("name", ["absent.csv", "", "a\0b.csv", "x" * 300])
def test_an_unreadable_path_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadFile, match="cannot be read"):
        read_sheet(tmp_path / name, MAPPING)


def test_a_file_name_is_shown_without_tricks() -> None:
    assert shown_name(Path("../../x.csv")) == "x.csv"
    assert shown_name(Path("evil\u202evsc.exe")) == "evil\ufffdvsc.exe"
    assert len(shown_name(Path("x" * 300))) == 120
