"""What a reader sees when something went wrong: what happened, what to do, a reference."""

import logging
import secrets

import streamlit as st

from dashboard.components.frame.plain import plain
from dashboard.domain.errors import BadRequest, DashboardError, NoData, NotAllowed
from dashboard.domain.text import Lang, Text

log = logging.getLogger(__name__)
NO_DATA = Text(
    "案件数据库暂时读不到，页面会在恢复后自行可用。没有数据丢失。参考号 {ref}",
    "The case database cannot be read now; pages come back by themselves. Nothing is lost. "
    "Reference {ref}",
)
NOT_ALLOWED = Text("没有这一内容。参考号 {ref}", "There is nothing here. Reference {ref}")
BAD_REQUEST = Text(
    "请求无法回答：{what} 参考号 {ref}", "Cannot be answered: {what} Reference {ref}"
)
OTHER = Text(
    "页面出错，已记录。参考号 {ref}", "Something went wrong and was recorded. Reference {ref}"
)


def failed(error: Exception, lang: Lang) -> None:
    """Show one sentence with a reference; the log has the rest."""
    reference = secrets.token_hex(4)
    log.error("reference %s: %s: %s", reference, type(error).__name__, error)
    said = error.said if isinstance(error, DashboardError) else Text(str(error), str(error))
    st.error(_sentence(error).format(what=plain(said[lang]), ref=reference)[lang])


def script_failed(error: BaseException) -> bool:
    """Show a reference instead of a stack trace for anything nobody foresaw."""
    reference = secrets.token_hex(4)
    log.error("reference %s", reference, exc_info=error)
    said = OTHER.format(ref=reference)
    st.error(f"{said.zh} {said.en}")
    return True


def _sentence(error: Exception) -> Text:
    if isinstance(error, NoData):
        return NO_DATA
    if isinstance(error, NotAllowed):
        return NOT_ALLOWED
    if isinstance(error, (BadRequest, DashboardError)):
        return BAD_REQUEST
    return OTHER
