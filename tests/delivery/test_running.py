"""A run: three recipients get three reports, once; what may not go out is held and says why."""

import hashlib
from datetime import date, timedelta
from pathlib import Path
from shutil import rmtree
from socket import socket

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from pypdf import PdfReader

from dashboard.access import audit, registration
from dashboard.access.roles import _read as declared
from dashboard.delivery import log
from dashboard.delivery.brake import why_held
from dashboard.delivery.log import Outcome
from dashboard.delivery.posting import folder_of
from dashboard.delivery.running import release, run_due
from dashboard.delivery.schedule import schedules
from dashboard.domain.settings import settings
from dashboard.domain.text import Text
from tests.delivery.conftest import FIRST, MEDIATED, NOON, THIRD, WHOLE, composed, noon
from tests.tiny.readers import WHOLE as EVERYTHING

DUE = date(2020, 7, 3)


def free(scope, programme, month):
    return None


def braked(scope, programme, month):
    return Text("数据未到", "no data yet")


def text(folder, *, mail=""):
    to = ", ".join(f'{{ account = "{name}"{mail} }}' for name in MEDIATED)
    return f"""
[[schedule]]
key = "monthly"
programme = "hill"
subject = "monthly"
day = 3
forms = ["pdf"]
folder = "{folder}"
recipients = [{to}]
"""


def run(*, held=free, compose=composed, clock=noon):
    return list(run_due(schedules(), DUE, compose, by="cron", held=held, clock=clock))


def outcomes(found):
    return {one.account: one.outcome for one in found}


def words(path):
    return "".join(page.extract_text() for page in PdfReader(path).pages)


def test_three_recipients_of_different_reach_get_three_right_reports(plan, tmp_path):
    plan(text(tmp_path / "out"))
    found = run()
    assert outcomes(found) == dict.fromkeys(MEDIATED, Outcome.DELIVERED)
    for one in found:
        (file,) = (tmp_path / "out" / one.account).iterdir()
        assert f"调解 {MEDIATED[one.account]} 件" in words(file)
        assert one.files == {file.name: hashlib.sha256(file.read_bytes()).hexdigest()}
        assert one.number in file.name


def test_what_went_out_does_not_go_out_again(plan, tmp_path):
    plan(text(tmp_path / "out"))
    assert len(run()) == 3
    assert run() == []


def test_every_report_is_in_the_log_of_exports_under_its_recipient(plan, tmp_path):
    plan(text(tmp_path / "out"))
    found = run()
    exported = {
        (one["account"], one["object"]) for one in audit.records() if one["act"] == "export"
    }
    assert exported == {(one.account, one.number) for one in found}


def test_one_recipients_failure_is_his_alone_and_is_tried_again(plan, tmp_path):
    plan(text(tmp_path / "out"))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / FIRST).write_text("a file where his folder should be")
    found = run()
    assert outcomes(found) == {
        WHOLE: Outcome.DELIVERED,
        FIRST: Outcome.FAILED,
        THIRD: Outcome.DELIVERED,
    }
    (tmp_path / "out" / FIRST).unlink()
    assert outcomes(run()) == {FIRST: Outcome.DELIVERED}


def test_an_account_that_is_gone_gets_nothing(plan, tmp_path):
    plan(text(tmp_path / "out"))
    registration.disable(FIRST)
    found = run()
    assert outcomes(found)[FIRST] == Outcome.FAILED
    assert not (tmp_path / "out" / FIRST).exists()


def test_a_role_without_the_right_to_firms_gets_no_briefing_of_them(plan, tmp_path):
    plan(text(tmp_path / "out").replace('subject = "monthly"', 'subject = "firms"'))
    roles = settings().config / "roles.toml"
    before = roles.read_text("utf-8")
    roles.write_text(before.replace('"firms", "staff", "money"]', '"staff"]'), "utf-8")
    declared.cache_clear()
    assert outcomes(run()) == dict.fromkeys(MEDIATED, Outcome.FAILED)
    assert not (tmp_path / "out").exists()


def test_no_two_accounts_share_a_folder_and_none_leads_out():
    names = ["li", ".li", "..", "%2E.", "a/b", "a_b", "a\\b", "a%2Fb", "李@x"]
    folders = [folder_of(name) for name in names]
    assert len(set(folders)) == len(names)
    assert all(Path(one).name == one and not one.startswith(".") for one in folders)


def test_a_held_report_goes_out_once_somebody_says_why(plan, tmp_path):
    plan(text(tmp_path / "out"))
    assert outcomes(run(held=braked)) == dict.fromkeys(MEDIATED, Outcome.HELD)
    assert not (tmp_path / "out").exists()
    freed = release(schedules(), "monthly", DUE, by="lead", reason="已核实", clock=noon)
    assert {one.reason for one in freed} == {"已核实"}
    assert outcomes(run(held=braked)) == dict.fromkeys(MEDIATED, Outcome.DELIVERED)
    assert run(held=braked) == []


def test_a_run_that_died_is_begun_anew_after_an_hour_and_not_before(plan, tmp_path):
    plan(text(tmp_path / "out"))

    def dies(scope, asked, who):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(compose=dies)
    assert WHOLE not in outcomes(run())
    assert outcomes(run(clock=lambda: NOON + timedelta(hours=1))) == {WHOLE: Outcome.DELIVERED}


def test_reports_go_by_mail_each_to_its_own_address_and_in_the_clear_only_where_told(
    plan, tmp_path
):
    got = []

    class Kept(Message):
        def handle_message(self, message):
            got.append(message)

    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(Kept(), hostname="127.0.0.1", port=port)
    server.start()
    try:
        to = text(tmp_path / "out").replace('" }', '", mail = "NAME@agency.example" }')
        for name in MEDIATED:
            to = to.replace("NAME", name, 1)
        head = f'[mail]\nhost = "127.0.0.1"\nport = {port}\nsender = "desk@agency.example"\n'
        plan(head + to)
        assert set(outcomes(run()).values()) == {Outcome.FAILED}
        assert got == []
        rmtree(tmp_path / "out")
        plan(f'{head}security = "none"\n{to}')
        assert set(outcomes(run()).values()) == {Outcome.DELIVERED}
    finally:
        server.stop()
    assert {m["To"].partition("@")[0] for m in got} == set(MEDIATED)
    for message in got:
        name = message["To"].partition("@")[0]
        (kept,) = (tmp_path / "out" / name).iterdir()
        (sent,) = [part for part in message.walk() if part.get_filename()]
        assert sent.get_payload(decode=True) == kept.read_bytes()


def test_a_mail_server_that_is_away_is_a_failure_that_says_so(plan, tmp_path):
    head = '[mail]\nhost = "127.0.0.1"\nport = 9\nsender = "desk@agency.example"\ntimeout = 2\n'
    plan(head + text(tmp_path / "out").replace('" }', '", mail = "a@agency.example" }'))
    found = run()
    assert set(outcomes(found).values()) == {Outcome.FAILED}
    assert "refused" in found[0].reason


def test_the_brake_holds_a_month_the_data_do_not_reach(plan):
    assert "the data end on 30 Jun 2020" in why_held(EVERYTHING, "hill", date(2020, 7, 1)).en


def test_the_record_of_deliveries_lists_the_newest_first(plan, tmp_path):
    plan(text(tmp_path / "out"))
    run(held=braked)
    assert [one.outcome for one in log.deliveries()] == [Outcome.HELD, Outcome.BEGUN] * 3
    assert log.deliveries("other") == []
