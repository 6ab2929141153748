"""Subsidies claimed in 宜宾: monthly pay, subsidies by difficulty, one-off rewards.

The source gives the pay and a range per case; amounts by level and of the rewards are made up.
"""

import numpy as np
import pandas as pd

from sample_data import claim_faults
from sample_data.claims import Mark, Scheme, claim_days, numbered
from sample_data.draws import Array, Rng, stream
from sample_data.yibin.figures import DATA_TO, NAMED, NAMED_COUNTIES, PROGRAMME

RULE_FROM = "2017-08-15"
MARKS = (
    Mark(1, 10_000, 5, 7, ("medical", "unnatural_death")),
    Mark(2, 20_000, 10, 10, ("unnatural_death",)),
)
ALWAYS = {2017: 1.0}
CASE_SUBSIDY = Scheme(
    subsidy="case_subsidy",
    payee="mediator",
    versions={RULE_FROM: {"ordinary": (60,), "difficult": (100,), "major": (150,)}},
    marks=MARKS,
    data_to=DATA_TO,
    years=ALWAYS,
    claimed={"ordinary": 0.93, "difficult": 0.97, "major": 1.0},
    faults={
        "duplicate_claim": 3,
        "inflated_level": 4,
        "claim_without_dossier": 3,
        "unsettled_claim": 3,
        "foreign_claim": 2,
        "unknown_claim": 2,
        "wrong_rule_claim": 2,
    },
    off={"ordinary": 80, "difficult": 130, "major": 180},
)
EVENT_REWARD = Scheme(
    subsidy="event_reward",
    payee="mediator",
    versions={RULE_FROM: {"major": (500, 800, 1_000, 1_500)}},
    marks=MARKS,
    data_to=DATA_TO,
    years=ALWAYS,
    claimed={"major": 1.0},
    faults={},
    off={},
    at_once=True,
)
PAY_A_MONTH, PAID_TOO_MUCH = 3_500, 4_000
PAID = np.array(["2017-09-01", "2017-10-01"], dtype="datetime64[s]")
"""Whole months under the rule whose pay was claimed by the last day of the data."""


def claims(rows: dict[str, pd.DataFrame], seed: int) -> pd.DataFrame:
    """All claims of the city, numbered as they came in."""
    disputes, named = rows["dispute"], _named(rows["area"])
    free = _free(disputes, named)
    made = [
        claim_faults.claims(disputes, free, scheme, stream(seed, f"claims_{scheme.subsidy}"))
        for scheme in (CASE_SUBSIDY, EVENT_REWARD)
    ]
    pay = _pay(rows["mediator"], stream(seed, "claims_mediator_pay"))
    spoiled = _spoiled(pay, _free(pay, named), stream(seed, "claims_mediator_pay_faults"))
    return numbered([*made, spoiled], PROGRAMME, "YBB")


def _named(area: pd.DataFrame) -> set[str]:
    return set(area.loc[area["name"].isin(NAMED_COUNTIES), "code"])


def _free(rows: pd.DataFrame, named: set[str]) -> Array:
    """What belongs neither to a station nor to a county the source names."""
    return np.asarray(~rows["station"].isin(NAMED) & ~rows["county"].isin(named), dtype=bool)


def _pay(mediators: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """One claim per mediator and month, from the first whole month in service."""
    rows = mediators.loc[mediators.index.repeat(len(PAID))].reset_index(drop=True)
    rows["month"] = np.tile(PAID, len(mediators))
    rows = rows[rows["appointed_on"] <= rows["month"]].reset_index(drop=True)
    rows["claimed_on"] = claim_days(rows["month"].to_numpy(), rng)
    rows = rows[rows["claimed_on"] <= DATA_TO]
    return rows[["county", "station", "room", "month", "claimed_on"]].assign(
        subsidy="mediator_pay",
        payee=rows["code"],
        mediator=rows["code"],
        rule_from=np.datetime64(RULE_FROM, "s"),
        yuan=PAY_A_MONTH,
        fault=None,
        evidence=None,
    )


def _spoiled(pay: pd.DataFrame, free: Array, rng: Rng) -> pd.DataFrame:
    """One month claimed twice, and one at more than a twelfth of the year's pay."""
    later = claim_faults.on_workday(pay["claimed_on"], np.full(len(pay), 6))
    twice = rng.choice(pay.index[free & (later <= DATA_TO)])
    more = rng.choice(pay.index[free].drop(twice))
    told = f"already claimed on {pay.loc[twice, 'claimed_on'].date()}"
    again = pay.assign(claimed_on=later, fault="duplicate_claim", evidence=told).loc[[twice]]
    told = f"{PAID_TOO_MUCH} yuan, the rule gives {PAY_A_MONTH}"
    pay.loc[more, ["yuan", "fault", "evidence"]] = [PAID_TOO_MUCH, "wrong_rule_claim", told]
    return pd.concat([pay, again], ignore_index=True)
