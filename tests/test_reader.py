"""The reader from end to end: who says what, in which exact words, in order, and nothing changed on the way."""

from __future__ import annotations

import gc
import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from factories import make_article

import selon
from selon.attribution.statements import readings
from selon.errors import IntakeError, ReadingError, UsageError
from selon.language import Language
from selon.parse.legible import legible
from selon.parse.pieces import Piece
from selon.parse.pipeline import ARTICLES
from selon.parse.tokens import Tokens
from selon.reader import Reader
from selon.records import Article, Statement

STRIKE = (
    "La ministre des Transports, Odile Varenguier, a annoncé lundi la reprise du trafic. "
    "« Les trains rouleront mardi à l'aube », a-t-elle assuré.\n\n"
    "Selon la police, deux cents personnes ont bloqué le dépôt. Un agent aurait été blessé."
)


def words(statement: Statement) -> list[str]:
    return [span.text for span in statement.content]


def name(statement: Statement) -> str | None:
    return statement.voice.name if statement.voice else None


def numbered(count: int) -> Iterable[Article]:
    return (make_article(f"Le maire a annoncé la fermeture de {n} écoles.", id=str(n)) for n in range(count))


def test_every_statement_has_its_voice_and_its_exact_words(reader: Reader) -> None:
    found = reader.read(STRIKE).statements
    assert [(name(s), words(s), s.form, s.stance) for s in found] == [
        ("Odile Varenguier", ["la reprise du trafic"], "indirect", "announce"),
        ("Odile Varenguier", ["Les trains rouleront mardi à l'aube"], "direct", "say"),
        ("la police", ["deux cents personnes ont bloqué le dépôt"], "indirect", "say"),
        (None, ["Un agent aurait été blessé"], "unsourced", "say"),
    ]


def test_one_voice_has_one_id(reader: Reader) -> None:
    first, second, police, _ = reader.read(STRIKE).statements
    assert first.voice is not None
    assert second.voice is not None
    assert police.voice is not None
    assert first.voice.id == second.voice.id != police.voice.id
    assert second.source is not None
    assert second.source.text == "elle"


def test_a_relayed_voice_stands_under_the_one_that_relays_it(reader: Reader) -> None:
    article = reader.read("D'après un magistrat, cité par Le Monde, deux perquisitions ont eu lieu en février.")
    relayed = next(s for s in article.statements if name(s) == "un magistrat")
    relay = next(s for s in article.statements if s.id == relayed.parent)
    assert "Le Monde" in (name(relay) or "")
    assert words(relayed) == ["deux perquisitions ont eu lieu en février"]


def test_reading_again_changes_nothing(reader: Reader) -> None:
    once = reader.read("« On ferme, a dit le gérant, et pour longtemps. Selon la mairie, rien n'est décidé.")
    assert once.notes
    assert reader.read(once) == once


def test_what_was_found_before_is_replaced(reader: Reader) -> None:
    read = reader.read(STRIKE)
    assert reader.read(replace(read, text="Il pleut sur la digue.")).statements == ()


def test_a_title_outside_the_text_is_read_too(reader: Reader) -> None:
    title = "La ministre promet un train toutes les heures"
    article = reader.read(make_article("La gare était vide lundi.", title=title))
    (statement,) = article.statements
    spans = [statement.source, statement.cue, *statement.content]
    assert [span.field for span in spans if span] == ["title"] * 3
    assert all(title[span.start : span.end] == span.text for span in spans if span)


def test_a_title_that_opens_the_text_is_read_once(reader: Reader) -> None:
    title = "La ministre promet un train toutes les heures"
    (statement,) = reader.read(make_article(f"{title}\n\nLa gare était vide lundi.", title=title)).statements
    assert {span.field for span in statement.content} == {"text"}


def test_ids_go_on_from_the_title_to_the_text(reader: Reader) -> None:
    article = reader.read(make_article(STRIKE, title="La ministre promet un train toutes les heures"))
    assert [s.id for s in article.statements] == ["s1", "s2", "s3", "s4", "s5"]
    assert [s.content[0].field for s in article.statements] == ["title", "text", "text", "text", "text"]


def test_the_rest_of_the_article_is_kept(reader: Reader) -> None:
    given = make_article(STRIKE, id="grève", outlet="Le Fanal", published="2024-03-04", url="https://example.org/1")
    assert replace(reader.read(given), statements=(), events=(), notes=()) == given


def test_an_unclosed_quotation_gets_a_note_at_its_mark(reader: Reader) -> None:
    article = reader.read("« La digue tiendra, a promis le préfet.")
    (note,) = article.notes
    assert (note.code, note.span and (note.span.start, note.span.text)) == ("unclosed-quotation", (0, "«"))


def test_a_paragraph_too_long_to_be_read_in_one_piece_gets_a_note(reader: Reader) -> None:
    road = "la route est coupée et "
    article = reader.read(make_article(road * 400))
    assert [note.code for note in article.notes] == ["long-paragraph"]
    assert reader.read(make_article((road * 300 + "\n") * 2)).notes == ()


def test_many_articles_come_in_order(reader: Reader) -> None:
    read = list(reader.read_many(numbered(2 * ARTICLES + 3)))
    assert [a.id for a in read] == [str(n) for n in range(2 * ARTICLES + 3)]
    assert [words(a.statements[0]) for a in read] == [[f"la fermeture de {a.id} écoles"] for a in read]


def test_no_more_articles_are_taken_than_are_read_together(reader: Reader) -> None:
    taken: list[str] = []

    def stream() -> Iterator[Article]:
        for article in numbered(5 * ARTICLES):
            taken.append(article.id)
            yield article

    reading = reader.read_many(stream())
    assert taken == []
    next(reading)
    assert len(taken) == ARTICLES
    for _ in range(ARTICLES):
        next(reading)
    assert len(taken) == 2 * ARTICLES


