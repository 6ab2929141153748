"""What disputes look like: shares of types, modes and channels, seasons, sums of money."""

from sample_data.cixi.figures import JOINT, MAIN

TYPES = {
    MAIN: {
        "family": 11.0,
        "neighbour": 13.0,
        "housing": 6.5,
        "contract": 7.5,
        "business": 5.0,
        "compensation": 12.5,
        "land": 4.0,
        "demolition": 2.0,
        "environment": 2.0,
        "labour": 9.0,
        "wages": 8.5,
        "traffic": 7.0,
        "medical": 3.0,
        "property": 6.0,
        "consumer": 2.0,
        "other": 2.5,
    },
    JOINT: {
        "family": 7.0,
        "neighbour": 10.0,
        "housing": 3.0,
        "contract": 6.0,
        "business": 7.0,
        "compensation": 17.0,
        "land": 3.0,
        "labour": 17.0,
        "wages": 21.0,
        "traffic": 6.0,
        "property": 3.0,
        "other": 2.0,
    },
}
"""Unnatural deaths come beside these: their number is published."""
TYPE_MONTHS = {
    "wages": (2.2, 0.7, 0.6, 0.6, 0.7, 0.8, 0.8, 0.8, 0.9, 0.9, 1.3, 2.0),
    "labour": (1.4, 0.9, 1.0, 0.9, 0.9, 1.0, 1.0, 1.0, 0.9, 0.9, 1.0, 1.3),
    "environment": (0.6, 0.6, 0.7, 0.9, 1.2, 1.5, 1.6, 1.5, 1.2, 0.9, 0.7, 0.6),
}
MONTHS = (1.06, 0.80, 1.02, 0.98, 1.02, 1.06, 1.10, 1.06, 1.00, 0.96, 1.00, 1.02)
WEEKDAYS = {
    True: (0.96, 0.94, 0.96, 1.0, 1.04, 1.10, 1.02),
    False: (1.15, 1.05, 1, 1, 0.97, 0.2, 0.1),
}
"""Keys: whether the case is an emergency."""
FESTIVALS = (("2019-01-01", 1), ("2019-02-04", 7), ("2019-05-01", 4), ("2019-10-01", 7))
FESTIVAL = {True: 0.6, False: 0.06}
HOLIDAYS = (
    "2019-01-01 2019-02-04 2019-02-05 2019-02-06 2019-02-07 2019-02-08 2019-04-05 2019-05-01"
    " 2019-05-02 2019-05-03 2019-06-07 2019-09-13 2019-10-01 2019-10-02 2019-10-03 2019-10-04"
    " 2019-10-07"
).split()

MODES = {
    MAIN: {"outpatient": 0.76, "emergency": 0.13, "consultation": 0.11},
    JOINT: {"consultation": 1.0},
}
CHANNELS = {
    (MAIN, "outpatient"): {"appointment": 0.42, "grid": 0.25, "walk_in": 0.19, "community": 0.14},
    (MAIN, "emergency"): {"110": 0.42, "community": 0.31, "grid": 0.18, "walk_in": 0.09},
    (MAIN, "consultation"): {"community": 0.40, "appointment": 0.27, "grid": 0.23, "110": 0.10},
    (JOINT, "consultation"): {"110": 0.44, "grid": 0.26, "community": 0.22, "walk_in": 0.08},
}
MAJOR = {"unnatural_death": 0.72, "medical": 0.22, "wages": 0.14, "demolition": 0.14, "labour": 0.1}
MAJOR_OTHERWISE = {MAIN: 0.05, JOINT: 0.12}
CROWDED = {"wages": 0.17, "demolition": 0.10, "labour": 0.06, "property": 0.06}
"""Share of a type in which ten people or more are involved."""
CROWDED_OTHERWISE = 0.006
TENSE = ("family", "neighbour", "compensation", "wages", "unnatural_death")

VOLUMES = (
    *(1.62, 1.38, 0.94, 1.10, 0.72, 0.58, 1.25, 0.88, 1.16, 1.48, 0.80),
    *(1.02, 0.52, 0.76, 1.08, 0.90, 0.67, 1.20, 0.49, 0.84, 1.30, 0.98),
)
"""How busy each studio is beside the others."""
MONEYLESS = {"family": 0.40, "neighbour": 0.42, "environment": 0.5, "property": 0.25, "other": 0.3}
MEDIAN_YUAN = {
    "family": 18_000,
    "neighbour": 3_500,
    "housing": 22_000,
    "contract": 38_000,
    "business": 46_000,
    "compensation": 16_000,
    "land": 8_000,
    "demolition": 42_000,
    "environment": 6_000,
    "labour": 26_000,
    "wages": 34_000,
    "traffic": 24_000,
    "medical": 48_000,
    "property": 4_000,
    "consumer": 3_000,
    "unnatural_death": 420_000,
    "other": 6_000,
}
