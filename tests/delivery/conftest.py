"""Three recipients of the tiny programme, each with a reach of his own, and a plan for them."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest

from dashboard.access import registration
from dashboard.access.accounts import Account
from dashboard.delivery.schedule import FILE
from dashboard.domain import settings
from dashboard.domain.scope import ALL, Scope
from dashboard.domain.text import Lang
from dashboard.reports.briefing.asked import Asked
from dashboard.reports.paper.document import Document, Paragraph
from dashboard.reports.paper.quoting import Quotes
from tests.tiny.readers import docking

NOON = datetime(2020, 7, 3, 4, 0, tzinfo=UTC)
WHOLE, FIRST, THIRD = "whole", "first", "third"
STATIONS = {WHOLE: ALL, FIRST: ("HS1",), THIRD: ("HS3",)}
MEDIATED = {WHOLE: 8, FIRST: 2, THIRD: 3}
"""By hand: disputes of the docking register in the first half of 2020, of all and by station."""


def noon() -> datetime:
    return NOON


def composed(scope: Scope, asked: Asked, who: str) -> Document:
    """A paper with one figure, whatever is asked: what is tested is whose it is."""
    quotes = Quotes(scope, asked.lang)
    cite = quotes.figure("mediated", "mediated", docking(), page="trends")
    return Document(
        title="简报",
        subtitle=f"{asked.month:%Y-%m}",
        lang=Lang.ZH,
        about=(("收件人", who),),
        blocks=(Paragraph(("调解 ", cite)),),
        quoted=tuple(quotes.taken.values()),
        mark=who,
    )


@pytest.fixture
def plan(
    on_tiny: Path, tiny_config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Path]:
    """Write ``schedules.toml`` beside the tiny programmes, for accounts that are there."""
    config = tmp_path / "config"
    copytree(tiny_config, config)
    monkeypatch.setenv("DASHBOARD_CONFIG", str(config))
    monkeypatch.setenv("DASHBOARD_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")
    settings._programmes.cache_clear()
    for name, stations in STATIONS.items():
        account = Account(
            name=name,
            role="bureau_director",
            programmes=("hill",),
            counties=ALL,
            stations=stations,
            firms=ALL,
        )
        registration.create_hashed(account, "no password opens this")

    def write(text: str) -> Path:
        (config / FILE).write_text(text, "utf-8")
        return config / FILE

    return write
