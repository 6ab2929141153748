"""工作总览: counts of now, and what needs somebody."""
