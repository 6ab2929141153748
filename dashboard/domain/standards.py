"""Standards: what units are checked against, as a programme declares them.

A standard names a *kind* (how it is judged), a *unit* (what must meet it) and a *subject* (what
is looked at). Adding one of an existing kind and subject needs a paragraph in the programme file
and no code; ``docs/standards.md`` lists what there is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from dashboard.domain.declared import Declared
from dashboard.domain.standard_columns import UNITS_WHERE, WHERE, odd_choice
from dashboard.domain.text import Text

Kind = Literal[
    "presence",
    "staffing",
    "pairing",
    "expiry",
    "rollout",
    "target",
    "duty_hours",
    "cadence",
    "checklist",
    "recency",
    "completeness",
]
Unit = Literal[
    "station",
    "community",
    "town",
    "county",
    "zone",
    "room",
    "mediator",
    "justice_office",
    "committee",
]
Period = Literal["day", "week", "month", "quarter", "half_year", "year"]

KINDS = {
    "presence": Text("设置", "Presence"),
    "staffing": Text("人员配备", "Staffing"),
    "pairing": Text("结对", "Pairing"),
    "expiry": Text("有效期", "Validity"),
    "rollout": Text("推行进度", "Roll-out"),
    "target": Text("建设目标", "Target"),
    "duty_hours": Text("值守时间", "Duty hours"),
    "cadence": Text("工作频次", "Cadence"),
    "checklist": Text("检查清单", "Checklist"),
    "recency": Text("间隔时限", "Recency"),
    "completeness": Text("逐案完整", "Completeness"),
}


@dataclass(frozen=True)
class Subject:
    """What a standard can look at: by which kinds it is judged, and for which units."""

    name: Text
    kinds: tuple[str, ...]
    units: tuple[str, ...]


STANDING_KINDS = ("presence", "staffing")
SHARES = ("duty_hours", "completeness")
_DONE = ("cadence", "recency")
SUBJECTS: Mapping[str, Subject] = {
    "firm": Subject(Text("律所入驻", "firms at stations"), STANDING_KINDS, ("station",)),
    "room": Subject(
        Text("调解室设置", "mediation rooms"),
        STANDING_KINDS,
        ("station", "community", "town", "county"),
    ),
    "venue": Subject(Text("固定场所", "a fixed venue"), ("presence",), ("room",)),
    "committee": Subject(
        Text("调委会设置", "committees"), STANDING_KINDS, ("community", "town", "county")
    ),
    "resource": Subject(Text("专家库等资源", "pools and teams"), STANDING_KINDS, ("county",)),
    "mediator": Subject(
        Text("调解员配备", "mediators"),
        STANDING_KINDS,
        ("station", "room", "town", "community", "county", "committee"),
    ),
    "justice_office": Subject(
        Text("派出所与司法所结对", "pairing with a justice office"), ("pairing",), ("station",)
    ),
    "station": Subject(
        Text("司法所与派出所结对", "pairing with a station"), ("pairing",), ("justice_office",)
    ),
    "licence": Subject(Text("资格证有效期", "licences"), ("expiry",), ("mediator",)),
    "start": Subject(Text("按计划启用", "starting as planned"), ("rollout",), ("station",)),
    "video": Subject(Text("视频调解", "video mediation"), ("target",), ("town", "county")),
    "duty": Subject(Text("值守时间", "duty hours"), ("duty_hours",), ("station",)),
    "on_call": Subject(Text("夜间响应值守", "nights on call"), ("duty_hours",), ("station",)),
    "call": Subject(Text("顾问电话", "adviser calls"), _DONE, ("community",)),
    "visit": Subject(Text("顾问上门", "adviser visits"), _DONE, ("community",)),
    "lecture": Subject(Text("法律讲座", "lectures"), _DONE, ("community",)),
    "patrol": Subject(Text("定点定向巡查", "patrols"), _DONE, ("zone", "station")),
    "meeting": Subject(Text("会议", "meetings"), _DONE, ("station", "county")),
    "training": Subject(Text("培训", "training"), _DONE, ("county",)),
    "inspection": Subject(
        Text("规范化检查", "inspections"), ("checklist", "recency"), ("station", "room")
    ),
    "dossier": Subject(
        Text("一案一卷", "dossiers"), ("completeness",), ("station", "room", "town", "county")
    ),
    "feedback": Subject(
        Text("结果反馈", "feedback"), ("completeness",), ("station", "room", "town", "county")
    ),
}
"""What standards can be about."""


class Hours(Declared):
    """Hours of a day that must be covered, local time; past 24 lies in the next morning."""

    starts: int = Field(ge=0, le=23)
    ends: int = Field(ge=1, le=36)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.starts >= self.ends:
            raise ValueError("'starts' must be before 'ends'")
        return self


class Standard(Declared):
    """A requirement units are checked against.

    ``where`` keeps the records that count, by their own columns (``kind = ["joint"]``),
    ``units_where`` the units that are meant, ``least_officers`` those stations of that size.
    ``each`` asks every code of ``where`` for itself (every field in every county). ``required``
    is a number per unit and period; for duty hours and completeness a share. ``assumed`` says
    what the source leaves open and the product takes instead.
    """

    key: str
    kind: Kind
    name: Text
    unit: Unit
    requirement: Text
    subject: str
    where: dict[str, tuple[str, ...]] = {}
    units_where: dict[str, tuple[str, ...]] = {}
    each: str | None = None
    least_officers: int | None = Field(default=None, gt=0)
    hours: Hours | None = None
    within_days: int | None = Field(default=None, gt=0)
    period: Period = "day"
    required: float = Field(default=1, gt=0)
    owner: Text
    source: Text
    assumed: Text | None = None
    since: date

    @model_validator(mode="after")
    def _can_be_judged(self) -> Self:
        subject = SUBJECTS.get(self.subject)
        if subject is None:
            raise ValueError(f"unknown subject '{self.subject}', known: {', '.join(SUBJECTS)}")
        if self.kind not in subject.kinds:
            known = ", ".join(subject.kinds)
            raise ValueError(f"'{self.subject}' is judged by {known}, not by {self.kind}")
        if self.unit not in subject.units:
            known = ", ".join(subject.units)
            raise ValueError(f"'{self.subject}' is required of {known}, not of {self.unit}")
        return self

    @model_validator(mode="after")
    def _says_what_its_kind_needs(self) -> Self:
        for kind, name in (("recency", "within_days"), ("duty_hours", "hours")):
            given = getattr(self, name) is not None
            if given != (self.kind == kind):
                state = "is not for" if given else "is missing for"
                raise ValueError(f"'{name}' {state} a standard of {self.kind}")
        if self.each is not None and self.kind not in STANDING_KINDS:
            raise ValueError(f"'each' is for {' and '.join(STANDING_KINDS)} alone")
        if self.each is not None and not self.where.get(self.each):
            raise ValueError(f"'each' names '{self.each}', which 'where' does not list")
        if self.least_officers is not None and self.unit != "station":
            raise ValueError("'least_officers' is for stations alone")
        if self.kind in SHARES and self.required > 1:
            raise ValueError(f"'required' is a share for {self.kind}, at most 1")
        return self

    @model_validator(mode="after")
    def _keeps_by_what_there_is(self) -> Self:
        odd = odd_choice(self.where, WHERE.get(self.subject, {}), "where")
        odd = odd or odd_choice(self.units_where, UNITS_WHERE[self.unit], "units_where")
        if odd:
            raise ValueError(odd)
        return self
