"""The claims of a corpus are those that `selon claims` and a store find in the same articles, whatever is killed meanwhile."""

from __future__ import annotations

import json
import os
import signal
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
from corpus_folder import put_corpus
from corpus_process import ROOT, children, wait_for
from dossier_factory import make_dossier
from flooded_towns import TOWNS, flooded
from grouping_process import FAKE, begin, digest, found_claims, found_voices, group, rows, shuffled, survives_kills
from typer.testing import CliRunner

from selon.claim_records import Dossier
from selon.claims import Dossiers
from selon.claims.slim import slim
from selon.cli import app
from selon.corpus.grouping.claim_tables import ClaimTables, claims_of, shared_voices_of, voices_table
from selon.corpus.grouping.window import Window, window
from selon.errors import CorpusError, SelonError, UsageError
from selon.intake import open_sources
from selon.language import load
from selon.reader import Reader
from selon.records import Article
from selon.store import Store


@pytest.fixture(scope="module")
def news(reader: Reader) -> list[Article]:
    """The articles of the example dossier, read, and floods in nine towns."""
    return [*reader.read_many(open_sources([str(ROOT / "examples" / "dossier_fr.jsonl")])), *flooded(9)]


@pytest.fixture(scope="module")
def dossier(news: list[Article]) -> Dossier:
    """What `selon claims` finds in them."""
    return Dossiers("fr").of(news)


