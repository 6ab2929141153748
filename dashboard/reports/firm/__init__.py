"""Firms: ranking, grades, standing and what may be said."""
