"""What disputes look like: shares of types, levels, channels and tracks; days of the week."""

TYPES = {
    "family": 14.5,
    "neighbour": 18.0,
    "housing": 4.0,
    "contract": 6.5,
    "business": 3.0,
    "compensation": 20.5,
    "land": 3.5,
    "environment": 1.5,
    "labour": 4.0,
    "wages": 5.5,
    "traffic": 5.5,
    "medical": 0.9,
    "property": 3.0,
    "consumer": 6.5,
    "unnatural_death": 0.6,
    "other": 2.5,
}
LEVELS = ("ordinary", "difficult", "major")
USUAL_LEVEL = (0.885, 0.10, 0.015)
LEVEL_OF_TYPE = {
    "unnatural_death": (0.0, 0.3, 0.7),
    "medical": (0.45, 0.45, 0.10),
    "wages": (0.76, 0.20, 0.04),
    "contract": (0.80, 0.175, 0.025),
    "business": (0.80, 0.17, 0.03),
    "land": (0.82, 0.16, 0.02),
    "traffic": (0.84, 0.14, 0.02),
}
CHANNELS = {"110": 0.62, "station": 0.24, "walk_in": 0.14}
TRACKS = ("civil", "public_order", "minor_criminal")
USUAL_TRACK = (0.87, 0.10, 0.03)
TRACK_OF_TYPE = {
    "compensation": (0.46, 0.40, 0.14),
    "neighbour": (0.70, 0.25, 0.05),
    "consumer": (0.80, 0.19, 0.01),
    "family": (0.80, 0.17, 0.03),
    "traffic": (0.84, 0.05, 0.11),
    "unnatural_death": (1.0, 0.0, 0.0),
}
CROWDED = {"wages": 0.08, "land": 0.05, "business": 0.05, "medical": 0.1, "unnatural_death": 0.4}
"""Share of a type in which ten people or more are involved."""
WEEKDAYS = (0.95, 0.94, 0.95, 0.97, 1.06, 1.11, 1.02)
FIRST_WEEKS, SLOW = 10, 0.55
"""In its first days a room gets fewer cases."""
FESTIVAL = 0.75
