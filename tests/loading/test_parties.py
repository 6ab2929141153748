"""Parties of disputes as a load: masked at once, nothing of them in clear anywhere afterwards."""

import csv
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from sqlalchemy import Connection, create_engine, insert, select

from dashboard.__main__ import main
from dashboard.access import audit
from dashboard.coverage.kept import keep_gaps
from dashboard.database.connection import forget_sources
from dashboard.database.schema import dispute, load_batch, metadata, party, party_history
from dashboard.database.snapshots import publish
from dashboard.domain.errors import BadConfig, BadRequest
from dashboard.domain.settings import ROOT, programme_of
from dashboard.loading.adoption import NO_DISPUTE
from dashboard.loading.batches import list_batches
from dashboard.loading.cells import LOST
from dashboard.loading.files.parent import read_table
from dashboard.loading.load import load
from dashboard.loading.mapping import check_codes, load_mapping, mapping_from
from dashboard.loading.mends import CONFLICT
from dashboard.loading.report import LoadReport
from dashboard.loading.suggest import personal_field, suggest
from dashboard.loading.suggested_file import mapping_text
from dashboard.loading.undo import undo
from dashboard.queries.cases import masked_parties
from tests.loading.test_identifiers import ADULT, LAW_FIRM
from tests.tiny.readers import WHOLE

HEAD = (
    "纠纷编号",
    "当事人序号",
    "当事人身份",
    "当事人姓名",
    "身份证号",
    "统一社会信用代码",
    "联系电话",
)
FIRST = ("2019-1", "1", "申请人", "欧阳金雀", ADULT, "", "13812345678")
COMPANY = ("2019-1", "2", "被申请人", "金雀物业公司", "", LAW_FIRM, "（028）87654321")
OLD_CARD = ("2019-2", "", "申请人", "李金雀", "510108900101123", "", "138 1234 5679")
ROWS = (
    FIRST,
    COMPANY,
    OLD_CARD,
    FIRST,
    ("2019-9", "1", "申请人", "赵金雀", "", "", ""),
    ("2019-2", "2", "被申请人", "孙金雀", "510108199001011237", "", ""),
    ("2019-2", "3", "被申请人", "周金雀", "510108199001011230", "", ""),
    ("2019-2", "4", "吴金雀", "郑金雀", "", "", "1.39E+10"),
)
"""Three that count, one of them again, and four that are refused."""
SECRETS = ("金雀", ADULT, "510108900101123", LAW_FIRM, "1381234", "8765", "51010819900101")
DISPUTE = "chenghua:ledger:2019"
KEPT = [
    (f"{DISPUTE}-1", "510108", 1, "applicant", "欧阳**", "510108********1236", "138****5678"),
    (f"{DISPUTE}-1", "510108", 2, "respondent", "金*****", "315100********222T", "028-****4321"),
    (f"{DISPUTE}-2", "510109", 1, "applicant", "李**", "510108********1236", "138****5679"),
]
"""Two of one dispute, and a card of fifteen digits as eighteen; each in its dispute's county."""
Ask = Callable[..., Any]


def fill(engine: Any) -> None:
    """Three disputes that batch B1 brought."""
    metadata.create_all(engine)
    same = {"programme": "chenghua", "register": "station_docking", "outcome": "open"}
    same |= {"cohort_on": "2019-03-05", "cohort_month": "2019-03-01", "batch": "B1"}
    counties = {"2019-1": "510108", "2019-2": "510109", "2019-3": "510108"}
    own = [{"dispute_id": f"chenghua:ledger:{n}", "county": c} for n, c in counties.items()]
    counted: dict[str, object] = dict.fromkeys(("read", "accepted"), 3) | dict.fromkeys(
        ("duplicate", "rejected"), 0
    )
    counted["loaded_at"] = datetime(2019, 4, 1)
    batch = {
        "batch": "B1",
        "programme": "chenghua",
        "file": "b1.csv",
        "sha256": "0",
        "mapping": "l",
    }
    with engine.begin() as connection:
        connection.execute(insert(dispute), [same | one for one in own])
        connection.execute(insert(load_batch), [batch | counted])


@pytest.fixture(params=["snapshot", "server"])
def database(request: pytest.FixtureRequest, folder: Path) -> Path | str:
    if request.param == "snapshot":
        publish(folder, fill)
        return folder
    url: str = request.getfixturevalue("postgres_url")
    engine = create_engine(url)
    fill(engine)
    engine.dispose()
    return url


