"""Claims that should not be paid: a few of each kind, each with exactly one fault."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from sample_data.claims import LEVELS, Scheme, drafts, really_claimed
from sample_data.draws import Array, Rng, month
from sample_data.habits import HOLIDAYS

NEAR_A_CHANGE = np.timedelta64(75, "D")
"""Amounts are taken from the wrong version when the change is recent."""
ID_DIGITS = 4


def claims(frame: pd.DataFrame, free: Array, scheme: Scheme, rng: Rng) -> pd.DataFrame:
    """Everything claimed under a scheme; faults only where ``free``, never twice for one dispute.

    ``free`` marks the disputes of units no source names.
    """
    allowed = set(frame.loc[free, "dispute_id"])
    rows = drafts(frame, scheme, rng)
    pool, spoiled = rows[rows["dispute_id"].isin(allowed)], []
    for kind, spoil in _SPOILERS.items():
        chosen = spoil(pool, scheme.faults.get(kind, 0), scheme, rng)
        spoiled.append(chosen.assign(fault=kind))
        pool = pool.drop(chosen.index)
    kept = rows.drop(pd.concat(spoiled).index)
    claimed = really_claimed(kept, scheme, rng)
    again = _again(claimed[claimed["dispute_id"].isin(allowed)], scheme, rng)
    made = pd.concat([claimed, *spoiled, again], ignore_index=True)
    return made.assign(subsidy=scheme.subsidy, **{scheme.payee: made["payee"]})


def _some(rows: pd.DataFrame, count: int, rng: Rng) -> pd.DataFrame:
    return rows.iloc[np.sort(rng.permutation(len(rows))[:count])].copy()


def _honest(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["settled"] & rows["filed"]]


def _again(claimed: pd.DataFrame, scheme: Scheme, rng: Rng) -> pd.DataFrame:
    """A second claim for what was claimed already, some weeks later."""
    later = on_workday(claimed["claimed_on"], rng.integers(5, 40, len(claimed)))
    could = claimed.assign(first=claimed["claimed_on"], claimed_on=later)
    rows = _some(could[later <= scheme.data_to], scheme.faults.get("duplicate_claim", 0), rng)
    told = "already claimed on " + rows["first"].dt.strftime("%Y-%m-%d")
    return rows.drop(columns="first").assign(fault="duplicate_claim", evidence=told)


def on_workday(days: pd.Series, later: Array) -> Array:
    """The working days so many working days later, or earlier where negative."""
    start = days.to_numpy().astype("datetime64[D]")
    moved = np.busday_offset(start, later, roll="forward", holidays=HOLIDAYS)
    return np.asarray(moved.astype("datetime64[s]"))


def _inflated(pool: pd.DataFrame, count: int, scheme: Scheme, rng: Rng) -> pd.DataFrame:
    """One level too high: half above what is on record, half above what any mark supports."""
    rows = _honest(pool)
    rows = rows[rows["measured"] & (rows["level"] != LEVELS[-1])]
    above_record = _some(rows[rows["record"] < rows["marks"]], count // 2, rng)
    above_marks = _some(rows[rows["marks"] < rows["record"]], count - count // 2, rng)
    chosen = pd.concat([above_record, above_marks])
    place = np.minimum(chosen["record"], chosen["marks"]).to_numpy(dtype=np.int64)
    level = LEVELS[place + 1]
    why = np.where(chosen["record"] > place, "no mark supports it", "recorded as ") + np.where(
        chosen["record"] > place, "", chosen["level"]
    )
    yuan = scheme.yuan(level, chosen["rule_from"].to_numpy(), rng)
    return chosen.assign(level=level, yuan=yuan, evidence=level + " claimed, " + why)


def _without_dossier(pool: pd.DataFrame, count: int, _scheme: Scheme, rng: Rng) -> pd.DataFrame:
    rows = _some(pool[pool["settled"] & ~pool["filed"]], count, rng)
    return rows.assign(evidence="dossier not complete")


def _unsettled(pool: pd.DataFrame, count: int, scheme: Scheme, rng: Rng) -> pd.DataFrame:
    """Half for disputes never settled, half claimed some days before they were."""
    never = _some(pool[~pool["settled"] & pool["filed"]], count - count // 2, rng)
    rows = _honest(pool)
    day = on_workday(rows["closed_on"], -rng.integers(2, 6, len(rows)))
    early = rows.assign(claimed_on=day, month=month(day))
    same_rule = scheme.rule_on(day) == rows["rule_from"].to_numpy()
    early = early[(early["accepted_on"].to_numpy() < day) & same_rule]
    early = _some(early, count // 2, rng)
    told = "settled only on " + early["closed_on"].dt.strftime("%Y-%m-%d")
    return pd.concat([never.assign(evidence="never settled"), early.assign(evidence=told)])


def _foreign(pool: pd.DataFrame, count: int, _scheme: Scheme, rng: Rng) -> pd.DataFrame:
    """Claimed by somebody else of the county who was at work in those weeks."""
    rows = _honest(pool)
    rows = rows[rows.groupby("county")["payee"].transform("nunique") > 1]
    chosen = _some(rows, count, rng)
    for place, row in chosen.iterrows():
        others = rows[(rows["county"] == row["county"]) & (rows["payee"] != row["payee"])]
        nearest = (others["closed_on"] - row["closed_on"]).abs().sort_values(kind="stable")
        other = others.loc[nearest.index[int(rng.integers(0, min(5, len(nearest))))]]
        chosen.loc[place, ["payee", "station", "room"]] = other[["payee", "station", "room"]]
        chosen.loc[place, "evidence"] = f"handled by {row['payee']}"
    return chosen


def _unknown(pool: pd.DataFrame, count: int, _scheme: Scheme, rng: Rng) -> pd.DataFrame:
    """The number of a dispute that is in no book: higher than any that was given."""
    rows = _some(_honest(pool), count, rng)
    number = 9_000 + rng.choice(999, len(rows), replace=False)
    ids = rows["dispute_id"].str[:-ID_DIGITS] + pd.Series(number.astype(str), index=rows.index)
    return rows.assign(dispute_id=ids, evidence="no such dispute")


def _wrong_rule(pool: pd.DataFrame, count: int, scheme: Scheme, rng: Rng) -> pd.DataFrame:
    """The amounts of the other version soon after or before a change, or amounts of none."""
    rows = _honest(pool)
    starts = np.array([*scheme.versions], dtype="datetime64[s]")
    if len(starts) == 1:
        rows = _some(rows[rows["level"].isin([*scheme.off])], count, rng)
        wrong = rows.assign(yuan=rows["level"].map(scheme.off).astype(np.int64))
    else:
        near = np.abs(rows["closed_on"].to_numpy() - starts[-1]) < NEAR_A_CHANGE
        old = rows["rule_from"].to_numpy() == starts[0]
        rule = np.where(old, starts[-1], starts[0])
        wrong = rows.assign(rule_from=rule, yuan=scheme.yuan(rows["level"].to_numpy(), rule, rng))
        wrong = _some(wrong[near & (wrong["yuan"] != rows["yuan"])], count, rng)
    given = rows.loc[wrong.index, "yuan"].astype(str)
    return wrong.assign(evidence=wrong["yuan"].astype(str) + " yuan, the rule gives " + given)


_Spoiler = Callable[[pd.DataFrame, int, Scheme, Rng], pd.DataFrame]
_SPOILERS: dict[str, _Spoiler] = {
    "inflated_level": _inflated,
    "claim_without_dossier": _without_dossier,
    "unsettled_claim": _unsettled,
    "foreign_claim": _foreign,
    "unknown_claim": _unknown,
    "wrong_rule_claim": _wrong_rule,
}
"""Kinds of faults by what spoils a draft; claims made twice are drawn from those handed in."""
