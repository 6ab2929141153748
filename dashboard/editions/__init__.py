"""Editions: briefings frozen as they were read out, in our own database, never the cases."""
