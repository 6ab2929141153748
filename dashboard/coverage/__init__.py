"""Standards in, gaps out: which unit misses which standard, since when, and who owns it."""
