"""What changed since the last edition, in words: numbers then and now, and no judgement."""

from dashboard.domain.text import Lang, Text
from dashboard.reports.briefing.compared import Change, Compared, Part, tally
from dashboard.reports.paper.document import Quoted

CHANGES = {
    Change.CHANGED: Text("有变动", "changed"),
    Change.UNCHANGED: Text("未变", "unchanged"),
    Change.OTHER_BASIS: Text("口径不同，不能比较", "another basis: not compared"),
    Change.OTHER_SELECTION: Text("范围不同，不能比较", "another selection: not compared"),
    Change.NEW: Text("新增", "new"),
    Change.GONE: Text("不再列出", "no longer listed"),
}
COUNTED = Text("{change} {n} 个", "{n} {change}")
COUNTS = Text("{n}/{of}", "{n}/{of}")
BETWEEN = Text("，", ", ")
THEN_NOW = Text("{name}：{then} → {now}", "{name}: {then} → {now}")
WITH = Text("{line}（{more}）", "{line} ({more})")
BOTH = Text("{then} → {now}", "{then} → {now}")
BASES = Text("{name}：{then}（{basis}）", "{name}: {then} ({basis})")
NONE = "—"


def tally_text(found: tuple[Compared, ...], lang: Lang) -> str:
    """Say how many figures changed, how many did not, and what could not be compared."""
    told = [(change, n) for change, n in tally(found).items() if n]
    parts = [COUNTED.format(change=CHANGES[change], n=n)[lang] for change, n in told]
    return BETWEEN[lang].join(parts)


def change_line(one: Compared, lang: Lang) -> str:
    """Say one figure then and now, with the counts behind it where they moved."""
    line = THEN_NOW.format(name=one.name, then=shown(one.then), now=shown(one.now))[lang]
    more = counts_text(one, lang)
    return WITH.format(line=line, more=more)[lang] if more else line


def counts_text(one: Compared, lang: Lang) -> str:
    """Say the counts behind a rate then and now, where either moved; nothing of a plain count."""
    if one.then is None or one.now is None or one.then.denominator is None:
        return ""
    if not {Part.NUMERATOR, Part.DENOMINATOR} & set(one.parts):
        return ""
    return BOTH.format(then=behind(one.then, lang), now=behind(one.now, lang))[lang]


def behind(quoted: Quoted | None, lang: Lang) -> str:
    """Write numerator and denominator of a figure; nothing where it is a plain count."""
    if quoted is None or quoted.denominator is None:
        return ""
    if quoted.numerator is None:
        return f"n={quoted.denominator:,.0f}"
    return COUNTS.format(n=f"{quoted.numerator:,.0f}", of=f"{quoted.denominator:,.0f}")[lang]


def shown(quoted: Quoted | None) -> str:
    """Return a figure as it is printed, or a dash where a paper has it not."""
    return quoted.shown if quoted else NONE
