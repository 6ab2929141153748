"""The gate around an application that repeats what it was told, and a real server."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import bcrypt
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from dashboard.access import registration
from dashboard.access.accounts import Account
from dashboard.access.export_routes import export_routes
from dashboard.access.gate import Gate
from dashboard.access.headers import content_policy
from dashboard.access.login_routes import LoginRoutes
from dashboard.database import state
from dashboard.domain.settings import ROOT
from tests.server.client import Answer, AsgiClient, Headers

PASSWORD = "Right-horse-7"
SCRIPT = Path(__file__).parent / "script" / "streamlit_app.py"


@pytest.fixture(scope="session")
def empty_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state database as it makes itself, to copy."""
    path = tmp_path_factory.mktemp("state") / "state.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_STATE", f"sqlite:///{path}")
        with state.reading():
            pass
        state.close()
    return path


@pytest.fixture
def state_database(
    tmp_path: Path, empty_state: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    path = tmp_path / "state" / "state.sqlite"
    path.parent.mkdir()
    shutil.copy(empty_state, path)
    monkeypatch.setenv("DASHBOARD_STATE", f"sqlite:///{path}")
    yield path
    state.close()


@pytest.fixture
def add_account(state_database: Path) -> Callable[..., None]:
    cheap = bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(4)).decode()

    def add(name: str, role: str = "district_head") -> None:
        registration.create_hashed(Account(name=name, role=role), cheap)

    return add


@pytest.fixture
def behind_gate(state_database: Path) -> Callable[..., AsgiClient]:
    def build(*, demo: bool = False) -> AsgiClient:
        gate = Middleware(
            Gate,
            hosts=lambda: frozenset({"127.0.0.1", "localhost", "board.example.cn"}),
            policy=content_policy(("'sha256-abc'",)),
        )
        routes = [
            *LoginRoutes(demo=demo).routes(),
            *export_routes(),
            Route("/{path:path}", _echo, methods=["GET", "POST", "PUT"]),
            WebSocketRoute("/_stcore/stream", _accept),
        ]
        return AsgiClient(Starlette(routes=routes, middleware=[gate]))

    return build


@pytest.fixture
def client(behind_gate: Callable[..., AsgiClient]) -> AsgiClient:
    return behind_gate()


@pytest.fixture
def signed_in(client: AsgiClient, add_account: Callable[..., None]) -> AsgiClient:
    add_account("王伟")
    answer = client.post("/login", urlencode({"account": "王伟", "password": PASSWORD}))
    client.cookie = answer["set-cookie"].split(";")[0]
    return client


async def _echo(request: Request) -> JSONResponse:
    return JSONResponse({"reached": request.url.path, "headers": dict(request.headers)})


async def _accept(websocket: WebSocket) -> None:
    await websocket.accept()


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, and what it wrote."""

    port: int
    log: Path
    state: str

    def ask(self, method: str, path: str, *, body: str = "", headers: Headers) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            found = tuple((name.lower(), value) for name, value in answer.getheaders())
            return Answer(answer.status, found, answer.read().decode("utf-8", "replace"))
        finally:
            connection.close()

    def get(self, path: str, cookie: str = "", **headers: str) -> Answer:
        sent = headers | ({"Cookie": cookie} if cookie else {})
        return self.ask("GET", path, headers=sent)

    def enter(self, role: str) -> str:
        """Sign in as a role of the demonstration and return the cookie."""
        origin = {"Origin": f"http://127.0.0.1:{self.port}"}
        answer = self.ask("POST", "/login/demo", body=urlencode({"role": role}), headers=origin)
        return answer["set-cookie"].split(";")[0]

    def leave(self, cookie: str) -> Answer:
        origin = {"Origin": f"http://127.0.0.1:{self.port}", "Cookie": cookie}
        return self.ask("POST", "/logout", headers=origin)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One demonstration server on a script of its own, with the real configuration."""
    folder = tmp_path_factory.mktemp("server")
    shutil.copy(SCRIPT, folder / SCRIPT.name)
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    running = Server(_free_port(), folder / "log", f"sqlite:///{folder / 'state.sqlite'}")
    process = start(folder, port=running.port, log=running.log, state=running.state)
    try:
        _wait_until_ready(running, process)
        yield running
    finally:
        process.terminate()
        process.wait(10)


def start(folder: Path, *, port: int, log: Path, state: str) -> subprocess.Popen[bytes]:
    """Start the server on a folder's script, from another working directory."""
    settings = {"port": port, "demo": True}
    code = (
        "import json, sys; from pathlib import Path; from dashboard.server import serve; "
        "serve(script=Path(sys.argv[1]), **json.loads(sys.argv[2]))"
    )
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "-c", code, str(folder / SCRIPT.name), json.dumps(settings)],
            cwd=folder.parent,
            env=os.environ | {"DASHBOARD_STATE": state, "PYTHONPATH": str(ROOT)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )


def _wait_until_ready(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            if server.get("/healthz").status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The server did not start: {server.log.read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
