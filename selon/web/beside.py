"""A process beside the desk, which reads what is asked for: started again when it dies, stopped with the desk."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from threading import Event, Thread

from selon.web.password import VARIABLE as PASSWORD

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds before a process that died is started again: doubled each time, until one has lived for the longest pause."""

_STOP_SECONDS = 10.0


def worker_command(store: str | None) -> list[str]:
    """What reads for the desk over a store; None is what the environment names, so that no password of it is shown here."""
    return [sys.executable, "-m", "selon.desk.worker", *(() if store is None else ("--store", store))]


class Beside:
    """Runs `command` from `start` to `stop`; `say` is told when it dies. Its standard input stays open as long as it is wanted.

    It ends with the desk however that ends: a process whose desk was killed sees its standard input close.
    """

    def __init__(self, command: Sequence[str], say: Callable[[str], None], *, pause: float = FIRST_PAUSE) -> None:
        self._command, self._say, self._first = list(command), say, pause
        self._stopping = Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._keeper = Thread(target=self._keep, name="selon-worker-keeper", daemon=True)

    def start(self) -> None:
        """Starts the process, and goes on at once."""
        self._keeper.start()

    def stop(self) -> None:
        """Ends the process: asked at first, then made to after some seconds."""
        self._stopping.set()
        if (process := self._process) is not None:
            _end(process)
        self._keeper.join(_STOP_SECONDS)

    def _keep(self) -> None:
        pause = self._first
        while not self._stopping.is_set():
            status = self._run()
            if self._stopping.is_set():
                return
            self._say(f"the process that reads for the desk ended ({status}); it is started again in {pause:g} s")
            self._stopping.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _run(self) -> str:
        """One life of the process, and how it ended."""
        try:
            process = subprocess.Popen(self._command, stdin=subprocess.PIPE, start_new_session=True, env=_environment())
        except OSError as error:
            return str(error)
        self._process = process
        if self._stopping.is_set():
            _end(process)
        status = process.wait()
        if process.stdin is not None:
            process.stdin.close()
        return f"status {status}"


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != PASSWORD}


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
