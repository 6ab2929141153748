"""What there are briefings about in a programme, and for which months."""

from datetime import date, timedelta

import pandas as pd

from dashboard.domain.errors import Refused
from dashboard.domain.programme import Programme
from dashboard.domain.text import Lang, Text
from dashboard.queries.counts import data_to, disputes_from
from dashboard.reports.briefing.asked import SUBJECTS, Subject
from dashboard.reports.wording import day_text, month_text

NO_SUBJECT = Text(
    "{programme}没有“{subject}”简报：本库没有相应记录。可选：{known}。",
    "{programme} has no briefing '{subject}': it holds no such records. There are: {known}.",
)
NO_MONTH = Text(
    "没有{month}的简报：纠纷记录自{first}至{last}，以整月计。",
    "There is no briefing for {month}: disputes are on record from {first} to {last}, by whole "
    "month.",
)
JOINT = Text("、", ", ")


def subjects_of(programme: Programme) -> tuple[Subject, ...]:
    """Return what a programme's records can be briefed about, the monthly report first."""
    known = {
        Subject.MONTHLY: True,
        Subject.FIRMS: "firm_grade" in programme.records,
        Subject.STATIONS: True,
        Subject.COVERAGE: bool(programme.standards),
    }
    return tuple(subject for subject, is_known in known.items() if is_known)


def months_of(programme: Programme) -> list[date]:
    """List the months a programme can be briefed for, by first day: whole ones, to data-to."""
    after = data_to(programme.code) + timedelta(days=1)
    first, last = disputes_from(programme.code).replace(day=1), after - timedelta(days=1)
    months = [at.to_timestamp().date() for at in pd.period_range(first, last, freq="M")]
    return [month for month in months if last_day(month) < after]


def latest_month(programme: Programme) -> date:
    """Return the first day of the last whole month of a programme's data."""
    months = months_of(programme)
    if not months:
        span = _span(programme)
        raise Refused(NO_MONTH.format(month=span["last"], **span))
    return months[-1]


def last_day(month: date) -> date:
    """Return the last day of the month a day lies in."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def check_asked(programme: Programme, subject: Subject, month: date) -> None:
    """Refuse a briefing nothing is on record for, naming what there is instead."""
    known = subjects_of(programme)
    if subject not in known:
        there = Text(*(JOINT[lang].join(SUBJECTS[one][lang] for one in known) for lang in Lang))
        told = {"programme": programme.short, "subject": SUBJECTS[subject], "known": there}
        raise Refused(NO_SUBJECT.format(**told))
    if month not in months_of(programme):
        told = Text(*(month_text(month, lang) for lang in Lang))
        raise Refused(NO_MONTH.format(month=told, **_span(programme)))


def _span(programme: Programme) -> dict[str, Text]:
    ends = {"first": disputes_from(programme.code), "last": data_to(programme.code)}
    return {end: Text(*(day_text(day, lang) for lang in Lang)) for end, day in ends.items()}
