"""Whatever is killed, whenever: the same command does the rest, and each article is there exactly once."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from corpus_process import (
    alive,
    begin,
    children,
    digest,
    ids,
    plain,
    run,
    survives_kills_of_the_driver,
    survives_kills_of_workers,
    wait_for,
    write_articles,
)

from selon.errors import CorpusError

COUNT = 240


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], dict[str, str]]:
    """Two files of articles, and the tables that an undisturbed run makes of them."""
    folder = tmp_path_factory.mktemp("whole")
    inputs = [write_articles(folder / f"{n}.jsonl", plain(COUNT // 2, n * COUNT // 2)) for n in range(2)]
    run(inputs, folder / "out")
    assert ids(folder / "out") == [f"n{n}" for n in range(COUNT)]
    return inputs, digest(folder / "out")


@pytest.mark.parametrize("seed", range(3))
def test_a_driver_killed_at_any_moment_is_taken_up(seed: int, whole: tuple[list[Path], dict[str, str]], tmp_path: Path) -> None:
    inputs, undisturbed = whole
    assert survives_kills_of_the_driver(inputs, tmp_path / "out", seed)
    assert digest(tmp_path / "out") == undisturbed


@pytest.mark.parametrize("seed", range(2))
def test_workers_killed_at_any_moment_are_replaced(seed: int, whole: tuple[list[Path], dict[str, str]], tmp_path: Path) -> None:
    inputs, undisturbed = whole
    assert survives_kills_of_workers(inputs, tmp_path / "out", seed)
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
    inputs, _ = whole
    driver = begin(inputs, tmp_path / "out", pace=0.05)
    wait_for((tmp_path / "out" / "run.json").exists, driver)
    with pytest.raises(CorpusError, match="another `selon corpus` is at work in it"):
        run(inputs, tmp_path / "out")
    driver.kill()
    driver.communicate()
