"""One module per page: TITLE, QUESTION and render(). Importing one draws nothing."""
