"""Kept files behind the gate, in this process: who gets them, under what name, until when."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from sqlalchemy import func, select

from dashboard.access import export_store, registration, sessions
from dashboard.access.clock import utc_now
from dashboard.access.export_routes import disposition, export_address
from dashboard.access.export_store import File
from dashboard.access.gate import Gate
from dashboard.access.reader import reader_for
from dashboard.database import state
from dashboard.database.export_tables import kept_export
from dashboard.domain.errors import Refused
from tests.server.conftest import PASSWORD

CSV = File("纠纷 2019.csv", "text/csv", "\ufeff编号\nhill:03".encode())


@pytest.fixture
def entered(behind_gate, add_account):
    """Sign somebody in, once more if need be: what he asks with, and who he is."""
    known = set()

    def enter(name):
        if name not in known:
            add_account(name)
            known.add(name)
        client = behind_gate()
        answer = client.post("/login", urlencode({"account": name, "password": PASSWORD}))
        client.cookie = answer["set-cookie"].split(";")[0]
        login = sessions.by_token(client.cookie.split("=", 1)[1], now=utc_now())
        return client, reader_for(name, login.login_id)

    return enter


def kept():
    with state.reading() as connection:
        return connection.execute(select(func.count()).select_from(kept_export)).scalar_one()


def test_a_file_is_fetched_by_the_sign_in_that_made_it(entered):
    client, reader = entered("lina")
    answer = client.get(export_address(export_store.keep(reader, CSV, "n1")))
    assert (answer.status, answer.text.encode()) == (200, CSV.content)
    assert answer["content-type"].startswith("text/csv")
    assert answer["content-disposition"] == (
        "attachment; filename=\"__ 2019.csv\"; filename*=UTF-8''%E7%BA%A0%E7%BA%B7%202019.csv"
    )
    assert (answer["cache-control"], answer["x-content-type-options"]) == ("no-store", "nosniff")


def test_for_everybody_else_it_is_as_if_there_were_none(entered):
    _, maker = entered("lina")
    address = export_address(export_store.keep(maker, CSV, "n1"))
    absent = export_address("x" * 43)
    for other in ("lina", "bob"):
        client, _ = entered(other)
        assert client.get(address) == client.get(absent)
        assert client.get(address).status == 404
    client.cookie = ""
    assert client.get(address).status == client.get(absent).status == 401


@pytest.mark.parametrize("end", ["sign out", "revoke", "disable", "half an hour", "eight hours"])
def test_it_is_gone_when_the_sign_in_ends(entered, monkeypatch, end):
    client, reader = entered("lina")
    address = export_address(export_store.keep(reader, CSV, "n1"))
    late = {"half an hour": sessions.IDLE, "eight hours": sessions.ABSOLUTE}.get(end, timedelta())
    if end == "sign out":
        client.post("/logout")
    elif end == "revoke":
        registration.end_sign_ins("lina")
    elif end == "disable":
        registration.disable("lina")
    later = utc_now() + late
    monkeypatch.setattr(Gate, "_login", lambda gate, scope: _login_at(gate, scope, later))
    assert client.get(address).status == 401
    with state.writing() as connection:
        sessions.forget_files_of_ended(connection, now=later)
    assert kept() == 0


async def _login_at(gate, scope, now):
    token = dict(scope["headers"])[b"cookie"].decode().split("=", 1)[1]
    return sessions.by_token(token, now=now)


def test_signing_out_takes_ones_own_files_alone(entered):
    client, reader = entered("lina")
    other, second = entered("bob")
    export_store.keep(reader, CSV, "n1")
    left = export_address(export_store.keep(second, CSV, "n2"))
    client.post("/logout")
    assert kept() == 1
    assert other.get(left).status == 200


def test_two_files_alike_in_length_head_middle_and_tail_stay_two(entered):
    edge = b"x" * 70_000
    first, second = ([edge + sign * 1_000 + edge + sign * 1_000 + edge] for sign in (b"a", b"b"))
    for name, (content,) in (("lina", first), ("bob", second)):
        client, reader = entered(name)
        token = export_store.keep(reader, File("f.bin", "application/octet-stream", content), name)
        assert client.get(export_address(token)).text.encode() == content


def test_a_head_says_how_long_and_a_range_gets_the_whole(entered):
    client, reader = entered("lina")
    address = export_address(export_store.keep(reader, CSV, "n1"))
    head = client.ask("HEAD", address, headers={})
    assert (head.status, head.text, head["content-length"]) == (200, "", str(len(CSV.content)))
    part = client.get(address, range="bytes=0-1")
    assert (part.status, part.text.encode(), part["accept-ranges"]) == (200, CSV.content, "none")


def test_the_oldest_gives_way(entered, monkeypatch):
    monkeypatch.setattr(export_store, "MOST_FILES", 3)
    monkeypatch.setattr(export_store, "MOST_BYTES", 10)
    _, reader = entered("lina")

    def tokens(*sizes):
        return [export_store.keep(reader, File("f", "t", b"x" * size), "n") for size in sizes]

    made = tokens(1, 1, 1, 1)
    assert [export_store.take(one, reader.login_id) is None for one in made] == [1, 0, 0, 0]
    (large,) = tokens(9)
    assert [export_store.take(one, reader.login_id) is None for one in made] == [1, 1, 1, 0]
    assert export_store.take(large, reader.login_id).content == b"x" * 9
    with pytest.raises(Refused):
        tokens(11)
    assert export_store.take(large, reader.login_id) is not None


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ('a"; filename=evil.exe\r\nx: y.csv', "a_; filename=evil.exe_x_ y.csv"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("", "export"),
        ("表\u202egpj\ud800.csv", "__gpj_.csv"),
    ],
)
def test_no_name_breaks_out_of_the_header(name, plain):
    assert disposition(name).startswith(f'attachment; filename="{plain}"; ')
    assert disposition(name).isascii()
    assert disposition(name).isprintable()
