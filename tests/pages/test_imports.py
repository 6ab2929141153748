"""The page that loads files: what a file brings, what is refused, and what was loaded before."""

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import bcrypt
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import audit, registration
from dashboard.access.accounts import Account
from dashboard.components.importing.import_files import laid_down, safe_name
from dashboard.components.importing.import_head import NONE_TO_LOAD
from dashboard.components.importing.import_mapping import SUGGEST, SUGGESTED
from dashboard.components.importing.import_trial import NOTHING_NEW
from dashboard.database.connection import forget_sources
from dashboard.database.snapshots import publish
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang
from dashboard.loading.batches import list_batches
from tests.loading.conftest import DATA
from tests.pages.conftest import files

NOTHING = Scope(account="reader", role="importer")
FILE = DATA / "nyc_311_animals.csv"
Open = Callable[..., AppTest]


@pytest.fixture
def importer() -> None:
    """The account of the reader that pages are opened for."""
    cheap = bcrypt.hashpw(b"Right-horse-7", bcrypt.gensalt(4)).decode()
    held = Account(name="reader", role="importer", programmes=("nyc311", "cfpb"))
    registration.create_hashed(held, cheap)


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test programmes with their mappings, and an empty database."""
    folder = tmp_path / "config"
    shutil.copytree(DATA / "config", folder)
    shutil.copy("config/roles.toml", folder / "roles.toml")
    monkeypatch.setenv("DASHBOARD_CONFIG", str(folder))
    monkeypatch.setenv("DASHBOARD_DATABASE", str(tmp_path / "cases"))
    return folder


@pytest.fixture
def shown(config, importer, tmp_path, opened: Open) -> Callable[..., AppTest]:
    publish(tmp_path / "cases", lambda engine: None)
    forget_sources()

    def open_with(*files: tuple[str, bytes], lang: Lang = Lang.ZH, mapping: str = "nyc311"):
        app = opened("imports", lang, scope=NOTHING, programme="nyc311")
        app.selectbox(key="import_mapping").select(mapping).run()
        app.file_uploader[0].set_value([(*one, "text/csv") for one in files]).run()
        return app

    return open_with


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def said(app: AppTest) -> str:
    nodes = (*app.markdown, *app.caption, *app.info, *app.success, *app.error, *app.warning)
    return "\n".join(node.value for node in nodes)


def table(app: AppTest, column: str) -> pd.DataFrame:
    """The first table that has a column."""
    return next(one.value for one in app.dataframe if column in one.value)


def excerpt(*lines: int, **changes: str) -> bytes:
    """Write lines of the excerpt by number, with changes of words."""
    every = FILE.read_text("utf-8").splitlines()
    text = "\n".join(every[line] for line in (0, *lines)) + "\n"
    for old, new in changes.items():
        text = text.replace(old, new)
    return text.encode()


def test_an_account_that_loads_nothing_reads_one_sentence(on_sample, opened):
    app = opened("imports", scope=NOTHING)
    assert [one.value for one in app.info] == [NONE_TO_LOAD.zh]
    assert not app.file_uploader


def test_the_programmes_offered_are_those_of_the_account(shown):
    box = shown(("a.csv", excerpt(1))).selectbox(key="import_programme")
    assert box.options == ["美国消费者金融投诉", "纽约 311 动物来件"]


@pytest.mark.parametrize("code", ["mars", "chenghua"])
def test_a_link_to_a_programme_he_does_not_load_is_named(shown, opened, code):
    shown(("a.csv", excerpt(1)))
    app = opened("imports", scope=NOTHING, programme=code)
    assert code in app.error[0].value
    assert not app.file_uploader


def test_a_dry_run_tells_what_a_file_brings_and_writes_nothing(shown, tmp_path):
    app = press(shown(("animals.csv", FILE.read_bytes())), "import_try")
    told = said(app)
    assert "读入 **300** 行 = 接收 **300**（其中更正 0）+ 重复 **0** + 拒收 **0**" in told
    assert "编码 utf-8 · 分隔符 , · 表头在第 1 行" in told
    assert "未用到的列" in told
    assert len(app.dataframe[0].value) == 20
    assert list_batches(str(tmp_path / "cases"), "nyc311") == []


def test_a_load_is_listed_and_taken_back(shown, tmp_path):
    app = press(press(shown(("animals.csv", FILE.read_bytes())), "import_try"), "import_load")
    (batch,) = list_batches(str(tmp_path / "cases"), "nyc311")
    assert (batch.who, batch.accepted, batch.file) == ("reader", 300, "animals.csv")
    assert table(app, "批次")["批次"].tolist() == [batch.batch]
    app.selectbox(key="import_undo_nyc311").select(batch.batch).run()
    app.checkbox(key=f"import_undo_sure_{batch.batch}").check().run()
    app = press(app, "import_undo_go")
    assert "删除 300 件，恢复原内容 0 件" in said(app)
    assert table(app, "状态")["状态"].tolist() == ["撤销", "已撤销"]
    acts = [(one["act"], one["outcome"]) for one in audit.records() if one["account"] == "reader"]
    assert acts == [("import", "begun"), ("import", "ok"), ("undo", "begun"), ("undo", "ok")]


def test_the_same_file_again_brings_nothing_new(shown):
    app = press(press(shown(("a.csv", excerpt(1, 2))), "import_try"), "import_load")
    app = press(app, "import_try")
    assert NOTHING_NEW.format(n=2).zh in said(app)
    assert "import_load" not in [one.key for one in app.button]


def test_rejects_are_named_and_stay_out_only_by_consent(shown, tmp_path):
    bad = excerpt(1, 2).replace(b"/2025", b"/2099", 1)
    app = press(shown(("bad.csv", bad)), "import_try")
    reasons = table(app, "怎样改")
    assert reasons["行"].tolist() == [2]
    assert all(reasons[head][0] for head in ("列", "原因", "原值", "怎样改"))
    assert app.button(key="import_load").disabled
    box = next(one for one in app.checkbox if "部分导入" in one.label)
    app = press(box.check().run(), "import_load")
    (batch,) = list_batches(str(tmp_path / "cases"), "nyc311")
    assert (batch.accepted, batch.rejected) == (1, 1)


def test_a_list_of_rejects_is_recorded_before_it_is_offered(shown):
    bad = excerpt(1, 2).replace(b"/2025", b"/2099", 1)
    app = press(press(shown(("bad.csv", bad)), "import_try"), "import_rejects")
    (offered,) = files(app)
    assert "1" in offered
    assert [one["act"] for one in audit.records()][-1] == "export"


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.csv", b"", ("空文件", "is empty")),
        ("a.pdf", b"%PDF-1.7 x", ("不是表格", "not a table")),
        ("other.csv", b"a,b\n1,2\n", ("没有这一列", "does not have")),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(shown, lang, name, content, told):
    app = press(shown((name, content), lang=lang), "import_try")
    assert told[list(Lang).index(lang)] in app.error[0].value
    assert not app.exception


def test_an_unknown_file_is_confirmed_saved_and_tried(shown, config):
    rows = "工单编号,来件时间,诉求类型,办理结果,所属区县\n1,2025-02-03,环境保护,已解决,青羊区\n"
    app = shown(("new.csv", rows.encode("gb18030")), mapping=SUGGESTED)
    assert not app.exception
    assert app.selectbox(key="import_mapping").options[-1] == SUGGEST.zh
    (added,) = [one for one in app.checkbox if "区县" in one.label]
    added.check().run()
    (name,) = app.text_input
    name.input("desk").run()
    save = next(one for one in app.button if one.key.startswith("save_"))
    app = save.click().run()
    assert "已保存为 desk" in said(app)
    assert '"来件时间"' in (config / "imports" / "desk.toml").read_text("utf-8")
    app = press(app, "import_try")
    assert "读入 **1** 行 = 接收 **1**" in said(app)


def test_a_mapping_is_never_saved_over_another(shown, config):
    before = (config / "imports" / "nyc311.toml").read_bytes()
    app = shown(("new.csv", b"number,accepted\n1,2025-02-03\n"), mapping=SUGGESTED)
    app.text_input[0].input("nyc311").run()
    app = next(one for one in app.button if one.key.startswith("save_")).click().run()
    assert "已经存在" in app.error[0].value
    assert files(app)["带走列映射文件"].name == "nyc311.toml"
    assert (config / "imports" / "nyc311.toml").read_bytes() == before


class Upload(io.BytesIO):
    """A file as a browser sends it."""

    def __init__(self, name: str) -> None:
        super().__init__(b"x")
        self.name = name


@pytest.mark.parametrize(
    "name",
    [
        "../../x.csv",
        "a\0.csv",
        "x" * 300 + ".csv",
        "甲" * 300 + ".xlsx",
        "..",
        "",
        "\u202excod.csv",
    ],
)
def test_a_name_that_a_browser_sends_never_leaves_its_folder(name):
    with laid_down([Upload(name), Upload(name)]) as paths:
        folder = paths[0].parents[1]
        assert len(set(paths)) == 2
        for path in paths:
            assert path.resolve().is_relative_to(folder.resolve())
            assert path.read_bytes() == b"x"
        assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()
    assert Path(safe_name(name)).suffix in (Path(name).suffix, "")


def test_the_rejects_of_the_page_are_those_of_the_command_line(shown, tmp_path):
    bad = excerpt(1, 2).replace(b"/2025", b"/2099", 1)
    app = press(shown(("bad.csv", bad)), "import_try")
    path = tmp_path / "bad.csv"
    path.write_bytes(bad)
    from dashboard.__main__ import main

    asked = ["load", str(path), "--programme", "nyc311", "--mapping", "nyc311", "--dry-run"]
    main([*asked, "--rejects", str(tmp_path / "rejects.csv")])
    with (tmp_path / "rejects.csv").open(encoding="utf-8-sig", newline="") as file:
        told = [(row["行 row"], row["原因"]) for row in csv.DictReader(file)]
    told_here = table(app, "怎样改")
    pairs = zip(told_here["行"].astype(str), told_here["原因"], strict=True)
    assert list(pairs) == told
