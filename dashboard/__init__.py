"""A supervision dashboard for people's mediation (人民调解)."""
