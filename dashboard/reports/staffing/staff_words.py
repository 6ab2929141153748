"""What may be said of the people of a programme: sentences by rule, each with its basis."""

from collections.abc import Iterator

from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang, Text
from dashboard.metrics import METRICS
from dashboard.reports.staffing.staff import Cases, Staff
from dashboard.reports.staffing.staff_upkeep import licences, others, rate, trained
from dashboard.reports.wording import basis_text, day_text, signed, value_text

IN_OFFICE = Text(
    "{day}在聘人民调解员 **{n}** 人{assistants}，其中专职 **{full}** 人，占 **{share}**"
    "（{behind}）。",
    "On {day}, **{n}** mediators in office{assistants}, **{full}** of them full-time: **{share}** "
    "({behind}).",
)
ASSISTANTS = Text("（另有司法助理员 {n} 人）", " (and {n} judicial assistants)")
CAME_AND_WENT = Text(
    "期内新聘 **{hired}** 人，解聘 **{dismissed}** 人，净增减 **{net}** 人；"
    "流动率 **{turnover}**（解聘 {dismissed} ÷ 期初前一日与期末平均在聘 {mean} 人，不折算为年）。",
    "In the period **{hired}** were hired and **{dismissed}** dismissed, net **{net}**; turnover "
    "**{turnover}** (dismissed {dismissed} ÷ {mean} in office on the average of the day before and "
    "the last, not put on a year).",
)
NO_LEAVING = Text(
    "期内新聘 **{hired}** 人；解聘未登记，净增减和流动率无法核实。",
    "In the period **{hired}** were hired; dismissals are not recorded, so neither the net change "
    "nor the turnover can be told.",
)
CASES = Text(
    "期内一直在聘的 **{people}** 人，人均 **{mean}** 件；其中 **{idle}** 人（{share:.1%}）"
    "期内没有纠纷{everywhere}。按{register}、{basis}计。",
    "**{people}** were in office all the period, with **{mean}** cases each; **{idle}** of them "
    "({share:.1%}) had none{everywhere}. Counted in {register}, on {basis}.",
)
BUSY_ONE = Text(
    "件数最多的 1%（含并列）是 **{busy}** 人，每人 **{most}** 件；多少算多来源没有规定，仅供查看。",
    "The upper 1 % by cases, ties included, are **{busy}** people with **{most}** each; no source "
    "says how many are too many: these are places to look.",
)
NOBODY_STAYED = Text(
    "没有期内一直在聘的调解员，不计人均件数。",
    "No mediator was in office all the period: no mean is told.",
)
EVERYWHERE = Text(
    "，{n} 人在其他台账也没有", "; {n} of these had none in any other register either"
)
APART = Text(
    "期内到岗或离岗的 {people} 人另计，共 {cases} 件；",
    "The {people} who came or left are counted apart, with {cases} cases; ",
)
NAMED = Text(
    "期内纠纷 {all} 件，登记了调解员的 {named} 件{rest}。",
    "of {all} cases of the period {named} name a mediator{rest}.",
)
A_REGISTER = Text("“{name}”台账", "register '{name}'")
NAMED_SO = Text("“{name}”", "register '{name}'")
REST = Text(
    "，其中 {n} 件由司法助理员或以上未计的人员办理",
    ", {n} of them a judicial assistant or somebody not counted above",
)
BUSY = Text(
    "件数最多的 1%（含并列）是 **{busy}** 人，每人 **{least}** 件以上，最多 **{most}** 件；"
    "多少算多来源没有规定，仅供查看。",
    "The upper 1 % by cases, ties included, are **{busy}** people with **{least}** or more "
    "each, at most **{most}**; no source says how many are too many: these are places to look.",
)


def sentences(staff: Staff, lang: Lang) -> list[str]:
    """Return what the figures say, one line a subject; what is not recorded is named."""
    said = (_in_office, _moving, _cases, licences, trained, others)
    return [line for tell in said for line in tell(staff, lang)]


def _in_office(staff: Staff, lang: Lang) -> Iterator[str]:
    share, assistants = staff.row("full_time_share"), staff.number("assistants")
    if share is None:
        yield _why(staff, "mediators", lang)
        return
    beside = ASSISTANTS.format(n=f"{assistants:,}")[lang] if assistants else ""
    yield IN_OFFICE[lang].format(
        day=day_text(staff.day, lang),
        n=f"{int(share['denominator']):,}",
        full=f"{int(share['numerator']):,}",
        assistants=beside,
        **rate(staff, "full_time_share", lang),
    )


def _moving(staff: Staff, lang: Lang) -> Iterator[str]:
    hired, gone = staff.number("hired"), staff.row("turnover")
    if hired is None:
        return
    if gone is None or staff.net is None:
        yield NO_LEAVING.format(hired=f"{hired:,}")[lang]
        return
    yield CAME_AND_WENT[lang].format(
        hired=f"{hired:,}",
        dismissed=f"{staff.number('dismissed'):,}",
        net=signed(staff.net, 0),
        mean=f"{gone['denominator']:,.10g}",
        turnover=value_text(METRICS["turnover"], gone, lang),
    )


def _cases(staff: Staff, lang: Lang) -> Iterator[str]:
    found = staff.cases
    if not isinstance(found, Cases):
        if staff.row("mediators") is not None:
            yield f"{found[lang]}。" if lang == Lang.ZH else f"{found[lang]}."
        return
    stayed, moved = found.stayed, found.moved
    if stayed.mean is None:
        yield NOBODY_STAYED[lang]
    else:
        yield CASES[lang].format(**_told(staff, found, lang))
    rest = found.named - stayed.cases - moved.cases
    apart = APART.format(people=f"{moved.people:,}", cases=f"{moved.cases:,}")[lang]
    named = NAMED[lang].format(
        all=f"{found.all:,}",
        named=f"{found.named:,}",
        rest=REST.format(n=f"{rest:,}")[lang] if rest > 0 else "",
    )
    told = (apart if moved.people else "") + named
    yield told[0].upper() + told[1:]
    if stayed.busy:
        busy = BUSY if stayed.busy_from < stayed.most else BUSY_ONE
        yield busy[lang].format(busy=f"{stayed.busy:,}", least=stayed.busy_from, most=stayed.most)


def _told(staff: Staff, found: Cases, lang: Lang) -> dict[str, object]:
    programme, stayed = programme_of(staff.filters.programme), found.stayed
    several = len(programme.registers) > 1 and stayed.idle
    return {
        "people": f"{stayed.people:,}",
        "mean": f"{stayed.mean:.1f}",
        "idle": f"{stayed.idle:,}",
        "share": stayed.idle / stayed.people,
        "everywhere": EVERYWHERE.format(n=f"{stayed.idle_everywhere:,}")[lang] if several else "",
        "register": _register(programme.register_of(staff.filters.register).name)[lang],
        "basis": basis_text(programme, staff.filters, lang),
    }


def _register(name: Text) -> Text:
    """Name a register, without saying 台账 twice."""
    return (NAMED_SO if name.zh.endswith("台账") else A_REGISTER).format(name=name)


def _why(staff: Staff, key: str, lang: Lang) -> str:
    found = staff.rows[key]
    return found[lang] if isinstance(found, Text) else ""
