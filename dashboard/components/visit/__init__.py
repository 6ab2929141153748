"""Cards for inspections on site."""
