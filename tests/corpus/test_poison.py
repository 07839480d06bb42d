"""An article that crashes or hangs the process that reads it costs itself, and is recorded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from corpus_process import digest, ids, plain, run, write_articles

from selon.corpus.plan import Settings
from selon.corpus.stage_read import Read
from selon.errors import CorpusError, ReadingError
from selon.reader import Reader
from selon.records import Article


def dropped(out: Path) -> list[dict[str, Any]]:
    from pyarrow import parquet

    shards = sorted((out / "dropped").glob("*.parquet"))
    return [row for shard in shards for row in parquet.read_table(shard).to_pylist()]


def corpus(folder: Path, *bad: tuple[int, str]) -> Path:
    """Sixty articles, with some at these places whose text is this."""
    texts = plain(60)
    for place, text in bad:
        texts[place] = (f"bad{place}", text)
    return write_articles(folder / "articles.jsonl", texts)


def test_articles_that_crash_the_reader_are_recorded_and_the_rest_is_read(tmp_path: Path) -> None:
    source = corpus(tmp_path, (3, "CRASH one"), (5, "CRASH two"), (59, "CRASH three"))
    run([source], tmp_path / "out")
    assert ids(tmp_path / "out") == [f"n{n}" for n in range(60) if n not in (3, 5, 59)]
    assert [(row["article_id"], row["stage"], row["reason"]) for row in dropped(tmp_path / "out")] == [
        ("bad3", "read", "crashed"), ("bad5", "read", "crashed"), ("bad59", "read", "crashed"),
    ]  # fmt: skip
    row = dropped(tmp_path / "out")[0]
    assert row["place"] == str(source)
    assert "crashed its process (SIGKILL) twice by itself" in row["message"]


def test_an_article_that_takes_too_long_is_recorded(tmp_path: Path) -> None:
    run([corpus(tmp_path, (7, "HANG for good"))], tmp_path / "out", patience=2)
    assert ids(tmp_path / "out") == [f"n{n}" for n in range(60) if n != 7]
    (row,) = dropped(tmp_path / "out")
    assert (row["article_id"], row["reason"]) == ("bad7", "too-long")
    assert "took longer than 2 s" in row["message"]


def test_an_article_on_which_selon_fails_is_recorded(tmp_path: Path) -> None:
    run([corpus(tmp_path, (7, "BUG here"))], tmp_path / "out")
    assert len(ids(tmp_path / "out")) == 59
    (row,) = dropped(tmp_path / "out")
    assert (row["article_id"], row["reason"]) == ("bad7", "failed")
    assert "a bug" in row["message"]


def test_a_record_that_crashes_intake_is_recorded(tmp_path: Path) -> None:
    source = corpus(tmp_path, (7, "INTAKE CRASH here"), (40, "INTAKE HANG for good"))
    run([source], tmp_path / "out", patience=3)
    assert ids(tmp_path / "out") == [f"n{n}" for n in range(60) if n not in (7, 40)]
    assert [(row["place"], row["stage"], row["reason"]) for row in dropped(tmp_path / "out")] == [
        (f"{source}:8", "intake", "crashed"), (f"{source}:41", "intake", "too-long"),
    ]  # fmt: skip


def test_an_id_that_is_used_twice_is_dropped_the_second_time(tmp_path: Path) -> None:
    first = write_articles(tmp_path / "a.jsonl", plain(30))
    second = write_articles(tmp_path / "b.jsonl", [("n7", "Un autre texte."), *plain(30, 30), ("n59", "Encore un autre.")])
    kept = run([second, first], tmp_path / "out")
    assert sorted(ids(tmp_path / "out")) == sorted(f"n{n}" for n in range(60))
    assert [(row["article_id"], row["stage"], row["place"]) for row in dropped(tmp_path / "out")] == [
        ("n7", "marks", str(second)), ("n59", "marks", str(second)),
    ]  # fmt: skip
    assert kept["marks"]["counts"] == {"dropped": 2, "dropped id-used-twice": 2, "alike": 59}
    assert kept["read"]["counts"]["copies"] == 0


def test_no_space_left_is_one_line_and_the_run_is_taken_up(tmp_path: Path) -> None:
    source = corpus(tmp_path, (50, "FULL disk"))
    with pytest.raises(CorpusError) as caught:
        run([source], tmp_path / "out")
    assert str(caught.value).startswith(f"no space left in {tmp_path / 'out'}: what is done stays done")
    done = {path.name for path in (tmp_path / "out" / "work" / "done" / "read").iterdir()}
    assert done < {"00000-00000.json", "00000-00001.json", "00000-00002.json"}
    assert list((tmp_path / "out" / "work" / "tmp").iterdir()) == []
    assert set(digest(tmp_path / "out")) >= {f"articles/{name[:-5]}.parquet" for name in done}


def test_a_model_that_cannot_be_loaded_is_no_articles_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(reader: Reader, article: Article) -> Article:
        raise ReadingError(article.id, MemoryError()) from MemoryError()

    monkeypatch.setattr(Reader, "read", fail)
    with pytest.raises(CorpusError, match=r"^the model cannot be loaded \(MemoryError\(\)\): is there 1 GB of memory"):
        Read.make_reader(Settings())
