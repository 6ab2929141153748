"""Figures the sample reproduces exactly (2023-05-17), and what is planted beside them."""

from datetime import date

import numpy as np

PROGRAMME, REGISTER, COUNTY = "lixian", "sweep_ledger", "LX01"
DATA_FROM = np.datetime64("2018-01-01", "s")
DATA_TO = np.datetime64("2023-04-30", "s")
PERIOD = (date(2018, 1, 1), date(2023, 5, 1))
FOUND, SETTLED = 27_013, 26_014
UNSETTLED = FOUND - SETTLED
ACCEPTED = 26_230
"""The source names acceptance as an indicator without a value: 97.1 % is invented."""

YEARS = {2018: 0.94, 2019: 1.0, 2020: 1.02, 2021: 1.05, 2022: 1.08, 2023: 1.03}
"""How lively a year is against the usual."""
STATIONS = 19
NAMED_TOWNS = ("王家厂镇", "大堰垱镇", "澧南镇")
NAMED = ("LXS12", "LXS17", "LXS19")
"""Stations of the towns the source names: nothing is planted there."""
DIFFERING, DIFFERING_RATE = "LXS07", 0.932
"""One station settles 93 of 100 where the county settles 96."""
LATE_PAIRED, PAIRED_ON = "LXS08", np.datetime64("2018-04-16", "s")
"""One station was paired with its justice office later than the others."""
