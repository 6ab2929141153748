"""The verbs of the command line, one module each."""

from dashboard.commands import figure, gaps, metrics, rank, run, sample

VERBS = (run, sample, figure, metrics, rank, gaps)
