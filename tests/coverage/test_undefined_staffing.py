"""What "3221" asks is not defined by its source: who knows it declares it, and units are found."""

import json
import re
import shutil

import pytest

from dashboard.__main__ import main
from dashboard.database.connection import case_database
from dashboard.domain.settings import ROOT, programmes

IN_OFFICE = (
    "m.kind = 'full_time' AND m.appointed_on <= DATE '2019-04-30' AND m.dismissed_on IS NULL"
)
LACKING = {
    "full_time_county": f"""
        SELECT a.code FROM area a LEFT JOIN mediator m ON m.county = a.code AND {IN_OFFICE}
        WHERE a.programme = 'chongqing' AND a.level = 'county'
        GROUP BY a.code HAVING count(m.code) < 3
    """,
    "full_time_town": f"""
        SELECT t.code FROM area t
        LEFT JOIN area u ON u.code = t.code OR (u.parent = t.code AND u.level = 'community')
        LEFT JOIN mediator m ON m.area = u.code AND {IN_OFFICE}
        WHERE t.programme = 'chongqing' AND t.level = 'town'
        GROUP BY t.code HAVING count(m.code) < 2
    """,
    "full_time_town_committee": f"""
        SELECT c.code FROM committee c LEFT JOIN mediator m ON m.committee = c.code AND {IN_OFFICE}
        WHERE c.programme = 'chongqing' AND c.kind = 'town'
        GROUP BY c.code HAVING count(m.code) < 2
    """,
}
"""Units short of the numbers that the example in docs/standards.md declares."""


@pytest.fixture
def declared(tmp_path, monkeypatch, on_sample):
    """The programme with the paragraphs of the example, as an authority would add them."""
    text = (ROOT / "docs" / "standards.md").read_text("utf-8")
    examples = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    shutil.copytree(ROOT / "config", tmp_path / "config")
    with (tmp_path / "config" / "programmes" / "chongqing.toml").open("a") as file:
        file.writelines(f"\n{one}" for one in examples if "3221" in one)
    monkeypatch.setenv("DASHBOARD_CONFIG", str(tmp_path / "config"))


def open_gaps(capsys, key):
    capsys.readouterr()
    assert main([*f"gaps --programme chongqing --standard {key} --format json".split()]) == 0
    return {row["code"] for row in json.loads(capsys.readouterr().out)["rows"]}


def test_the_product_brings_no_meaning_of_its_own():
    chongqing = programmes()["chongqing"]
    assert not [one for one in chongqing.standards if "3221" in one.name.zh]
    (undefined,) = [one for one in chongqing.undefined if one.key == "standard_3221"]
    assert undefined.assumed is None


@pytest.mark.parametrize("key", LACKING)
def test_units_short_of_what_is_declared_are_those_an_own_count_finds(declared, capsys, key):
    with case_database().engine.connect() as there:
        own = {code for (code,) in there.exec_driver_sql(LACKING[key])}
    assert open_gaps(capsys, key) == own


def test_some_town_committees_are_short_and_some_are_not(declared):
    with case_database().engine.connect() as there:
        short = len(there.exec_driver_sql(LACKING["full_time_town_committee"]).all())
        count = "SELECT count(*) FROM committee WHERE programme = 'chongqing' AND kind = 'town'"
        assert 0 < short < there.exec_driver_sql(count).scalar_one()
