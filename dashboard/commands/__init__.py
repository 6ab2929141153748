"""The verbs of the command line, one module each."""

from dashboard.commands import (
    audit,
    figure,
    gaps,
    load,
    metrics,
    rank,
    run,
    sample,
    session,
    user,
)

VERBS = (run, sample, load, figure, metrics, rank, gaps, user, session, audit)
