"""One server and one signed-in context a role for the whole run; every tab is watched."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from dashboard.access.requests import COOKIE
from tests.browser import server as running
from tests.browser.guard import Guard
from tests.browser.screen import PATIENCE, Screen
from tests.browser.server import Server

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
WIDE = {"width": 1440, "height": 1000}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, sample_folder: Path) -> Iterator[Server]:
    found, process = running.start(tmp_path_factory.mktemp("browser"), sample_folder)
    yield found
    process.terminate()
    process.wait(20)


@dataclass
class Reader:
    """A role signed in once: its context, and what watches it."""

    context: BrowserContext
    guard: Guard


class Readers:
    """Signs roles in by their demo button, each once; tests share the context, not the tab."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server
        self.known: dict[tuple[str, bool], Reader] = {}

    def of(self, role: str, *, phone: bool = False) -> Reader:
        if (role, phone) not in self.known:
            self.known[role, phone] = self.sign_in(role, phone=phone)
        return self.known[role, phone]

    def cookie(self, role: str) -> str:
        """Return the session cookie of a role, as a client without a browser sends it."""
        found = {c["name"]: c["value"] for c in self.of(role).context.cookies()}
        return f"{COOKIE}={found[COOKIE]}"

    @staticmethod
    def watched(context: BrowserContext, server: Server) -> Guard:
        """Watch a context from now on."""
        context.set_default_timeout(PATIENCE)
        guard = Guard(server.base)
        guard.watch(context)
        return guard

    def sign_in(self, role: str, *, phone: bool = False) -> Reader:
        """Sign a role in afresh, in a context of its own."""
        size = PHONE if phone else WIDE
        context = self.browser.new_context(viewport=size, locale="zh-CN", accept_downloads=True)
        guard = self.watched(context, self.server)
        page = context.new_page()
        page.goto(f"{self.server.base}/login")
        page.click(f"button[name=role][value={role}]")
        page.wait_for_url(lambda url: "/login" not in url)
        page.close()
        return Reader(context, guard)


@pytest.fixture(scope="session")
def readers(browser: Browser, server: Server) -> Iterator[Readers]:
    found = Readers(browser, server)
    yield found
    for reader in found.known.values():
        reader.context.close()


@pytest.fixture
def guards() -> Iterator[list[Guard]]:
    """Every guard of a test; whatever they saw fails it, all of it listed."""
    watching: list[Guard] = []
    yield watching
    complaints = [complaint for guard in watching for complaint in guard.complaints]
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def guard_of(readers: Readers, guards: list[Guard]) -> Callable[..., Guard]:
    """Return what watches a role's tabs, forgetful of earlier tests."""

    def watch(role: str, *, phone: bool = False) -> Guard:
        guard = readers.of(role, phone=phone).guard
        if guard not in guards:
            guard.forget()
            guards.append(guard)
        return guard

    return watch


@pytest.fixture
def tab_of(
    readers: Readers, guard_of: Callable[..., Guard], server: Server
) -> Iterator[Callable[..., Screen]]:
    """Open a tab of a role, closed when the test ends."""
    opened = []

    def open_tab(role: str, *, phone: bool = False) -> Screen:
        guard_of(role, phone=phone)
        page = readers.of(role, phone=phone).context.new_page()
        opened.append(page)
        return Screen(page, server.base)

    yield open_tab
    for page in opened:
        page.close()


@pytest.fixture
def newly_signed_in(
    readers: Readers, guards: list[Guard], server: Server
) -> Iterator[Callable[[str], Screen]]:
    """Sign a role in once more, apart from the shared sign-in."""
    opened = []

    def open_tab(role: str) -> Screen:
        reader = readers.sign_in(role)
        guards.append(reader.guard)
        opened.append(reader.context)
        return Screen(reader.context.new_page(), server.base)

    yield open_tab
    for context in opened:
        context.close()
