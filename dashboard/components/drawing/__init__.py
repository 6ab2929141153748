"""Charts and cards that several pages share."""
