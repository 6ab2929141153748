"""What is known of an area: facts, gaps, measures."""
