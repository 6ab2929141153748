"""Figures the sample reproduces exactly (慈溪市司法局, 2020-01-19), and what it plants."""

import numpy as np

CODE, COUNTY, COUNTY_NAME = "cixi", "CX01", "慈溪市"
DATA_FROM = np.datetime64("2019-01-01", "s")
DATA_TO = np.datetime64("2019-12-31", "s")
MAIN, JOINT = "brand_studio", "joint"
REGISTERS = (MAIN, JOINT)
PLATFORM = "smart_justice"

CASES = {MAIN: 678, JOINT: 121}
JOINT_UNSETTLED = ("failed", "referred_admin", "open", "open")
"""121 joint cases, 117 settled; of the two still open the first is overdue."""
DEATHS = 32
STUDIOS = 22

NAMED_STUDIOS = {1: "小墙热线", 2: "致和乡音"}
"""Named by the source: nothing fails there."""
NAMED_CODES = ("CXR01", "CXR02")
SLOW_STUDIO, LATE_STUDIO = "CXR09", "CXR15"
NO_VENUE = "CXR16"
NOT_FED_BACK = 5
