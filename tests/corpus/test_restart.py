"""Whatever is killed, whenever: the same command does the rest, and each article is there exactly once."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from corpus_process import begin, digest, ids, plain, run, write_articles

COUNT = 240


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], dict[str, str]]:
    """Two files of articles, and the tables that an undisturbed run makes of them."""
    folder = tmp_path_factory.mktemp("whole")
    inputs = [write_articles(folder / f"{n}.jsonl", plain(COUNT // 2, n * COUNT // 2)) for n in range(2)]
    run(inputs, folder / "out")
    assert ids(folder / "out") == [f"n{n}" for n in range(COUNT)]
    return inputs, digest(folder / "out")


def children(process: int) -> list[int]:
    """The worker processes of a driver."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                status = (entry / "stat").read_text()
                if int(status.rpartition(")")[2].split()[1]) == process:
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def moments(seed: int, count: int, longest: float) -> Iterator[float]:
    chance = random.Random(seed)
    return (chance.uniform(0.05, longest) for _ in range(count))


@pytest.mark.parametrize("seed", range(4))
def test_a_driver_killed_at_any_moment_is_taken_up(seed: int, whole: tuple[list[Path], dict[str, str]], tmp_path: Path) -> None:
    inputs, undisturbed = whole
    orphans = []
    for moment in moments(seed, 3, 2.5):
        driver = begin(inputs, tmp_path / "out")
        time.sleep(moment)
        orphans += children(driver.pid)
        driver.kill()
        driver.communicate()
    run(inputs, tmp_path / "out")
    assert digest(tmp_path / "out") == undisturbed
    assert [process for process in orphans if alive(process)] == []


@pytest.mark.parametrize("seed", range(2))
def test_workers_killed_at_any_moment_are_replaced(seed: int, whole: tuple[list[Path], dict[str, str]], tmp_path: Path) -> None:
    inputs, undisturbed = whole
    driver = begin(inputs, tmp_path / "out", pace=0.02)
    for moment in moments(seed, 3, 1.2):
        wait_for(lambda: bool(children(driver.pid)), driver)
        time.sleep(moment)
        for process in children(driver.pid)[:1]:
            os.kill(process, signal.SIGKILL)
    _, errors = driver.communicate(timeout=120)
    assert driver.returncode == 0, errors.decode()
    assert digest(tmp_path / "out") == undisturbed


def test_ctrl_c_ends_the_workers_too(whole: tuple[list[Path], dict[str, str]], tmp_path: Path) -> None:
    inputs, undisturbed = whole
    driver = begin(inputs, tmp_path / "out", pace=0.05)
    wait_for(lambda: bool(list((tmp_path / "out" / "work" / "done").glob("read/*.json"))), driver)
    workers = children(driver.pid)
    driver.send_signal(signal.SIGINT)
    driver.communicate(timeout=60)
    assert len(workers) == 2
    assert [process for process in workers if alive(process)] == []
    done = len(list((tmp_path / "out" / "work" / "done" / "read").iterdir()))
    assert 0 < done < COUNT / 20
    run(inputs, tmp_path / "out")
    assert digest(tmp_path / "out") == undisturbed


def wait_for(there: Callable[[], bool], driver: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if there() or driver.poll() is not None:
            return
        time.sleep(0.05)


def test_a_run_that_is_done_does_nothing_again(whole: tuple[list[Path], dict[str, str]], tmp_path: Path) -> None:
    inputs, _ = whole
    run(inputs, tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / "articles").iterdir()}
    again: list[str] = []
    kept = run(inputs, tmp_path / "out", told=again)
    assert again == []
    assert kept["read"]["counts"]["articles"] == COUNT
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / "articles").iterdir()} == before


def test_two_runs_do_not_share_a_directory(whole: tuple[list[Path], dict[str, str]], tmp_path: Path) -> None:
    from selon.errors import CorpusError

    inputs, _ = whole
    driver = begin(inputs, tmp_path / "out", pace=0.05)
    wait_for((tmp_path / "out" / "run.json").exists, driver)
    with pytest.raises(CorpusError, match="another `selon corpus` is at work in it"):
        run(inputs, tmp_path / "out")
    driver.kill()
    driver.communicate()
