"""The first page of the accountant's sheet: each sum with its count and its basis in words."""

import pandas as pd

from dashboard.domain.money import Subsidy
from dashboard.domain.programme import Programme
from dashboard.domain.text import Lang, Text
from dashboard.metrics.subsidies import FINDINGS, NOTES
from dashboard.reports.sheet_table import NOTHING, Column, Kind, Row, Table
from dashboard.reports.subsidy_sheet_claims import (
    ALLOWED,
    CLAIMED,
    CLAIMS,
    DOUBTFUL,
    DOUBTFUL_YUAN,
    MONTH,
    SUBSIDY,
    SUMS,
    UNSTATED,
    claimed_sums,
    subsidy_names,
)
from dashboard.reports.subsidy_totals import findings_by_kind
from dashboard.reports.subsidy_words import UNDEFINED

WIDTHS = (34, 13, 16, 13, 16, 16, 13, 13, 16, 16, 13, 13)
ITEM, N = Column(Text("项目", "Item")), Column(Text("笔（件）", "Number"), Kind.COUNT)
YUAN, BASIS = (
    Column(Text("金额（元）", "Yuan"), Kind.YUAN),
    Column(Text("口径", "Basis"), Kind.NOTE),
)
FIGURES = (ITEM, N, YUAN, BASIS)
CASES = Column(Text("应给（笔）", "By rule"), Kind.COUNT)
LEAST = Column(Text("应给最少（元）", "Least by rule (yuan)"), Kind.YUAN)
MOST = Column(Text("应给最多（元）", "Most by rule (yuan)"), Kind.YUAN)
UNFILED = Column(Text("卷宗未登记（件）", "No dossier on record"), Kind.COUNT)
UNCLAIMED = Column(Text("未申领（件）", "Not claimed"), Kind.COUNT)
SUMMED = (CLAIMS, CLAIMED, DOUBTFUL, DOUBTFUL_YUAN, ALLOWED, UNSTATED)
GIVEN = (CASES, LEAST, MOST, UNFILED, UNCLAIMED)
LINES = {
    "claims": (
        Text("申领", "Claimed"),
        Text(
            "期间所及各月（整月）为所属月的申领", "claims for the months the period touches, whole"
        ),
    ),
    "doubtful": (
        Text("其中存疑", "Of it in doubt"),
        Text("至少有一处疑点的申领，见“存疑”", "claims with a finding, see the sheet In doubt"),
    ),
    "allowed": (
        Text("可付", "Allowed"),
        Text(
            "没有疑点且规则给出金额的申领：按申领数，不超过规则所给；有疑点的不付",
            "claims without a finding whose rule gives an amount: as claimed, no more than that",
        ),
    ),
    "unstated": (
        Text("可付待定", "Left open"),
        Text(
            "没有疑点，但规则未定义金额、当日没有规则、金额未登记或无从核对；不计入可付",
            "no finding, but no amount by rule or on record, no rule that day, or out of reach",
        ),
    ),
    "least": (
        Text("按规则应给，最少", "By rule, least"),
        Text(
            "期内办结、调解成功、卷宗齐全且有经办人的纠纷，及按月计发的在岗或考评月",
            "disputes closed in these months, settled, dossier complete, somebody to be paid; "
            "months in service or graded",
        ),
    ),
    "most": (Text("按规则应给，最多", "By rule, most"), Text("同上", "the same")),
    "undefined": (
        Text("应给未定义", "By rule, undefined"),
        Text("规则没有定义金额，不计入上两行：{what}", "no amount is defined, in neither: {what}"),
    ),
    "unfiled": (
        Text("卷宗未登记", "No dossier on record"),
        Text("调解成功而卷宗未登记的纠纷，不计入应给", "settled disputes, in no sum by rule"),
    ),
    "unclaimed": (
        Text("未申领", "Not claimed"),
        Text("应给的纠纷中没有任何申领的", "disputes the rules pay for that no claim names"),
    ),
}
JOINT = Text("、", ", ")
FINDING = Column(Text("疑点（一笔可有几处）", "Findings (a claim may have several)"))
NOTE = Column(Text("不能认定的（不作疑点）", "Cannot be told (no finding)"))


