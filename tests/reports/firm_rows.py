"""A table of firms made by hand, as ``rank_firms`` answers it."""

from datetime import date

import pandas as pd

from dashboard.reports.firm.ranking import TESTED

ALIKE_DUTIES = {"": 0.95, "_n": 95, "_of": 100, "_band": "together"}
DUTY_BELOW = {"duty_rate": 0.8, "duty_rate_n": 80, "duty_rate_band": "below"}
IN_FULL = {"duty_rate": 1.0, "duty_rate_n": 100}


def firm(name, settled, led, band="together", mixed=None, fails=0, **more):
    duties = {f"{key}{part}": value for key in TESTED for part, value in ALIKE_DUTIES.items()}
    return (
        duties
        | {
            "firm": name,
            "name": name,
            "value": settled / led,
            "settled": settled,
            "led": led,
            "band": band,
            "band_adjusted": mixed or band,
            "median_days": 5,
            "fails": fails,
            "contract_from": date(2019, 1, 1),
        }
        | more
    )


def table(*rows):
    return pd.DataFrame(rows)


ALIKE = table(*(firm(name, 126, 138) for name in "甲乙丙"))
