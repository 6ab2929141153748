"""Before and after, where units started one after the other."""
