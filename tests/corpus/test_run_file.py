"""An output directory takes no other run than its own, and says what is different."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from corpus_process import SETTINGS, plain, run, write_articles

from selon.cli_corpus import summary
from selon.corpus.engine import Engine
from selon.corpus.layout import TABLES
from selon.corpus.plan import Plan
from selon.corpus.run import run_corpus
from selon.corpus.shards import read_table
from selon.errors import CorpusError, UsageError


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = write_articles(tmp_path / "a.jsonl", plain(3))
    run([path], tmp_path / "out", workers=1)
    return path


def refusal(source: Path, out: Path, **more: object) -> str:
    with pytest.raises(CorpusError) as caught:
        run([source], out, workers=1, **more)  # type: ignore[arg-type]
    return str(caught.value).removeprefix(f"{out}: ")


def test_what_is_kept_of_a_run(source: Path, tmp_path: Path) -> None:
    kept = json.loads((tmp_path / "out" / "run.json").read_text())
    assert kept["state"] == "done"
    assert kept["settings"]["part"] == 20
    assert [(given["url"], given["kind"]) for given in kept["inputs"]] == [(str(source), "jsonl")]
    shards = [path for table in TABLES[:4] for path in (tmp_path / "out" / table).iterdir()]
    size = sum(path.stat().st_size for path in shards)
    assert kept["read"]["counts"] == {
        "articles": 3, "bytes": size, "copies": 0, "dropped": 0, "events": 3, "statements": 6, "voices": 0,
    }  # fmt: skip
    assert kept["first_article_seconds"] > 0
    assert kept["read"]["worker_peak_mb"] > 1


def test_other_settings_are_refused(source: Path, tmp_path: Path) -> None:
    told = refusal(source, tmp_path / "out", settings=replace(SETTINGS, outlet="La Vigie"))
    assert told.startswith("holds a run with other settings (outlet: None, now 'La Vigie'): name another directory with --out")


def test_other_input_is_refused(source: Path, tmp_path: Path) -> None:
    other = write_articles(tmp_path / "b.jsonl", plain(3))
    assert refusal(other, tmp_path / "out").startswith(f"holds a run of other input ({other} was not part of it)")


def test_changed_input_is_refused(source: Path, tmp_path: Path) -> None:
    write_articles(source, plain(4))
    assert refusal(source, tmp_path / "out").startswith(f"holds a run of other input ({source} was changed since)")


@pytest.mark.parametrize(("key", "what"), [("selon", "selon"), ("tables", "the tables"), ("model", "the model")])
def test_another_version_is_refused(key: str, what: str, source: Path, tmp_path: Path) -> None:
    path = tmp_path / "out" / "run.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), key: "0.0.9"}))
    assert refusal(source, tmp_path / "out").startswith(f"holds a run with another version of {what} (0.0.9, now ")


def test_a_directory_with_other_files_is_refused(source: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.docx").write_text("years of work")
    assert refusal(source, tmp_path / "mine").startswith("holds other files (thesis.docx) and no run.json")


def test_a_broken_run_file_is_refused(source: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "run.json").write_text("{")
    with pytest.raises(CorpusError, match="is not what `selon corpus` wrote"):
        run([source], tmp_path / "out")


def test_output_inside_the_input_is_refused(source: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    for folder in (tmp_path, tmp_path / "link"):
        with pytest.raises(UsageError, match=r"it stands in the input .*: name a directory apart"):
            run([folder], tmp_path / "new")


def test_output_that_a_pattern_matches_once_it_is_there_is_no_input(source: Path, tmp_path: Path) -> None:
    assert run([tmp_path / "*"], tmp_path / "out", workers=1)["state"] == "done"
    assert run([source, tmp_path / "out"], tmp_path / "out", workers=1)["state"] == "done", "as a shell puts it in"


def test_output_alone_is_no_input(source: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"stands in --out .*, which is no input"):
        run([tmp_path / "out"], tmp_path / "out")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a process's own memory")
def test_a_workers_memory_is_its_own_however_large_whoever_started_it_was(tmp_path: Path) -> None:
    ballast = bytearray(os.urandom(1)) * 600_000_000
    inputs = [write_articles(tmp_path / "a.jsonl", plain(4))]
    peak = run(inputs, tmp_path / "out")["read"]["worker_peak_mb"]
    assert 20 < peak < len(ballast) / 2**20


def test_articles_without_a_day_of_publication_are_counted_and_said(tmp_path: Path) -> None:
    days = ("2024-05-14", "14/05/2024", "2024-05", None)
    lines = [json.dumps({"id": f"n{n}", "lang": "fr", "text": "Rien.", "published": day}) for n, day in enumerate(days)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    kept = run([tmp_path / "a.jsonl"], tmp_path / "out", workers=1)
    assert kept["intake"]["counts"]["undated"] == 3
    assert "voices; 3 articles taken in have no day of publication; 0 dropped" in summary(kept, tmp_path / "out")
    (note,) = read_table(tmp_path / "out/articles/00000-00000.parquet", "articles")["notes"].to_pylist()[1]
    assert note["message"] == "'14/05/2024' is no day as ISO 8601 writes it (2024-06-04): left out"


def test_output_at_a_url_is_refused(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="tables are written to a directory: name one"):
        run([source], Path("s3://fonds/corpus"))
    assert not (tmp_path / "s3:").exists()


def test_a_run_that_is_stopped_says_how_it_goes_on(tmp_path: Path) -> None:
    def stopped(plan: Plan) -> Engine:
        raise KeyboardInterrupt

    told: list[str] = []
    source = write_articles(tmp_path / "a.jsonl", plain(1))
    with pytest.raises(KeyboardInterrupt):
        run_corpus([str(source)], tmp_path / "out", stopped, tell=told.append)
    assert told == ["stopped: what is done stays done, and the same command does the rest"]
