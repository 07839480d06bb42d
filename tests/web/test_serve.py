"""`selon serve`: where it listens, whom it lets in, how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib import util
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from selon.cli import app
from selon.errors import DeskError
from selon.store import Store
from selon.web.beside import Beside, worker_command
from selon.web.serve import _why_not, listening

PASSWORD = "trois petits chats"
Start = Callable[..., tuple["subprocess.Popen[str]", str]]


@pytest.fixture(autouse=True)
def _newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("SELON_STORE", "SELON_PASSWORD"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a desk that reads nothing, and gives its process and what it said once it was open."""
    started: list[subprocess.Popen[str]] = []

    def begin(*options: str, **more: str) -> tuple[subprocess.Popen[str], str]:
        command = [sys.executable, "-m", "selon", "serve", "--port", "0", "--no-work", *options]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **more})
        started.append(process)
        assert process.stdout is not None
        return process, process.stdout.readline()

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def address(line: str) -> str:
    return next(word for word in line.split() if word.startswith("http://"))


@pytest.mark.parametrize(("ending", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_a_desk_opens_answers_and_ends(start: Start, tmp_path: Path, ending: signal.Signals, status: int) -> None:
    process, line = start()
    assert line.startswith("selon: selon.db is open at http://127.0.0.1:")
    answer = httpx.get(f"{address(line)}health", trust_env=False)
    assert answer.json()["running"]
    assert "server" not in answer.headers
    process.send_signal(ending)
    assert process.communicate(timeout=20) == ("", "")
    assert process.returncode == status
    assert (tmp_path / "selon.db").is_file()


def test_other_machines_are_let_in_with_the_password_alone(start: Start, tmp_path: Path) -> None:
    (tmp_path / "password.txt").write_text(f"{PASSWORD}\n", "utf8")
    (tmp_path / "password.txt").chmod(0o600)
    _, line = start("--host", "0.0.0.0", "--password-file", "password.txt")
    assert "other machines reach it, with the password, over a connection that is not encrypted" in line
    page = address(line).replace("0.0.0.0", "127.0.0.1")
    json = {"accept": "application/json"}
    assert httpx.get(page, headers=json, trust_env=False).status_code == 401
    assert httpx.get(page, headers={**json, "authorization": f"Bearer {PASSWORD}"}, trust_env=False).status_code == 200


def test_the_environment_may_hold_the_password(start: Start) -> None:
    _, line = start(SELON_PASSWORD=PASSWORD)
    assert httpx.get(address(line), headers={"accept": "application/json"}, trust_env=False).status_code == 401


def refused(*options: str) -> str:
    done = CliRunner().invoke(app, ["serve", *options])
    assert done.exit_code == 1, done.output
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("selon: ")
    return done.stderr


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "desk.example"])
def test_without_a_password_no_other_machine_is_let_in(host: str) -> None:
    assert f"other machines reach {host}, so the desk needs a password there" in refused("--host", host)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "has 0 characters: take at least 12"),
        (b"  \n", "has 0 characters: take at least 12"),
        (b"secret\n", "has 6 characters: take at least 12"),
        (b"trois petits\nchats\n", "is not one line"),
        (b"\xff\xfetrois petits chats", "is no text in UTF-8"),
    ],
)
def test_a_password_that_does_not_do(tmp_path: Path, content: bytes, problem: str) -> None:
    held = tmp_path / "password.txt"
    held.write_bytes(content)
    held.chmod(0o600)
    assert problem in refused("--password-file", str(held))


def test_a_short_password_of_the_environment_does_not_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_PASSWORD", "secret")
    assert "the password in SELON_PASSWORD has 6 characters" in refused()


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_password_that_others_may_read_is_none(tmp_path: Path, mode: int) -> None:
    held = tmp_path / "password.txt"
    held.write_text(PASSWORD, "utf8")
    held.chmod(mode)
    assert f"others may read the password file {held}: chmod 600 {held}" in refused("--password-file", str(held))


def test_a_password_file_that_is_not_there() -> None:
    assert "the password file nowhere.txt cannot be read (No such file or directory)" in refused("--password-file", "nowhere.txt")


def test_a_port_that_is_taken() -> None:
    with listening("127.0.0.1", 0) as other:
        port = str(other.getsockname()[1])
        assert f"something already listens at 127.0.0.1, port {port}" in refused("--port", port)


def test_an_address_that_is_not_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_PASSWORD", PASSWORD)
    assert "check --host" in refused("--host", "192.0.2.7", "--port", "0")
    assert "there is no address 'no host' on this machine" in refused("--host", "no host", "--port", "0")


