"""What a funnel says in words: its title, alternative text and how to read its lines."""

import pandas as pd

from dashboard.domain.text import Lang, Text

TITLE = Text("件数与{metric}对照|按{unit}", "{metric} against volume|by {unit}")
VOLUME = Text("件数", "Cases")
POOLED = Text("合计 {value}", "All {value}")
NOTES = (
    Text("虚线：95% 界限", "Dashed: 95% limits"),
    Text("实线：99.8% 界限", "Solid: 99.8% limits"),
)
WIDENED = Text("界限已按单位间普遍差异放宽", "Limits widened by the spread between units")
ALARM_NOTE = Text(
    "相同的单位仅凭 95% 界限也有 {share:.0%} 的机会误报",
    "Equal units would be flagged by 95% limits alone {share:.0%} of the time",
)
FEW_NOTE = Text("底部空心点：样本不足", "Hollow at the foot: too few cases")
DESCRIPTION = Text(
    "散点图：横轴件数，纵轴{metric}，合计 {rate}；{n} 个{unit}中 {apart} 个经合并检验可以区分，"
    "{outside} 个仅在 95% 界限外。",
    "Points of {metric} against volume, all {rate}; of {n} ({unit}) {apart} can be told apart, "
    "{outside} are outside their 95% limits only.",
)


def notes(frame: pd.DataFrame, lang: Lang, *, tau: float, alarm: float) -> list[str]:
    """Return how to read the lines and marks that are there."""
    return [
        *(note[lang] for note in NOTES),
        WIDENED[lang] if tau else "",
        ALARM_NOTE[lang].format(share=alarm) if alarm else "",
        "" if frame["shown"].all() else FEW_NOTE[lang],
    ]
