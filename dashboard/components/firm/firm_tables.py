"""Firms in two tables: the duties that tell them apart, then the rate with how sure it is."""

import pandas as pd

from dashboard.components.drawing.tables import show_table
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.context import context
from dashboard.components.frame.names import names_of
from dashboard.components.frame.recorded import has
from dashboard.components.frame.screen import NONE
from dashboard.components.stations.unit_table import EXPECTED, POINTS
from dashboard.domain.filters import Filters
from dashboard.domain.kinds import GRADES
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.bands import BANDS
from dashboard.metrics.casemix import METHOD as MIX_METHOD
from dashboard.metrics.posterior import METHOD
from dashboard.reports.firm.firm_sentences import STANDING_SIGNS
from dashboard.reports.wording import share_text, signed, value_text

NAME = Text("律师事务所", "Firm")
DUTIES = Text(
    "履职与质量（“▼”低于其余，“▲”高于其余）", "Duties and quality (▼ below, ▲ above the others)"
)
SETTLEMENT = Text("律师主调成功率与名次", "Lawyer-led settlement rate and ranks")
RATES = (
    "duty_rate",
    "in_time_rate",
    "median_days",
    "follow_up_rate",
    "dossier_rate",
    "entered_in_time_rate",
    "satisfaction_rate",
    "performance_rate",
)
LAST_GRADE, FAILS = Text("最近考评", "Last grade"), Text("累计不合格", "Fails so far")
SINCE, EXCELLENT = (
    Text("现行合同起", "Contract since"),
    Text("期内优秀（月）", "Excellent (months)"),
)
SUBSIDY, STATIONS = Text("补贴（元）", "Subsidy (yuan)"), Text("入驻派出所", "Stations")
BAND, LED = Text("判断", "Verdict"), Text("律师主调成功率", "Lawyer-led rate")
ADJUSTED = Text("按构成调整后", "Adjusted")
BEST, LAST = Text("最佳概率", "Chance to be best"), Text("末两位概率", "Chance of bottom two")
RANKS, POLICE = Text("名次区间", "Ranks that fit"), Text("民警主调（另计）", "Police-led (apart)")
FEW = Text("样本不足，不作判断", "too few cases to judge")
HOW = Text(
    "最佳概率：真实成功率居首的可能；末两位概率：落在最后两名的可能；名次区间：真实名次有 95% 的"
    "可能落在其中。样本不足的律所不参与排名。按原始成功率计算：{method}。调整后：{mixed}。",
    "Chance to be best: that the true rate is the highest; of the bottom two: that it is among the "
    "last two; the ranks that fit hold the true rank with 95%. Firms with too few cases have none. "
    "By the raw rate: {method}. Adjusted: {mixed}.",
)
LEAST, MOST = Text("不到 1%", "under 1%"), Text("99% 以上", "over 99%")
SPAN = Text("{low:.0f}—{high:.0f}", "{low:.0f}–{high:.0f}")
COUNTS = Text("（{k:,.0f}/{n:,.0f}）", " ({k:,.0f}/{n:,.0f})")
BEHIND = Text("件数（95% 区间）", "Counts (95% interval)")
BETWEEN = Text(
    "{numerator:,.0f}/{denominator:,.0f}（{low:.0%}—{high:.0%}）",
    "{numerator:,.0f}/{denominator:,.0f} ({low:.0%}–{high:.0%})",
)
VERDICTS = {
    "above": BANDS["above"],
    "together": Text("差异不显著", "not told apart"),
    "below": BANDS["below"],
}


def duty_table(filters: Filters, table: pd.DataFrame) -> None:
    """Draw one row per firm: duties and quality with counts, marked where a firm stands out."""
    lang = context().lang
    keys = [key for key in RATES if has(filters, key)]
    rows = [
        {NAME[lang]: row["name"]} | {METRICS[key].name[lang]: _rate(row, key) for key in keys}
        for _, row in table.iterrows()
    ]
    write(f"**{DUTIES[lang]}**")
    show_table(pd.DataFrame(rows), 3)


