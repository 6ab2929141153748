"""What the page and the command line count of frozen grades: the same numbers on both."""

from collections import Counter

from dashboard.domain.grade import Act, FrozenGrade


def tally(found: list[FrozenGrade]) -> dict[str, int]:
    """Count records by the state they are in, every state named, and ``live`` ones together."""
    counted = Counter(one.status for one in found)
    return {act.value: counted[act] for act in Act} | {"live": sum(one.is_live for one in found)}
