"""What a tab must never do: ask another host, complain in the console, or fail in a script."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebSocket

STREAMLITS_OWN = re.compile(r"/[^/]+/_stcore/(health|host-config)$")
"""What Streamlit asks under a page's own path and gets 404 for, on every typed address."""
NO_SUCH_PAGE = "The page that you have requested does not seem to exist"
OURS_TO_LOAD = {"data", "blob", "about"}


@dataclass
class Guard:
    """Watches the tabs of a context; ``complaints`` is what went wrong so far."""

    base: str
    complaints: list[str] = field(default_factory=list)
    received: list[bytes] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Begin to watch everything the context does."""
        context.on("request", self._asked)
        context.on("page", self._watch_page)
        context.on("weberror", lambda error: self.complaints.append(f"page error: {error.error}"))

    def expect_complaint(self, text: str) -> None:
        """Allow a message of the console, for a test that provokes it."""
        self.expected.append(text)

    def holds(self, text: str) -> bool:
        """Tell whether the server sent this text to any tab since the last look."""
        return any(text.encode() in frame for frame in self.received)

    def forget(self) -> None:
        """Begin a new test."""
        self.complaints.clear()
        self.received.clear()
        self.expected.clear()

    def _watch_page(self, page: Page) -> None:
        page.on("console", self._said)
        page.on("websocket", self._opened)

    def _asked(self, request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme not in OURS_TO_LOAD and url.netloc != urlsplit(self.base).netloc:
            self.complaints.append(f"request to another host: {request.url[:200]}")

    def _said(self, message: ConsoleMessage) -> None:
        is_policy = "Content Security Policy" in message.text
        if message.type != "error" and not is_policy:
            return
        if STREAMLITS_OWN.search(urlsplit(message.location["url"]).path):
            return
        if any(text in message.text for text in self.expected):
            return
        self.complaints.append(f"console: {message.text[:300]} ({message.location['url']})")

    def _opened(self, socket: WebSocket) -> None:
        if urlsplit(socket.url).netloc != urlsplit(self.base).netloc:
            self.complaints.append(f"socket to another host: {socket.url[:200]}")
        socket.on("framereceived", self._received)

    def _received(self, payload: str | bytes) -> None:
        self.received.append(payload if isinstance(payload, bytes) else payload.encode())
