"""What `selon stats` counts: each figure can be checked by hand on three short articles."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from corpus_folder import put_corpus
from factories import RAID, make_event, make_flood, make_party, make_raid, make_voice
from typer.testing import CliRunner, Result

from selon.cli import app
from selon.corpus.counting import Count
from selon.corpus.dropped import Dropped
from selon.corpus.shards import read_table
from selon.corpus.shelf import open_shelf
from selon.corpus.stats import MEANINGS, StatTable, stat_tables
from selon.corpus.tally import tally
from selon.records import Article, Copy

LOST = [Dropped(place=f"a.jsonl:{n}", id=None, stage="intake", reason="no-text", message="no words") for n in (1, 2)]


def copied_raid() -> Article:
    """The raid once more, a week later, in another paper, which took most of it from the first."""
    return replace(make_raid(), id="copie.txt", outlet="Le Fanal", published="2024-06-12",
                   copies=(Copy(article="raid.txt", share=0.9, spans=()),))  # fmt: skip


def border() -> Article:
    """An article without a date or an outlet, in which one state does something to another."""
    kandar, tolma = (make_party(RAID, "L'armée du Kandar", country=code) for code in ("KDR", "TLM"))
    events = tuple(
        make_event(RAID, "ASSAULT", "bombardé", id=id, group="e1", actor=kandar, recipient=recipient, status="fact")
        for id, recipient in (("e1", None), ("e2", tolma), ("e3", tolma))
    )
    voice = make_voice("Ilse Varn", role="présidente")
    statement = replace(make_raid().statements[4], voice=voice, form="direct")
    return replace(make_raid(), id="c.txt", outlet=None, published="2024", statements=(statement,), events=events)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return put_corpus(tmp_path / "corpus", [make_raid(), make_flood()], [border(), copied_raid()], dropped=LOST)


def counted(corpus: Path, **options: bool) -> dict[str, StatTable]:
    return stat_tables(tally(open_shelf(corpus), **options))


def rows(table: StatTable) -> list[dict[str, Any]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_every_table_is_there_in_order(corpus: Path) -> None:
    assert list(counted(corpus)) == list(MEANINGS)


def test_the_summary_says_how_much_there_is_and_what_share(corpus: Path) -> None:
    summary = {row["figure"]: (row["count"], row["share"]) for row in rows(counted(corpus)["summary"])}
    assert summary == {
        "articles": (4, None), "articles_credited": (1, 0.25), "articles_copied": (1, 0.25), "articles_undated": (1, 0.25),
        "outlets": (4, None), "statements": (19, None), "statements_unsourced": (4, round(4 / 19, 4)),
        "statements_anonymous": (1, round(1 / 19, 4)), "voices": (8, None), "events": (13, None),
        "event_mentions": (15, None), "dropped": (2, None), "dropped_intake_no-text": (2, None),
    }  # fmt: skip


def test_a_voice_is_counted_over_all_articles_by_form(corpus: Path) -> None:
    voices = rows(counted(corpus)["voices"])
    assert voices[0] == {
        "voice": "Ilse Varn", "kind": "person", "statements": 3, "direct": 1, "mixed": 0, "indirect": 2, "articles": 3,
    }  # fmt: skip
    assert [row["statements"] for row in voices] == [3, 3, 2, 2, 2, 1, 1, 1]
    (role, *_) = rows(counted(corpus)["roles"])
    assert (role["role"], role["statements"], role["articles"]) == ("présidente", 3, 3)


def test_forms_are_counted_by_kind_of_voice_and_nobody_is_a_kind(corpus: Path) -> None:
    forms = {(row["kind"], row["form"]): (row["statements"], row["share"]) for row in rows(counted(corpus)["forms"])}
    assert forms["none", "unsourced"] == (4, round(4 / 19, 4))
    assert sum(n for n, _ in forms.values()) == 19


def test_an_outlet_has_its_share_of_unsourced_statements_and_credited_articles(corpus: Path) -> None:
    outlets = {row["outlet"]: row for row in rows(counted(corpus)["outlets"])}
    assert outlets["La Dépêche de Morvanne"] == {
        "outlet": "La Dépêche de Morvanne", "articles": 1, "credited": 1, "credited_share": 1.0, "statements": 8,
        "unsourced": 2, "unsourced_share": 0.25, "anonymous": 1, "anonymous_share": 0.125,
    }  # fmt: skip
    assert outlets[None]["articles"] == 1
    assert rows(counted(corpus)["agencies"]) == [{"agency": "AFP", "articles": 1, "share": 0.25}]


def test_an_event_counts_once_an_article_however_often_it_is_mentioned(corpus: Path) -> None:
    events = {(row["type"], row["status"]): (row["events"], row["mentions"]) for row in rows(counted(corpus)["events"])}
    assert events["ASSAULT", "fact"] == (3, 5)
    assert events["ASSAULT", "denied"] == (2, 2)


def test_a_pair_of_countries_counts_where_both_are_known(corpus: Path) -> None:
    assert rows(counted(corpus)["pairs"]) == [
        {"actor_country": "KDR", "recipient_country": "TLM", "type": "ASSAULT", "status": "fact", "events": 1, "mentions": 2}
    ]


def test_weeks_begin_on_monday_and_what_has_no_day_comes_first(corpus: Path) -> None:
    weeks = [(row["week"], row["articles"], row["statements"]) for row in rows(counted(corpus)["weeks"])]
    assert weeks == [(None, 1, 1), ("2024-06-03", 2, 13), ("2024-06-10", 1, 5)]
    told = [row for row in rows(counted(corpus)["event_weeks"]) if (row["type"], row["status"]) == ("CONSULT", "future")]
    assert [(row["week"], row["events"]) for row in told] == [("2024-06-03", 1), ("2024-06-10", 1)]


def test_copies_can_be_left_out(corpus: Path) -> None:
    summary = {row["figure"]: row["count"] for row in rows(counted(corpus, copies=False)["summary"])}
    assert (summary["articles"], summary["articles_copied"], summary["statements"], summary["events"]) == (3, 0, 14, 7)


def test_a_corpus_of_no_article_is_counted_as_nothing(tmp_path: Path) -> None:
    found = counted(put_corpus(tmp_path / "corpus", []))
    assert {row["count"] for row in rows(found["summary"])} == {0}
    assert all(not table.rows for name, table in found.items() if name != "summary")


def test_a_count_of_too_many_keys_keeps_the_largest_and_says_what_it_may_miss() -> None:
    count = Count(("name",), ("n",), kept=4)
    names = ["a"] * 5 + ["b"] * 4 + ["c", "d", "e"]
    count.add(pa.table({"name": names, "n": [1] * len(names)}))
    count.add(pa.table({"name": ["a", "c"], "n": [1, 1]}))
    assert (count.items(), count.missed) == ([(("a",), [6]), (("b",), [4]), (("c",), [1])], 1)


def test_of_each_shard_only_what_is_counted_is_read(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, set[str]] = {}

    def watched(path: Path, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        asked.setdefault(name, set()).update(columns or ["everything"])
        return read_table(path, name, columns)

    monkeypatch.setattr("selon.corpus.shelf.read_table", watched)
    counted(corpus)
    assert asked.keys() == {"articles", "statements", "events", "voices", "dropped"}
    assert "text" not in asked["articles"]
    assert not {"content", "content_spans"} & asked["statements"]
    assert {name for name, columns in asked.items() if "everything" in columns} == set()


def run(*arguments: object, width: int = 100) -> Result:
    return CliRunner(env={"COLUMNS": str(width)}).invoke(app, ["stats", *map(str, arguments)], prog_name="selon")


def test_stats_prints_the_largest_of_each_table(corpus: Path) -> None:
    result = run(corpus, "--top", 2)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert "voices: who is quoted, how often, in which form, in how many articles" in lines
    assert ["Ilse", "Varn", "person", "3", "1", "0", "2", "3"] in [line.split() for line in lines]
    assert "... 2 of 8 rows" in lines


def test_stats_writes_tables_whole_and_charts(corpus: Path, tmp_path: Path) -> None:
    result = run(corpus, "--out", tmp_path / "figures", "--top", 1)
    assert (result.exit_code, result.stderr) == (0, f"selon: {tmp_path / 'figures'}: 10 tables and 9 charts written\n")
    with (tmp_path / "figures" / "voices.csv").open(encoding="utf-8", newline="") as file:
        header, first, *others = csv.reader(file)
    assert header == ["voice", "kind", "statements", "direct", "mixed", "indirect", "articles"]
    assert first == ["Ilse Varn", "person", "3", "1", "0", "2", "3"]
    assert len(others) == 7
    assert len(list((tmp_path / "figures").glob("*.svg"))) == len(list((tmp_path / "figures").glob("*.png"))) == 9


def test_a_name_too_wide_for_the_screen_is_cut_and_numbers_stand_whole(corpus: Path) -> None:
    lines = run(corpus, width=60).stdout.splitlines()
    assert ["le", "syndicat…", "organisation", "2", "2", "0", "0", "2"] in [line.split() for line in lines]


def test_a_shard_that_is_not_whole_is_named_and_not_counted(corpus: Path) -> None:
    (corpus / "events" / "00000-00001.parquet").unlink()
    result = run(corpus)
    assert result.exit_code == 0
    assert "is not all there (1 shards are; 1 begun but not whole (first: 00000-00001))" in result.stderr
    assert any(line.split() == ["articles", "2", "-"] for line in result.stdout.splitlines())


@pytest.mark.parametrize(
    ("run_file", "said"), [('{"state": "done"}', False), ('{"state": "running"}', True), ("{", True), ("[]", True)]
)
def test_a_run_that_has_not_ended_is_named(corpus: Path, run_file: str, said: bool) -> None:
    (corpus / "run.json").write_text(run_file)
    assert ("is not all there (2 shards are)" in run(corpus).stderr) == said


def test_what_is_no_corpus_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for arguments, words in (((tmp_path,), "holds no corpus"), ((tmp_path, "--out", tmp_path / "file"), "is a file")):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert words in " ".join(result.stderr.replace("│", " ").split())


@pytest.mark.parametrize(
    ("state", "words"), [("done", "its dropped/ says what was not read"), ("unfinished", "the run that writes it has not ended")]
)
def test_a_corpus_in_which_no_article_was_read_is_not_taken_for_none(tmp_path: Path, state: str, words: str) -> None:
    (tmp_path / "run.json").write_text(json.dumps({"state": state}))
    assert f"holds no articles: {words}" in " ".join(run(tmp_path).stderr.replace("│", " ").split())


def test_without_matplotlib_charts_say_how_to_get_it_and_tables_come_without(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("selon.corpus.charts.find_spec", lambda name: None if name == "matplotlib" else name)
    result = run(corpus, "--out", tmp_path / "figures")
    assert (result.exit_code, (tmp_path / "figures").exists()) == (2, False)
    assert "pip install 'selon[charts]', or add --no-charts" in " ".join(result.stderr.replace("│", " ").split())
    assert "10 tables and 0 charts" in run(corpus, "--out", tmp_path / "figures", "--no-charts").stderr
