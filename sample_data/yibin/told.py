"""The three cases the source tells of, each given to a dispute of the station it names."""

from sample_data.told import Told

CASES = (
    Told(
        station="YBS04",
        day="2017-09-03",
        taken=61,
        facts={
            "type": "medical",
            "level": "major",
            "track": "civil",
            "channel": "station",
            "people_involved": 9,
            "is_sensitive": True,
            "criminal_risk": False,
        },
        minutes=150,
        evidence="新街, 3 September 2017: hospital dispute, settled after two months",
    ),
    Told(
        station="YBS06",
        day="2017-10-17",
        taken=0,
        facts={
            "type": "unnatural_death",
            "level": "major",
            "track": "civil",
            "channel": "110",
            "people_involved": 23,
            "is_sensitive": True,
            "criminal_risk": True,
        },
        minutes=435,
        evidence="新城, 17 October 2017: worker's fatal fall, over twenty relatives, "
        "settled in seven hours",
    ),
    Told(
        station="YBS09",
        day="2017-11-06",
        taken=2,
        facts={
            "type": "contract",
            "level": "difficult",
            "track": "civil",
            "channel": "110",
            "people_involved": 7,
            "is_sensitive": False,
            "criminal_risk": True,
        },
        minutes=180,
        evidence="沙坪, 6 November 2017: loan dispute that blocked a factory, settled",
    ),
)
