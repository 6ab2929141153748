"""How dossiers were drawn, in words: for the page, and for the sheet that goes with the list."""

from collections.abc import Callable

from dashboard.domain.text import Lang, Text
from dashboard.reports.files.dossier_draw import Draw

HOW = Text(
    "在所选范围内，取已办结且登记了卷宗的纠纷；{strata}按“种子:纠纷编号”的 MD5 值由小到大取。"
    "同一种子、同一数据版本，任何人重抽结果相同。",
    "Of the selection, closed disputes with a dossier recorded; {strata} those with the smallest "
    "MD5 of 'seed:dispute number' are taken. The same seed on the same data version draws the "
    "same dossiers.",
)
BY = Text(
    "按{strata}分层，件数按比例分配（最大余额法，件数够时每层至少一件），每层",
    "in strata by {strata}, each with its share (largest remainder, at least one per stratum where "
    "the size allows),",
)
WHOLE = Text("不分层，", "without strata,")
JOINT = Text("×", " × ")


def how_drawn(draw: Draw, name: Callable[[str], Text], lang: Lang) -> str:
    """Say how a draw was made; ``name`` says what a dimension is called."""
    named = JOINT[lang].join(name(dimension)[lang] for dimension in draw.by)
    strata = BY.format(strata=named)[lang] if named else WHOLE[lang]
    return HOW.format(strata=strata)[lang]
