"""The page of published figures: verdicts, figures typed in, texts pasted, records beside."""

import json
import logging
import shutil
from dataclasses import replace

import bcrypt
import pytest

from dashboard.__main__ import main
from dashboard.access import audit, registration
from dashboard.access.accounts import Account
from dashboard.access.scopes import scope_of
from dashboard.components.trust import figure_check, figure_check_records, figure_check_typed
from dashboard.domain.scope import ALL
from dashboard.domain.text import Lang
from tests.tiny.readers import WHOLE, head

LINK = {"programme": "hill", "register": "docking"}
PLACE = 'place = { zh = "第1段第2句", en = "paragraph 1, sentence 2" }'
FIGURES = f"""
[[published]]
key = "all"
name = {{ zh = "调解", en = "Mediated" }}
kind = "count"
value = 8
unit = {{ zh = "件", en = "cases" }}
metric = "mediated"
register = "docking"
{PLACE}

[[published]]
key = "good"
name = {{ zh = "成功", en = "Settled" }}
kind = "count"
value = 5
unit = {{ zh = "件", en = "cases" }}
metric = "settled"
register = "docking"
{PLACE}

[[published]]
key = "rate"
name = {{ zh = "成功率", en = "Rate" }}
kind = "rate"
value = 0.75
unit = {{ zh = "%", en = "%" }}
step = 0.01
{PLACE}

[[published]]
key = "warned"
name = {{ zh = "预警", en = "Warnings" }}
kind = "count"
value = 3
unit = {{ zh = "次", en = "times" }}
metric = "warnings"
{PLACE}

[[published]]
key = "hearing"
name = {{ zh = "听证", en = "Hearings" }}
kind = "context"
unit = {{ zh = "机制", en = "mechanism" }}
{PLACE}

[[published]]
key = "cut"
name = {{ zh = "约数", en = "Cut off" }}
kind = "count"
value = 5
step = 5
unit = {{ zh = "件", en = "cases" }}
metric = "mediated"
register = "docking"
{PLACE}

[[check]]
id = "H1"
kind = "rate"
name = {{ zh = "成功率核对", en = "Rate" }}
numerator = "good"
denominator = "all"
stated = "rate"
"""


@pytest.fixture
def on_published(on_tiny, tiny_config, tmp_path, monkeypatch):
    """The tiny database, with a file of ``hill`` that publishes figures and records no warnings."""
    folder = tmp_path / "config"
    shutil.copytree(tiny_config, folder)
    path = folder / "programmes" / "hill.toml"
    text = path.read_text("utf-8").replace('"warning", ', "") + FIGURES
    path.write_text(text, "utf-8")
    monkeypatch.setenv("DASHBOARD_CONFIG", str(folder))


@pytest.fixture
def shown(on_published, opened):
    def open_page(lang=Lang.EN, **more):
        app = opened("figure_check", lang, **LINK, **more)
        assert not [*app.exception, *app.error]
        return app

    return open_page


def tables(app):
    """Every row of every table, as text."""
    frames = [one.value for one in (*app.table, *app.dataframe)]
    return [" | ".join(map(str, row)) for frame in frames for row in frame.to_numpy()]


def fill_in(app, **values):
    for key, value in values.items():
        box = next(one for one in (*app.text_input, *app.text_area) if one.key == key)
        box.set_value(value)
    return app


@pytest.mark.parametrize(
    ("lang", "verdict", "finding"),
    [
        (Lang.ZH, "✕ 矛盾 · 与自身件数不符", "75% 需要 8 中的 6"),
        (Lang.EN, "✕ Contradiction · Disagrees with its own counts", "75% needs 6 of 8"),
    ],
)
def test_a_check_shows_verdict_and_sentence_in_words(shown, lang, verdict, finding):
    rows = tables(shown(lang))
    assert [row for row in rows if row.startswith(verdict) and finding in row]


def test_the_summary_counts_what_is_in_the_table(shown):
    told = figure_check.SUMMARY.format(n=1, contradiction=1, doubt=0, agrees=0, computed=0)
    assert told.en in [one.value for one in shown().markdown]


def test_a_programme_without_checks_says_so(on_published, opened):
    app = opened("figure_check", Lang.EN, programme="river")
    assert figure_check.NO_CHECKS.en in [one.value for one in app.info]


def test_a_published_figure_stands_beside_what_the_records_give(shown):
    rows = tables(shown())
    assert [row for row in rows if row.startswith("Mediated | 8 cases | 8 cases | ✓ same")]
    assert [row for row in rows if row.startswith("Settled | 5 cases | 4 cases | ✕ not the same")]


def compared_on(app):
    """What the page's table says of each figure: computed, and whether the two agree."""
    frame = next(one.value for one in app.dataframe if "Compared" in one.value.columns)
    return frame[["Published figure", "From the case database", "Compared"]].to_numpy().tolist()


