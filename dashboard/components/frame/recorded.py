"""Which indicators the programme in the frame records, and what it does not, said in one line."""

from collections.abc import Iterable

from dashboard.components.drawing.writing import write_small
from dashboard.components.frame.context import context
from dashboard.components.frame.names import dimension_name
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Metric
from dashboard.metrics.recorded import what_is_missing, why_absent

LEFT_OUT = Text("本库未登记，故未列出：{what}。", "Not recorded here, so left out: {what}.")
ONE = Text("{metric}（{missing}）", "{metric} ({missing})")
JOINT = Text("、", ", ")
NOT_NARROWED = Text(
    "覆盖缺口按账号范围内的全部单位核对，不按上方筛选的{what}缩小。",
    "Coverage is checked for all units of the account, not narrowed by the {what} chosen above.",
)


def has(filters: Filters, key: str) -> bool:
    """Whether the records can answer an indicator; what they cannot is left out, never zero."""
    programme = programme_of(filters.programme)
    register = programme.register_of(filters.register)
    return why_absent(METRICS[key], programme, register, context().scope) is None


def recorded(filters: Filters, keys: Iterable[str]) -> list[Metric]:
    """Return those indicators the records can answer."""
    return [METRICS[key] for key in keys if has(filters, key)]


def say_left_out(filters: Filters, keys: Iterable[str], text: Text = LEFT_OUT) -> None:
    """Name in one line the indicators that are left out, each with what is not there."""
    lang, programme = context().lang, programme_of(filters.programme)
    register = programme.register_of(filters.register)
    pairs = [(METRICS[key], what_is_missing(METRICS[key], programme, register)) for key in keys]
    told = [
        ONE.format(metric=metric.name[lang], missing=missing[lang])[lang]
        for metric, missing in pairs
        if missing
    ]
    if told:
        write_small(text.format(what=JOINT[lang].join(told))[lang])


def say_not_narrowed(filters: Filters) -> None:
    """Say that coverage does not follow what is chosen in the filter, where something is."""
    lang = context().lang
    names = [dimension_name(filters.programme, key)[lang].lower() for key, _ in filters.choices]
    if names:
        write_small(NOT_NARROWED.format(what=JOINT[lang].join(names))[lang])
