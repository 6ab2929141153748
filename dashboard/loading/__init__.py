"""From files to the case database: mapping, reading, typing, comparing, writing."""
