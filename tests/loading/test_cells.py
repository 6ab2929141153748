"""What a cell says, by our rules."""

from datetime import date, datetime

import pytest

from dashboard.loading import cells
from dashboard.loading.cells import BadCell, Reader

DAY_1904 = cells.day((), date(2025, 6, 30), date_1904=True)
US = cells.day(("%m/%d/%Y",), date(2025, 6, 30))
DAY = cells.day((), date(2025, 6, 30))
MOMENT = cells.moment((), date(2025, 6, 30))
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
        (DAY, "2019年3月5号", date(2019, 3, 5)),
        (DAY, "二〇一九年三月五日", date(2019, 3, 5)),
        (DAY, "二○一九年十二月三十一日", date(2019, 12, 31)),
        (DAY, "二零二零年十月二十日", date(2020, 10, 20)),
        (DAY, "20190305", date(2019, 3, 5)),
        (DAY, "20190305112505", date(2019, 3, 5)),
        (DAY, "2019-03-05T11:25:05", date(2019, 3, 5)),
        (DAY, "43529", date(2019, 3, 5)),
        (DAY, "43529.5", date(2019, 3, 5)),
        (DAY_1904, "42067", date(2019, 3, 5)),
        (DAY, "\u200b2019-03-05\xa0", date(2019, 3, 5)),
        (MOMENT, "2019/2/28 11:25:05", datetime(2019, 2, 28, 11, 25, 5)),
        (MOMENT, "2019年3月5日 下午3时20分", datetime(2019, 3, 5, 15, 20)),
        (MOMENT, "2019年3月5日15时", datetime(2019, 3, 5, 15, 0)),
        (MOMENT, "43529.25", datetime(2019, 3, 5, 6, 0)),
        (US, "3/5/2019", date(2019, 3, 5)),
        (MOMENT, "2019-03-05 07:08", datetime(2019, 3, 5, 7, 8)),
        (cells.count(0), "0", 0),
        (cells.count(1, 5), "５", 5),
        (cells.fen(), "37,275,300.00", 3_727_530_000),
        (cells.fen(), "￥1200", 120_000),
        (cells.fen(), "0.5元", 50),
        (cells.fen(), "19.99", 1999),
        (cells.fen(), "3.5万元", 3_500_000),
        (cells.fen(), "1.2亿", 12_000_000_000),
        (cells.fen(), "人民币 1,234.50 元", 123_450),
        (cells.fen("万"), "3.5", 3_500_000),
        (cells.fen("万"), "3.5元", 3_500_000),
        (cells.count(0), "1.2万", 12_000),
        (cells.count(0), "12件", 12),
        (cells.count(0), "1,172", 1_172),
        (cells.flag, "√", True),
        (cells.flag, "未", False),
        (cells.code("type", KNOWN), "婚姻 家庭", "family"),
        (cells.code("type", KNOWN), "婚姻家庭\u200b", "family"),
        (cells.code("type", KNOWN), "ＦＡＭＩＬＹ", "family"),
        (cells.code("type", {"邻里纠纷": "neighbour"}), "鄰里糾紛", "neighbour"),
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
        (DAY, "二〇一九年十三月五日"),
        (DAY, "2019年3月5日 周二"),
        (DAY, "20191305"),
        (DAY, "2019-03/05"),
        (US, "2019-03-05"),
        (cells.count(0), "1.25"),
        (cells.count(0), "1.00005万"),
        (cells.fen(), "1.2345元"),
        (cells.words, "1.10101199001011E+17"),
        (cells.code("type", {"甲": "a", "Ａ": "b", "A ": "c"}), "a"),
        (DAY, "2025-07-01"),
        (DAY, "0205-01-01"),
        (MOMENT, "2019-03-05"),
        (cells.count(0), "-1"),
        (cells.count(0), "1_000"),
        (cells.count(0), "2.0"),
        (cells.count(0), "9999999999"),
        (cells.count(1, 5), "6"),
        (cells.fen(), "1.999"),
        (cells.fen(), "-5"),
        (cells.fen(), "1,00"),
        (cells.fen(), "1e5"),
        (cells.fen(), "nan"),
        (cells.flag, "maybe"),
        (cells.degrees(90), "91"),
        (cells.degrees(90), "nan"),
        (cells.degrees(90), "4e1"),
        (cells.code("type", KNOWN), "Wage"),
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


def test_an_amount_no_column_holds_is_no_amount() -> None:
    assert cells.fen()("900亿") == 9_000_000_000_000
    with pytest.raises(BadCell):
        cells.fen()("999999999999亿")
