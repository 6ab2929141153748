"""Data quality: what is filled in, when it was entered, how fresh it is, and what looks odd."""

from dashboard.components.frame.links import about_the_data
from dashboard.components.frame.page import page_foot, page_head
from dashboard.components.frame.recorded import recorded
from dashboard.components.trust.quality_alarms import alarm_block
from dashboard.components.trust.quality_fields import completeness_block
from dashboard.components.trust.quality_sources import freshness_block, loads_block
from dashboard.components.trust.quality_times import delay_block, provisional_block
from dashboard.components.trust.quality_verdict import quality_cards, quality_verdict
from dashboard.domain.text import Text

TITLE = Text("数据质量", "Data quality")
QUESTION = Text("这个数能不能信", "Can I trust this number?")


def render() -> None:
    filters = page_head(TITLE, QUESTION)
    about_the_data(filters)
    quality_verdict(filters)
    quality_cards(filters)
    alarm_block(filters)
    completeness_block(filters)
    delay_block(filters)
    provisional_block(filters)
    freshness_block(filters)
    loads_block(filters)
    page_foot(filters, recorded(filters, ("median_entry", "entered_in_time_rate")))
