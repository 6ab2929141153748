"""The periods a form asks figures for, counted from the month it is filled for."""

from datetime import date

from dashboard.reports.forms.form_file import Period
from dashboard.reports.grade.grade_figures import period_of


def span_of(period: Period, month: date) -> tuple[date, date]:
    """Return the first and last day of a period that ends with a month, or of that month before."""
    if period == "same_month_last_year":
        return period_of(month.replace(year=month.year - 1), 1)
    end = period_of(month, 1)[1]
    if period == "year_to_date":
        return date(month.year, 1, 1), end
    if period == "last_12_months":
        first = month.year * 12 + month.month - 12
        return date(first // 12, first % 12 + 1, 1), end
    return month, end
