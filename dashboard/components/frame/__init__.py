"""Around every page: who reads, in which language, title, filter bar, links, cache, failures."""
