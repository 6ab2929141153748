"""What a column of an indicator's values holds, so that shares are shares and yuan yuan."""

from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Kind as MetricKind
from dashboard.metrics.metric import Metric
from dashboard.reports.files.sheet_table import Column, Kind

WIDTH = 17
"""As wide as 样本不足（n=9）."""


def metric_kind(metric: Metric) -> Kind:
    """Return what a column of an indicator's values holds."""
    if metric.kind == MetricKind.RATE:
        return Kind.SHARE
    if metric.unit.key == "yuan":
        return Kind.YUAN
    return Kind.NUMBER if metric.unit.decimals else Kind.COUNT


def metric_column(key: str, head: Text) -> Column:
    """Return a column of an indicator's values under a head of its own."""
    return Column(head, metric_kind(METRICS[key]), WIDTH)
