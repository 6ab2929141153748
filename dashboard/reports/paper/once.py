"""Asking each question once while a paper is written or found again: figures share counts."""

import pandas as pd

from dashboard.reports.figure import Ask


def once(ask: Ask) -> Ask:
    """Return a way to ask that puts each question once: sentences share their counts."""
    answers: dict[str, pd.DataFrame] = {}

    def asked(query: Ask, *args: object) -> pd.DataFrame:
        question = f"{query.__module__}.{query.__qualname__}{args!r}"
        if question not in answers:
            answers[question] = ask(query, *args)
        return answers[question].copy()

    return asked
