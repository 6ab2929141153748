"""What the articles state is carried by something that exists, and nothing of it is missing."""

import shutil
import tomllib
from pathlib import Path

import pytest

from dashboard.commands.sources import markdown
from dashboard.domain.errors import BadConfig
from dashboard.domain.settings import ROOT, programmes
from dashboard.reports.trust.sources import carriers_of, load_sources

TABLES = tomllib.loads((ROOT / "tests" / "data" / "source_rows.toml").read_text("utf-8"))["table"]
# Counted by hand in the tables of the five articles.
COUNTED = {
    ("S0", "figure"): 44,
    ("S0", "mechanism"): 4,
    ("S1", "figure"): 39,
    ("S1", "mechanism"): 4,
    ("S2", "figure"): 24,
    ("S2", "mechanism"): 2,
    ("S3", "figure"): 20,
    ("S3", "mechanism"): 6,
    ("S4", "figure"): 13,
    ("S4", "mechanism"): 3,
}
# Money, honours, users and broadcasts no record of the case database counts.
NEVER_COMPUTED = {
    ("S0", "三全模式"),
    ("S0", "奖项"),
    ("S1", "巴渝和事佬APP"),
    ("S1", "电视栏目"),
    ("S1", "经费纳入预算 / 纳入绩效考核"),
    ("S1", "赴浙大培训"),
    ("S1", "荣誉"),
    ("S1", "新增投入"),
    ("S1", "关爱"),
    ("S2", "领导小组"),
    ("S2", "7月7日 / 9月15日会议"),
    ("S3", "娘家人帮帮团 / 以外调外"),
    ("S4", "案例"),
}
ROW = """
[[row]]
source = "{source}"
part = "figure"
zh = "某事"
en = "something"
carriers = [{{ kind = "{kind}", keys = ["{key}"] }}]
"""


@pytest.fixture(scope="module")
def known():
    return programmes()


@pytest.fixture(scope="module")
def rows(known):
    return load_sources(ROOT / "config", known.values())


@pytest.fixture
def refused(tmp_path, known):
    """Load a map that must be refused, and return the one sentence that says why."""

    def load(text: str) -> str:
        (tmp_path / "sources.toml").write_text(text, "utf-8")
        with pytest.raises(BadConfig) as caught:
            load_sources(tmp_path, known.values())
        return str(caught.value)

    return load


def keys(rows, source, kind):
    found = [one for row in rows if row.source == source for one in row.carriers]
    return {key for one in found if one.kind == kind for key in one.keys}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table['source']}-{table['part']}")
def test_no_row_of_an_article_is_missing(rows, table):
    mapped = [row.zh for row in rows if (row.source, row.part) == (table["source"], table["part"])]
    assert mapped == table["rows"]
    assert len(mapped) == COUNTED[table["source"], table["part"]]


def test_the_list_of_rows_is_whole():
    assert {(table["source"], table["part"]) for table in TABLES} == set(COUNTED)
    assert sum(COUNTED.values()) == 159


def test_money_honours_and_broadcasts_are_only_published(rows):
    only = {(row.source, row.zh) for row in rows if row.is_published_only}
    assert only >= NEVER_COMPUTED
    assert ("S0", "公调对接共调解 / 成功") not in only
    assert ("S4", "无转化") not in only


def test_everything_a_programme_publishes_checks_and_requires_is_in_the_map(rows, known):
    for programme in known.values():
        source = programme.article.key
        published = {one.key for one in programme.published}
        assert keys(rows, source, "published") == published, programme.code
        assert keys(rows, source, "rule") >= {check.id for check in programme.checks}
        assert keys(rows, source, "standard") == {one.key for one in programme.standards}
        for declared in (programme.gradings, programme.subsidies):
            assert keys(rows, source, "rule") >= {one.key for one in declared}


def test_what_is_not_tracked_is_no_indicator_of_the_programme(known):
    there = carriers_of(known["lixian"])
    assert "converted" not in there["indicator"]
    assert "conversion" not in there["dimension"]
    assert "conversion" not in there["record"]
    assert "mode" not in there["dimension"]
    assert "found" in there["indicator"]


def test_a_programme_names_its_dimensions_in_its_own_words(known):
    assert carriers_of(known["cixi"])["dimension"]["room"].zh == "品牌调解工作室"


@pytest.mark.parametrize(
    ("source", "kind", "key", "code"),
    [
        ("S0", "indicator", "happiness", "chenghua"),
        ("S3", "indicator", "converted", "cixi"),
        ("S1", "dimension", "track", "chongqing"),
        ("S3", "standard", "duty_hours", "cixi"),
        ("S2", "rule", "R1", "yibin"),
        ("S4", "published", "awards", "lixian"),
        ("S3", "record", "sweep", "cixi"),
        ("S0", "article", "provenance", "chenghua"),
    ],
)
def test_a_carrier_that_does_not_exist_is_refused_by_name(refused, source, kind, key, code):
    sentence = refused(ROW.format(source=source, kind=kind, key=key))
    assert sentence == (
        f"sources.toml: row '某事' of {source}: programme {code} has no {kind} '{key}'."
    )


def test_a_row_of_an_unknown_article_is_refused(refused):
    text = ROW.format(source="S9", kind="indicator", key="settled")
    assert "no programme has an article 'S9'" in refused(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ROW.format(source="S0", kind="miracle", key="settled"), "row.0.carriers.0.kind"),
        (ROW.format(source="S0", kind="indicator", key="settled") + "page = 3\n", "row.0.page"),
        ("[[row]]\nsource = 'S0'\n", "row.0.part"),
        ("rows = [", "sources.toml"),
        ("", "key 'row'"),
    ],
)
def test_a_map_that_cannot_be_read_names_file_and_key(refused, text, said):
    sentence = refused(text)
    assert "sources.toml" in sentence
    assert said in sentence


def test_a_missing_map_is_named(tmp_path: Path, known):
    with pytest.raises(BadConfig, match=r"No sources\.toml in"):
        load_sources(tmp_path, known.values())


def test_the_page_of_the_documentation_is_made_from_the_map(rows, known):
    written = (ROOT / "docs" / "sources.md").read_text("utf-8")
    assert written == markdown(rows, known), "docs/sources.md is old: run 'make docs'"
    for row in rows:
        assert f"| {row.zh}<br>{row.en} |" in written


def test_the_map_of_another_folder_is_the_one_that_is_read(tmp_path, known):
    shutil.copy(ROOT / "config" / "sources.toml", tmp_path)
    assert len(load_sources(tmp_path, known.values())) == 159
