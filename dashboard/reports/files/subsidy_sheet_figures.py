"""The sums on the accountant's sheet: each with its count and its basis in words."""

import pandas as pd

from dashboard.domain.programme import Programme
from dashboard.domain.text import Lang, Text
from dashboard.reports.files.sheet_table import NOTHING, Column, Kind, Table
from dashboard.reports.files.subsidy_sheet_claims import SUMS, claimed_sums, subsidy_names
from dashboard.reports.files.subsidy_sheet_summary import YUAN, N, open_subsidies, or_word
from dashboard.reports.money.subsidy_words import UNDEFINED

FIGURES = (
    Column(Text("项目", "Item")),
    N,
    YUAN,
    Column(Text("口径", "Basis"), Kind.NOTE),
)
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
RULED = ["cases", "given_least", "given_most", "unfiled", "unclaimed"]
Pair = tuple[object, object]


def figures_table(
    programme: Programme, claims: pd.DataFrame, totals: pd.DataFrame, lang: Lang
) -> Table:
    """Return the sums of a period: how many, how much, and what is counted.

    ``totals`` are by subsidy.
    """
    names = subsidy_names(programme, lang)
    is_open = totals["undefined"].map(bool) | totals["unit"].isin(open_subsidies(programme))
    open_ones = totals[is_open.astype(bool)]
    what = JOINT[lang].join(names.get(key, key) for key in open_ones["unit"]) or NOTHING
    rows = []
    for key, (n, yuan) in (_claimed(claims, lang) | _given(totals, open_ones, lang)).items():
        name, basis = LINES[key]
        rows.append((name[lang], or_word(n, NOTHING), yuan, basis.format(what=what)[lang]))
    return Table(FIGURES, rows)


def _claimed(claims: pd.DataFrame, lang: Lang) -> dict[str, Pair]:
    whole = claimed_sums(claims.assign(all="all"), "all", lang)
    sums = dict.fromkeys(SUMS, 0) if whole.empty else whole.iloc[0].to_dict()
    clean = sums["claims"] - sums["doubtful"] - sums["unstated"]
    return {
        "claims": (sums["claims"], sums["claimed"]),
        "doubtful": (sums["doubtful"], sums["doubtful_yuan"]),
        "allowed": (clean, sums["allowed"]),
        "unstated": (sums["unstated"], None),
    }


def _given(totals: pd.DataFrame, open_ones: pd.DataFrame, lang: Lang) -> dict[str, Pair]:
    """What the rules give where they define it; the cases of the others are counted apart."""
    given = totals.loc[totals["given_least"].notna(), RULED].sum(min_count=1)
    return {
        "least": (given["cases"], or_word(given["given_least"], UNDEFINED[lang])),
        "most": (given["cases"], or_word(given["given_most"], UNDEFINED[lang])),
        "undefined": (open_ones["cases"].sum(), UNDEFINED[lang] if len(open_ones) else None),
        "unfiled": (given["unfiled"], None),
        "unclaimed": (given["unclaimed"], None),
    }
