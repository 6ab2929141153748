"""Tables on the first page of the accountant's sheet: by subsidy, month, finding and note."""

import pandas as pd

from dashboard.domain.money import Subsidy
from dashboard.domain.programme import Programme
from dashboard.domain.text import Lang, Text
from dashboard.metrics.subsidies import FINDINGS, NOTES
from dashboard.reports.files.sheet_table import NOTHING, Column, Kind, Row, Table
from dashboard.reports.files.subsidy_sheet_claims import (
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
from dashboard.reports.money.subsidy_totals import findings_by_kind
from dashboard.reports.money.subsidy_words import UNDEFINED

WIDTHS = (34, 13, 16, 13, 16, 16, 13, 13, 16, 16, 13, 13)
N = Column(Text("笔（件）", "Number"), Kind.COUNT)
YUAN = Column(Text("金额（元）", "Yuan"), Kind.YUAN)
CASES = Column(Text("应给（笔）", "By rule"), Kind.COUNT)
LEAST = Column(Text("应给最少（元）", "Least by rule (yuan)"), Kind.YUAN)
MOST = Column(Text("应给最多（元）", "Most by rule (yuan)"), Kind.YUAN)
UNFILED = Column(Text("卷宗未登记（件）", "No dossier on record"), Kind.COUNT)
UNCLAIMED = Column(Text("未申领（件）", "Not claimed"), Kind.COUNT)
SUMMED = (CLAIMS, CLAIMED, DOUBTFUL, DOUBTFUL_YUAN, ALLOWED, UNSTATED)
GIVEN = (CASES, LEAST, MOST, UNFILED, UNCLAIMED)
FINDING = Column(Text("疑点（一笔可有几处）", "Findings (a claim may have several)"))
NOTE = Column(Text("不能认定的（不作疑点）", "Cannot be told (no finding)"))


def or_word(value: object, word: str) -> object:
    """Return what is there, or the word that says why nothing is."""
    return word if value is None or pd.isna(value) else value


def by_subsidy_table(
    programme: Programme, claims: pd.DataFrame, totals: pd.DataFrame, lang: Lang
) -> Table:
    """Return claims and what the rules give by subsidy."""
    names = subsidy_names(programme, lang)
    rows = _rows(claims, totals, "subsidy", lang, open_subsidies(programme))
    return Table((SUBSIDY, *SUMMED, *GIVEN), [(names.get(str(r[0]), r[0]), *r[1:]) for r in rows])


def by_month_table(claims: pd.DataFrame, totals: pd.DataFrame, lang: Lang) -> Table:
    """Return claims and what the rules give by month."""
    return Table((MONTH, *SUMMED, *GIVEN), _rows(claims, totals, "month", lang))


def open_subsidies(programme: Programme) -> set[str]:
    """Return the subsidies one of whose versions leaves the amount or what is paid for open."""

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
        given = (or_word(one.given_least, word), or_word(one.given_most, word))
        counts = (or_word(one.unfiled, NOTHING), or_word(one.unclaimed, NOTHING))
        rows.append((one.unit, *claimed, or_word(one.cases, NOTHING), *given, *counts))
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
