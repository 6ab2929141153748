"""Figures with everything they must carry, for screen, paper and the command line."""
