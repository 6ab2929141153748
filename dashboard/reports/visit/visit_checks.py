"""What the last inspection of a station or room found, list by list."""

import pandas as pd

from dashboard.domain.text import Text
from dashboard.domain.visits import CheckList, checklists_of
from dashboard.queries.visits import unit_inspections
from dashboard.reports.visit.visit_block import Block, Subject
from dashboard.reports.wording import day_text

TITLE = Text("三、上次检查", "3. Last inspection")
HEADS = (
    Text("清单", "List"),
    Text("检查日", "Day"),
    Text("达到", "Met"),
    Text("未达到或未查", "Not met or not checked"),
)
NEVER = Text("没有检查记录", "no inspection on record")
ALL_MET = Text("无", "none")
UNCHECKED = Text("{item}（未查）", "{item} (not checked)")
LATER = Text(
    "另有晚于数据截至日的检查（{day}），数据到达该日后计入。",
    "A later inspection ({day}) counts once the data reach its day.",
)
JOINT = Text("、", ", ")


def checks_block(subject: Subject) -> Block:
    """Give the last inspection by each list: day, items met of all, and which were not."""
    lang = subject.lang
    asked = (subject.scope, subject.programme.code, subject.kind, subject.code)
    table = subject.ask(unit_inspections, *asked)
    table = table.assign(on_day=pd.to_datetime(table["on_day"]).dt.date)
    past = table[table["on_day"] <= subject.day]
    lists = checklists_of(subject.programme, subject.kind)
    rows = tuple(_row(subject, one, past[past["list"] == one.key]) for one in lists)
    later = table[table["on_day"] > subject.day]["on_day"]
    note = "" if later.empty else LATER.format(day=day_text(later.max(), lang))[lang]
    return Block(TITLE[lang], tuple(head[lang] for head in HEADS), rows, note)


def _row(subject: Subject, checked: CheckList, found: pd.DataFrame) -> tuple[str, ...]:
    lang, name = subject.lang, checked.name[subject.lang]
    if found.empty:
        return name, NEVER[lang], "", ""
    day = found["on_day"].max()
    last = found[found["on_day"] == day]
    # Checked twice on a day (two rooms of a station), an item is met where both were.
    met = {item: bool(rows["met"].eq(True).all()) for item, rows in last.groupby("item")}
    known = checked.items
    missed = [known[item][lang] for item in known if met.get(item) is False]
    unchecked = [UNCHECKED.format(item=known[i][lang])[lang] for i in known if i not in met]
    share = f"{sum(met.get(item, False) for item in known)}/{len(known)}"
    told = JOINT[lang].join([*missed, *unchecked]) or ALL_MET[lang]
    return name, day_text(day, lang), share, told
