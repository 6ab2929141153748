"""Whether a programme's records can answer an indicator at all, and if not, why."""

from dashboard.domain.programme import Programme, Register
from dashboard.domain.records import COLUMNS, RECORDS
from dashboard.domain.text import Text
from dashboard.metrics.metric import Metric
from dashboard.queries.facts import FACTS, record_of

NO_RECORDS = Text(
    "本库没有{programme}的{what}记录，无法统计“{metric}”。",
    "The case database of {programme} holds no records of {what}, so '{metric}' is not recorded.",
)
NO_COLUMN = Text(
    "{programme}的纠纷记录未登记“{what}”，“{metric}”未追踪，无法核实。",
    "Disputes of {programme} do not record {what}, so '{metric}' is not tracked.",
)
NO_BASIS = Text(
    "{register}台账按{bases}计，不登记“{metric}”。",
    "Register '{register}' does not record '{metric}': it is counted on {bases}.",
)
BASES = {
    "found": Text("摸排", "found"),
    "accepted": Text("受理", "accepted"),
    "mediated": Text("调解", "mediated"),
}


def why_absent(metric: Metric, programme: Programme, register: Register) -> Text | None:
    """Return why there is no such figure, or nothing where there is one."""
    record = record_of(metric.fact) if metric.fact in FACTS else "dispute"
    if record not in programme.records:
        return _say(NO_RECORDS, programme, metric, RECORDS[record])
    missing = [column for column in metric.needs if column in programme.unrecorded]
    if missing:
        return _say(NO_COLUMN, programme, metric, COLUMNS[missing[0]])
    if metric.bases and not set(metric.bases) & set(register.counts):
        return _other_basis(metric, register)
    return None


def what_is_missing(metric: Metric, programme: Programme, register: Register) -> Text | None:
    """Name shortly what is not recorded where there is no such figure."""
    record = record_of(metric.fact) if metric.fact in FACTS else "dispute"
    if record not in programme.records:
        return RECORDS[record]
    missing = [column for column in metric.needs if column in programme.unrecorded]
    if missing:
        return COLUMNS[missing[0]]
    return None if is_recorded(metric, programme, register) else BASES[metric.bases[0]]


def is_recorded(metric: Metric, programme: Programme, register: Register) -> bool:
    """Return whether the programme's records can answer an indicator."""
    return why_absent(metric, programme, register) is None


def _other_basis(metric: Metric, register: Register) -> Text:
    zh = "、".join(BASES[one].zh for one in register.counts)
    en = ", ".join(BASES[one].en for one in register.counts)
    return Text(
        NO_BASIS.zh.format(register=register.name.zh, metric=metric.name.zh, bases=zh),
        NO_BASIS.en.format(register=register.key, metric=metric.key, bases=en),
    )


def _say(text: Text, programme: Programme, metric: Metric, what: Text) -> Text:
    zh = text.zh.format(programme=programme.short.zh, metric=metric.name.zh, what=what.zh)
    return Text(zh, text.en.format(programme=programme.code, metric=metric.key, what=what.en))