def test_a_port_for_root_alone() -> None:
    assert _why_not(PermissionError(13, "Permission denied"), "127.0.0.1", 80) == (
        "only root may listen at port 80: take one above 1023 with --port"
    )


def test_ipv6(start: Start) -> None:
    try:
        listening("::1", 0).close()
    except DeskError:
        pytest.skip("this machine has no IPv6")
    _, line = start("--host", "::1")
    assert httpx.get(f"{address(line)}health", trust_env=False).status_code == 200


def test_a_store_in_a_folder_that_is_not_there() -> None:
    assert "create it first" in refused("--port", "0", "--store", "nowhere/news.db")


def test_a_package_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    found = util.find_spec
    monkeypatch.setattr(util, "find_spec", lambda name: None if name == "uvicorn" else found(name))
    assert refused() == "selon: the desk needs packages that are not installed (uvicorn): pip install 'selon[serve]'\n"


def test_what_a_desk_was_asked_for_is_done_elsewhere(tmp_path: Path) -> None:
    with Store.open(tmp_path / "selon.db") as store:
        asked = store.ask("url", "http://127.0.0.1/port.html")
        done = subprocess.run([sys.executable, "-m", "selon", "work", "--once"], capture_output=True, text=True, check=True)
        assert (done.stdout, done.stderr) == ("1 job done; selon.db: 0 left\n", "")
        job = store.job(asked.id)
    assert job.state == "failed"
    assert "not on the public web" in (job.message or "")


def test_work_ends_when_it_is_told_to(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-m", "selon", "work"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    until((tmp_path / "selon.db").exists)
    process.send_signal(signal.SIGTERM)
    assert process.communicate(timeout=20) == ("0 jobs done; selon.db: 0 left\n", "")
    assert process.returncode == 0


LIVES = "import sys, time; open(sys.argv[1], 'a').write('born\\n'); "


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def births(file: Path) -> int:
    return file.read_text("utf8").count("born") if file.exists() else 0


def test_a_worker_that_dies_is_started_again(tmp_path: Path) -> None:
    told: list[str] = []
    beside = Beside([sys.executable, "-c", f"{LIVES}sys.exit(7)", "lives"], told.append, pause=0.01)
    beside.start()
    until(lambda: births(tmp_path / "lives") > 2)
    beside.stop()
    assert told[0] == "the process that reads for the desk ended (status 7); it is started again in 0.01 s"
    assert told[1].endswith("in 0.02 s")
    born = births(tmp_path / "lives")
    time.sleep(0.1)
    assert births(tmp_path / "lives") == born


def test_a_worker_ends_with_the_desk(tmp_path: Path) -> None:
    told: list[str] = []
    beside = Beside([sys.executable, "-c", f"{LIVES}time.sleep(60)", "lives"], told.append)
    beside.start()
    until(lambda: births(tmp_path / "lives") == 1)
    beside.stop()
    assert beside._process is not None
    assert beside._process.returncode == -signal.SIGTERM
    assert told == []


def test_a_worker_whose_desk_was_killed_sees_its_input_close(tmp_path: Path) -> None:
    code = f"{LIVES}sys.stdin.read(); open('end', 'w').write('end')"
    desk = (
        "import sys, time; from selon.web.beside import Beside; "
        f"Beside([sys.executable, '-c', {code!r}, 'lives'], print).start(); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", desk])
    until(lambda: births(tmp_path / "lives") == 1)
    process.kill()
    process.wait()
    until((tmp_path / "end").exists)


def test_a_worker_does_not_learn_the_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_PASSWORD", PASSWORD)
    monkeypatch.setenv("SELON_STORE", "postgresql://desk:secret@localhost/news")
    code = f"{LIVES}import os; open('knows', 'w').write(str('SELON_PASSWORD' in os.environ)); time.sleep(60)"
    beside = Beside([sys.executable, "-c", code, "lives"], print)
    beside.start()
    until(lambda: (tmp_path / "knows").exists() and (tmp_path / "knows").read_text() != "")
    beside.stop()
    assert (tmp_path / "knows").read_text() == "False"
    assert "secret" not in " ".join(worker_command(None))


def test_a_port_may_be_taken_again_at_once() -> None:
    first = listening("127.0.0.1", 0)
    port = first.getsockname()[1]
    with socket.create_connection(("127.0.0.1", port)):
        first.accept()[0].close()
        first.close()
    listening("127.0.0.1", port).close()
