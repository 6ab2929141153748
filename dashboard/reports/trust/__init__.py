"""What says whether a number can be trusted: printed figures, alarms, sources, bases."""
