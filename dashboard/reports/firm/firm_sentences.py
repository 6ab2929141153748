"""What an indicator says of the firms: together, who stands out, how many are alike."""

from collections.abc import Iterable

import pandas as pd

from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.bands import BANDS

RATE = Text("律师主调成功率", "lawyer-led settlement rate")
VALUE = Text(
    "{metric} {value:.1%}（{k:,.0f}/{n:,.0f}）", "{metric} {value:.1%} ({k:,.0f}/{n:,.0f})"
)
NOTHING_KEPT = Text(
    "{metric}：期内没有登记，不作判断。", "{metric}: nothing on record in the period, not judged."
)
POOLED = Text(
    "{metric}（合并 **{rate:.1%}**，{k:,}/{n:,}）：{what}。",
    "{metric} (together **{rate:.1%}**, {k:,}/{n:,}): {what}.",
)
STANDS = {
    "above": Text("**{name}** {value:.1%}，高于其余", "**{name}** {value:.1%}, above the others"),
    "below": Text("**{name}** {value:.1%}，低于其余", "**{name}** {value:.1%}, below the others"),
}
ALIKE = Text("{n} 家差异不显著", "the {n} firms cannot be told apart")
REST_ALIKE = Text("其余 {n} 家差异不显著", "the other {n} cannot be told apart")
TOO_FEW = Text("{n} 家样本不足，不作判断", "{n} with too few cases to judge")
DAYS = Text("办理天数中位数 {low:.0f}—{high:.0f} 天", "median days {low:.0f}–{high:.0f}")
SAME_ADJUSTED = Text(
    "按案件类型、难度、分流类别调整后，各家档次不变。",
    "Adjusted for type, level and track, every firm stays in its band.",
)
OTHERWISE = Text(
    "**{name}** 原始比较为“{raw}”，按案件构成调整后为“{mixed}”：两者不一致，不宜据此评价。",
    "**{name}**: raw '{raw}', adjusted for its cases '{mixed}'. The two disagree: do not judge by "
    "either.",
)
JOINT, STOP = Text("、", ", "), Text("；", "; ")
STANDING_SIGNS = {"above": "▲ ", "below": "▼ "}
Shown = tuple[str, str, str, str]
LED: Shown = ("value", "settled", "led", "band")


def joined(parts: Iterable[Text], between: Text = JOINT) -> Text:
    """Join texts in both languages."""
    every = list(parts)
    return Text(between.zh.join(one.zh for one in every), between.en.join(one.en for one in every))


def filled(text: Text, **values: object) -> Text:
    """Fill placeholders, those that are texts themselves in their own language."""
    return text.format(**values)


def columns_of(key: str) -> Shown:
    """Name the columns of a tested indicator: value, numerator, denominator, band."""
    return key, f"{key}_n", f"{key}_of", f"{key}_band"


def discriminating(table: pd.DataFrame, key: str) -> Text:
    """Say of a tested indicator which firms stand out, and how many cannot be told apart."""
    text = _compared(table, METRICS[key].name, columns_of(key))
    days = table["median_days"].dropna()
    if key != "in_time_rate" or days.empty:
        return text
    more = DAYS.format(low=days.min(), high=days.max())
    return Text(f"{text.zh[:-1]}；{more.zh}。", f"{text.en[:-1]}; {more.en}.")


def led_rate(table: pd.DataFrame) -> Text:
    """Say of the lawyer-led settlement rate which firms stand out from the others."""
    return _compared(table, Text(RATE.zh, RATE.en.capitalize()), LED)


def adjusted_view(table: pd.DataFrame) -> list[Text]:
    """Say whether regard to the mix of cases changes any firm's band, and whose."""
    judged = table.dropna(subset=["band", "band_adjusted"])
    apart = judged[judged["band"] != judged["band_adjusted"]]
    if judged.empty:
        return []
    return [
        filled(
            OTHERWISE, name=row["name"], raw=BANDS[row["band"]], mixed=BANDS[row["band_adjusted"]]
        )
        for _, row in apart.iterrows()
    ] or [SAME_ADJUSTED]


def _compared(table: pd.DataFrame, name: Text, columns: Shown) -> Text:
    value, k, n, band = columns
    apart = [row for _, row in table.iterrows() if row[band] in STANDS]
    parts = [STANDS[row[band]].format(name=row["name"], value=row[value]) for row in apart]
    alike, few = int((table[band] == "together").sum()), int(table[band].isna().sum())
    if alike:
        parts.append((REST_ALIKE if apart else ALIKE).format(n=alike))
    if few:
        parts.append(TOO_FEW.format(n=few))
    settled, of = int(table[k].sum()), int(table[n].sum())
    if not of:
        return filled(NOTHING_KEPT, metric=name)
    return filled(POOLED, metric=name, rate=settled / of, k=settled, n=of, what=joined(parts, STOP))
