"""What the page of briefings draws: the choice, the paper, its files and its editions."""
