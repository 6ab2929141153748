"""Subsidies: claims checked against the rule in force, budgets, words."""
