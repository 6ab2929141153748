"""Figures the sample reproduces exactly, and the years invented around them.

2019 is 《新成华》半月刊 2020-01-03. 2018 follows from the changes published there.
2017, 2020 and 2021 are invented to be believable next to it.
"""

from dataclasses import dataclass

import numpy as np

COUNTY = "510108"
DATA_FROM = np.datetime64("2017-01-01", "s")
DATA_TO = np.datetime64("2021-12-31", "s")
YEARS = (2017, 2018, 2019, 2020, 2021)
PEOPLE, DOCKING = "people_mediation", "station_docking"

OFFICERS = (34, 31, 45, 38, 33, 29, 24, 28, 35, 21, 27, 18, 26, 32)
OFFICERS_TOTAL = 421
LAWYERS_PER_STATION = 7
ADVISERS = 108
MEDIATORS = 1_172
AMOUNT_2019_YUAN = 37_275_300


@dataclass(frozen=True)
class Year:
    """One register in one year: how many, and how they ended. Open cases come on top."""

    cases: int
    unsettled: int
    responded: int
    satisfied: int
    civil: int = 0


# 2019: 3,448 accepted, 3,419 settled, 99.1 % of those asked satisfied (2,323 of 2,344).
PEOPLE_YEARS = {
    2017: Year(2_961, 71, 1_702, 1_643),
    2018: Year(3_212, 48, 1_988, 1_944),
    2019: Year(3_448, 29, 2_344, 2_323),
    2020: Year(3_187, 34, 2_204, 2_181),
    2021: Year(3_395, 31, 2_296, 2_274),
}
# 2019: 968 mediated, 882 settled. 46 fewer civil disputes than 2018 (751 -> 705).
# Satisfied: 527 of 620 = 85.0 % in 2018, 631 of 644 = 98.0 % in 2019.
DOCKING_YEARS = {
    2017: Year(985, 148, 571, 457, civil=716),
    2018: Year(1_019, 124, 620, 527, civil=751),
    2019: Year(968, 86, 644, 631, civil=705),
    2020: Year(871, 74, 577, 563, civil=642),
    2021: Year(934, 77, 598, 586, civil=690),
}
REGISTERS = {PEOPLE: PEOPLE_YEARS, DOCKING: DOCKING_YEARS}

ADVICE = {2017: 10_846, 2018: 12_317, 2019: 13_792, 2020: 11_958, 2021: 14_203}
# Found and resolved in sweeps: 83 % in 2018, 94 % in 2019.
SWEEPS = {
    2017: (3_918, 3_166),
    2018: (4_212, 3_496),
    2019: (4_530, 4_258),
    2020: (3_764, 3_556),
    2021: (4_417, 4_196),
}
# 2019 is 23 % below 2018 in calls and 50 % below in officers' time.
CALLS = {2017: 88_140, 2018: 86_400, 2019: 66_528, 2020: 60_310, 2021: 62_745}
OFFICER_MINUTES = {
    2017: 3_905_000,
    2018: 3_780_000,
    2019: 1_890_000,
    2020: 1_734_000,
    2021: 1_781_000,
}
PUBLIC_ORDER_CASES = {2017: 9_870, 2018: 9_615, 2019: 8_940, 2020: 7_815, 2021: 8_120}
CRIMINAL_CASES = {2017: 1_982, 2018: 1_905, 2019: 1_751, 2020: 1_488, 2021: 1_530}

NAMED_STATION, NAMED_COMMUNITY = "CHS03", "和美社区"
"""Named by the source: nothing fails there."""
