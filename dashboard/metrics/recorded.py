"""Whether a programme's records can answer an indicator at all, and if not, why."""

from dashboard.domain.programme import Programme, Register
from dashboard.domain.records import COLUMNS, FIELDS, RECORDS
from dashboard.domain.scope import ALL, Scope
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import BASES
from dashboard.metrics.metric import Metric
from dashboard.queries.facts import FACTS, record_of

NO_RECORDS = Text(
    "本库没有{programme}的{what}记录，无法统计“{metric}”。",
    "The case database of {programme} holds no records of {what}, so '{metric}' is not recorded.",
)
NO_COLUMN = Text(
    "{programme}的记录未登记“{what}”，“{metric}”未追踪，无法核实。",
    "Records of {programme} do not hold {what}, so '{metric}' is not tracked.",
)
NO_RULE = Text(
    "{programme}没有规定“{what}”，无法统计“{metric}”。",
    "{programme} declares no {what}, so there is no '{metric}'.",
)
NO_RULE_HERE = Text(
    "“{register}”台账没有规定“{what}”，无法统计“{metric}”。",
    "Register '{register}' is held to no {what}, so there is no '{metric}'.",
)
RULES = {
    "duty": Text("值守时段", "duty hours"),
    "enter_within_days": Text("录入期限", "days for entry"),
    "stall_after_days": Text("停滞天数", "days without a step"),
    "leads": Text("由谁主调", "rule of who leads"),
    "inquiry_must_continue": Text("调查取证不停", "rule that the inquiry goes on"),
}
NO_BASIS = Text(
    "{register}台账按{bases}计，不登记“{metric}”。",
    "Register '{register}' does not record '{metric}': it is counted on {bases}.",
)
OUT_OF_REACH = Text(
    "“{metric}”的记录不分到您所负责的单位，无法按您的范围统计。",
    "Records behind '{key}' do not name your units, so it cannot be counted for your reach.",
)

WITHHELD = Text("您的角色不能查看“{metric}”。", "Your role may not see '{key}'.")


def why_absent(
    metric: Metric, programme: Programme, register: Register, scope: Scope | None = None
) -> Text | None:
    """Return why there is no such figure (for a reader), or nothing where there is one."""
    record = record_of(metric.fact) if metric.fact in FACTS else "dispute"
    if record not in programme.records:
        return _say(NO_RECORDS, programme, metric, RECORDS[record])
    missing = _missing(metric, programme)
    if missing:
        return _say(NO_COLUMN, programme, metric, missing[0])
    rule = _missing_rule(metric, programme, register)
    if rule:
        return _no_rule(metric, programme, register, rule)
    if metric.bases and not set(metric.bases) & set(register.counts):
        return _other_basis(metric, register)
    if scope is not None and not is_held(scope, metric):
        return WITHHELD.format(metric=metric.name, key=metric.key)
    if scope is not None and not is_reached(scope, metric, programme):
        return OUT_OF_REACH.format(metric=metric.name.zh, key=metric.key)
    return None


def what_is_missing(metric: Metric, programme: Programme, register: Register) -> Text | None:
    """Name shortly what is not recorded where there is no such figure."""
    record = record_of(metric.fact) if metric.fact in FACTS else "dispute"
    if record not in programme.records:
        return RECORDS[record]
    missing = _missing(metric, programme)
    if missing:
        return missing[0]
    rule = _missing_rule(metric, programme, register)
    if rule:
        return rule
    return None if is_recorded(metric, programme, register) else BASES[metric.bases[0]]


def is_recorded(metric: Metric, programme: Programme, register: Register) -> bool:
    """Return whether the programme's records can answer an indicator."""
    return why_absent(metric, programme, register) is None


def is_held(scope: Scope, metric: Metric) -> bool:
    """Whether a reader's role holds the group of facts an indicator belongs to."""
    return metric.fact not in FACTS or scope.may_see(FACTS[metric.fact].right)


def is_reached(scope: Scope, metric: Metric, programme: Programme) -> bool:
    """Whether an indicator's records can be kept to a reader's reach at all.

    A head of two stations cannot be told how many of the county's committees are his:
    that is not zero, so it is not asked.
    """
    fact = FACTS.get(metric.fact, FACTS["dispute"])
    reaches = {"county": scope.counties, "station": scope.stations, "firm": scope.firms}
    limited = [fact.columns.get(name, name) for name, codes in reaches.items() if codes != ALL]
    empty = [name for name in limited if f"{fact.table.name}.{name}" in programme.unrecorded]
    return not empty and all(name in fact.table.c for name in limited)


def _missing(metric: Metric, programme: Programme) -> list[Text]:
    """The names of the columns an indicator needs and nobody fills."""
    known = COLUMNS | FIELDS
    needed = [need if need in COLUMNS else f"{metric.fact}.{need}" for need in metric.needs]
    return [known[column] for column in needed if column in programme.unrecorded]


def _missing_rule(metric: Metric, programme: Programme, register: Register) -> Text | None:
    """The name of the rule an indicator needs and the register is not held to."""
    rules = programme.rules_of(register)
    if metric.needs_rule is None or getattr(rules, metric.needs_rule) is not None:
        return None
    return RULES[metric.needs_rule]


def _no_rule(metric: Metric, programme: Programme, register: Register, rule: Text) -> Text:
    """Say that the programme, or this register of it, declares no such rule."""
    if getattr(programme.rules, str(metric.needs_rule)) is None:
        return _say(NO_RULE, programme, metric, rule)
    return Text(
        NO_RULE_HERE.zh.format(register=register.name.zh, metric=metric.name.zh, what=rule.zh),
        NO_RULE_HERE.en.format(register=register.key, metric=metric.key, what=rule.en),
    )


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
