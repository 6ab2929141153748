"""Stratified samples that anybody can draw again: how many from each stratum, and which.

Allocation in proportion to size by the largest remainder (Hamilton's method: Balinski and Young,
Fair Representation, 1982), each stratum at least one (Cochran, Sampling Techniques, 3rd ed. 1977,
ch. 5). Selection by the smallest numbers a hash gives the ids (permanent random numbers: Ohlsson,
Coordination of Samples Using Permanent Random Numbers, 1995), so that neither the order of rows
nor the engine matters.
"""

import hashlib
from collections.abc import Iterable, Mapping


def allocation(sizes: Mapping[str, int], size: int) -> dict[str, int]:
    """Return how many to draw from each stratum: ``size`` in all, or everything where less is left.

    With n_h of n in stratum h its quota is size·n_h/n. Strata with a quota under one get one each
    (where ``size`` allows one for all) and the others share the rest alike; then each gets its
    quota's whole part and the largest remainders one more, ties by size and then by name.
    """
    left = {key: count for key, count in sizes.items() if count > 0}
    rest = min(size, sum(left.values()))
    drawn = dict.fromkeys(sizes, 0)
    if rest >= len(left):
        while small := _under_one(left, rest):
            drawn |= dict.fromkeys(small, 1)
            left = {key: count for key, count in left.items() if key not in small}
            rest -= len(small)
    return drawn | _largest_remainder(left, rest)


def order_key(seed: int, dispute_id: str) -> str:
    """Return the number that decides: the MD5 of ``seed:id`` in hexadecimal, smallest first.

    MD5, because every engine has it and nothing is kept secret by it.
    """
    return hashlib.md5(f"{seed}:{dispute_id}".encode(), usedforsecurity=False).hexdigest()


def selected(
    strata: Iterable[tuple[str, str]], counts: Mapping[str, int], seed: int
) -> tuple[str, ...]:
    """Return the ids drawn from (id, stratum) pairs: of each stratum those of smallest order key.

    They come stratum by stratum in the order of ``counts``, inside one in the order drawn.
    """
    members: dict[str, list[str]] = {key: [] for key in counts}
    for dispute_id, stratum in strata:
        if stratum in members:
            members[stratum].append(dispute_id)
    return tuple(
        dispute_id
        for key, ids in members.items()
        for dispute_id in sorted(ids, key=lambda one: (order_key(seed, one), one))[: counts[key]]
    )


def _under_one(sizes: Mapping[str, int], rest: int) -> list[str]:
    whole = sum(sizes.values())
    return [key for key, count in sizes.items() if rest * count < whole]


def _largest_remainder(sizes: Mapping[str, int], rest: int) -> dict[str, int]:
    whole = sum(sizes.values())
    if not whole:
        return {}
    drawn = {key: rest * count // whole for key, count in sizes.items()}
    order = sorted(sizes, key=lambda key: (-(rest * sizes[key] % whole), -sizes[key], key))
    for key in order[: rest - sum(drawn.values())]:
        drawn[key] += 1
    return drawn
