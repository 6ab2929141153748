"""The export button of the list of disputes: column rights and a row cap."""

import pandas as pd

from dashboard.components.cases.case_table import named_cases
from dashboard.components.exporting.export import Export, export_button
from dashboard.components.frame.context import context
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.queries.cases import dispute_list

CAP = 5_000
CAPPED = Text(
    "超过 {cap} 件，只导出前 {cap} 件。", "Over {cap}: only the first {cap} are exported."
)


def export_cases(filters: Filters, search: str) -> None:
    """Offer the disputes of a selection as a file, with the reader's own columns."""

    def make() -> pd.DataFrame:
        frame = dispute_list(context().scope, filters, search, "cohort_on", True, 1, CAP)
        return named_cases(frame, filters.programme)

    export_button(filters, Export("disputes", make, CAP, CAPPED.format(cap=CAP)))
