"""People: staff, points, praise and a unit's standing."""
