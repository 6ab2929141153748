"""Firms under the contract rule made by hand, as ``standings`` answers them."""

from datetime import date

from dashboard.reports.firm.firm_standing import Standing
from dashboard.reports.staffing.standing_figures import SETTLED, Compared

MAY, JUNE, JULY = date(2021, 5, 1), date(2021, 6, 1), date(2021, 7, 1)


def led(months, k, of, band="together"):
    """The lawyer-led rate over some months; all firms have 90 of 100."""
    return Compared(
        key=SETTLED, months=months, k=k, of=of, all_k=90, all_of=100, minimum=3, band=band
    )


def standing(
    fails, graded=(MAY, JUNE, JULY), *, own=(4, 5), bands=("together", "together"), **more
):
    """A firm with these failed months; ``own`` is its count in each of them."""
    whole = {
        "firm": "F",
        "name": "甲",
        "since": date(2021, 1, 1),
        "limit": 3,
        "fails": fails,
        "graded": graded,
        "last_failed": fails[-1] == graded[-1],
        "by_month": tuple(led((month,), *own) for month in fails),
        "of_fails": (led(fails, own[0] * len(fails), own[1] * len(fails), bands[0]),),
        "of_contract": (led(graded, 12, 15, bands[1]),),
        "cases": (5,) * len(graded),
    }
    return Standing(**whole | more)
