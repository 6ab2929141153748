"""Column mappings: strict, and every mistake named."""

from pathlib import Path

import pytest

from dashboard.domain.errors import BadConfig, BadRequest
from dashboard.domain.programme import Programme, load_programme
from dashboard.loading.mapping import ImportMapping, check_codes, load_mapping

CONFIG = Path(__file__).parents[2] / "config"
GOOD = """
source = "desk"
[fields.number]
column = "No"
[fields.outcome]
column = "Result"
"""


def read(tmp_path: Path, text: str) -> ImportMapping:
    (tmp_path / "imports").mkdir(exist_ok=True)
    (tmp_path / "imports" / "desk.toml").write_text(text, "utf-8")
    return load_mapping(tmp_path, "desk")


def test_a_good_mapping_names_the_columns_it_reads(tmp_path: Path) -> None:
    assert list(read(tmp_path, GOOD).columns()) == [
        ("fields.number.column", "No"),
        ("fields.outcome.column", "Result"),
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"sauce = 1\n{GOOD}", "key 'sauce'"),
        (GOOD.replace('source = "desk"', ""), "key 'source'"),
        (GOOD.replace('"desk"', '"a:b"'), "key 'source'"),
        (GOOD.replace('"No"', "7"), "key 'fields.number.column'"),
        (f"{GOOD}colour = 'red'\n", "key 'fields.outcome.colour'"),
        (f"{GOOD}[fields.colour]\ncolumn = 'X'\n", "key 'fields.colour'"),
        (f"{GOOD}[fields.days_to_close]\ncolumn = 'X'\n", "key 'fields.days_to_close'"),
        (f"{GOOD}[fields.type]\n", "key 'fields.type'"),
        (f"{GOOD}[fields.type]\ncolumn = 'X'\nformat = ['%Y']\n", "key 'fields.type.format'"),
        (f"{GOOD}[fields.closed_on]\ncolumn = 'X'\nformat = ['%d/%m/%y']\n", "'%d/%m/%y'"),
        (f"{GOOD}[fields.closed_on]\ncolumn = 'X'\nformat = ['%Y-%Q']\n", "'%Y-%Q'"),
        (f"encoding = 'latin-99'\n{GOOD}", "key 'encoding'"),
        (f"delimiter = ';;'\n{GOOD}", "key 'delimiter'"),
        (GOOD.replace("[fields.number]", "[fields.type]"), "key 'fields.number'"),
        (GOOD.replace("[fields.outcome]", "[fields.type]"), "key 'outcome'"),
        (f"{GOOD}[outcome]\nwhen='number'\npresent='open'\nabsent='open'\n", "key 'outcome'"),
        (f"{GOOD}[fields.town]\ncolumn='T'\n[areas]\ntown='T'\n", "key 'areas.town'"),
        ("source = ", "desk.toml: "),
    ],
)
def test_a_mistake_is_named_with_file_and_key(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(BadConfig) as error:
        read(tmp_path, text)
    assert str(error.value).startswith("desk.toml: ")
    assert named in str(error.value)


def test_an_unknown_outcome_field_is_named(tmp_path: Path) -> None:
    rule = "[outcome]\nwhen = 'closed_on'\npresent = 'settled'\nabsent = 'open'\n"
    with pytest.raises(BadConfig, match=r"desk.toml: key 'outcome.when'"):
        read(tmp_path, GOOD.replace("[fields.outcome]", "[fields.type]") + rule)


@pytest.mark.parametrize("name", ["nothing", "../imports/desk", "", "desk.toml"])
def test_an_unknown_mapping_names_those_there_are(tmp_path: Path, name: str) -> None:
    read(tmp_path, GOOD)
    with pytest.raises(BadRequest, match="Known: desk"):
        load_mapping(tmp_path, name)


def test_a_code_the_programme_does_not_use_is_named(tmp_path: Path, nyc: Programme) -> None:
    mapping = read(tmp_path, f"{GOOD}[fields.type]\ncolumn = 'X'\nvalues = {{ Dog = 'wages' }}\n")
    with pytest.raises(BadConfig, match=r"key 'fields.type.values.Dog': 'wages' is no type"):
        check_codes(mapping, nyc)


def test_several_registers_need_one_named(tmp_path: Path) -> None:
    chenghua = load_programme(CONFIG / "programmes" / "chenghua.toml")
    with pytest.raises(BadConfig, match=r"'fields.register'.*people_mediation"):
        check_codes(read(tmp_path, GOOD), chenghua)


def test_every_mapping_of_this_installation_is_good() -> None:
    names = [path.stem for path in (CONFIG / "imports").glob("*.toml")]
    assert "ledger" in names
    assert {load_mapping(CONFIG, name).name for name in names} == set(names)
