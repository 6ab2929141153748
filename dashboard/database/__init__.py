"""Schema, engines, snapshots and bulk load: the only place where engines differ."""
