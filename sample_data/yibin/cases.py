"""One dispute after another step: in, concluded, handled, agreed, followed up."""

import numpy as np
import pandas as pd

from sample_data.draws import Array, Rng, midnight, minutes, only_then, stream
from sample_data.habits import HOURS_OFFICE, moments
from sample_data.steps import events
from sample_data.yibin import agreements, feedback, stages
from sample_data.yibin.figures import DATA_TO
from sample_data.yibin.intake import intake
from sample_data.yibin.outcomes import conclude
from sample_data.yibin.told import CASES

DAY_END = np.timedelta64(86_399, "s")


def cases(registers: dict[str, pd.DataFrame], seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the disputes and their follow-ups."""
    frame = intake(registers["station"], stream(seed, "intake"))
    frame = conclude(frame, stream(seed, "outcomes"))
    frame = stages.clock(frame, stream(seed, "stages"))
    frame["inquiry_status"] = stages.inquiry(frame, stream(seed, "inquiry"))
    frame = frame.assign(**agreements.handlers(frame, registers, stream(seed, "handlers")))
    frame = agreements.agree(frame, stream(seed, "agreements"))
    visits = feedback.follow_ups(frame, stream(seed, "visits"))
    return feedback.dossiers(frame, visits, stream(seed, "dossiers")), visits


def timeline(frame: pd.DataFrame, visits: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """The steps of every dispute, none after the last day of the data."""
    recorded = ("called", "arrived", "triaged", "handed_over", "accepted")
    known = {kind: frame[f"{kind}_at"].to_numpy() for kind in recorded}
    closing = _closing(frame, rng)
    done = frame["dispute_id"].map(visits.set_index("dispute_id")["done_on"]).to_numpy()
    after = {
        "due": only_then(frame["due_on"] <= pd.Timestamp(DATA_TO), frame["due_on"]),
        "performed": frame["performed_on"].to_numpy(),
        "follow_up": done,
    }
    hours = {kind: day + moments(rng, HOURS_OFFICE, len(frame)) for kind, day in after.items()}
    later = {kind: np.maximum(at, closing["closed"]) for kind, at in hours.items()}
    return events(frame, known | closing | later)


def _closing(frame: pd.DataFrame, rng: Rng) -> dict[str, Array]:
    """The session that ended it, the agreement and the closing, all on the closing day."""
    accepted, day = frame["accepted_at"].to_numpy(), frame["closed_on"].to_numpy()
    start = np.where(
        midnight(accepted) == day, accepted, day + moments(rng, HOURS_OFFICE, len(frame))
    )
    length = minutes(np.round(rng.lognormal(4.2, 0.5, len(frame))) + 10)
    for number, case in enumerate(CASES):
        length = np.where(frame["told"] == number, minutes(case.minutes), length)
    length = np.minimum(length, day + DAY_END - start)
    settled = frame["outcome"] == "settled"
    return {
        "session": np.where(np.isnat(day), _first_session(frame, rng), start + length // 8),
        "agreement": only_then(settled, start + length * 6 // 7),
        "closed": start + length,
    }


def _first_session(frame: pd.DataFrame, rng: Rng) -> Array:
    """Of a case in progress: the session already held, if any."""
    accepted, day = frame["accepted_at"].to_numpy(), frame["mediated_on"].to_numpy()
    at = day + moments(rng, HOURS_OFFICE, len(frame))
    same_day = np.minimum(accepted + minutes(20), day + DAY_END)
    return np.asarray(np.where(midnight(accepted) == day, same_day, at))
