"""A load that fails or dies at its n-th step, for every n; a step touches the disk or the engine.

``python -m tests.loading.dying FOLDER FILE MODE EVERY`` loads the file into a copy of the folder
over and over, in processes of their own: at step n one raises an error of the disk (mode
``error``) or is killed as by ``kill -9`` (mode ``kill``), for every step or each so many-th.
One line of JSON says what was left each time.
"""

import errno
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy import Engine, event

from dashboard.database.snapshots import read_pointer, verified_file
from dashboard.domain.errors import NoData
from dashboard.domain.programme import load_programme
from dashboard.loading.load import load
from dashboard.loading.mapping import load_mapping

DATA = Path(__file__).parents[1] / "data"
TOUCHES = ("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.copyfile")
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
LOADED, REFUSED, LOADED_ALL_THE_SAME = 0, 3, 6
"""How a load ends: the last where an error came when it could do no harm any more."""


class Steps:
    """Counts the steps of a load and does something at one of them."""

    def __init__(self, folder: Path, at: int, act: Callable[[], None]) -> None:
        self.folder, self.at, self.act, self.taken = str(folder), at, act, 0
        sys.addaudithook(self._touched)
        event.listen(Engine, "before_cursor_execute", lambda *_: self.step())
        event.listen(Engine, "commit", lambda *_: self.step())
        sync = os.fsync
        os.fsync = lambda handle: (self.step(), sync(handle))[1]

    def _touched(self, name: str, args: tuple[object, ...]) -> None:
        if name in TOUCHES and self.folder in str(args):
            self.step()

    def step(self) -> None:
        self.taken += 1
        if self.taken == self.at:
            self.act()


def fail(at: int) -> None:
    code = ERRORS[at % len(ERRORS)]
    raise OSError(code, os.strerror(code))


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def apart(folder: Path, file: Path, at: int, mode: str) -> int:
    """Load in a process of its own and return how that ended: negative when it was killed."""
    if process := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    steps = Steps(folder, at, kill if mode == "kill" else lambda: fail(at))
    try:
        report = load(
            [file],
            load_programme(DATA / "config" / "programmes" / "nyc311.toml"),
            load_mapping(DATA / "config", "nyc311"),
            database=str(folder),
            derive=lambda connection: None,
            today=date(2025, 6, 30),
        )
    except NoData:
        os._exit(REFUSED)
    if not report.is_loaded:
        raise SystemExit(f"Step {at}: {report}")
    os._exit(LOADED_ALL_THE_SAME if 0 < at <= steps.taken else LOADED)


def litter(folder: Path) -> list[str]:
    """Return the files beside the pointer, the lock and versions that can be served."""
    return sorted(path.name for path in folder.iterdir() if ".tmp" in path.name)


def served(folder: Path) -> str:
    """Return the version that readers get, after comparing every byte with its fingerprint."""
    pointer = read_pointer(folder)
    verified_file(folder, pointer)
    return pointer.version


def main(source: Path, file: Path, mode: str, every: int) -> None:
    before, at, ended = served(source), 1 - every, None
    while ended != LOADED:
        at += every
        folder = source.parent / f"{mode}-{at}"
        shutil.copytree(source, folder)
        ended = apart(folder, file, at, mode)
        told = {"at": at, "ended": ended, "is_old": served(folder) == before}
        told["litter"] = litter(folder)
        told["again"] = apart(folder, file, 0, mode) if told["is_old"] else LOADED
        told["is_new"], told["litter_after"] = served(folder) != before, litter(folder)
        told["versions"] = len(list(folder.glob("cases-*")))
        sys.stdout.write(json.dumps(told) + "\n")
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