@pytest.fixture(scope="module")
def grouped(news: list[Article], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of the same articles, in another order and three shards, with its claims."""
    corpus = shuffled(tmp_path_factory.mktemp("corpus") / "c", news, 3)
    group(corpus, workers=2)
    return corpus


def test_the_claims_are_those_of_selon_claims(grouped: Path, dossier: Dossier) -> None:
    assert found_claims(grouped) == list(dossier.claims)
    assert found_voices(grouped) == list(dossier.voices)
    assert max(claim.distinct_origins for claim in dossier.claims) > 1
    assert any(claim.relations for claim in dossier.claims)
    assert any(voice.aliases for voice in dossier.voices)


def test_the_claims_are_those_of_a_store(grouped: Path, news: list[Article], tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "news.db")) as store:
        for article in news:
            store.add(article)
        store.regroup(Dossiers("fr"))
        kept = store.dossier()
    assert found_claims(grouped) == list(kept.claims)
    assert sorted(found_voices(grouped), key=lambda voice: voice.id) == sorted(kept.voices, key=lambda voice: voice.id)


def test_a_survey_of_slim_articles_finds_the_same(news: list[Article]) -> None:
    dossiers, names = Dossiers("fr"), [Dossiers("fr").names(article) for article in news]
    found, lean = (dossiers.survey(given, names) for given in (news, [slim(article, load("fr")) for article in news]))
    assert (lean.stories, lean.voices.all(), lean.outlets.names) == (found.stories, found.voices.all(), found.outlets.names)
    bodies = {voice.id: found.bodies.of(voice.id) for voice in found.voices.all()}
    assert {voice.id: lean.bodies.of(voice.id) for voice in found.voices.all()} == bodies
    assert any("(directeur)" in body[1] for body in bodies.values() if body)
    agency, _, doubter = (slim(article, load("fr")) for article in flooded(1))
    assert (bool(agency.text), doubter.text) == (True, "")


def test_a_row_says_what_people_ask_for_without_a_join(grouped: Path, dossier: Dossier) -> None:
    at = f"{grouped}/mentions/*.parquet"
    asked = f"SELECT voice_name, words, outlet FROM '{at}' WHERE article_id = '{TOWNS[0]}-2' AND words LIKE '%maintient%'"
    assert duckdb.sql(asked).fetchall() == [("Yves Ondard", "« Deux agents ont été blessés », maintient Ondard", "Le Fanal")]
    counted = f"SELECT claim_id, count(*) FILTER (counted) FROM '{grouped}/origins/*.parquet' GROUP BY claim_id"
    assert dict(duckdb.sql(counted).fetchall()) == {claim.id: claim.distinct_origins for claim in dossier.claims}
    first = rows(grouped, "claims").to_pylist()[0]
    assert first["first_told"] <= first["last_told"]
    assert first["day"] == date.fromisoformat(first["first_told"][:10])


def test_claims_by_how_many_origins_they_stand_on(grouped: Path, dossier: Dossier) -> None:
    query = f"SELECT distinct_origins, count(*) FROM '{grouped}/claims/*.parquet' GROUP BY ALL ORDER BY ALL"
    numbers = sorted(claim.distinct_origins for claim in dossier.claims)
    assert duckdb.sql(query).fetchall() == [(n, numbers.count(n)) for n in sorted(set(numbers))]


@pytest.fixture
def floods(tmp_path: Path) -> Path:
    """A corpus of floods in twenty towns, which the fakes bunch town by town."""
    return shuffled(tmp_path / "corpus", flooded(20), 5)


def test_a_driver_killed_at_any_moment_is_taken_up(floods: Path, tmp_path: Path) -> None:
    group(floods, out=tmp_path / "undisturbed", stages=FAKE)
    assert len(found_claims(tmp_path / "undisturbed")) == 60
    survives_kills(floods, tmp_path / "killed", seed=1)
    assert digest(tmp_path / "killed") == digest(tmp_path / "undisturbed")


def test_a_worker_killed_meanwhile_is_replaced(floods: Path, tmp_path: Path) -> None:
    driver = begin(floods, tmp_path / "killed", pace=0.05)
    wait_for(lambda: any((tmp_path / "killed" / "claims").glob("*.parquet")), driver)
    for process in children(driver.pid):
        os.kill(process, signal.SIGKILL)
        time.sleep(0.3)
    assert driver.wait(timeout=120) == 0
    driver.communicate()
    group(floods, out=tmp_path / "undisturbed", stages=FAKE)
    assert digest(tmp_path / "killed") == digest(tmp_path / "undisturbed")


def test_a_story_that_crashes_its_process_or_on_which_selon_fails_is_left_out_with_its_reason(tmp_path: Path) -> None:
    bad = {f"{TOWNS[1]}-2": "CRASH", f"{TOWNS[3]}-3": "BUG"}
    articles = [replace(one, text=f"{one.text} {bad[one.id]}") if one.id in bad else one for one in flooded(5)]
    corpus = shuffled(tmp_path / "corpus", articles, 2)
    run = group(corpus, stages=FAKE)
    told = {mention.article for claim in found_claims(corpus) for mention in claim.mentions}
    assert told == {f"{TOWNS[town]}-{n}" for town in (0, 2, 4) for n in (1, 2, 3)}
    left_out = {row["article_id"]: row for row in rows(corpus, "dropped").to_pylist()}
    assert {id: row["reason"] for id, row in left_out.items()} == {
        f"{TOWNS[town]}-{n}": reason for town, reason in ((1, "crashed"), (3, "failed")) for n in (1, 2, 3)
    }
    row = left_out[f"{TOWNS[1]}-1"]
    assert row["stage"] == "claims"
    assert "with its 3 articles is in no claim: crashed its process (SIGKILL) twice" in row["message"]
    shard, _, place = row["place"].partition(":")
    assert rows(corpus, "articles", shard)["article_id"][int(place) - 1].as_py() == f"{TOWNS[1]}-1"
    assert run["stories"]["counts"]["dropped"] == 6


def test_a_grouping_that_is_done_does_nothing_again(floods: Path) -> None:
    group(floods, stages=FAKE)
    written = {path: path.stat().st_mtime_ns for path in (floods / "claims").iterdir()}
    assert group(floods, stages=FAKE)["stories"]["counts"]["claims"] == 60
    assert {path: path.stat().st_mtime_ns for path in (floods / "claims").iterdir()} == written


def test_other_claims_are_refused_by_name(tmp_path: Path) -> None:
    corpus = put_corpus(tmp_path / "corpus", flooded(1))
    out, other = tmp_path / "claims", put_corpus(tmp_path / "other", flooded(2))
    group(corpus, out=out, stages=FAKE)
    found = digest(out)
    with pytest.raises(CorpusError, match=r"claims: holds claims of another time \(--since None, now 2024-01-01\): add --again"):
        group(corpus, out=out, window=window("2024", None), stages=FAKE)
    with pytest.raises(CorpusError, match=r"holds claims of other articles \(those of .*corpus as they were\)"):
        group(other, out=out, stages=FAKE)
    kept = json.loads((out / "claims.json").read_text())
    (out / "claims.json").write_text(json.dumps({**kept, "selon": "0.0.1"}))
    with pytest.raises(CorpusError, match=r"of another version of selon \(0.0.1, now "):
        group(corpus, out=out, stages=FAKE)
    (out / "claims.json").unlink()
    with pytest.raises(CorpusError, match=r"holds files in claims and no claims.json"):
        group(corpus, out=out, stages=FAKE)
    group(corpus, out=out, again=True, stages=FAKE)
    assert digest(out) == found


def test_a_corpus_that_is_not_all_there_is_refused(tmp_path: Path) -> None:
    corpus = put_corpus(tmp_path / "corpus", flooded(1))
    (corpus / "run.json").write_text('{"state": "unfinished"}')
    with pytest.raises(UsageError, match="the run that wrote it has not ended"):
        group(corpus)
    with pytest.raises(UsageError, match="holds no corpus"):
        group(tmp_path)
    (corpus / "run.json").write_text('{"state": "done"}')
    with pytest.raises(UsageError, match=r"holds another corpus \(run.json\)"):
        group(put_corpus(tmp_path / "other", flooded(1)), out=corpus)


def test_claims_do_not_go_among_other_files(tmp_path: Path) -> None:
    corpus = put_corpus(tmp_path / "corpus", flooded(1))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.docx").write_text("years of work")
    for again in (False, True):
        with pytest.raises(UsageError, match=r"mine: holds other files \(thesis\.docx\): name a directory of its own, or none"):
            group(corpus, out=tmp_path / "mine", again=again, stages=FAKE)
    group(corpus, out=tmp_path / "claims", stages=FAKE)
    (tmp_path / "claims" / "notes.txt").write_text("what I make of it")
    group(corpus, out=tmp_path / "claims", stages=FAKE)


def test_an_id_that_stands_twice_is_named(tmp_path: Path) -> None:
    corpus = put_corpus(tmp_path / "corpus", flooded(1), flooded(1)[:1])
    with pytest.raises(CorpusError, match=f"article '{TOWNS[0]}-1' stands twice in the corpus, in 00000-00000 and 00000-00001"):
        group(corpus, stages=FAKE)


def test_only_articles_of_a_window_are_grouped(tmp_path: Path) -> None:
    undated = replace(flooded(3)[-1], published=None)
    corpus = put_corpus(tmp_path / "corpus", flooded(3)[:-1], [undated])
    group(corpus, out=tmp_path / "out", window=window("2024-02", "2024-03"), stages=FAKE)
    told = {mention.article for claim in found_claims(tmp_path / "out") for mention in claim.mentions}
    assert told == {article.id for article in flooded(3)[3:-1]}


@pytest.mark.parametrize(("since", "until", "found"), [
    ("2024", "2024", Window(date(2024, 1, 1), date(2024, 12, 31))),
    ("2024-02", "2024-02", Window(date(2024, 2, 1), date(2024, 2, 29))),
    ("2024-02-03", None, Window(date(2024, 2, 3), None)),
    (None, "2024-11-30", Window(None, date(2024, 11, 30))),
    (None, None, Window()),
])  # fmt: skip
def test_a_window_is_of_days_months_or_years(since: str | None, until: str | None, found: Window) -> None:
    assert window(since, until) == found


@pytest.mark.parametrize(("since", "until", "words"), [
    ("mai", None, "'mai' is no day, month or year"),
    (None, "2024-02-30", "'2024-02-30' is no day"),
    ("2024-05", "2024-04", "--since 2024-05 lies behind --until 2024-04"),
])  # fmt: skip
def test_a_window_that_makes_no_sense_is_named(since: str | None, until: str | None, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        window(since, until)


def test_the_command_tells_what_is_there(grouped: Path, dossier: Dossier) -> None:
    result = CliRunner().invoke(app, ["corpus-claims", str(grouped), "--workers", "1"])
    assert result.exit_code == 0, result.output
    told = f"holds {len(dossier.claims)} claims, {sum(len(claim.mentions) for claim in dossier.claims)} mentions, "
    assert told in result.output
    assert f"and {len(dossier.voices)} shared voices; 0 articles left out" in result.output
    other = CliRunner().invoke(app, ["corpus-claims", str(grouped), "--since", "2025"])
    assert (other.exit_code, "add --again" in other.output) == (1, True)


def test_claims_come_back_from_tables_but_for_halves_of_characters() -> None:
    dossier = make_dossier()
    odd = replace(dossier.claims[0], gist="Une \ud83d frappe")
    tables = ClaimTables()
    names = {voice.id: voice.name for voice in dossier.voices}
    tables.add(0, [odd, *dossier.claims[1:]], dossier.articles, names.__getitem__)
    made = tables.tables()
    assert list(claims_of(made)) == [replace(odd, gist="Une \ufffd frappe"), *dossier.claims[1:]]
    assert list(shared_voices_of(voices_table(dossier.voices))) == list(dossier.voices)
    with pytest.raises(SelonError, match="table 'origins': lacks rows of claim 'c5'"):
        list(claims_of(made | {"origins": made["origins"].slice(0, made["origins"].num_rows - 1)}))
