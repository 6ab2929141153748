"""Gaps, overdue disputes, notices and progress against a plan."""
