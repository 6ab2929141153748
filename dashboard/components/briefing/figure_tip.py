"""A figure as it is drawn on the screen: what stands behind it is told where it is pointed at."""

from datetime import date
from html import escape

from dashboard.components.frame.context import context
from dashboard.domain.text import Text
from dashboard.reports.paper.document import Cite, Document, Quoted
from dashboard.reports.paper.printed_words import HEADS
from dashboard.reports.paper.then_and_now_words import behind
from dashboard.reports.paper.view_code import view_address
from dashboard.reports.wording import day_text

PERIOD = Text("期间", "Period")
OPEN = Text("打开所在页面", "Open its page")
TOLD = Text("{label}：{value}", "{label}: {value}")
STYLE = """<style>
.paper {position:relative; font-size:1rem; line-height:1.9}
.paper h3, .paper h4, .paper h5, .paper p {margin:0; padding:0}
.paper h3 {font-size:1.36rem; text-align:center}
.paper h4 {font-size:1.07rem; padding-top:.5rem}
.paper p {text-indent:2em}
.paper .small {font-size:.86rem; line-height:1.6; opacity:.8}
.paper .mid {text-align:center}
.paper .fig {border-bottom:1px dotted currentColor; font-weight:600; outline-offset:2px}
.paper .fig > a {color:inherit; text-decoration:none}
.paper .tip {display:none; position:absolute; left:0; right:0; top:100%; z-index:1000;
  padding:.5rem .75rem; background:Canvas; color:CanvasText; border:1px solid currentColor;
  border-radius:3px; font-size:.86rem; font-weight:400; line-height:1.6; text-align:left;
  text-indent:0}
.paper .tip b {font-weight:600}
.paper .tip a {color:inherit; text-decoration:underline}
.paper .fig:hover > .tip, .paper .fig:focus-within > .tip, .paper .fig:focus > .tip {display:block}
@media (hover:none) {
  .paper .fig > a {pointer-events:none}
  .paper .tip {position:fixed; left:.5rem; right:.5rem; top:auto; bottom:.5rem}
}
.paper .cards {display:grid; grid-template-columns:repeat(auto-fit,minmax(120px,1fr)); gap:.6rem}
.paper .card {border:1px solid rgba(128,136,148,.45); border-radius:3px; padding:.5rem .7rem;
  line-height:1.45}
.paper .card .n {font-size:1.5rem; font-weight:600}
.paper .card .n small {display:block; font-size:.86rem; font-weight:400}
.paper table {border-collapse:collapse; width:100%; font-size:.93rem; line-height:1.5}
.paper tr {position:relative}
.paper th, .paper td {border-bottom:1px solid rgba(128,136,148,.35); padding:.25rem .4rem;
  text-align:left; vertical-align:top; overflow-wrap:break-word}
.paper .num {text-align:right; font-variant-numeric:tabular-nums}
.paper td .fig {font-weight:inherit}
.paper .short {white-space:nowrap}
@media (max-width:640px) {
  .paper .wide thead {display:none}
  .paper .wide, .paper .wide tbody, .paper .wide tr {display:block}
  .paper .wide tr {border-bottom:1px solid rgba(128,136,148,.6); padding:.3rem 0}
  .paper .wide td {display:flex; justify-content:space-between; gap:1rem; border:0;
    padding:.05rem 0; text-align:right}
  .paper .wide td::before {content:attr(data-head); flex:none; opacity:.8}
  .paper .wide td:first-child {font-weight:600; text-align:left}
  .paper .wide td:first-child::before {content:none}
}
</style>"""
"""Nothing of it depends on the theme's colours: the page's own stand behind and in front."""


def figure_html(document: Document, cite: Cite, said: str = "") -> str:
    """Return a figure as HTML: its words lead to its view, and pointing at it tells its basis.

    Where the reader has not the page, the words lead nowhere. ``said`` is HTML in their place.
    """
    quoted, words = document.figure(cite.id), said or escape(cite.text)
    address = _address(quoted)
    way = f'<a href="{address}" target="_self">{words}</a>' if address else words
    # By tapping alone: the link inside is the stop of the keyboard.
    stop = "-1" if address else "0"
    tip = f'<span class="tip" role="tooltip">{_tip(quoted, address)}</span>'
    return f'<span class="fig" tabindex="{stop}">{way}{tip}</span>'


def behind_figure(quoted: Quoted) -> list[tuple[str, str]]:
    """Return what defends a figure, label and value, in the reader's language."""
    lang = context().lang
    day = day_text(date.fromisoformat(quoted.data_to), lang)
    told = {
        "counts": behind(quoted, lang),
        "basis": quoted.basis,
        "period": quoted.period,
        "data_to": day,
        "code": f"/v/{quoted.code}",
    }
    heads = {**HEADS, "period": PERIOD}
    return [(heads[key][lang].replace("\n", ""), value) for key, value in told.items() if value]


def _tip(quoted: Quoted, address: str) -> str:
    lang = context().lang
    told = [
        TOLD.format(label=escape(label), value=escape(value))[lang]
        for label, value in behind_figure(quoted)
    ]
    way = f'<br><a href="{address}" target="_self">{OPEN[lang]}</a>' if address else ""
    return f"<b>{escape(quoted.name)} {escape(quoted.shown)}</b><br>{'<br>'.join(told)}{way}"


def _address(quoted: Quoted) -> str:
    if quoted.page not in context().pages:
        return ""
    return escape(view_address(quoted.page, dict(quoted.query)), quote=True)
