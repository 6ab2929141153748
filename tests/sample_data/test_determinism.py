"""Same seed, same rows; another seed, other rows."""

import pandas as pd

import sample_data


def digest(frame: pd.DataFrame) -> int:
    """A hash of the rows whatever their order."""
    return int(pd.util.hash_pandas_object(frame, index=False).sort_values().sum())


def test_the_same_seed_gives_the_same_rows_and_tells_how_far_it_is(sample):
    heard = []
    again = sample_data.build("chenghua", progress=lambda share, step: heard.append((share, step)))
    for name, frame in sample.tables.items():
        assert digest(frame) == digest(again.tables[name]), name
    assert again.planted == sample.planted
    shares = [share for share, _ in heard]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert all(step for _, step in heard)


def test_another_seed_gives_other_rows(sample):
    other = sample_data.build("chenghua", seed=7)
    for name in (
        "dispute",
        "party",
        "duty_shift",
        "community_service",
        "advice",
        "station_month",
        "subsidy_claim",
        "grading",
    ):
        assert digest(sample.tables[name]) != digest(other.tables[name]), name


def test_the_fingerprint_covers_generator_and_maps():
    names = {path.name for path in sample_data.FINGERPRINT_FILES}
    assert {"chenghua_zones.geojson", "figures.py", "draws.py", "__init__.py"} <= names
    assert all(path.is_file() for path in sample_data.FINGERPRINT_FILES)
