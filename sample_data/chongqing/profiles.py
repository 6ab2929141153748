"""What disputes look like: shares of types, levels, channels, money, and how long they take."""

from collections.abc import Mapping

import numpy as np

from sample_data.draws import Array

CHANNELS = ("walk_in", "community", "online", "court", "petition", "hotline", "sweep", "station")
PLATFORMS = ("smart_justice", "mobile_app", "ledger")
LEVELS = ("ordinary", "difficult", "major")
OUTCOMES = ("settled", "failed", "withdrawn", "referred_admin", "referred_court", "open")
AGREEMENTS = ("written", "oral")
CONVERSIONS = ("none", "public_order", "criminal", "civil", "not_tracked")

ORIGINS = ("urban", "rural", "court", "station", "petition")
TYPES = {
    "family": (14.2, 17.5, 21.0, 15.5, 2.0),
    "neighbour": (20.5, 25.5, 6.5, 20.5, 3.0),
    "housing": (5.0, 6.6, 8.0, 3.0, 7.0),
    "contract": (5.9, 3.4, 21.0, 3.6, 5.0),
    "business": (2.5, 2.0, 4.5, 2.6, 3.0),
    "compensation": (6.8, 5.6, 7.5, 23.5, 4.0),
    "land": (0.7, 9.4, 2.5, 1.4, 15.0),
    "demolition": (2.0, 2.6, 1.0, 0.5, 24.0),
    "environment": (2.2, 2.3, 0.6, 1.0, 6.0),
    "labour": (5.4, 3.4, 6.0, 2.6, 8.0),
    "wages": (4.5, 4.3, 3.6, 4.2, 14.0),
    "traffic": (7.2, 6.4, 9.0, 6.0, 1.0),
    "medical": (0.85, 0.45, 1.3, 0.6, 2.0),
    "property": (10.6, 1.6, 4.5, 3.4, 3.0),
    "consumer": (5.4, 2.2, 2.0, 7.6, 1.0),
    "unnatural_death": (0.035, 0.05, 0.0, 0.28, 0.15),
    "other": (6.2, 6.7, 1.0, 3.7, 1.9),
}
"""Weights by origin: towns, the country, and what courts, stations and petition offices send."""
TYPE_MONTHS = {
    "wages": (2.2, 0.9, 0.7, 0.7, 0.7, 0.8, 0.8, 0.8, 0.9, 0.9, 1.2, 1.9),
    "family": (0.9, 1.3, 1.2, 1.0, 1.0, 1.0, 1.0, 0.9, 1.0, 0.9, 0.9, 0.9),
    "environment": (0.7, 0.7, 0.8, 0.9, 1.2, 1.4, 1.5, 1.4, 1.1, 0.9, 0.8, 0.7),
    "land": (0.8, 0.9, 1.3, 1.4, 1.2, 0.9, 0.8, 0.9, 1.1, 1.1, 0.9, 0.8),
    "consumer": (1.1, 1.2, 1.1, 0.9, 0.9, 1.0, 1.0, 1.0, 0.9, 1.0, 1.1, 1.0),
}
USUAL_LEVEL = (0.945, 0.049, 0.006)
LEVEL_OF_TYPE = {
    "unnatural_death": (0.0, 0.35, 0.65),
    "medical": (0.60, 0.34, 0.06),
    "demolition": (0.78, 0.195, 0.025),
    "land": (0.90, 0.092, 0.008),
    "wages": (0.86, 0.122, 0.018),
    "contract": (0.88, 0.108, 0.012),
    "business": (0.88, 0.105, 0.015),
    "labour": (0.88, 0.108, 0.012),
    "property": (0.92, 0.07, 0.010),
}
CROWDED = {
    "wages": 0.030,
    "demolition": 0.030,
    "property": 0.014,
    "land": 0.010,
    "environment": 0.016,
    "labour": 0.012,
    "business": 0.012,
    "medical": 0.030,
    "unnatural_death": 0.24,
}
"""Share of a type in which ten people or more are involved."""
MONEYLESS = {"family": 0.60, "neighbour": 0.66, "land": 0.62, "environment": 0.68, "other": 0.55}
MEDIAN_YUAN = {
    "family": 5_000,
    "neighbour": 600,
    "housing": 4_500,
    "contract": 9_000,
    "business": 9_500,
    "compensation": 2_000,
    "land": 1_500,
    "demolition": 16_000,
    "environment": 900,
    "labour": 7_500,
    "wages": 9_000,
    "traffic": 4_200,
    "medical": 14_000,
    "property": 1_200,
    "consumer": 500,
    "unnatural_death": 220_000,
    "other": 1_200,
}

MONTHS = (1.00, 0.88, 1.03, 1.01, 1.02, 1.02, 1.03, 1.03, 1.00, 0.97, 1.00, 1.04)
WEEKDAYS = (1.16, 1.08, 1.04, 1.03, 1.01, 0.58, 0.46)
HOLIDAYS = (
    ("2018-01-01", 1, 0.45),
    ("2018-02-15", 7, 0.24),
    ("2018-04-05", 3, 0.55),
    ("2018-04-29", 3, 0.55),
    ("2018-06-16", 3, 0.55),
    ("2018-09-22", 3, 0.55),
    ("2018-10-01", 7, 0.36),
    ("2018-12-30", 3, 0.50),
    ("2019-02-04", 7, 0.24),
    ("2019-04-05", 3, 0.55),
)
"""First day, length, and how much of a usual day comes in."""
GROWTH = 1.062
"""January to April 2019 against the same months of 2018, all counties together."""


def by_type(table: Mapping[str, float], usual: float = 0.0) -> Array:
    """A table by type as an array in the order of ``TYPES``."""
    return np.array([table.get(code, usual) for code in TYPES], dtype=float)
