"""调解室覆盖与达标: gaps, rooms and their plan."""
