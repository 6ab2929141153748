"""Pages drawn in this process for a reader made by hand."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from altair.utils import schemapi
from streamlit.testing.v1 import AppTest

from dashboard.access.export_store import File, take
from dashboard.access.reader import Reader
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang
from tests.tiny.readers import WHOLE

FETCHED = re.compile(r'href="/export/([\w-]+)".*?>(.*?)</a>')
KEYS = (
    "overview",
    "zones",
    "coverage",
    "notices",
    "stations",
    "trends",
    "firms",
    "people",
    "disputes",
    "dispute",
    "key_cases",
    "definitions",
    "figure_check",
    "side_by_side",
    "data_quality",
    "own_views",
    "rollout",
    "visits",
    "briefing",
    "imports",
)
Open = Callable[..., AppTest]


def script(reader, lang, key):
    """What the frame does around a page; its source is run apart, so it brings its own imports."""
    from dashboard.components.frame.context import showing_to
    from dashboard.components.frame.failure import failed
    from dashboard.database.connection import pinned
    from dashboard.domain.errors import DashboardError
    from dashboard.navigation import PAGES

    page = next(entry for entry in PAGES if entry.key == key)
    try:
        with pinned(), showing_to(reader, lang, {}):
            page.render()
    except DashboardError as error:
        failed(error, lang)


def files(app: AppTest) -> dict[str, File]:
    """The files a page offers: what the link says, and what it fetches."""
    links = [found for one in app.get("html") for found in FETCHED.findall(one.proto.body)]
    fetched = {label.split(";")[-1]: take(token, "login") for token, label in links}
    return {label: file for label, file in fetched.items() if file is not None}


@pytest.fixture
def charts_checked() -> None:
    """Check every chart that is drawn against its schema."""


@pytest.fixture(autouse=True)
def charts_trusted(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust charts as the server does: the check is a third of a page's time, and one test's."""
    if "charts_checked" not in request.fixturenames:
        monkeypatch.setattr(schemapi, "DEBUG_MODE", False)


@pytest.fixture
def opened() -> Open:
    """Open a page of the database in force by key and link, and return what is drawn."""

    def open_page(key: str, lang: Lang = Lang.ZH, *, scope: Scope = WHOLE, **query: str) -> AppTest:
        named = replace(scope, account="reader")
        reader = Reader(
            account="reader",
            role=scope.role,
            login_id="login",
            scope=named,
            pages=KEYS,
            landing="overview",
            lang=lang,
        )
        app = AppTest.from_function(script, args=(reader, lang, key), default_timeout=60)
        for name, value in query.items():
            app.query_params[name.rstrip("_")] = value
        return app.run()

    return open_page
