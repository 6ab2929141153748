"""What disputes look like: shares of types, levels, channels and ways of mediating."""

from sample_data.chenghua.figures import DOCKING, PEOPLE

TYPES = {
    PEOPLE: {
        "family": 15.5,
        "neighbour": 24.0,
        "housing": 5.2,
        "contract": 5.6,
        "business": 2.4,
        "compensation": 8.1,
        "environment": 2.6,
        "labour": 4.9,
        "wages": 4.3,
        "traffic": 6.2,
        "medical": 0.9,
        "property": 10.4,
        "consumer": 4.7,
        "online_finance": 1.3,
        "unnatural_death": 0.16,
        "other": 3.7,
    },
    DOCKING: {
        "family": 17.2,
        "neighbour": 17.8,
        "housing": 4.1,
        "contract": 4.3,
        "business": 2.9,
        "compensation": 19.6,
        "environment": 1.4,
        "labour": 4.2,
        "wages": 4.6,
        "traffic": 5.0,
        "medical": 0.6,
        "property": 3.9,
        "consumer": 9.5,
        "online_finance": 1.7,
        "unnatural_death": 0.34,
        "other": 2.9,
    },
}
TYPE_MONTHS = {
    "wages": (2.3, 0.8, 0.6, 0.6, 0.7, 0.8, 0.8, 0.8, 0.9, 0.9, 1.2, 2.0),
    "family": (0.8, 1.3, 1.3, 1.1, 1.0, 1.0, 1.0, 0.9, 1.0, 0.9, 0.9, 0.8),
    "environment": (0.6, 0.6, 0.7, 0.9, 1.2, 1.5, 1.6, 1.5, 1.2, 0.9, 0.7, 0.6),
    "neighbour": (0.9, 0.9, 1.0, 1.0, 1.1, 1.1, 1.1, 1.1, 1.0, 0.9, 0.9, 0.9),
    "consumer": (1.1, 1.2, 1.1, 0.9, 0.9, 1.0, 1.0, 1.0, 0.9, 1.0, 1.1, 1.1),
    "housing": (0.8, 1.0, 1.2, 1.0, 0.9, 1.1, 1.2, 1.1, 1.0, 0.9, 0.9, 0.8),
}
STATION_BUSINESS = {
    "CHS01": 1.10,
    "CHS02": 0.95,
    "CHS03": 0.92,
    "CHS04": 1.00,
    "CHS05": 0.88,
    "CHS06": 1.08,
    "CHS07": 1.25,
    "CHS08": 1.04,
    "CHS09": 0.97,
    "CHS10": 1.32,
    "CHS11": 1.10,
    "CHS12": 1.40,
    "CHS13": 1.06,
    "CHS14": 0.94,
}
DIFFERING_STATION, DIFFERING_CASES, DIFFERING_UNSETTLED = "CHS11", 68, 17
"""In 2019 one station settled 51 of 68: far outside what chance allows at 882 of 968."""

LEVELS = ("ordinary", "difficult", "major")
USUAL_LEVEL = (0.902, 0.086, 0.012)
LEVEL_OF_TYPE = {
    "unnatural_death": (0.0, 0.38, 0.62),
    "medical": (0.50, 0.40, 0.10),
    "wages": (0.78, 0.185, 0.035),
    "contract": (0.80, 0.175, 0.025),
    "business": (0.80, 0.17, 0.03),
    "labour": (0.83, 0.15, 0.02),
    "property": (0.86, 0.115, 0.025),
    "traffic": (0.84, 0.14, 0.02),
}
CHANNELS = {
    PEOPLE: {
        "walk_in": 0.27,
        "community": 0.385,
        "sweep": 0.17,
        "online": 0.04,
        "hotline": 0.05,
        "court": 0.045,
        "petition": 0.02,
        "110": 0.02,
    },
    DOCKING: {"110": 0.765, "walk_in": 0.175, "hotline": 0.025, "community": 0.02, "online": 0.015},
}
ONLINE_GROWTH = {2017: 0.4, 2018: 1.0, 2019: 2.1, 2020: 4.2, 2021: 3.9}
MODES = ("joint", "mobile", "on_the_spot", "oral")
MODES_OF = {
    (PEOPLE, "ordinary"): (0.18, 0.19, 0.37, 0.26),
    (PEOPLE, "difficult"): (0.68, 0.22, 0.07, 0.03),
    (PEOPLE, "major"): (0.95, 0.05, 0.0, 0.0),
    (DOCKING, "ordinary"): (0.47, 0.09, 0.29, 0.15),
    (DOCKING, "difficult"): (0.86, 0.08, 0.05, 0.01),
    (DOCKING, "major"): (0.97, 0.03, 0.0, 0.0),
}
CROWDED = {
    "wages": 0.055,
    "property": 0.03,
    "environment": 0.04,
    "business": 0.03,
    "labour": 0.03,
    "online_finance": 0.05,
    "housing": 0.02,
    "unnatural_death": 0.22,
    "medical": 0.05,
}
"""Share of a type in which ten people or more are involved."""
