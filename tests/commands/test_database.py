"""A missing or damaged case database: one sentence, and the last good snapshot stays served."""

import json
import logging
import shutil

import pytest

from dashboard.__main__ import main
from dashboard.database import connection
from dashboard.database.connection import SnapshotSource
from dashboard.database.snapshots import digest, publish, read_pointer
from dashboard.domain.errors import NoData
from tests.tiny.rows import fill

LINE = "figure mediated --programme hill --register docking --from 2020-01-01 --to 2020-06-30"


@pytest.fixture
def folder(on_tiny, tmp_path, monkeypatch):
    """A snapshot folder of the test's own, served."""
    copy = tmp_path / "cases"
    shutil.copytree(on_tiny, copy)
    monkeypatch.setenv("DASHBOARD_DATABASE", str(copy))
    return copy


@pytest.fixture
def looking_always(monkeypatch):
    monkeypatch.setattr(connection, "LOOK_AGAIN_SECONDS", -1)


def flip_a_byte(folder):
    path = folder / read_pointer(folder).file
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def remove_snapshot(folder):
    (folder / read_pointer(folder).file).unlink()


def truncate_pointer(folder):
    text = (folder / "CURRENT").read_text()
    (folder / "CURRENT").write_text(text[: len(text) // 2])


def empty_pointer(folder):
    (folder / "CURRENT").write_text("")


def odd_pointer(folder):
    (folder / "CURRENT").write_text('{"version": "1"}')


def wrong_kind_of_pointer(folder):
    (folder / "CURRENT").write_text("[1, 2]")


def no_database(folder):
    pointer = read_pointer(folder)
    (folder / pointer.file).write_bytes(b"not a database")
    sound = pointer.__dict__ | {"sha256": digest(folder / pointer.file)}
    (folder / "CURRENT").write_text(json.dumps(sound))


def remove_pointer(folder):
    (folder / "CURRENT").unlink()


def remove_folder(folder):
    shutil.rmtree(folder)


DAMAGES = [
    (flip_a_byte, "is damaged: its SHA-256 differs from CURRENT"),
    (remove_snapshot, "that CURRENT names does not exist"),
    (no_database, "cannot be opened"),
    (truncate_pointer, "CURRENT cannot be read"),
    (empty_pointer, "CURRENT cannot be read"),
    (odd_pointer, "CURRENT cannot be read"),
    (wrong_kind_of_pointer, "CURRENT cannot be read"),
    (remove_pointer, "there is no CURRENT file"),
    (remove_folder, "there is no CURRENT file"),
]


@pytest.mark.parametrize(("damage", "says"), DAMAGES, ids=[d.__name__ for d, _ in DAMAGES])
def test_a_damaged_database_is_said_in_one_sentence(folder, refused, damage, says):
    damage(folder)
    assert says in refused(LINE)


@pytest.mark.parametrize(("damage", "says"), DAMAGES, ids=[d.__name__ for d, _ in DAMAGES])
def test_the_last_good_snapshot_stays_served(folder, looking_always, caplog, damage, says):
    source = SnapshotSource(folder)
    good = source.current()
    if damage in (flip_a_byte, remove_snapshot, no_database):
        publish(folder, fill)
    damage(folder)
    with caplog.at_level(logging.ERROR):
        assert source.current() is good
    assert says in caplog.text
    with good.engine.connect() as there:
        assert there.exec_driver_sql("SELECT count(*) FROM dispute").scalar() == 12


def test_a_good_snapshot_after_a_bad_one_is_taken_up(folder, looking_always):
    source = SnapshotSource(folder)
    first = source.current().version
    truncate_pointer(folder)
    assert source.current().version == first
    second = publish(folder, fill).version
    assert source.current().version == second


def test_a_source_that_never_saw_a_good_snapshot_says_so(tmp_path):
    with pytest.raises(NoData, match="there is no CURRENT file"):
        SnapshotSource(tmp_path).current()


@pytest.mark.parametrize(
    "url",
    ["postgresql+psycopg://nobody@127.0.0.1:1/none", "postgresql+psycopg://nobody@/x?host=/no"],
)
def test_a_server_out_of_reach_is_said_in_one_sentence(on_tiny, monkeypatch, refused, url):
    monkeypatch.setenv("DASHBOARD_DATABASE", url)
    assert "cannot be reached or holds no data" in refused(LINE)


def test_a_programme_that_was_never_loaded_is_named(on_sample, tiny_config, monkeypatch, refused):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(tiny_config))
    assert "holds no data of programme hill" in refused(LINE)


def test_a_broken_programme_file_is_named(on_tiny, tiny_config, tmp_path, monkeypatch, refused):
    shutil.copytree(tiny_config, tmp_path / "config")
    (tmp_path / "config" / "programmes" / "hill.toml").write_text('title = "one language"')
    monkeypatch.setenv("DASHBOARD_CONFIG", str(tmp_path / "config"))
    assert "hill.toml: key 'title'" in refused(LINE)


def test_without_any_programme_file_it_says_where_it_looked(tmp_path, monkeypatch, refused):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(tmp_path))
    assert f"No programme file in {tmp_path}" in refused(LINE)


def test_the_registry_is_listed(capsys):
    assert main(["metrics"]) == 0
    assert "settlement_rate\t调解成功率" in capsys.readouterr().out
