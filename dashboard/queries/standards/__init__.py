"""What standards are checked against: the units meant, and what stands, is done or was found.

Every question takes a standard and answers for the units in a reader's reach. Whether a unit
meets it is read from all records of that unit, whatever else their rows say: a reader who
reaches a unit sees it as it is.
"""
