"""Rules on the accountant's sheet: every version that counts, with days, source, assumptions."""

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.money import LevelMark, Subsidy
from dashboard.domain.programme import Programme
from dashboard.domain.text import Lang, Text
from dashboard.domain.vocabulary import LEVELS, TYPES
from dashboard.reports.files.sheet_table import Column, Kind, Row, Table
from dashboard.reports.files.subsidy_sheet_claims import SUBSIDY
from dashboard.reports.money.rule_words import APART, WHO, amount_text, per_text
from dashboard.reports.money.subsidy_given import month_end

VERSIONS = (
    SUBSIDY,
    Column(Text("对象", "For"), width=12),
    Column(Text("金额（元）", "Amount (yuan)"), width=28),
    Column(Text("计发", "Paid per"), width=18),
    Column(Text("依据", "By"), width=18),
    Column(Text("生效日", "From"), Kind.DAY, 12),
    Column(Text("失效日", "To"), Kind.DAY, 12),
    Column(Text("来源", "Source"), width=36),
    Column(Text("暂取", "Taken for now"), width=44),
)
MARKS = (
    Column(Text("难度", "Level"), width=18),
    Column(Text("任一项即支持该难度", "Any of these supports it"), Kind.NOTE),
)
YUAN = Text("涉及金额 {n:,} 元以上", "¥{n:,} or more")
PEOPLE = Text("{n} 人以上", "{n} people or more")
DAYS = Text("办理 {n} 天以上", "{n} days or more")
FROM = Text("{mark}（来源：{source}）", "{mark} (source: {source})")


def versions_table(
    programme: Programme, filters: Filters, claims: pd.DataFrame, lang: Lang
) -> Table:
    """Return the versions that held in the period's months, and older ones that claims rest on."""
    used = {(row.subsidy, row.rule_from) for row in claims.itertuples()}
    first, last = filters.start.replace(day=1), month_end(filters.end)
    kept = [
        one
        for one in programme.subsidies
        if (one.valid_from <= last and (one.valid_to is None or one.valid_to >= first))
        or (one.key, one.valid_from) in used
    ]
    return Table(VERSIONS, [_version(one, lang) for one in kept])


def _version(one: Subsidy, lang: Lang) -> Row:
    return (
        one.name[lang],
        WHO[one.payee][lang],
        amount_text(one)[lang],
        per_text(one)[lang],
        one.by[lang] if one.by else None,
        one.valid_from,
        one.valid_to,
        one.source[lang],
        one.assumed[lang] if one.assumed else None,
    )


def marks_table(programme: Programme, lang: Lang) -> Table:
    """Return what supports each level of a dispute, as declared."""
    return Table(
        MARKS,
        [
            (LEVELS[one.level][lang], FROM.format(mark=_mark(one, lang), source=one.source)[lang])
            for one in programme.level_marks
        ],
    )


def _mark(one: LevelMark, lang: Lang) -> str:
    bounds = ((YUAN, one.amount_yuan), (PEOPLE, one.people), (DAYS, one.days))
    told = [words.format(n=bound)[lang] for words, bound in bounds if bound is not None]
    told.extend(TYPES[key][lang] for key in one.types)
    return APART[lang].join(told)
