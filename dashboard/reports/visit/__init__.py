"""The card for an inspection on site."""
