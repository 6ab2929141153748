"""Words without dependencies: importable from everywhere, importing nothing."""
