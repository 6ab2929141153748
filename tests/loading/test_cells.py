"""What a cell says, by our rules."""

from datetime import date, datetime

import pytest

from dashboard.loading import cells
from dashboard.loading.cells import BadCell, Reader

DAY = cells.day(cells.ALL_FORMATS, date(2025, 6, 30))
MOMENT = cells.moment(cells.MOMENT_FORMATS, date(2025, 6, 30))
KNOWN = {"family": "family", "婚姻家庭": "family", "Family": "family", "wages": "wages"}


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (DAY, "2019-03-05", date(2019, 3, 5)),
        (DAY, "2019/3/5", date(2019, 3, 5)),
        (DAY, "2019.3.5", date(2019, 3, 5)),
        (DAY, "2019年3月5日", date(2019, 3, 5)),
        (DAY, "２０１９-03-05", date(2019, 3, 5)),
        (DAY, "2019-03-05 23:59:59", date(2019, 3, 5)),
        (DAY, "2025-06-30", date(2025, 6, 30)),
        (MOMENT, "2019-03-05 07:08", datetime(2019, 3, 5, 7, 8)),
        (cells.count(0), "0", 0),
        (cells.count(1, 5), "５", 5),
        (cells.fen, "37,275,300.00", 3_727_530_000),
        (cells.fen, "￥1200", 120_000),
        (cells.fen, "0.5元", 50),
        (cells.fen, "19.99", 1999),
        (cells.flag, "是", True),
        (cells.flag, "No", False),
        (cells.degrees(180), "-73.88182509", -73.88182509),
        (cells.code("type", KNOWN), "婚姻家庭", "family"),
        (cells.codes("dossier", KNOWN), "婚姻家庭、wages", "family,wages"),
        (cells.words, "007", "007"),
    ],
)
def test_a_good_cell_gives_its_value(read: Reader, text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (DAY, "2019-02-30"),
        (DAY, "19-02-03"),
        (DAY, "3/5/2019"),
        (DAY, "43529"),
        (DAY, "2025-07-01"),
        (DAY, "0205-01-01"),
        (MOMENT, "2019-03-05"),
        (cells.count(0), "-1"),
        (cells.count(0), "1_000"),
        (cells.count(0), "2.0"),
        (cells.count(0), "9999999999"),
        (cells.count(1, 5), "6"),
        (cells.fen, "1.999"),
        (cells.fen, "-5"),
        (cells.fen, "1,00"),
        (cells.fen, "1e5"),
        (cells.fen, "nan"),
        (cells.flag, "maybe"),
        (cells.degrees(90), "91"),
        (cells.degrees(90), "nan"),
        (cells.degrees(90), "4e1"),
        (cells.code("type", KNOWN), "Wages"),
        (cells.codes("dossier", KNOWN), "wages,wrong"),
        (cells.words, "caf\ufffd"),
        (cells.words, "a\0b"),
        (cells.words, "x" * 201),
    ],
)
def test_a_bad_cell_is_refused_with_a_reason_in_both_languages(read: Reader, text: str) -> None:
    with pytest.raises(BadCell) as bad:
        read(text)
    assert bad.value.reason.zh and bad.value.reason.en
