"""The two cases the source tells of, each given to a dispute of the station of its town."""

from sample_data.told import Told

CASES = (
    Told(
        station="LXS12",
        day="2021-05-25",
        taken=6,
        facts={
            "type": "medical",
            "level": "major",
            "track": "civil",
            "lead": "mediator",
            "channel": "station",
            "people_involved": 16,
            "is_sensitive": True,
        },
        evidence="王家厂, 25 May 2021: a patient's death in hospital, a gathered family, settled",
    ),
    Told(
        station="LXS19",
        day="2022-04-02",
        taken=1,
        facts={
            "type": "neighbour",
            "level": "ordinary",
            "track": "public_order",
            "lead": "police",
            "channel": "walk_in",
            "people_involved": 2,
            "is_sensitive": False,
        },
        evidence="澧南, 2 April 2022: neighbours, one injured, settled soon",
    ),
)
