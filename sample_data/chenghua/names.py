"""Invented names. Only 保和派出所 and 和美社区 are real, because the source names them."""

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


def communities() -> list[str]:
    """和美 and 107 invented names."""
    pairs = [first + last for last in _COMMUNITY_LAST for first in _COMMUNITY_FIRST]
    return [f"{name}社区" for name in ["和美", *pairs[:107]]]
