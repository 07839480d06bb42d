"""A PostgreSQL server for the tests, where its programs are installed: in a folder of its own, reached by a socket."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from uuid import uuid4

USER = "postgres"


def missing() -> str | None:
    """Why no server can be started here; None where one can."""
    if _program("initdb") is None:
        return "PostgreSQL is not installed (no initdb on PATH or in /usr/lib/postgresql/*/bin)"
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        return "PostgreSQL does not run as root, and there is no runuser"
    return None


def _program(name: str) -> str | None:
    on_path = shutil.which(name)
    return on_path or next((str(p) for p in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)), None)


class Server:
    """A server that is started, stopped and started again; `database` makes an empty database."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="selon-postgres-"))
        if os.geteuid() == 0:
            shutil.chown(self.folder, USER)
        self._run("initdb", "-A", "trust", "-U", USER, "-E", "UTF8", "--no-locale", "-N", "-D", str(self.folder / "data"))

    def start(self) -> None:
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off"
        log = str(self.folder / "log")
        self._run("pg_ctl", "-w", "-D", str(self.folder / "data"), "-l", log, "-o", options, "start")

    def stop(self) -> None:
        """At once, as in a crash."""
        self._run("pg_ctl", "-w", "-D", str(self.folder / "data"), "-m", "immediate", "stop")

    def database(self) -> str:
        """The address of a database that is made for one test."""
        name = f"t{uuid4().hex[:12]}"
        self._run("createdb", "-h", str(self.folder), "-U", USER, name)
        return f"postgresql://{USER}@/{name}?host={self.folder}"

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(_program(program)), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", USER, "--", *command]
        environment = {**os.environ, "LC_ALL": "C"}
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", env=environment)