def contract_table(filters: Filters, table: pd.DataFrame) -> None:
    """Draw one row per firm: last grade, fails so far, subsidy, contract and stations."""
    lang, stations = context().lang, names_of(filters.programme, "station", beside=True)
    rows = [
        {NAME[lang]: row["name"]}
        | _graded(row)
        | {STATIONS[lang]: "、".join(stations.get(code, code) for code in row["stations"]) or NONE}
        for _, row in table.iterrows()
    ]
    show_table(pd.DataFrame(rows), 3)


def rate_table(table: pd.DataFrame) -> None:
    """Draw one row per firm: band, rate, adjusted rate, chances and the ranks that fit."""
    lang = context().lang
    write(f"**{SETTLEMENT[lang]}**")
    told = pd.DataFrame([_settled(row) for _, row in table.iterrows()])
    show_table(told, 3)
    write_small(HOW.format(method=METHOD[lang], mixed=MIX_METHOD[lang])[lang])


def chance_text(p: float | None) -> str:
    """Write a probability no finer than it is known."""
    if p is None or pd.isna(p):
        return NONE
    lang = context().lang
    return LEAST[lang] if p < 0.01 else MOST[lang] if p > 0.99 else f"{p:.0%}"


def _settled(row: pd.Series) -> dict[str, str]:
    lang = context().lang
    few, led = pd.isna(row["value"]), _led(row)
    ranks = NONE
    if pd.notna(row["rank_low"]):
        ranks = SPAN.format(low=row["rank_low"], high=row["rank_high"])[lang]
    return {
        NAME[lang]: row["name"],
        LED[lang]: value_text(METRICS["settlement_rate"], led, lang),
        BAND[lang]: FEW[lang] if few else VERDICTS[row["band"]][lang],
        BEHIND[lang]: NONE if few else BETWEEN.format(**led)[lang],
        ADJUSTED[lang]: share_text(row["adjusted"]) or NONE,
        EXPECTED[lang]: _expected(row),
        BEST[lang]: chance_text(row["p_best"]),
        LAST[lang]: chance_text(row["p_bottom_two"]),
        RANKS[lang]: ranks,
        POLICE[lang]: _police(row),
    }


def _led(row: pd.Series, lead: str = "") -> pd.Series:
    """The settlement rate of one lead, as a row of that indicator."""
    names = {"numerator": "settled", "denominator": "led", "low": "low", "high": "high"}
    shown = {"value": row[f"{lead}value"], "shown": pd.notna(row[f"{lead}value"])}
    return pd.Series(shown | {part: row[f"{lead}{name}"] for part, name in names.items()})


def _police(row: pd.Series) -> str:
    lang, led = context().lang, _led(row, "police_")
    told = value_text(METRICS["settlement_rate"], led, lang)
    if not led["shown"]:
        return told
    return told + COUNTS.format(k=led["numerator"], n=led["denominator"])[lang]


def _expected(row: pd.Series) -> str:
    """How far the firm is from what its mix of cases lets expect, in points."""
    if pd.isna(row["difference"]):
        return NONE
    points = {
        part: signed(row[f"difference{end}"] * 100)
        for part, end in (("value", ""), ("low", "_low"), ("high", "_high"))
    }
    return POINTS.format(expected=row["expected"], **points)[context().lang]


def _graded(row: pd.Series) -> dict[str, str]:
    lang, grade = context().lang, row["grade"]
    return {
        LAST_GRADE[lang]: GRADES[grade][lang] if grade in GRADES else NONE,
        FAILS[lang]: NONE if pd.isna(row["fails"]) else f"{row['fails']:.0f}",
        SINCE[lang]: NONE if pd.isna(row["contract_from"]) else str(row["contract_from"]),
        EXCELLENT[lang]: NONE if pd.isna(row["excellents"]) else f"{row['excellents']:.0f}",
        SUBSIDY[lang]: NONE if pd.isna(row["subsidy"]) else f"{row['subsidy']:,.0f}",
    }


def _rate(row: pd.Series, key: str) -> str:
    shown = {"value": row[key], "denominator": row[f"{key}_of"], "shown": pd.notna(row[key])}
    told = value_text(METRICS[key], pd.Series(shown), context().lang)
    if not shown["shown"] or f"{key}_n" not in row:
        return told
    counts = COUNTS.format(k=row[f"{key}_n"], n=row[f"{key}_of"])[context().lang]
    return STANDING_SIGNS.get(str(row.get(f"{key}_band")), "") + told + counts