def figures_table(
    programme: Programme, claims: pd.DataFrame, totals: pd.DataFrame, lang: Lang
) -> Table:
    """Return the sums of a period: how many, how much, and what is counted.

    ``totals`` are by subsidy.
    """
    whole = claimed_sums(claims.assign(all="all"), "all", lang)
    sums = dict.fromkeys(SUMS, 0) if whole.empty else whole.iloc[0].to_dict()
    defined, names = totals[totals["given_least"].notna()], subsidy_names(programme, lang)
    given = defined[["cases", "given_least", "given_most", "unfiled", "unclaimed"]].sum(min_count=1)
    open_ones = totals[totals["undefined"].map(bool).astype(bool)]
    what = JOINT[lang].join(names.get(key, key) for key in open_ones["unit"])
    clean = sums["claims"] - sums["doubtful"] - sums["unstated"]
    values: dict[str, tuple[object, object]] = {
        "claims": (sums["claims"], sums["claimed"]),
        "doubtful": (sums["doubtful"], sums["doubtful_yuan"]),
        "allowed": (clean, sums["allowed"]),
        "unstated": (sums["unstated"], None),
        "least": (given["cases"], _or(given["given_least"], UNDEFINED[lang])),
        "most": (given["cases"], _or(given["given_most"], UNDEFINED[lang])),
        "undefined": (open_ones["cases"].sum(), UNDEFINED[lang] if what else None),
        "unfiled": (given["unfiled"], None),
        "unclaimed": (given["unclaimed"], None),
    }
    rows = [
        (
            LINES[key][0][lang],
            _or(n, NOTHING),
            yuan,
            LINES[key][1].format(what=what or NOTHING)[lang],
        )
        for key, (n, yuan) in values.items()
    ]
    return Table(FIGURES, rows)


def _or(value: object, word: str) -> object:
    return word if value is None or pd.isna(value) else value


def by_subsidy_table(
    programme: Programme, claims: pd.DataFrame, totals: pd.DataFrame, lang: Lang
) -> Table:
    """Return claims and what the rules give by subsidy."""
    names = subsidy_names(programme, lang)
    rows = _rows(claims, totals, "subsidy", lang, _open_subsidies(programme))
    return Table((SUBSIDY, *SUMMED, *GIVEN), [(names.get(str(r[0]), r[0]), *r[1:]) for r in rows])


def by_month_table(claims: pd.DataFrame, totals: pd.DataFrame, lang: Lang) -> Table:
    """Return claims and what the rules give by month."""
    return Table((MONTH, *SUMMED, *GIVEN), _rows(claims, totals, "month", lang))


def _open_subsidies(programme: Programme) -> set[str]:
    """Subsidies one of whose versions leaves the amount or what is paid for open."""

    def is_open(one: Subsidy) -> bool:
        has_range = one.least_yuan is not None and one.most_yuan is not None
        return one.unit == "undefined" or not (one.amounts or has_range)

    return {one.key for one in programme.subsidies if is_open(one)}


def _rows(
    claims: pd.DataFrame,
    totals: pd.DataFrame,
    by: str,
    lang: Lang,
    open_units: frozenset[str] | set[str] = frozenset(),
) -> list[Row]:
    """Rows of totals; what a unit's rules leave open is said so, what they do not pay is a dash."""
    sums = claimed_sums(claims, by, lang)
    rows: list[Row] = []
    for one in totals.itertuples():
        claimed = tuple(sums.loc[one.unit, list(SUMS)]) if one.unit in sums.index else (0,) * 6
        word = UNDEFINED[lang] if one.undefined or one.unit in open_units else NOTHING
        given = (_or(one.given_least, word), _or(one.given_most, word))
        counts = (_or(one.unfiled, NOTHING), _or(one.unclaimed, NOTHING))
        rows.append((one.unit, *claimed, _or(one.cases, NOTHING), *given, *counts))
    return rows


def findings_table(claims: pd.DataFrame, lang: Lang) -> Table:
    """Return how many claims, and how much of them, each kind of finding has."""
    found = findings_by_kind(claims)
    rows = [(FINDINGS[row.finding][lang], row.claims, row.yuan) for row in found.itertuples()]
    return Table((FINDING, N, YUAN), rows)


def notes_table(claims: pd.DataFrame, lang: Lang) -> Table:
    """Return of how many claims what cannot be told."""
    counts = {key: sum(key in keys for keys in claims["notes"]) for key in NOTES}
    return Table((NOTE, N), [(NOTES[key][lang], n) for key, n in counts.items()])