def words_of(row):
    """What a reader must find of a row that the command prints."""
    if row["origin"] == "published":
        told = "not tracked here" if "no records of" in row["reason"] else "cannot be recomputed"
    else:
        told = f"{row['got']} cases"
    return row["name_en"], told, {True: "✓ same", False: "✕ not the same", None: ""}[row["agrees"]]


@pytest.mark.parametrize("reader", [None, "peer"])
def test_page_and_command_agree_row_by_row(shown, capsys, reader):
    scope, line = WHOLE, ["published", "--programme", "hill", "--format", "json"]
    if reader:
        reach = {"programmes": ("hill",), "counties": ("H1",), "stations": ("HS1",), "firms": ALL}
        peers = {"comparison_counties": ("H1",), "comparison_stations": ("HS1", "HS2")}
        account = Account(name=reader, role="district_head", **reach, **peers)
        cheap = bcrypt.hashpw(b"Right-horse-7", bcrypt.gensalt(4)).decode()
        registration.create_hashed(account, cheap)
        scope, line = scope_of(reader), [*line, "--beside", "--as", reader]
    assert main(line) == 0
    printed = [words_of(row) for row in json.loads(capsys.readouterr().out)["rows"]]
    drawn = compared_on(shown(scope=scope))
    assert len(drawn) == len(printed)
    for (name, computed, match), (called, told, same) in zip(drawn, printed, strict=True):
        assert (name, match) == (called, same)
        assert computed.startswith(told)


def test_a_number_may_be_rounded_but_not_cut_off_to_be_the_same(shown):
    # 5, printed to the five, stands for 2.5 to 7.5; the records hold 8.
    assert ["Cut off", "8 cases", "✕ not the same"] in compared_on(shown())


def test_a_reader_without_peers_still_gets_the_page(shown):
    alone = replace(head("HS1"), comparison_counties=(), comparison_stations=())
    assert ["Mediated", "0 cases", ""] in compared_on(shown(scope=alone))


def test_what_cannot_be_recomputed_is_said_in_words(shown):
    rows = tables(shown())
    assert [row for row in rows if row.startswith("Rate | 75% | cannot be recomputed here")]
    assert [row for row in rows if row.startswith("Hearings | named, without a number | cannot")]
    (warned,) = [
        row
        for row in rows
        if row.startswith("Warnings | 3 times | not tracked here") and "records" in row
    ]
    assert "holds no records of warnings" in warned


def test_a_reader_of_a_part_is_not_told_that_the_whole_disagrees(shown):
    app = shown(scope=head("HS1"))
    assert figure_check_records.PARTIAL.en not in [one.value for one in app.caption]
    own = head("HS1")
    narrow = type(own)(**{**vars(own), "comparison_stations": ("HS1",)})
    app = shown(scope=narrow)
    assert figure_check_records.PARTIAL.en in [one.value for one in app.caption]
    assert not [row for row in tables(app) if "not the same" in row]


def test_a_figure_typed_in_is_checked(shown):
    app = fill_in(shown(), typed_good="882", typed_of="968", typed_stated="84.9%")
    app.button[-2].click().run()
    assert [row for row in tables(app) if "84.9% needs 822 of 968 or 882 of 1,039" in row]


def test_what_is_no_figure_is_answered_with_examples(shown):
    app = fill_in(shown(), typed_good="882", typed_of="968", typed_stated="84.9")
    app.button[-2].click().run()
    assert [one.value for one in app.warning] == [figure_check_typed.UNREADABLE.en]


def test_a_pasted_paragraph_is_paired_and_the_rest_is_listed(shown):
    text = "共调解案件968件，成功调解882件，调解成功率达84.9%，咨询20人。"
    app = fill_in(shown(Lang.ZH), pasted=text)
    app.button[-1].click().run()
    rows = tables(app)
    assert [row for row in rows if row.startswith("✕ 矛盾") and "882 出自 1,039" in row]
    assert "咨询20人 | 没有可配对的数" in rows


def test_a_text_without_figures_says_so(shown):
    app = fill_in(shown(), pasted="没有数字")
    app.button[-1].click().run()
    assert figure_check_typed.NOTHING.en in [one.value for one in app.info]


def test_a_pasted_text_is_neither_logged_nor_recorded_nor_in_the_link(shown, caplog):
    caplog.set_level(logging.DEBUG)
    app = fill_in(shown(), pasted="机密甲某受理968件，成功882件，成功率84.9%。")
    app.button[-1].click().run()
    assert "机密甲某" not in caplog.text
    assert "机密甲某" not in str(app.query_params)
    assert "机密甲某" not in str(list(audit.records()))
