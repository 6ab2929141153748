"""Units compared: rates, days, case mix, names."""
