"""Months: trend, changes, wording."""
