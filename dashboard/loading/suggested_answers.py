"""What an operator answered about an unknown file, and the mapping that makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dashboard.loading.mapping import OutcomeRule

Records = Literal["dispute", "party"]
"""What a row of a file is."""
ADDED = ("county", "town", "firm")
"""Fields whose unknown names can be added to the register."""


@dataclass(frozen=True)
class Answers:
    """What no column says: ``defaults`` of fields, the columns that make a number, the rule of an
    outcome, the fields whose unknown names are added to the register, and what a row is."""

    defaults: Mapping[str, str] = field(default_factory=dict)
    number_of: tuple[str, ...] = ()
    outcome: OutcomeRule | None = None
    added: tuple[str, ...] = ()
    records: Records = "dispute"
