"""调解趋势: months, signals and what changed."""
