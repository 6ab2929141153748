"""Invented names. Only 保和派出所 and 和美社区 are real, because the source names them."""

import numpy as np

from sample_data.draws import Array, Rng

STATIONS = [
    "和顺",
    "同心",
    "保和",
    "明理",
    "尚德",
    "崇文",
    "知行",
    "致远",
    "景行",
    "守正",
    "润泽",
    "清和",
    "弘毅",
    "怀仁",
]
FIRMS = ["甲", "乙", "丙", "丁", "戊", "己", "庚"]
_COMMUNITY_FIRST = ["春", "秋", "晨", "晚", "云", "月", "星", "松", "竹", "梅", "荷", "枫"]
_COMMUNITY_LAST = ["雨", "风", "溪", "桥", "亭", "堤", "岸", "苑", "庭"]
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭肖蔡潘田董袁于余"
    "叶蒋杜苏魏程吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯"
    "龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_SURNAME_WEIGHTS = 1 / (np.arange(len(_SURNAMES)) + 6)
_ORDINALS = "甲乙丙丁戊己庚辛壬癸"


def communities() -> list[str]:
    """和美 and 107 invented names."""
    pairs = [first + last for last in _COMMUNITY_LAST for first in _COMMUNITY_FIRST]
    return [f"{name}社区" for name in ["和美", *pairs[:107]]]


def people(rng: Rng, size: int) -> Array:
    """Names of nobody: a surname, 某, and a letter of the Chinese alphabet of examples."""
    surnames = np.array(list(_SURNAMES))[
        rng.choice(len(_SURNAMES), size, p=_SURNAME_WEIGHTS / _SURNAME_WEIGHTS.sum())
    ]
    ordinals = np.array(list(_ORDINALS))[rng.integers(0, len(_ORDINALS), size)]
    return np.char.add(np.char.add(surnames, "某"), ordinals).astype(object)