def test_an_article_reads_alike_alone_and_among_others(reader: Reader) -> None:
    given = make_article(STRIKE, id="grève")
    alone = reader.read(given)
    assert list(reader.read_many([*numbered(3), given, *numbered(2)]))[3] == alone


def stumble_over(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes attribution fail on every text that holds the word."""

    def failing(language: Language, body: Tokens, headline: Tokens, published: str | None) -> Any:
        if word in body.text:
            raise IndexError(word)
        return readings(language, body, headline, published)

    monkeypatch.setattr("selon.reader.readings", failing)


def test_an_article_that_selon_fails_on_is_named_and_the_others_are_read(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    stumble_over(" 2 ", monkeypatch)
    failures: list[ReadingError] = []
    read = list(reader.read_many(numbered(ARTICLES + 1), on_failure=failures.append))
    assert [a.id for a in read] == [str(n) for n in range(ARTICLES + 1) if n != 2]
    assert [a.statements[0].content[0].text for a in read][2:4] == ["la fermeture de 3 écoles", "la fermeture de 4 écoles"]
    (failure,) = failures
    assert failure.source == "2"
    assert str(failure).startswith("2: selon failed on it (IndexError(' 2 ') at test_reader.py:")


def test_without_anybody_to_tell_a_failure_is_raised(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    stumble_over(" 2 ", monkeypatch)
    with pytest.raises(ReadingError, match="2: selon failed on it") as raised:
        list(reader.read_many(numbered(4)))
    assert isinstance(raised.value.__cause__, IndexError)


def test_a_failure_of_the_model_costs_only_the_article_it_was_for(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The model takes several articles at a time: the others of the group are read again."""
    make_doc = reader.parser._doc

    def failing(piece: Piece) -> Any:
        if " 3 " in piece.text:
            raise ValueError("no")
        return make_doc(piece)

    monkeypatch.setattr(reader.parser, "_doc", failing)
    failures: list[ReadingError] = []
    read = list(reader.read_many(numbered(5), on_failure=failures.append))
    assert ([a.id for a in read], [f.source for f in failures]) == (["0", "1", "2", "4"], ["3"])


def test_read_many_says_what_it_takes(reader: Reader) -> None:
    with pytest.raises(UsageError, match=r"Articles, not a str \('Le maire.*article_from_text"):
        list(reader.read_many(["Le maire a dit oui."]))  # type: ignore[list-item]


WELL_SPELT = "La préfète Ana Mercier a indiqué que l'été serait « très sec ». Elle a réclamé un moratoire officiel."
SPELT = {
    "accents apart": unicodedata.normalize("NFD", WELL_SPELT),
    "soft hyphens": WELL_SPELT.replace("indi", "in\u00addi").replace("ré", "ré\u00ad"),
    "spaces without width": WELL_SPELT.replace(" ", " \u200b"),
    "marks of direction": WELL_SPELT.replace("«", "\u200f«").replace("»", "»\u200e"),
    "ligatures": WELL_SPELT.replace("ffi", "\ufb03"),
}


@pytest.mark.parametrize("spelling", SPELT)
def test_words_are_read_however_their_letters_are_written(reader: Reader, spelling: str) -> None:
    text = SPELT[spelling]
    plain, spelt = reader.read(make_article(WELL_SPELT)), reader.read(make_article(text))
    read = [(name(s), s.rule, [legible(part).text for part in words(s)]) for s in spelt.statements]
    assert read == [(name(s), s.rule, words(s)) for s in plain.statements]
    assert [text[c.start : c.end] for s in spelt.statements for c in s.content] == [w for s in spelt.statements for w in words(s)]


def test_a_title_is_read_however_its_letters_are_written(reader: Reader) -> None:
    title = unicodedata.normalize("NFD", "Le préfet a démenti la fermeture")
    (statement,) = reader.read(make_article("La gare était vide lundi.", title=title)).statements
    (span,) = statement.content
    assert (span.field, span.text, title[span.start : span.end]) == ("title", "la fermeture", "la fermeture")


def test_read_takes_text_path_and_article(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "grève.txt"
    path.write_text(STRIKE, encoding="utf8")
    found = reader.read(STRIKE).statements
    assert reader.read(path).statements == reader.read(str(path)).statements == found
    assert reader.read(make_article(STRIKE)).statements == found


def test_read_refuses_a_file_of_several_articles(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "deux.jsonl"
    path.write_text("".join(json.dumps({"id": n, "text": STRIKE}) + "\n" for n in ("a", "b")), encoding="utf8")
    with pytest.raises(IntakeError, match=r"deux\.jsonl: .*read_many"):
        reader.read(path)


def test_read_names_a_file_that_is_not_there(reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match=r"absent\.txt"):
        reader.read(tmp_path / "absent.txt")


def test_selon_read_is_the_reader(monkeypatch: pytest.MonkeyPatch, reader: Reader) -> None:
    monkeypatch.setattr(selon, "_readers", {"fr": reader})
    assert selon.read(STRIKE) == reader.read(STRIKE)


def test_what_an_article_took_is_free_once_it_is_read(reader: Reader) -> None:
    """Nothing of selon's waits for the search for rubbish, which would cost more the more is held."""
    reader.read(STRIKE)
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        reader.read(STRIKE + "\n\nLe gouvernement a condamné l'attaque de la gare par des hommes armés.")
        gc.collect()
        kept = {type(thing).__qualname__ for thing in gc.garbage if type(thing).__module__.startswith("selon")}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
    assert kept == set()
