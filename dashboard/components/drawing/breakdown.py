"""An indicator by one dimension as bars, the table a click away."""

import pandas as pd

from dashboard.charts.breakdowns import bars
from dashboard.components.drawing.charts import chart
from dashboard.components.frame.cache import rows_of
from dashboard.components.frame.context import context
from dashboard.components.frame.names import dimension_name, names_of
from dashboard.domain.filters import Filters
from dashboard.metrics.metric import Metric
from dashboard.reports.wording import code_name, value_text


def breakdown_chart(filters: Filters, metric: Metric, dimension: str) -> None:
    """Draw an indicator by a dimension, what is not recorded included."""
    lang = context().lang
    rows = rows_of(context().scope, filters, metric, (dimension,))
    names = names_of(filters.programme, dimension)
    called = dimension_name(filters.programme, dimension)
    rows["name"] = [code_name(code, names, lang) for code in rows[dimension]]
    table = pd.DataFrame(
        {
            called[lang]: rows["name"],
            metric.name[lang]: [value_text(metric, row, lang) for _, row in rows.iterrows()],
        }
    )
    chart(bars, rows, metric, lang, dimension=dimension, called=called, table=table)
