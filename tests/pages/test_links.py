"""Every page says in its link all that is chosen on it: the same link opens the same view."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.access import bookmarks, view_links
from dashboard.components.exporting.links_box import IS_KEPT
from dashboard.components.frame.data_version import OTHER
from dashboard.database.connection import pinned
from dashboard.domain.text import Lang
from tests.pages.conftest import KEYS
from tests.tiny.readers import WHOLE

HILL = {"programme": "hill", "register": "docking", "from": "2020-01-01", "to": "2020-06-30"}
DOCKING = {
    "programme": "chenghua",
    "register": "station_docking",
    "from": "2019-01-01",
    "to": "2019-12-31",
}
YIBIN = {"programme": "yibin", "register": "people_mediation"}
ON_TINY = [
    ("overview", {"station": "HS1"}),
    ("zones", {}),
    ("coverage", {"on": "2020-05-31", "since": "2020-02-01", "standard": "station_room"}),
    ("coverage", {"group": "owner"}),
    ("notices", {}),
    ("stations", {"look": "adjusted", "sorted": "name"}),
    ("stations", {"focus": "HS3", "beside": "HS3,HS1"}),
    ("trends", {"metric": "median_days", "cut": "channel"}),
    ("firms", {}),
    ("people", {"by": "county", "list": "licence"}),
    ("people", {"part": "money", "finding": "twice"}),
    ("disputes", {"q": "hill", "sort": "days_to_close", "down": "0"}),
    ("key_cases", {"down": "0", "state": "key"}),
    ("definitions", {}),
    ("figure_check", {}),
    ("side_by_side", {"compared": "in_time_rate"}),
    ("data_quality", {}),
    ("own_views", {}),
    ("rollout", {}),
    ("visits", {"unit": "station:HS1,station:HS3", "card": "station:HS3"}),
]
ON_SAMPLE = []
FORGED = sorted({(key, name) for key, query in ON_TINY for name in query if name not in HILL})


def link(**query):
    return {f"{name}_" if name == "from" else name: value for name, value in query.items()}


def own_link(app):
    return {name: value[0] for name, value in app.query_params.items()}


@pytest.mark.parametrize(("key", "query"), ON_TINY)
def test_probe(key, query, on_tiny, opened):
    scope = replace(WHOLE, role="bureau_director")
    app = opened(key, scope=scope, **link(**HILL, **query))
    err = [e.value for e in (*app.error, *app.exception)]
    mem = {n: (app.session_state[f"link_{n}_written"] if f"link_{n}_written" in app.session_state else None) for n in query}
    opts = {w.key: w.options for w in (*app.selectbox, *app.get("button_group"), *app.multiselect) if w.key and not w.key.startswith("filter_")}
    print("\n##", key, query, err, own_link(app) == HILL | query, mem, {k: list(v)[:6] for k, v in opts.items()})
