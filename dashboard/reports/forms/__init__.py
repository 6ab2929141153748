"""An agency's own form: its template filled by a small mapping, its looks and formulas kept."""
