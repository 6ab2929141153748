"""数据说明: definitions, printed figures, data quality, own views, programmes side by side."""
