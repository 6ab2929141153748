"""Files: letters, workbooks, lists and what they say of themselves."""
