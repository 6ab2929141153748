"""Files somebody hands over, read as text by a process of its own that has little to spare.

``parent.read_table`` starts ``child`` with limits on memory, time and size; what kills the
child leaves the server alone. Every cell comes back as text, typed by nobody.
"""
