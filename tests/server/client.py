"""A client for ASGI applications, and one that speaks Streamlit's protocol over a socket."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

Headers = dict[str, str]


@dataclass(frozen=True)
class Answer:
    """Status, headers (lower-case, in order) and body of an HTTP answer."""

    status: int
    headers: tuple[tuple[str, str], ...]
    text: str

    def __getitem__(self, name: str) -> str:
        return dict(self.headers)[name]

    def __contains__(self, name: str) -> bool:
        return name in dict(self.headers)

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.headers if key == name]


class AsgiClient:
    """Drives an application in this process. ``host`` and ``origin`` are a browser's own."""

    def __init__(self, app: Callable[..., Any], *, host: str = "127.0.0.1:8501") -> None:
        self.app, self.host, self.cookie = app, host, ""

    def get(self, url: str, **headers: str) -> Answer:
        return self.ask("GET", url, headers=headers)

    def post(self, url: str, body: str = "", **headers: str) -> Answer:
        return self.ask("POST", url, body=body, headers={"origin": f"http://{self.host}"} | headers)

    def ask(
        self, method: str, url: str, *, body: str = "", headers: Headers, scheme: str = "http"
    ) -> Answer:
        scope = self._scope("http", url, headers) | {"method": method, "scheme": scheme}
        messages = self._run(scope, [{"type": "http.request", "body": body.encode()}])
        return _answer(messages, "http.response")

    def open_socket(self, url: str, **headers: str) -> Answer:
        """Ask for a WebSocket; an accepted one is status 101."""
        extensions = {"extensions": {"websocket.http.response": {}}, "subprotocols": []}
        scope = self._scope("websocket", url, headers) | extensions | {"scheme": "ws"}
        messages = self._run(scope, [{"type": "websocket.connect"}])
        if messages[0]["type"] == "websocket.accept":
            return Answer(101, (), "")
        return _answer(messages, "websocket.http.response")

    def _scope(self, kind: str, url: str, headers: Headers) -> dict[str, Any]:
        path, _, query = url.partition("?")
        sent = {"host": self.host, "cookie": self.cookie} | headers
        return {
            "type": kind,
            "path": path,
            "query_string": query.encode(),
            "headers": [
                (name.replace("_", "-").encode(), value.encode())
                for name, value in sent.items()
                if value
            ],
            "client": ("10.0.0.1", 5000),
        }

    def _run(self, scope: dict[str, Any], incoming: Sequence[dict[str, Any]]) -> list[Any]:
        sent: list[Any] = []
        queue = list(incoming)

        async def receive() -> dict[str, Any]:
            return queue.pop(0) if queue else {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        # A thread of its own: a browser test may have left a loop running in this one.
        with ThreadPoolExecutor(1) as own:
            own.submit(asyncio.run, self.app(scope, receive, send)).result()
        return sent


def _answer(messages: list[Any], prefix: str) -> Answer:
    start = next(message for message in messages if message["type"] == f"{prefix}.start")
    body = b"".join(m.get("body", b"") for m in messages if m["type"] == f"{prefix}.body")
    headers = tuple((name.decode().lower(), value.decode()) for name, value in start["headers"])
    return Answer(start["status"], headers, body.decode("utf-8", "replace"))


class StreamlitClient:
    """A browser tab without the browser: opens the socket, reruns, reads what was drawn."""

    def __init__(
        self, port: int, *, cookie: str = "", session_id: str = "", **headers: str
    ) -> None:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        origin = sent.pop("origin", f"http://127.0.0.1:{port}")
        cookies = {"Cookie": cookie} if cookie else {}
        protocols = ["streamlit", "unused"] + ([session_id] if session_id else [])
        connection = connect(
            f"ws://127.0.0.1:{port}/_stcore/stream",
            origin=origin or None,  # type: ignore[arg-type]
            subprotocols=protocols,  # type: ignore[arg-type]
            additional_headers=cookies | sent,
            proxy=None,
            open_timeout=10,
        )
        self._open = ExitStack()
        self.socket: ClientConnection = self._open.enter_context(connection)
        self.session_id = ""

    def rerun(self) -> str:
        """Run the script once and return every text it drew."""
        message = BackMsg()
        message.rerun_script.query_string = ""
        self.socket.send(message.SerializeToString())
        texts: list[str] = []
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(self.socket.recv(timeout=20))
            if answer.HasField("new_session"):
                self.session_id = answer.new_session.initialize.session_id
            texts.append(str(answer.delta))
            if answer.HasField("script_finished"):
                return "\n".join(texts)

    def close(self) -> None:
        self._open.close()
