"""Writing a briefing: whose it is, of what, and the figures quoted so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.programme import Register
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang, Text
from dashboard.domain.vocabulary import BASES
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Kind, Metric
from dashboard.metrics.recorded import why_absent
from dashboard.queries.counts import data_to
from dashboard.reports.briefing.asked import Asked
from dashboard.reports.briefing.sent import Sent
from dashboard.reports.briefing.subjects import last_day, latest_month
from dashboard.reports.briefing.told import A_YEAR, told_with_counts
from dashboard.reports.briefing.words import LED, NAMED
from dashboard.reports.figure import Ask, Figure
from dashboard.reports.narrowing import narrowed
from dashboard.reports.paper.document import Cite
from dashboard.reports.paper.once import once
from dashboard.reports.paper.quoting import Found, Quotes, Told
from dashboard.reports.paper.sentences import Parts, Value, joined, sentence
from dashboard.reports.trends.trend import declared_steps, trend
from dashboard.reports.trends.trend_changes import month_before
from dashboard.reports.trends.trend_months import provisional_from, recorded_from

WINDOW = 24
"""Months a signal is told from, as on the overview."""


@dataclass
class Writer:
    """One briefing being written. ``used`` are the indicators in it, ``few`` what was too small."""

    scope: Scope
    asked: Asked
    ask: Ask
    sent: Sent | None = None
    used: dict[str, Metric] = field(default_factory=dict)
    few: list[Cite] = field(default_factory=list)
    _series: dict[tuple[str, str], Figure] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ask = once(self.ask)
        self.programme = programme_of(self.asked.programme)
        self.quotes = Quotes(self.scope, self.asked.lang, self.ask)

    @property
    def lang(self) -> Lang:
        return self.asked.lang

    @property
    def end(self) -> date:
        """The last day of the month."""
        return last_day(self.asked.month)

    @property
    def is_latest(self) -> bool:
        """Whether what stands on the data-to day is what the month ended with."""
        return self.asked.month == latest_month(self.programme)

    @property
    def data_to(self) -> date:
        return data_to(self.asked.programme)

    def month(self, register: Register, month: date | None = None) -> Filters:
        """Return the selection of a month in a register."""
        first = month or self.asked.month
        return Filters(
            programme=self.asked.programme,
            register=register.key,
            start=first,
            end=last_day(first),
            choices=self.asked.choices,
        )

    def year_to(self, register: Register, month: date | None = None) -> Filters:
        """Return the twelve months that end with a month, as far as disputes are on record."""
        whole = self.month(register, month)
        first = month_before(whole.start, A_YEAR - 1)
        began = recorded_from(self.asked.programme, METRICS["settlement_rate"])
        return whole.during(max(first, began), whole.end)

    def id(self, register: Register, name: str) -> str:
        """Return a figure's id: with its register where the programme keeps several."""
        return f"{register.key}.{name}" if len(self.programme.registers) > 1 else name

    def led(self, register: Register) -> Parts:
        """Name the register a sentence is about, where the programme keeps several."""
        several = len(self.programme.registers) > 1
        return self.say(LED, register=register.name) if several else ()

    def in_register(self, register: Register, name: str) -> str:
        """Put a figure's register before its name, where the programme keeps several."""
        if len(self.programme.registers) == 1:
            return name
        return NAMED[self.lang].format(register=register.name[self.lang], name=name)

    def base_of(self, register: Register) -> Text:
        """Return what a register counts on."""
        return BASES[register.base]

    def has(self, register: Register, key: str) -> bool:
        """Whether there is such a figure for this reader."""
        return why_absent(METRICS[key], self.programme, register, self.scope) is None

    def settled_month(self, register: Register, key: str) -> date | None:
        """Return the month itself, or the last before it whose figure no longer changes."""
        metric, whole = METRICS[key], self.month(register)
        young = provisional_from(whole, metric)
        if young is None or self.asked.month < young:
            return self.asked.month
        before = month_before(young, 1)
        return before if before >= recorded_from(whole.programme, metric).replace(day=1) else None

    def cite(
        self,
        figure_id: str,
        key: str,
        filters: Filters,
        *,
        page: str = "trends",
        by: str = "",
        unit: str = "",
        name: str = "",
        beside: bool = False,
        told: Told | None = None,
        opens: Filters | None = None,
    ) -> Cite:
        """Quote an indicator; a rate with its counts, or its counts alone where they are few."""
        metric = METRICS[key]
        self.used[key] = metric
        cite = self.quotes.figure(
            figure_id,
            key,
            narrowed(filters, metric)[0],
            page=page,
            by=(by,) if by else (),
            unit=unit,
            name=self._name(filters, metric, name),
            beside=beside,
            told=told or told_with_counts,
            opens=opens,
        )
        if metric.kind != Kind.COUNT and self.quotes.taken[figure_id].value is None:
            self.few.append(cite)
        return cite

    def _name(self, filters: Filters, metric: Metric, name: str) -> str:
        """Return what the annex calls an indicator: two registers may have one of that name."""
        told = name or metric.name[self.lang]
        if not metric.needs_register:
            return told
        return self.in_register(self.programme.register_of(filters.register), told)

    def other(self, found: Found) -> Cite:
        """Quote a figure that is no indicator."""
        return self.quotes.other(found)

    def say(self, text: Text, **values: Value) -> Parts:
        """Fill a sentence."""
        return sentence(text, self.lang, **values)

    def join(self, many: Iterable[Parts], between: Text) -> Parts:
        """Join parts of a sentence."""
        return joined(many, between, self.lang)

    def series(self, register: Register, key: str) -> pd.DataFrame:
        """Return the months of an indicator up to this one, with limits, signals and changes."""
        if (register.key, key) not in self._series:
            metric = METRICS[key]
            whole = narrowed(self.month(register), metric)[0]
            first = month_before(self.asked.month, WINDOW - 1)
            began = recorded_from(whole.programme, metric).replace(day=1)
            whole = whole.during(max(first, began), whole.end)
            steps = declared_steps(self.programme)
            found = trend(self.scope, whole, metric, steps=steps, ask=self.ask)
            self._series[register.key, key] = found
        return self._series[register.key, key].rows
