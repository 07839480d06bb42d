"""The commands on a store, with a reader that hedges each article's first sentence and takes a word of it for an attack."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from factories import make_event, make_party, make_statement
from fake_desk import FakeReader, use_reader
from typer.testing import CliRunner, Result

from selon.claims import Dossiers
from selon.cli import app
from selon.errors import ReadingError, StoreError
from selon.records import Article
from selon.store import Store

PONT = "Le pont aurait cédé dans la nuit. Les pompiers cherchent encore deux camions."
GARE = "La gare aurait fermé ses portes à midi. Les voyageurs attendent dehors depuis ce matin."
READ: list[str] = []


class HedgingReader(FakeReader):
    def read_many(
        self, articles: Iterable[Article], *, on_failure: Callable[[ReadingError], None] | None = None
    ) -> Iterator[Article]:
        for article in articles:
            READ.append(article.id)
            words = article.text.partition(".")[0]
            first, second, *_ = words.split()
            event = make_event(
                article.text, "ASSAULT", second, status="unverified", statement="s1", actor=make_party(article.text, first)
            )
            yield replace(
                article, statements=(make_statement(article.text, words, form="unsourced", cue="aurait"),), events=(event,)
            )


@pytest.fixture(autouse=True)
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles, which the test stands in; no model is loaded."""
    (tmp_path / "pont.txt").write_text(PONT, "utf8")
    (tmp_path / "gare.txt").write_text(GARE, "utf8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("SELON_STORE", raising=False)
    monkeypatch.setenv("SELON_WHO", "Lea")
    use_reader(monkeypatch, HedgingReader)
    READ.clear()
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, prog_name="selon")


def lines(*arguments: str) -> list[str]:
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


def test_what_is_added_is_read_once() -> None:
    assert lines("add", "pont.txt", "gare.txt") == [
        "added      pont.txt", "added      gare.txt", "2 added; selon.db holds 2 articles",
    ]  # fmt: skip
    assert lines("add", "pont.txt", "pont.txt", "--store", "selon.db")[-1] == "2 unchanged; selon.db holds 2 articles"
    assert READ == ["pont.txt", "gare.txt"]


def test_a_corrected_file_is_a_revision(newsroom: Path) -> None:
    run("add", "pont.txt")
    (newsroom / "pont.txt").write_text(PONT.replace("deux", "trois"), "utf8")
    first, _ = lines("add", "pont.txt")
    assert first.startswith("revised    pont.txt~")
    assert first.endswith(", which replaces pont.txt")


def test_two_files_may_use_the_same_ids(newsroom: Path) -> None:
    for name, text in (("a.jsonl", PONT), ("b.jsonl", GARE)):
        (newsroom / name).write_text(json.dumps({"id": "1", "text": text}), "utf8")
    assert lines("add", "a.jsonl", "b.jsonl")[-1] == "2 added; selon.db holds 2 articles"


def test_what_fails_is_named_and_the_rest_is_kept() -> None:
    result = run("add", "gone.txt", "pont.txt")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == "added      pont.txt"
    assert "gone.txt: no such file" in result.stderr


def test_what_is_given_is_kept() -> None:
    run("add", "pont.txt", "--published", "2024-06-04", "--outlet", "Le Fanal", "--lang", "fr")
    with Store.open("selon.db") as store:
        article = store.article("pont.txt")
    assert (article.published, article.outlet) == ("2024-06-04", "Le Fanal")


def test_a_store_of_an_older_version_is_read_again() -> None:
    run("add", "pont.txt", "gare.txt")
    with Store.open("selon.db") as store:
        store.add(replace(store.article("pont.txt"), reader="0.0.1", statements=()), again=True)
    assert lines("reread")[-1] == "1 reread; selon.db holds 2 articles"
    assert lines("reread") == ["nothing to do; selon.db holds 2 articles"]
    assert lines("reread", "--all")[-1] == "2 reread; selon.db holds 2 articles"
    with Store.open("selon.db") as store:
        assert [len(article.statements) for article in store.articles()] == [1, 1]


def test_a_search_marks_the_words_and_shows_the_voice() -> None:
    run("add", "pont.txt", "gare.txt")
    assert lines("search", "NUIT", "pont", "--format", "table") == [
        PONT, "pont.txt", "─" * 80, "  nobody named it is said · hedged, no voice",
        "    Le **pont** aurait cédé dans la **nuit**",
    ]  # fmt: skip
    shown = lines("search", "camions", "--format", "table")
    assert shown[3:] == ["  … aurait cédé dans la nuit. Les pompiers cherchent encore deux **camions**."]


def test_a_search_is_json_when_piped() -> None:
    run("add", "pont.txt")
    (line,) = lines("search", "nuit")
    found = json.loads(line)
    assert (found["article"], [word["text"] for word in found["words"]]) == ("pont.txt", ["nuit"])
    assert found["statements"][0]["content"][0]["text"] == "Le pont aurait cédé dans la nuit"


def test_a_search_that_finds_nothing_says_so() -> None:
    run("add", "pont.txt")
    result = run("search", "navire", "port")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "selon: no article of selon.db holds all of: navire, port\n"


def test_the_timeline_shows_status_and_voice() -> None:
    run("add", "pont.txt")
    shown = lines("timeline", "--format", "table")
    assert shown[0] == "without a date"
    assert "? Le attacks · unverified (nobody named it is said)" in shown[1]
    assert shown[2] == "    pont.txt#e1"
    (line,) = lines("timeline")
    assert json.loads(line)["event"]["status"] == "unverified"
    assert lines("timeline", "--since", "2024") == []


