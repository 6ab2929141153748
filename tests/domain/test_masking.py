"""Display masking of personal data: what stays readable, and that nothing else does."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.domain.masking import mask_address, mask_id_number, mask_name, mask_phone

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三", "张*"),
        ("张小三", "张**"),
        ("欧阳娜娜", "欧阳**"),
        ("欧阳", "欧*"),
        ("买买提·吐尔逊", "买**·***"),
        ("张三、李四", "张*、李*"),
        ("张三，李小四；王五", "张*，李**；王*"),
        ("张三(已故)", "张*(已故)"),
        ("张三（已故）", "张*（已故）"),
        ("张三（李四）", "张*（李*）"),
        ("张三(13812345678)", "张*(1**********)"),
        ("Zhang San", "Z**** ***"),
        ("Ab 张三 Cd", "A* 张* **"),
        ("张三 李四", "张* 李*"),
        ("A", "*"),
        ("张", "*"),
        ("", ""),
    ],
)
def test_a_name_keeps_the_surname(name, shown):
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("510108199001011234", "510108********1234"),
        ("51010819900101123x", "510108********123X"),
        ("５１０１０８１９９００１０１１２３４", "510108********1234"),
        ("510108 1990 0101 1234", "510108********1234"),
        ("511111111111111111", "511111********1111"),
        ("510108900101123", "510108******123"),
        ("E12345678", "E******78"),
        ("H1234567890", "H********90"),
        ("军字第1234567号", "军********7号"),
        ("123", "***"),
    ],
)
def test_an_identity_number_keeps_region_and_last_four_however_written(number, shown):
    assert mask_id_number(number) == shown


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("13812345678", "138****5678"),
        ("+8613812345678", "138****5678"),
        ("008613812345678", "138****5678"),
        ("+86 138-1234-5678", "138****5678"),
        ("138 1234 5678", "138****5678"),
        ("１３８１２３４５６７８", "138****5678"),
        ("13812345678、13912345678", "138****5678、139****5678"),
        ("13812345678/13912345678", "138****5678/139****5678"),
        ("028-12341234", "028-****1234"),
        ("0838-1234567", "0838-***4567"),
        ("1234567", "*******"),
        ("", ""),
    ],
)
def test_a_phone_keeps_its_ends(phone, shown):
    assert mask_phone(phone) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("成华区双桥子街道金丝雀路1号", "成华区***"),
        ("四川省成都市成华区双桥子街道1号2栋", "四川省成都市***"),
        ("双桥子街道5号", "双桥子街道***"),
        ("某县某镇某村3组", "某县***"),
        ("Room 5, 12 Main Street", "***"),
        ("5号楼 ***", "***"),
    ],
)
def test_an_address_keeps_the_area_alone(address, shown):
    assert mask_address(address) == shown


@pytest.mark.parametrize("mask", [mask_name, mask_id_number, mask_phone, mask_address])
@given(text=st.text(max_size=30) | HAN | st.from_regex(r"[0-9+\-xX ,;*]{0,25}", fullmatch=True))
@example(text="张三 (已故)，Zhang San")
@example(text="028-12341234")
@example(text="0 A0")
@example(text="Ab 一 Cd")
@example(text="张三 a一")
def test_masking_twice_changes_nothing(mask, text):
    assert mask(mask(text)) == mask(text)


@given(name=HAN)
def test_a_name_in_characters_shows_two_of_them_at_most(name):
    shown = mask_name(name)
    assert len(shown) == len(name)
    assert len(shown.replace("*", "")) <= 2


@given(number=st.from_regex(r"[1-9][0-9]{16}[0-9X]", fullmatch=True))
def test_an_identity_number_never_shows_the_birth_date(number):
    assert mask_id_number(number) == f"{number[:6]}********{number[14:]}"


@given(phone=st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_a_mobile_number_never_shows_its_middle(phone):
    assert mask_phone(phone) == f"{phone[:3]}****{phone[7:]}"
