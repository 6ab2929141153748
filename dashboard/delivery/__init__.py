"""Scheduled reports: what is due, for whom, whether it may go out, and what became of it."""
