"""The real server over the sample, and the command line beside it on the same databases."""

import io
import json
import os
import socket
import subprocess
import sys
import time
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from dashboard.__main__ import main
from dashboard.database import state
from dashboard.domain.filters import Filters
from dashboard.domain.settings import ROOT
from tests.server.client import Answer

START_SECONDS = 120
PUBLISHED = Filters(
    programme="chenghua",
    register="station_docking",
    start=date(2019, 1, 1),
    end=date(2019, 12, 31),
)
"""What every page opens with."""


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, on which databases, and what it wrote."""

    port: int
    environment: dict[str, str]
    log: Path

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, *, body: str = "", **headers: str) -> Answer:
        """Send one request, following nothing."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            found = tuple((name.lower(), value) for name, value in answer.getheaders())
            return Answer(answer.status, found, answer.read().decode("utf-8", "replace"))
        finally:
            connection.close()

    def command(self, *arguments: str, programme: str = "chenghua") -> dict[str, Any]:
        """Ask the command line on the server's databases; its JSON as objects."""
        of = ["--programme", programme] if programme else []
        told = io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(told):
            for name, value in self.environment.items():
                patch.setenv(name, value)
            patch.delenv("DASHBOARD_CONFIG", raising=False)
            code = main([*arguments, *of, "--format", "json"])
            state.close()
        assert code == 0, arguments
        answer: dict[str, Any] = json.loads(told.getvalue())
        return answer

    def registry(self) -> list[str]:
        """Return the keys of all indicators, as the command line lists them."""
        return [row["metric"] for row in self.command("metrics", programme="")["rows"]]

    def figure(self, metric: str, *arguments: str, role: str) -> dict[str, Any]:
        """Return the only row of a figure, as a role of the demonstration is told it."""
        (row,) = self.figures(metric, *arguments, role=role)
        return row

    def figures(self, metric: str, *arguments: str, role: str) -> list[dict[str, Any]]:
        """Return the rows of a figure, as a role of the demonstration is told them."""
        asked = ["figure", metric, *arguments, "--as", f"demo_{role}"]
        if "--register" not in arguments:
            asked += ["--register", "station_docking"]
        rows: list[dict[str, Any]] = self.command(*asked)["rows"]
        return rows


def start(folder: Path, sample: Path) -> tuple[Server, subprocess.Popen[bytes]]:
    """Start the demonstration on a free port and wait until it answers."""
    port = _free_port()
    environment = {
        "DASHBOARD_DATABASE": str(sample),
        "DASHBOARD_STATE": f"sqlite:///{folder / 'state.sqlite'}",
    }
    server = Server(port, environment, folder / "log")
    with server.log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "dashboard", "run", "--demo", "--port", str(port)],
            cwd=ROOT,
            env=os.environ | environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    _wait_until_ready(server, process)
    return server, process


def _wait_until_ready(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if server.ask("GET", "/healthz").status == 200:
                return
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise RuntimeError(f"The server did not start: {server.log.read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
