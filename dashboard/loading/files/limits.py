"""How much a file may ask for. What is larger is refused in words, not tried."""

MOST_BYTES = 300_000_000
"""Of a file as it lies on disk."""
MOST_UNPACKED = 400_000_000
MOST_PARTS = 5_000
MOST_CELLS = 40_000_000
MOST_AREA = 20_000_000
"""Cells of the rectangle a sheet spans: a reader sets aside room for all of it."""
MOST_OLD_AREA = 8_000_000
"""Of an xls, whose filled cells are not counted beforehand."""
MOST_COLUMNS = 2_000
MOST_ROWS = 1_048_576
"""A sheet has no more, whatever a file says."""
MOST_LINE = 20_000_000
"""Characters of one row."""
MOST_SIGNS = 100_000
"""Characters of one cell: Excel itself holds 32,767."""
MEMORY = 2_000_000_000
"""Bytes of address space of the child."""
SECONDS = 120
"""Of the clock, and of the processor."""
ROWS_AT_ONCE = 20_000
HEADER_WITHIN = 60
"""A title block before the header is not longer."""
