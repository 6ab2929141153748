"""One dispute after another step: in, characterised, handled, concluded, followed up."""

import pandas as pd

from sample_data.chenghua import (
    agreements,
    feedback,
    handlers,
    intake,
    outcomes,
    source_case,
    stages,
)
from sample_data.chenghua.character import characterise
from sample_data.chenghua.duty import Roster
from sample_data.chenghua.places import Places
from sample_data.chenghua.wrong_leads import wrong_leads
from sample_data.draws import month, stream


def cases(
    district: Places, registers: dict[str, pd.DataFrame], rota: Roster, seed: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return disputes of both registers and their follow-ups."""
    frame = intake.intake(district, stream(seed, "intake"))
    frame = characterise(frame, stream(seed, "character"))
    frame = _numbered(frame)
    frame["found_on"] = intake.found_on(frame, stream(seed, "found"))
    frame = handlers.assign_handlers(frame, registers, rota, stream(seed, "handlers"))
    frame = outcomes.conclude(frame, stream(seed, "outcomes"))
    frame = source_case.mark(frame)
    frame = agreements.agree(frame, stream(seed, "agreements"))
    frame = source_case.evening(stages.clock(frame, stream(seed, "stages")))
    frame = wrong_leads(frame)
    visits = feedback.follow_ups(frame, stream(seed, "visits")).assign(row=lambda own: own.index)
    frame["satisfaction"] = feedback.satisfaction(frame, visits, stream(seed, "satisfaction"))
    return feedback.dossiers(frame, visits, stream(seed, "dossiers")), visits


def _numbered(frame: pd.DataFrame) -> pd.DataFrame:
    """Number cases per register and year; the source system is part of the number."""
    number = frame["year"].astype(str) + frame["number"].astype(str).str.zfill(5)
    day = frame["accepted_on"].to_numpy()
    return frame.assign(
        row=frame.index,
        dispute_id="chenghua:" + frame["platform"] + ":" + number,
        mediated_on=day,
        cohort_on=day,
        cohort_month=month(day),
    )
