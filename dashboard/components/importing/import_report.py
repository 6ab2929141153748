"""What became of files: counts, how they were read, the first rows, what was refused."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard.components.drawing.tables import show_table
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.context import context
from dashboard.components.frame.plain import plain
from dashboard.components.frame.screen import NONE
from dashboard.components.importing.import_rejects import rejects_part
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import PARTY_ROLES
from dashboard.loading.field_names import field_name
from dashboard.loading.mapping import ImportMapping
from dashboard.loading.report import FileReport, LoadReport

SUM = Text(
    "读入 **{read:,}** 行 = 接收 **{accepted:,}**（其中更正 {corrected:,}）+ 重复"
    " **{duplicate:,}** + 拒收 **{rejected:,}**",
    "**{read:,}** rows read = **{accepted:,}** accepted (of these {corrected:,} corrections)"
    " + **{duplicate:,}** duplicate + **{rejected:,}** rejected",
)
COUNTS = {
    "read": Text("读入", "Read"),
    "accepted": Text("接收", "Accepted"),
    "duplicate": Text("重复", "Duplicate"),
    "rejected": Text("拒收", "Rejected"),
}
ROWS = Text("{n:,} 行", "{n:,} rows")
DRY = Text("试导入，没有写入任何内容。", "A dry run: nothing was written.")
LOADED = Text(
    "已导入。数据版本 {version}，批次见下表。", "Loaded. Data version {version}; batches below."
)
NOT_LOADED = Text("没有导入任何内容。", "Nothing was loaded.")
HOW = Text("{file}：{parts}", "{file}: {parts}")
PARTS = {
    "encoding": Text("编码 {value}", "encoding {value}"),
    "delimiter": Text("分隔符 {value}", "separator {value}"),
    "sheet": Text("工作表“{value}”", "sheet '{value}'"),
    "header_row": Text("表头在第 {value} 行", "header in row {value}"),
    "before_header": Text(
        "表头前 {value} 行是标题，未读", "{value} rows before the header left out"
    ),
    "damaged": Text(
        "{value:,} 处不是这种编码，读作损坏字符",
        "{value:,} places are not in it: damaged characters",
    ),
    "blank_rows": Text("空行 {value:,} 行，未读", "{value:,} blank rows left out"),
}
OTHERS = Text("其他工作表未读：{names}", "other sheets not read: {names}")
UNUSED = Text("未用到的列：{names}", "columns not used: {names}")
TAB = Text("制表符", "tab")
FIRST = Text("前 {n} 行按我们的字段读成这样", "The first {n} rows, read as our fields")
MORE_FIELDS = {
    "dispute_id": Text("编号（工作模式:来源:编号）", "Id (programme:source:number)"),
    "cohort_on": Text("计入日", "Counted on"),
    "days_to_close": Text("办理天数", "Days to close"),
    "amount_fen": Text("涉及金额（分）", "Amount in fen"),
}


def report_part(report: LoadReport, mapping: ImportMapping) -> None:
    """Show what a dry run found."""
    st.info(DRY[context().lang], icon=":material/info:")
    _counted(report, mapping)


def loaded_part(report: LoadReport, mapping: ImportMapping) -> None:
    """Show what a load did."""
    lang = context().lang
    if report.is_loaded:
        said = LOADED.format(version=report.data_version)[lang]
        st.success(said, icon=":material/check_circle:")
    else:
        st.warning(NOT_LOADED[lang])
    _counted(report, mapping)


def _counted(report: LoadReport, mapping: ImportMapping) -> None:
    lang = context().lang
    counts = {name: getattr(report, name) for name in (*COUNTS, "corrected")}
    write(SUM.format(**counts)[lang])
    for file in report.files:
        write_small(_how_read(file))
        if file.unmapped:
            names = "、".join(plain(name) for name in file.unmapped)
            write_small(UNUSED.format(names=names)[lang])
    for note in report.notes:
        write_small(note[lang])
    _preview(report)
    rejects_part(report, mapping)


def _how_read(file: FileReport) -> str:
    lang, found = context().lang, file.found
    parts = [f"{name[lang]} {getattr(file, key):,}" for key, name in COUNTS.items()]
    if found is not None:
        shown = {key: getattr(found, key) for key in PARTS} | {"delimiter": _sign(found.delimiter)}
        parts += [
            PARTS[key].format(value=plain(value) if isinstance(value, str) else value)[lang]
            for key, value in shown.items()
            if value
        ]
        if found.other_sheets:
            names = "、".join(plain(name) for name in found.other_sheets)
            parts.append(OTHERS.format(names=names)[lang])
    return HOW.format(file=plain(file.file), parts=" · ".join(parts))[lang]


def _sign(delimiter: str) -> str:
    return TAB[context().lang] if delimiter == "\t" else delimiter


def _preview(report: LoadReport) -> None:
    lang = context().lang
    if not report.sample:
        return
    frame = pd.DataFrame([dict(row) for row in report.sample]).fillna(NONE)
    for name, names in _names(programme_of(report.programme)).items():
        if name in frame:
            frame[name] = [names[code][lang] if code in names else code for code in frame[name]]
    heads = {name: MORE_FIELDS.get(name, field_name(name))[lang] for name in frame}
    write_small(FIRST.format(n=len(frame))[lang])
    show_table(frame.rename(columns=heads), height=280)


def _names(programme: Programme) -> dict[str, Mapping[str, Text]]:
    """The codes that have a name on screen, by field."""
    coded = {name: dimension.codes for name, dimension in DIMENSIONS.items() if dimension.codes}
    registers = {register.key: register.name for register in programme.registers}
    return {**coded, "register": registers, "role": PARTY_ROLES}
