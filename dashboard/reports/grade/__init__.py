"""Grades on record: figures, evidence, changes."""