def test_judgements_are_kept_and_listed() -> None:
    run("add", "pont.txt")
    (line,) = lines("judge", "reject", "statement", "pont.txt#s1", "--note", "démenti")
    judgement = json.loads(line)
    assert (judgement["who"], judgement["action"], judgement["note"]) == ("Lea", "reject", "démenti")
    lines("judge", "accept", "statement", "pont.txt#s1", "--who", "Max")
    lines("judge", "fix", "event", "pont.txt#e1", "status=denied")
    lines("judge", "merge", "claim", "c1", "c2")
    lines("judge", "split", "voice", "v1", "v2")
    assert len(lines("judge", "list")) == 5
    shown = lines("judge", "list", "--holding", "--format", "table")
    assert [line.split("  ", 2)[2] for line in shown] == [
        "Max  accept statement pont.txt#s1", "Lea  fix event pont.txt#e1 status=denied", "Lea  merge claim c1 c2",
        "Lea  split voice v1 v2",
    ]  # fmt: skip
    split = shown[-1].split("  ")[1]
    (undo,) = lines("judge", "undo", split, "--who", "Max", "--note", "une seule")
    assert [json.loads(undo)[name] for name in ("action", "value", "who", "note")] == ["undo", split, "Max", "une seule"]
    assert len(lines("judge", "list", "--holding")) == 3


def test_stories_are_kept() -> None:
    run("add", "pont.txt", "gare.txt")
    lines("story", "La nuit", "pont.txt")
    lines("story", "La nuit", "gare.txt", "pont.txt")
    assert lines("story", "--format", "table") == ["La nuit", "  pont.txt", "  gare.txt"]
    (line,) = lines("story", "La nuit", "pont.txt", "--remove")
    assert json.loads(line)["articles"] == ["gare.txt"]


def test_a_story_is_renamed_and_forgotten() -> None:
    run("add", "pont.txt")
    lines("story", "La nuit", "pont.txt")
    (line,) = lines("story", "La nuit", "--rename", "Le pont")
    assert (json.loads(line)["name"], json.loads(line)["articles"]) == ("Le pont", ["pont.txt"])
    assert lines("story", "Le pont", "--delete") == [line]
    assert lines("story") == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add"], "Missing argument 'SOURCE'"),
        (["add", "pont.txt", "--published", "hier"], "not an ISO 8601 date"),
        (["add", "pont.txt", "--store", "mysql://host/news"], "in a file or in PostgreSQL"),
        (["search", "--store", "selon.db"], "Missing argument 'WORDS'"),
        (["search", "«»"], "no word to search for"),
        (["judge", "accept", "statement", "pont.txt#s9"], "no statement 's9'"),
        (["judge", "undo", "j9"], "there is no judgement 'j9'"),
        (["judge", "accept", "word", "pont.txt#s9"], "'word' is not one of"),
        (["story", "La nuit"], "there is no story 'La nuit'"),
        (["story", "La nuit", "--delete"], "there is no story 'La nuit'"),
        (["story", "La nuit", "pont.txt", "--remove"], "there is no story 'La nuit'"),
        (["story", "La nuit", "gone.txt"], "there is no article 'gone.txt'"),
    ],
)
def test_usage_errors_end_with_2(arguments: list[str], words: str) -> None:
    run("add", "pont.txt")
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in " ".join(result.stderr.replace("│", " ").split())


def test_what_is_put_together_is_kept() -> None:
    run("add", "pont.txt", "gare.txt")
    assert lines("group") == ["2 of 2 stories put together again; selon.db: 2 claims and 0 voices in 2 articles"]
    assert lines("group") == ["0 of 2 stories put together again; selon.db: 2 claims and 0 voices in 2 articles"]


def test_claims_of_a_store_are_those_it_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", "pont.txt", "gare.txt")
    before = lines("claims", "--store", "selon.db")
    assert len(before) == 2
    monkeypatch.setattr(Dossiers, "survey", None)  # nothing is put together any more
    assert lines("claims", "--store", "selon.db") == before
    run("add", "pont.txt", "--published", "2024-06-04")
    assert run("claims", "--store", "selon.db").exit_code == 1


def test_a_line_says_that_many_articles_take_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selon.cli_dossier.MANY", 1)
    run("add", "pont.txt", "gare.txt")
    told = run("claims", "--store", "selon.db")
    assert told.stderr == "selon: selon.db: putting 2 articles together, which is kept and not done again\n"
    assert run("claims", "--store", "selon.db").stderr == ""


def test_claims_that_cannot_be_kept_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(store: Store, dossiers: object) -> None:
        raise StoreError(f"{store.name}: the disk is full")

    run("add", "pont.txt", "gare.txt")
    monkeypatch.setattr(Store, "regroup", full)
    told = run("claims", "--store", "selon.db")
    assert (told.exit_code, len(told.stdout.splitlines())) == (0, 2)
    assert told.stderr == "selon: selon.db: the disk is full (the claims are put together and not kept)\n"


@pytest.mark.parametrize("command", [["search", "x"], ["timeline"], ["judge", "list"], ["reread"], ["story"], ["group"]])
def test_reading_makes_no_store(command: list[str], newsroom: Path) -> None:
    result = run(*command)
    assert result.exit_code == 1
    assert result.stderr == "selon: selon.db: there is no store: `selon add SOURCE...` makes one, --store names another\n"
    assert not (newsroom / "selon.db").exists()