@pytest.fixture
def disputes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    publish(folder, fill)
    monkeypatch.setenv("DASHBOARD_DATABASE", str(folder))
    forget_sources()
    return folder


def as_csv(path: Path, *rows: tuple[str, ...], encoding: str = "gb18030") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([HEAD, *rows])
    return path


def as_workbook(path: Path, *rows: tuple[str, ...]) -> Path:
    """Write a workbook that holds one identity number as a number, as spreadsheets do."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate((HEAD, *rows)):
            sheet.write_row(place, 0, row, None) if place != 7 else [
                sheet.write(place, column, int(cell) if column == 4 else cell)
                for column, cell in enumerate(row)
            ]
    return path


def loaded(database: Path | str, *files: Path, **choices: Any) -> LoadReport:
    return load(
        files,
        programme_of("chenghua"),
        load_mapping(ROOT / "config", "parties"),
        database=str(database),
        derive=keep_gaps,
        **choices,
    )


def kept(connection: Connection) -> list[tuple[Any, ...]]:
    p = party.c
    columns = (p.dispute_id, p.county, p.seq, p.role, p.name, p.id_number, p.phone)
    ordered = select(*columns).order_by(p.dispute_id, p.seq)
    return [tuple(row) for row in connection.execute(ordered)]


def everything(connection: Connection) -> str:
    """Every row of every table."""
    return repr([connection.execute(select(one)).all() for one in metadata.sorted_tables])


def test_a_file_of_parties_loads_once_is_taken_back_and_nothing_of_it_is_told(
    disputes: Path,
    tmp_path: Path,
    reading: Ask,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[Any] = []
    counted = ("read", "accepted", "duplicate", "rejected")

    def run(*words: str | Path) -> Any:
        line = ["load", "--programme", "chenghua", "--format", "json", *map(str, words)]
        assert main(line) == 0
        told.append(capsys.readouterr())
        return json.loads(told[-1].out)

    def refused(file: Path) -> tuple[Any, list[list[str]]]:
        rejects = file.with_suffix(".rejects.csv")
        chosen = ("--mapping", "parties", "--accept-partial", "--rejects", rejects)
        report = run(file, *chosen)
        told.append(rejects.read_text("utf-8-sig"))
        return report, list(csv.reader(told[-1].splitlines()))[1:]

    report, found = refused(as_csv(tmp_path / "parties.csv", *ROWS))
    assert [report[name] for name in counted] == [8, 3, 1, 4]
    assert reading(disputes, kept) == KEPT
    shown = masked_parties(WHOLE, f"{DISPUTE}-1")
    assert list(shown["phone"]) == ["138****5678", "028-****4321"]
    assert [(row[1], row[2], row[4]) for row in found] == [
        ("6", "纠纷编号", NO_DISPUTE.zh),
        ("7", "身份证号", "身份证号校验位不符"),
        ("8", "身份证号", "身份证号校验位不符"),
        ("9", "当事人身份", "不在“当事人身份”的取值范围内"),
        ("9", "联系电话", LOST.zh),
    ]
    assert [row[3] for row in found][:2] == ["2019-9", "510108********1237"]

    # The same rows as a workbook, with one identity number kept as a number: nothing is new.
    again, found = refused(as_workbook(tmp_path / "parties.xlsx", *ROWS))
    assert [again[name] for name in (*counted, "loaded")] == [8, 0, 4, 4, False]
    assert [row[4] for row in found if row[1] == "8"] == [LOST.zh]
    told.append(reading(disputes, everything))
    batch = next(one["batch"] for one in run("--batches") if one["mapping"] == "parties")
    assert run("--undo", batch)["removed"] == 3
    assert reading(disputes, kept) == []
    whole = [*map(str, told), reading(disputes, everything), *audit.json_lines(), caplog.text]
    assert [secret for secret in SECRETS for text in whole if secret in text] == []


def test_a_correction_is_kept_masked_and_undo_puts_the_former_row_back(
    database: Path | str, tmp_path: Path, reading: Ask
) -> None:
    loaded(database, as_csv(tmp_path / "a.csv", FIRST, COMPANY, OLD_CARD))
    moved = (*FIRST[:-1], "13987654321")
    report = loaded(database, as_csv(tmp_path / "b.csv", OLD_CARD, moved))
    assert (report.read, report.accepted, report.corrected, report.duplicate) == (2, 1, 1, 1)
    h = party_history.c
    (row,) = reading(database, lambda c: c.execute(select(h.dispute_id, h.seq, h.content)).all())
    assert tuple(row)[:2] == ("chenghua:ledger:2019-1", 1)
    assert json.loads(row.content)["phone"] == "138****5678"
    first, later = (one.batch for one in list_batches(str(database), "chenghua")[1:])
    with pytest.raises(BadRequest, match="changed later"):
        undo(first, "chenghua", database=str(database), derive=keep_gaps)
    back = undo(later, "chenghua", database=str(database), derive=keep_gaps)
    assert (back.removed, back.restored) == (0, 1)
    assert reading(database, kept) == KEPT
    with pytest.raises(BadRequest, match="3 parties that were loaded later"):
        undo("B1", "chenghua", database=str(database), derive=keep_gaps)
    undo(first, "chenghua", database=str(database), derive=keep_gaps)
    assert undo("B1", "chenghua", database=str(database), derive=keep_gaps).removed == 3


def test_two_people_who_look_alike_once_masked_are_not_taken_for_one(
    disputes: Path, tmp_path: Path
) -> None:
    alike = [("2019-3", "", "申请人", name, "", "", "") for name in ("张三", "张四")]
    report = loaded(disputes, as_csv(tmp_path / "a.csv", *alike, OLD_CARD))
    assert (report.read, report.accepted, report.rejected) == (3, 1, 2)
    assert [(one.row, one.reason) for one in report.rejects] == [(2, CONFLICT), (3, CONFLICT)]
    numbered = [(*row[:1], str(n), *row[2:]) for n, row in enumerate(alike, 1)]
    assert loaded(disputes, as_csv(tmp_path / "b.csv", *numbered), dry_run=True).accepted == 2


def test_a_dry_run_shows_the_rows_masked(disputes: Path, tmp_path: Path) -> None:
    report = loaded(disputes, as_csv(tmp_path / "a.csv", FIRST), dry_run=True)
    assert dict(report.sample[0]) == {
        "dispute_id": "chenghua:ledger:2019-1",
        "county": "510108",
        "seq": "1",
        "role": "applicant",
        "name": "欧阳**",
        "id_number": "510108********1236",
        "phone": "138****5678",
    }


SEEN = f"案号,被申请人,手机号,公民身份号码,家庭住址\n2019-1,钱金雀,13812345678,{ADULT},金雀路\n"


def test_a_first_mapping_of_parties_names_their_role_and_none_of_their_values(
    tmp_path: Path,
) -> None:
    path = tmp_path / "given.csv"
    path.write_text(SEEN, "utf-8")
    table, programme = read_table(path), programme_of("chenghua")
    found = suggest(table, programme, "party")
    assert (found.questions, found.unmapped) == ((), ("家庭住址",))
    text = mapping_text(found, table, "ledger")
    mapping = mapping_from("desk", text)
    check_codes(mapping, programme)
    assert {name: rule.column for name, rule in mapping.fields.items()} == {
        "number": "案号",
        "role": None,
        "name": "被申请人",
        "id_number": "公民身份号码",
        "phone": "手机号",
    }
    assert mapping.fields["role"].default == "respondent"
    assert [secret for secret in SECRETS if secret in text] == []
    # In a file of disputes these columns are not read, but their samples are masked all the same.
    heads = ("当事人姓名", "联系电话", "身份证号", "住址", "办结日期")
    assert [*map(personal_field, heads)] == ["name", "phone", "id_number", "address", ""]


PARTY = 'source = "x"\nrecords = "party"\n[fields.number]\ncolumn = "a"\n'
NAMED = PARTY + '[fields.name]\ncolumn = "b"\n[fields.role]\ndefault = "applicant"\n'


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (PARTY, "fields.role"),
        (NAMED + '[fields.outcome]\ncolumn = "c"\n', "fields.outcome"),
        (NAMED + '[firms]\ncolumn = "c"\n', "fields.firm"),
        (NAMED + '[areas]\ntown = "c"\n', "areas"),
        (NAMED.replace("party", "person"), "records"),
    ],
)
def test_a_mapping_of_parties_that_cannot_be_read_is_refused_by_key(text: str, key: str) -> None:
    with pytest.raises(BadConfig, match=key):
        mapping_from("desk", text)
