"""How cases fall on mediators: the mean, how many have none, and the most loaded."""

import math
from dataclasses import dataclass
from typing import Final

import pandas as pd

from dashboard.domain.text import Text

BANDS: Final = {
    "none": (0, 0),
    "1-2": (1, 2),
    "3-5": (3, 5),
    "6-10": (6, 10),
    "11-20": (11, 20),
    "21+": (21, math.inf),
}
"""Cases each, both ends included."""
UPPER = 0.01
"""The share of people named as places to look: no source says how many cases are too many."""


@dataclass(frozen=True)
class Explained:
    """A number that is worked out of counts, as the foot line explains it."""

    name: Text
    formula: Text


CASES_EACH = Explained(
    Text("人均件数", "Cases per mediator"),
    Text(
        "期内一直在聘的调解员在本台账的件数 ÷ 其人数",
        "cases in this register of mediators in office all the period ÷ these mediators",
    ),
)
IDLE_SHARE = Explained(
    Text("无件比例", "Share without a case"),
    Text(
        "期内一直在聘而在本台账没有纠纷的人数 ÷ 期内一直在聘的人数",
        "mediators in office all the period without a case in this register ÷ all of these",
    ),
)


@dataclass(frozen=True)
class Spread:
    """People by how many cases they had. ``busy_from`` cases and more has the upper hundredth.

    ``idle_everywhere`` had none in any other register either.
    """

    people: int
    cases: int
    idle: int
    idle_everywhere: int
    most: int
    busy_from: int
    busy: int
    bands: dict[str, int]

    @property
    def mean(self) -> float | None:
        """Cases per person; nothing where there is nobody."""
        return self.cases / self.people if self.people else None


def spread(counted: pd.DataFrame) -> Spread:
    """Return how cases are spread, of rows ``cases, elsewhere, people``."""
    n, cases = counted["people"], counted["cases"]
    idle = cases == 0
    from_, busy = _upper(counted)
    return Spread(
        people=int(n.sum()),
        cases=int((n * cases).sum()),
        idle=int(n[idle].sum()),
        idle_everywhere=int(n[idle & (counted["elsewhere"] == 0)].sum()),
        most=int(cases.max()) if len(cases) else 0,
        busy_from=from_,
        busy=busy,
        bands={key: int(n[cases.between(*ends)].sum()) for key, ends in BANDS.items()},
    )


def _upper(counted: pd.DataFrame) -> tuple[int, int]:
    """From how many cases on the upper hundredth begins, ties included, and how many these are."""
    loaded = counted[counted["cases"] > 0].groupby("cases")["people"].sum().sort_index()
    if loaded.empty:
        return 0, 0
    wanted = math.ceil(int(counted["people"].sum()) * UPPER)
    down = loaded[::-1].cumsum()
    reached = down[down >= wanted]
    least = int(reached.index[0] if len(reached) else down.index[-1])
    return least, int(down[least])
