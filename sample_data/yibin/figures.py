"""Figures the sample reproduces exactly (2017-12-11), and how the stations joined."""

from dataclasses import dataclass
from datetime import date

import numpy as np

PROGRAMME, REGISTER = "yibin", "station_docking"
DATA_FROM = np.datetime64("2016-08-01", "s")
FIRST_DAY = np.datetime64("2017-08-15", "s")
DATA_TO = np.datetime64("2017-11-30", "s")
PERIOD = (date(2017, 8, 15), date(2017, 12, 1))
ACCEPTED, SETTLED = 654, 601
UNSETTLED = ACCEPTED - SETTLED

PILOTS = 3
# Three pilot stations, August to October: calls, criminal cases, public-order cases.
PILOT_MONTHS = {
    2016: {"calls": 4_305, "criminal_cases": 678, "public_order_cases": 749},
    2017: {"calls": 2_922, "criminal_cases": 242, "public_order_cases": 670},
}


@dataclass(frozen=True)
class Station:
    """A station as it joined: county by name, business against the usual, mediators."""

    county: str
    name: str
    started: str
    business: float
    officers: int
    mediators: int = 1


STATIONS = (
    Station("翠屏区", "示例一", "2017-08-15", 1.25, 38, 2),
    Station("翠屏区", "示例二", "2017-08-15", 0.95, 31, 2),
    Station("翠屏区", "示例三", "2017-08-15", 1.10, 34, 2),
    Station("翠屏区", "新街", "2017-08-28", 1.05, 29, 2),
    Station("翠屏区", "示例四", "2017-09-12", 1.20, 26, 2),
    Station("宜宾县", "新城", "2017-09-19", 1.15, 27, 2),
    Station("宜宾县", "示例五", "2017-10-16", 0.90, 16),
    Station("宜宾县", "示例六", "2017-11-01", 0.85, 14),
    Station("临港开发区", "沙坪", "2017-09-26", 1.00, 22),
    Station("临港开发区", "示例七", "2017-10-24", 0.80, 17),
    Station("示例一县", "示例八", "2017-09-18", 1.10, 24),
    Station("示例一县", "示例九", "2017-10-25", 0.85, 13),
    Station("示例二县", "示例十", "2017-09-21", 1.00, 23),
    Station("示例二县", "示例十一", "2017-11-06", 0.95, 15),
    Station("示例三县", "示例十二", "2017-10-09", 0.90, 19),
    Station("示例四县", "示例十三", "2017-10-10", 1.05, 21),
    Station("示例四县", "示例十四", "2017-11-03", 0.90, 12),
    Station("示例五县", "示例十五", "2017-10-12", 0.75, 18),
    Station("示例六县", "示例十六", "2017-09-28", 1.20, 25, 2),
    Station("示例六县", "示例十七", "2017-10-30", 0.80, 14),
    Station("示例七县", "示例十八", "2017-10-18", 1.00, 20),
    Station("示例八县", "示例十九", "2017-10-20", 0.95, 18),
    Station("示例八县", "示例二十", "2017-11-07", 1.00, 16),
)
NAMED = ("YBS04", "YBS06", "YBS09")
"""新街, 新城 and 沙坪: named by the source, nothing is planted there."""
DIFFERING, DIFFERING_CASES, DIFFERING_UNSETTLED = "YBS05", 46, 13
"""One station settled 33 of 46: far outside what chance allows at 601 of 654."""
NAMED_COUNTIES = ("翠屏区", "宜宾县", "临港开发区")
"""Named by the source, like the stations: nothing is planted there."""
LATE_START = {"YBS14": "2017-10-31", "YBS15": "2017-09-30", "YBS18": "2017-09-30"}
"""Stations that started later than planned, and the day planned."""
LATE_HIRED, HIRED_ON = "YBS17", np.datetime64("2017-11-08", "s")
"""One station started some days before its only mediator was appointed."""
SLACK = ("YBS02", "YBS05", "YBS07", "YBS11", "YBS13", "YBS16", "YBS19", "YBS21")
"""Stations where follow-ups and papers of the dossier are missing; elsewhere none is."""
