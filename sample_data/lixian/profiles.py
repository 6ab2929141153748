"""What disputes of a rural county look like, and when they are found."""

TYPES = {
    "family": 16.5,
    "neighbour": 25.5,
    "housing": 7.0,
    "contract": 4.0,
    "business": 1.6,
    "compensation": 11.5,
    "land": 11.0,
    "demolition": 1.8,
    "environment": 1.9,
    "labour": 2.4,
    "wages": 4.2,
    "traffic": 7.0,
    "medical": 0.5,
    "consumer": 1.9,
    "unnatural_death": 0.14,
    "other": 3.1,
}
TYPE_MONTHS = {
    "wages": (2.4, 1.1, 0.6, 0.6, 0.7, 0.7, 0.8, 0.8, 0.9, 0.9, 1.1, 1.9),
    "family": (1.0, 1.5, 1.2, 1.0, 1.0, 0.9, 0.9, 0.9, 1.0, 1.0, 0.9, 0.9),
    "land": (0.7, 0.8, 1.2, 1.4, 1.2, 1.0, 0.9, 0.9, 1.2, 1.2, 0.9, 0.6),
}
MONTHS = (0.98, 0.9, 1.08, 1.06, 1.04, 1.02, 0.98, 0.96, 1.02, 1.0, 0.99, 0.97)
WEEKDAYS = (1.2, 1.1, 1.04, 1.0, 0.98, 0.4, 0.28)
QUIET = (
    ("2018-02-15", "2018-02-22", 0.3),
    ("2019-02-04", "2019-02-11", 0.3),
    ("2020-01-24", "2020-03-10", 0.42),
    ("2020-03-10", "2020-04-08", 0.75),
    ("2021-02-11", "2021-02-18", 0.3),
    ("2022-01-31", "2022-02-07", 0.3),
    ("2022-12-12", "2023-01-08", 0.55),
    ("2023-01-21", "2023-01-28", 0.3),
)
"""Spring Festivals, and the weeks in which nobody went about."""
LEVELS = ("ordinary", "difficult", "major")
USUAL_LEVEL = (0.932, 0.061, 0.007)
LEVEL_OF_TYPE = {
    "unnatural_death": (0.0, 0.4, 0.6),
    "medical": (0.52, 0.40, 0.08),
    "demolition": (0.68, 0.27, 0.05),
    "wages": (0.84, 0.14, 0.02),
    "land": (0.89, 0.10, 0.01),
    "contract": (0.86, 0.125, 0.015),
    "traffic": (0.88, 0.11, 0.01),
}
CHANNELS = {"sweep": 0.60, "station": 0.13, "community": 0.12, "walk_in": 0.10, "110": 0.05}
POLICED = {"compensation": 0.34, "neighbour": 0.16, "family": 0.10, "consumer": 0.08}
"""Share of a type that is a public-order matter."""
POLICED_OTHERWISE = 0.03
CROWDED = {
    "wages": 0.06,
    "land": 0.025,
    "demolition": 0.07,
    "environment": 0.04,
    "medical": 0.08,
    "unnatural_death": 0.3,
}
"""Share of a type in which ten people or more are involved."""
