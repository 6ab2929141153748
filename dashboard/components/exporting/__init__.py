"""What is taken along from a page."""
