"""Telephone, identity and credit numbers: checked, written one way, and refused with the reason."""

from datetime import date

import pytest

from dashboard.loading import cells
from dashboard.loading import identifiers as ids
from dashboard.loading.cells import BadCell
from dashboard.loading.rejects import masked

ID = ids.id_number(date(2025, 6, 30))
# Check digits by hand, GB 11643: weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2, remainder by 11 of
# the sum, 0-10 stand for 1 0 X 9 8 7 6 5 4 3 2.
#   51010819900101123: 35+9+0+5+0+32+2+9+54+0+0+9+0+5+8+8+6 = 182, 182 = 16x11+6 -> 6
#   51010819850315243: 35+9+0+5+0+32+2+9+48+15+0+27+10+25+16+16+6 = 255, 255 = 23x11+2 -> X
#   91112419810803002, a foreigner's card: 63+9+10+5+16+16+2+9+48+3+0+72+0+15+0+0+4 = 272,
#   272 = 24x11+8 -> 4
ADULT, WOMAN, FOREIGNER = "510108199001011236", "51010819850315243X", "911124198108030024"
# Credit codes by hand, GB 32100: characters 0-9 A-Y without I O S V Z, weights 3^i by 31.
#   91110000600037341: 9+3+9+27+120+24+168+30+120+28 = 538, 538 = 17x31+11, 31-11 = 20 -> L
#   31510000450722222: 3+3+45+27+80+145+91+16+48+20+60+56 = 594, 594 = 19x31+5, 31-5 = 26 -> T
COMPANY, LAW_FIRM = "91110000600037341L", "31510000450722222T"


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (ids.phone, "13812345678", "13812345678"),
        (ids.phone, "１３８１２３４５６７８", "13812345678"),
        (ids.phone, "+86 138-1234-5678", "13812345678"),
        (ids.phone, "0086 138 1234 5678", "13812345678"),
        (ids.phone, "13812345678.0", "13812345678"),
        (ids.phone, "（028）8765 4321", "028-87654321"),
        (ids.phone, "0830—2234567", "0830-2234567"),
        (ids.phone, "13812345678、028-87654321", "13812345678、028-87654321"),
        (ids.phone, "4008123456", "4008123456"),
        (ids.phone, "+852 9123 4567", "+85291234567"),
        (ID, ADULT, ADULT),
        (ID, "５１０１０８ 19900101 1236", ADULT),
        (ID, "51010819850315243x", WOMAN),
        (ID, "51010819850315243ｘ", WOMAN),
        (ID, "510108850315243", WOMAN),
        (ID, "510108900101123", ADULT),
        (ID, FOREIGNER, FOREIGNER),
        (ids.credit_code, COMPANY, COMPANY),
        (ids.credit_code, "９１１１００００６０００３７３４１ｌ", COMPANY),
        (ids.credit_code, "315100004507-22222t", LAW_FIRM),
    ],
)
def test_a_good_number_is_written_one_way(read, text, value):
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text", "reason"),
    [
        (ids.phone, "1.39E+10", cells.LOST),
        (ids.phone, "2887654321", ids.NOT_A_PHONE),
        (ids.phone, "87654321", ids.NOT_A_PHONE),
        (ids.phone, "1381234567", ids.NOT_A_PHONE),
        (ids.phone, "13812345678/张三", ids.NOT_A_PHONE),
        (ID, "5.10108E+17", cells.LOST),
        (ID, "5.10108199001011E+17", cells.LOST),
        (ID, "510108199001011000", cells.LOST),
        (ID, "510108199001011237", ids.BAD_ID_CHECK),
        (ID, "510108199002301236", ids.BAD_BIRTH),
        (ID, "510108203001011236", ids.BAD_BIRTH),
        (ID, "990108199001011236", ids.BAD_REGION),
        (ID, "51010819900101123", ids.NOT_AN_ID),
        (ID, "张三", ids.NOT_AN_ID),
        (ID, "51010819900101\ufffd236", cells.DAMAGED),
        (ids.credit_code, "91110000600037342L", ids.BAD_CREDIT_CHECK),
        (ids.credit_code, "9111000060003734OL", ids.NOT_A_CREDIT_CODE),
        (ids.credit_code, "9.1110000600037E+17", cells.LOST),
        (ids.credit_code, "915101001234567", ids.NOT_A_CREDIT_CODE),
    ],
)
def test_a_damaged_number_is_refused_with_its_reason(read, text, reason):
    with pytest.raises(BadCell) as refused:
        read(text)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("name", "欧阳金雀", "欧阳**"),
        ("role", "张金雀", "张**"),
        ("seq", "张金雀", "张**"),
        ("id_number", "510108199001011237", "510108********1237"),
        ("id_number", "张三丰四", "张***"),
        ("id_number", "E12345678", "E******78"),
        ("phone", "张金雀13812345678", "张*************"),
        ("phone", "1381234567", "138***4567"),
        ("", "１３８１２３４５６７８", "138****5678"),
        ("", "电话 138-1234-5678", "电话 138****5678"),
        ("address", "成都市金雀路1号13812345678", "成都市***"),
    ],
)
def test_a_refused_value_of_a_party_is_masked_even_in_the_wrong_column(field, value, shown):
    assert masked(field, value) == shown
