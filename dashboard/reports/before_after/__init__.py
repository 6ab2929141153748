"""Before and after a roll-out."""
