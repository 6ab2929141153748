"""What may be said of the people of a programme: sentences by rule, each with its basis."""

from collections.abc import Iterator

import pandas as pd

from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang, Text
from dashboard.metrics import METRICS
from dashboard.reports.staff import NO_LICENCE, Cases, Staff, Trained
from dashboard.reports.wording import basis_text, behind_text, day_text, signed, value_text

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
    "期内没有纠纷{everywhere}。按“{register}”台账、{basis}计。",
    "**{people}** were in office all the period, with **{mean}** cases each; **{idle}** of them "
    "({share:.1%}) had none{everywhere}. Counted in register '{register}', on {basis}.",
)
NOBODY_STAYED = Text(
    "没有期内一直在聘的调解员，不计人均件数。",
    "No mediator was in office all the period: no mean is told.",
)
EVERYWHERE = Text(
    "，{n} 人在其他台账也没有", "; {n} of these had none in any other register either"
)
APART = Text(
    "期内到岗或离岗的 {people} 人另计，共 {cases} 件；期内纠纷 {all} 件，"
    "登记了调解员的 {named} 件{rest}。",
    "The {people} who came or left are counted apart, with {cases} cases; of {all} cases of the "
    "period {named} name a mediator{rest}.",
)
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
LICENCES = Text(
    "数据截至日在任、登记了资格证有效期的 **{of}** 人（含司法助理员）中，**{out}** 人已过期，"
    "**{soon}** 人 90 日内到期；另有 {none} 人未登记。",
    "Of **{of}** people in office with a recorded licence on the data-to day (judicial assistants "
    "too), **{out}** have one that ran out and **{soon}** one that ends within 90 days; {none} "
    "have none recorded.",
)
NO_LICENCES = Text("资格证有效期未登记。", "Licences are not recorded.")
TRAINED = Text(
    "期末在聘的 {people} 人中，期内至少参训一次的占 **{share}**（{behind}），"
    "人均 **{mean:.2f}** 次，从未参训 **{never}** 人（按参训名单、按人计）。",
    "Of {people} mediators in office, **{share}** were trained at least once in the period "
    "({behind}), {mean:.2f} times on average; **{never}** never (people on the lists of who was "
    "trained).",
)
NOT_TRAINED = Text(
    "参训名单未登记，受训比例无法核实。",
    "Lists of who was trained are not recorded: the share trained cannot be told.",
)
ATTENDANCES = Text(
    "同期培训 {n} 人次，是人次不是人数，不能除以在聘人数当作受训率。",
    "Attendances at trainings in the period: {n}. These are not people, and divided by people in "
    "office they are no share trained.",
)
OTHERS = Text("{name} **{n}** 人", "{name} **{n}**")
OTHERS_ABSENT = Text("{name}未登记", "{name} not recorded")
PEOPLE = ("officers", "resident_lawyers", "community_advisers")


def sentences(staff: Staff, lang: Lang) -> list[str]:
    """Return what the figures say, one line a subject; what is not recorded is named."""
    said = (_in_office, _moving, _cases, _licences, _trained, _others)
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
        **_rate(staff, "full_time_share", lang),
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
    yield APART[lang].format(
        people=f"{moved.people:,}",
        cases=f"{moved.cases:,}",
        all=f"{found.all:,}",
        named=f"{found.named:,}",
        rest=REST.format(n=f"{rest:,}")[lang] if rest > 0 else "",
    )
    if stayed.busy:
        yield BUSY[lang].format(busy=f"{stayed.busy:,}", least=stayed.busy_from, most=stayed.most)


def _told(staff: Staff, found: Cases, lang: Lang) -> dict[str, object]:
    programme, stayed = programme_of(staff.filters.programme), found.stayed
    several = len(programme.registers) > 1 and stayed.idle
    return {
        "people": f"{stayed.people:,}",
        "mean": f"{stayed.mean:.1f}",
        "idle": f"{stayed.idle:,}",
        "share": stayed.idle / stayed.people,
        "everywhere": EVERYWHERE.format(n=f"{stayed.idle_everywhere:,}")[lang] if several else "",
        "register": programme.register_of(staff.filters.register).name[lang],
        "basis": basis_text(programme, staff.filters, lang),
    }


def _licences(staff: Staff, lang: Lang) -> Iterator[str]:
    held = staff.licences
    if isinstance(held, Text):
        yield from (NO_LICENCES[lang],) if held is NO_LICENCE else ()
        return
    yield LICENCES[lang].format(
        of=f"{held['licences']:,}",
        out=f"{held['licences_run_out']:,}",
        soon=f"{held['licences_run_out_soon']:,}",
        none=f"{held['without_licence']:,}",
    )


def _trained(staff: Staff, lang: Lang) -> Iterator[str]:
    found, attended = staff.trained, staff.number("training_attendances")
    if not isinstance(found, Trained):
        said = NOT_TRAINED[lang]
    else:
        said = TRAINED[lang].format(
            people=f"{found.people:,}",
            mean=found.sessions / found.people if found.people else 0,
            never=f"{found.never:,}",
            **_rate(staff, "trained_share", lang),
        )
    beside = "" if attended is None else ATTENDANCES.format(n=f"{attended:,}")[lang]
    yield said + (" " if beside and lang == Lang.EN else "") + beside


def _others(staff: Staff, lang: Lang) -> Iterator[str]:
    told = []
    for key in PEOPLE:
        name, n = METRICS[key].name, staff.number(key)
        said = OTHERS_ABSENT if n is None else OTHERS
        told.append(said[lang].format(name=name[lang], n=f"{n:,}" if n is not None else ""))
    yield f"{'，'.join(told)}。" if lang == Lang.ZH else f"{', '.join(told)}.".capitalize()


def _rate(staff: Staff, key: str, lang: Lang) -> dict[str, str]:
    row = staff.row(key)
    row = pd.Series(dtype=object) if row is None else row
    metric = METRICS[key]
    return {"share": value_text(metric, row, lang), "behind": behind_text(metric, row, lang)}


def _why(staff: Staff, key: str, lang: Lang) -> str:
    found = staff.rows[key]
    return found[lang] if isinstance(found, Text) else ""
