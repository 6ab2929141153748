"""Scope and Filters in, additive counts out: the only reader of the case database."""
