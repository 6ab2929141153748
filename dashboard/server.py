"""The server: Streamlit behind the gate, with sign-in, security headers and a health answer."""

import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config as streamlit_config

from dashboard.access import demo as demonstration
from dashboard.access.export_routes import export_routes
from dashboard.access.gate import IDENTITY, Gate
from dashboard.access.headers import content_policy, inline_script_hashes
from dashboard.access.login_routes import DataVersion, LoginRoutes
from dashboard.access.roles import roles
from dashboard.charts.checking import trust_own_charts
from dashboard.components.frame.failure import script_failed
from dashboard.database import state
from dashboard.domain.errors import BadConfig
from dashboard.domain.settings import ROOT

SCRIPT = ROOT / "streamlit_app.py"
REQUIRED: dict[str, object] = {
    "server.trustedUserHeaders": IDENTITY,
    "server.baseUrlPath": "",
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
}
"""Settings without which the gate would not hold, or data would leave the house."""


def serve(
    *,
    port: int,
    address: str = "127.0.0.1",
    demo: bool = False,
    script: Path = SCRIPT,
    data_version: DataVersion | None = None,
) -> None:
    """Run the server until it is stopped."""
    if demo:
        demonstration.require_loopback(address)
    app = build_app(demo=demo, script=script, data_version=data_version)
    _reread_settings()
    check_settings()
    if demo:
        demonstration.prepare()
    else:
        demonstration.clear()
    # Streamlit takes the folder of this path for its configuration and for imports.
    sys.argv = [str(script)]
    sys.stderr.write(f"Serving http://{address}:{port} (Ctrl+C stops)\n")
    app.run(config={"server.port": port, "server.address": address})


def build_app(
    *, demo: bool = False, script: Path = SCRIPT, data_version: DataVersion | None = None
) -> st.App:
    """Return the application with the gate around it; refuses settings the gate cannot hold on."""
    roles()
    trust_own_charts()
    gate = Middleware(
        Gate,
        hosts=_loopback_names if demo else _configured_hosts,
        policy=content_policy(inline_script_hashes(_streamlits_page())),
    )
    routes = [*LoginRoutes(demo=demo, data_version=data_version).routes(), *export_routes()]
    return st.App(
        script,
        routes=routes,
        middleware=[gate],
        lifespan=_checked_start,
        on_script_error=script_failed,
    )


def check_settings() -> None:
    """Refuse to start with settings that open the house, naming the setting."""
    for key, needed in REQUIRED.items():
        found = st.get_option(key)
        if found != needed:
            raise BadConfig(f".streamlit/config.toml: {key} must be {needed!r}, not {found!r}.")


def _loopback_names() -> frozenset[str]:
    return frozenset({"127.0.0.1", "localhost", "[::1]"})


def _configured_hosts() -> frozenset[str]:
    return frozenset(host.lower() for host in st.get_option("server.allowedHosts"))


def _reread_settings() -> None:
    # What was imported before the script's folder was known has read settings without it;
    # that they differ now is no news for the person at the console.
    logger = logging.getLogger("streamlit.config")
    logger.addFilter(lambda record: "An update to the [server]" not in record.getMessage())
    streamlit_config.get_config_options(force_reparse=True)


@asynccontextmanager
async def _checked_start(_app: st.App) -> AsyncIterator[None]:
    check_settings()
    # Streamlit has just switched it on; it would print what readers search for.
    logging.getLogger("uvicorn.access").disabled = True
    try:
        yield
    finally:
        state.close()


def _streamlits_page() -> str:
    return (Path(st.__file__).parent / "static" / "index.html").read_text("utf-8")
