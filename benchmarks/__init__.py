"""Benchmarks: ratios against a floor measured in the same run, never a timed unit test."""
