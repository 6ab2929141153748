"""Which stations and rooms an inspection visits: found by name, kept in the link as ``unit=``."""

import streamlit as st

from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.links import page_link
from dashboard.components.frame.plain import plain
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.domain.visits import KINDS
from dashboard.queries.units import units

UNITS = Text(
    "检查哪些单位（输入名称查找，最多 {most} 个）", "Units to visit (type a name; up to {most})"
)
HINT = Text("派出所或调解室的名称", "name of a station or room")
LABEL = Text("{kind} · {name}", "{kind} · {name}")
ABSENT = Text(
    "链接里的单位不存在或不在您的权限内：{what}。",
    "The link names a unit that does not exist or is out of your reach: {what}.",
)
CARD = Text("现场检查点位卡", "Card for an inspection visit")
MOST = 20
PARAMETER, WRITTEN, KEPT = "unit", "visits_written", "visits_kept"

Unit = tuple[str, str]


def way_to_card(programme: str, kind: str, code: str) -> None:
    """Draw the way to a unit's card for a visit, for readers who have the page."""
    if "visits" in context().pages and code:
        page_link("visits", CARD[context().lang], programme=programme, unit=f"{kind}:{code}")


def chosen_units(programme: Programme) -> list[Unit]:
    """Let the reader choose units in his reach; return them as kind and code."""
    lang, offered = context().lang, _offered(programme.code)
    wanted = _wanted(programme.code)
    unknown = [key for key in wanted if _full(key, offered) not in offered]
    if unknown:
        st.error(ABSENT.format(what=plain("、".join(unknown)))[lang])
    default = [full for key in wanted if (full := _full(key, offered)) in offered][:MOST]
    keys = st.multiselect(
        UNITS.format(most=MOST)[lang],
        list(offered),
        default=default,
        format_func=offered.__getitem__,
        max_selections=MOST,
        placeholder=HINT[lang],
        key=f"visit_units_{programme.code}_{lang}_{st.session_state.get(WRITTEN + '_seen', '')}",
    )
    _keep(programme.code, keys, unknown)
    return [(kind, code) for kind, _, code in (key.partition(":") for key in keys)]


def _offered(programme: str) -> dict[str, str]:
    """Return what may be chosen, by key ``kind:code``: stations, then rooms."""
    lang, scope = context().lang, context().scope
    return {
        f"{kind}:{code}": LABEL.format(kind=name[lang], name=called)[lang]
        for kind, name in KINDS.items()
        for code, called in ask(units, scope, programme, kind).itertuples(index=False)
    }


def _full(key: str, offered: dict[str, str]) -> str:
    """Return a key with its kind; a bare code is a station's, else a room's."""
    known = [f"{kind}:{key}" for kind in KINDS if f"{kind}:{key}" in offered]
    return known[0] if known and ":" not in key else key


def _wanted(programme: str) -> list[str]:
    """Return what somebody else's link names, else what was chosen here before."""
    link = st.query_params.get(PARAMETER, "")
    if link and link != st.session_state.get(WRITTEN):
        st.session_state[WRITTEN + "_seen"] = link
        return list(dict.fromkeys(filter(None, link.split(","))))
    kept = st.session_state.get(KEPT)
    return list(kept[1]) if isinstance(kept, tuple) and kept[0] == programme else []


def _keep(programme: str, keys: list[str], unknown: list[str]) -> None:
    """Remember the choice and write it into the link; what is unknown stays there, named."""
    st.session_state[KEPT] = (programme, tuple(keys))
    if unknown and not keys:
        return
    written = ",".join(keys)
    st.session_state[WRITTEN] = written
    if written:
        st.query_params[PARAMETER] = written
    else:
        st.query_params.pop(PARAMETER, None)
