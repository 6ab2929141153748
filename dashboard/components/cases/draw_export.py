"""A draw to take along: who drew it when and how, its strata, and the list as a workbook."""

import pandas as pd
import streamlit as st

from dashboard.access.draws import DrawRecord
from dashboard.components.cases.case_table import named_cases
from dashboard.components.exporting.export_log import recorded_export
from dashboard.components.exporting.offer import offered
from dashboard.components.frame.context import context
from dashboard.components.frame.names import dimension_name, names_of
from dashboard.components.frame.page import choices_text
from dashboard.domain.local_time import local
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.reports.files.draw_file import DrawnTable, draw_file
from dashboard.reports.files.draw_words import how_drawn
from dashboard.reports.paper.formats import MIMES, Form
from dashboard.reports.wording import code_name, day_text, period_text

POPULATION, DRAWN = Text("卷宗（件）", "Dossiers"), Text("抽取（件）", "Drawn")
WHOLE, STRATUM = Text("全部", "All"), Text("分层", "Stratum")
MAKE = Text("生成抽取清单", "Make the list as a file")
DOWNLOAD = Text("下载 XLSX（{n} 件）", "Download XLSX ({n})")
EXPORT = Text("导出编号", "Export")
ABOUT = {
    "number": Text("抽卷号", "Draw"),
    "who": Text("抽取人", "Drawn by"),
    "when": Text("抽取时间", "Drawn at"),
    "seed": Text("种子", "Seed"),
    "register": Text("台账", "Register"),
    "period": Text("期间", "Period"),
    "choices": Text("筛选", "Selection"),
    "data_to": Text("数据截至", "Data to"),
    "version": Text("数据版本", "Data version"),
    "how": Text("抽取办法", "How"),
}


def record_words(found: DrawRecord) -> list[tuple[str, str]]:
    """Return a draw's record as labels and values: enough to draw it again."""
    lang, draw = context().lang, found.draw
    filters = draw.filters
    register = programme_of(filters.programme).register_of(filters.register)

    def name(dimension: str) -> Text:
        return dimension_name(filters.programme, dimension)

    values = {
        "number": str(found.number),
        "who": found.scope.account,
        "when": f"{local(found.at):%Y-%m-%d %H:%M}",
        "seed": str(draw.seed),
        "register": register.name[lang],
        "period": period_text(filters.start, filters.end, lang),
        "choices": choices_text(filters),
        "data_to": day_text(draw.data_to, lang),
        "version": draw.data_version,
        "how": how_drawn(draw, name, lang),
    }
    return [(ABOUT[key][lang], value) for key, value in values.items()]


def strata_table(found: DrawRecord) -> pd.DataFrame:
    """Return the strata by name: how many dossiers each holds, and how many were drawn."""
    lang, draw = context().lang, found.draw
    programme = draw.filters.programme
    heads = [dimension_name(programme, one)[lang] for one in draw.by] or [STRATUM[lang]]
    named = [names_of(programme, one) for one in draw.by]
    rows = [
        [code_name(code, names, lang) for code, names in zip(stratum.codes, named, strict=True)]
        or [WHOLE[lang]]
        for stratum in draw.strata
    ]
    table = pd.DataFrame(rows, columns=heads)
    table[POPULATION[lang]] = [stratum.population for stratum in draw.strata]
    table[DRAWN[lang]] = [stratum.drawn for stratum in draw.strata]
    return table


def draw_export(found: DrawRecord, frame: pd.DataFrame) -> None:
    """Make the list as a workbook once it is asked for and on record, and offer it."""
    lang, number = context().lang, found.number
    if not st.button(MAKE[lang], key=f"draw_make_{number}", icon=":material/download:"):
        return
    export = recorded_export(f"draw {number}: {len(frame)} disputes")
    strata, cases = strata_table(found), named_cases(frame, found.draw.filters.programme)
    about = [*record_words(found), (EXPORT[lang], export)]
    offered(
        f"draw-{number}-{export}.xlsx",
        MIMES[Form.XLSX],
        draw_file(_table(cases), about, _table(strata), lang),
        export,
        DOWNLOAD.format(n=len(frame)),
    )


def _table(frame: pd.DataFrame) -> DrawnTable:
    return DrawnTable(list(frame.columns), [list(row) for row in frame.itertuples(index=False)])
