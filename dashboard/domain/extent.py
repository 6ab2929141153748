"""Where the areas of a programme can lie."""

Extent = tuple[float, float, float, float]
"""West, south, east and north, in degrees."""
CHINA: Extent = (73.0, 3.0, 136.0, 54.0)
