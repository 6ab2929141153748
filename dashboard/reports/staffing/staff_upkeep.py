"""What may be said of what people must keep up: licences and training; and who else there is."""

from collections.abc import Iterator

import pandas as pd

from dashboard.domain.text import Lang, Text
from dashboard.metrics import METRICS
from dashboard.reports.staffing.staff import NO_LICENCE, Staff, Trained
from dashboard.reports.wording import behind_text, value_text

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


def licences(staff: Staff, lang: Lang) -> Iterator[str]:
    """Say how many licences ran out or soon will, or that none is recorded."""
    held = staff.licences
    if isinstance(held, Text):
        yield from (NO_LICENCES[lang],) if held == NO_LICENCE else ()
        return
    yield LICENCES[lang].format(
        of=f"{held['licences']:,}",
        out=f"{held['licences_run_out']:,}",
        soon=f"{held['licences_run_out_soon']:,}",
        none=f"{held['without_licence']:,}",
    )


def trained(staff: Staff, lang: Lang) -> Iterator[str]:
    """Say how many people were trained, and that attendances are not people."""
    found, attended = staff.trained, staff.number("training_attendances")
    if not isinstance(found, Trained):
        said = NOT_TRAINED[lang]
    else:
        said = TRAINED[lang].format(
            people=f"{found.people:,}",
            mean=found.sessions / found.people if found.people else 0,
            never=f"{found.never:,}",
            **rate(staff, "trained_share", lang),
        )
    beside = "" if attended is None else ATTENDANCES.format(n=f"{attended:,}")[lang]
    yield said + (" " if beside and lang == Lang.EN else "") + beside


def others(staff: Staff, lang: Lang) -> Iterator[str]:
    """Say how many officers and lawyers there are, where they are recorded."""
    told = []
    for key in PEOPLE:
        name, n = METRICS[key].name, staff.number(key)
        said = OTHERS_ABSENT if n is None else OTHERS
        told.append(said[lang].format(name=name[lang], n=f"{n:,}" if n is not None else ""))
    yield f"{'，'.join(told)}。" if lang == Lang.ZH else f"{', '.join(told)}.".capitalize()


def rate(staff: Staff, key: str, lang: Lang) -> dict[str, str]:
    """Return a rate in words: ``share``, and ``behind`` it counts and interval."""
    row = staff.row(key)
    row = pd.Series(dtype=object) if row is None else row
    metric = METRICS[key]
    return {"share": value_text(metric, row, lang), "behind": behind_text(metric, row, lang)}
