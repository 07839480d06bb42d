"""Whatever stands in an article, it is read: nothing raises, and every offset points at its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from factories import make_article
from hypothesis import example, given, settings
from hypothesis import strategies as st

from selon.reader import Reader
from selon.records import Article, Span, Statement

MARKS = [*"«»“”‹›'’„\"—–-()[]{}…", "(…)"]
STOPS = [*".,;:!?•0\n\t\u00a0\u202f\u2028", "\n\n", "\r\n", "19 h 30"]
PHRASES = """
    Selon selon d'après D’après le_maire Odile_Varenguier elle il qui que qu' si a_dit a-t-il_ajouté affirme dément aurait été
    blessé est_soupçonné_d' avoir_fui on_ignore Il_semble_que citant cité_par la_police Moscou une_source_proche pour et à_l'AFP
    dans_un_communiqué n'a_pas_confirmé l'annonce_par de_la_fermeture estime demande accuse ne pas
"""
WORDS = [phrase.replace("_", " ") for phrase in PHRASES.split()]
ODD = [*"🗣ﬁİß\x00\x07\x85\ufeff\ud7ff\U0010ffff", "👩\u200d🚒", "e\u0301", "שלום", "\u200fمرحبا\u200e"]

SOUP = st.lists(st.sampled_from(MARKS + STOPS + WORDS), max_size=60).map(" ".join)
TIGHT_SOUP = st.lists(st.sampled_from(MARKS + STOPS + WORDS + ODD + [" "]), max_size=60).map("".join)
ANY = st.text(max_size=300) | st.text(st.sampled_from("«»“”\"'’—– \n\r.,:;ae\u0301\u00a0🗣ש"), max_size=120)
STRANGE = (
    "a\u0007b 🗣👩‍🚒 e\u0301te\u0301 fin\r\n«\u00a0oui\u202f», a dit le maire\r "
    "\u200fשלום\u200e \u2028\u0085 \ufeff\U0010ffff"
)


def spans(value: object) -> Iterator[Span]:
    """Every span inside a record."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from spans(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


def ancestors(statement: Statement, by_id: dict[str, Statement]) -> Iterator[str]:
    while statement.parent is not None:
        yield statement.parent
        statement = by_id[statement.parent]
        assert statement.id != statement.parent


def require_sound(article: Article) -> None:
    """Spans are the words at their offsets, ids differ, parents exist and never lead back."""
    for span in spans(article):
        where = article.text if span.field == "text" else article.title or ""
        assert 0 <= span.start < span.end <= len(where)
        assert where[span.start : span.end] == span.text
    by_id = {statement.id: statement for statement in article.statements}
    assert len(by_id) == len(article.statements)
    for statement in article.statements:
        assert statement.content
        assert 0 <= statement.confidence <= 1
        seen = [statement.id]
        for parent in ancestors(statement, by_id):
            assert parent not in seen
            seen.append(parent)


@given(text=ANY)
@example("")
@example(STRANGE)
def test_any_text_is_read_with_exact_offsets(reader: Reader, text: str) -> None:
    article = reader.read(make_article(text))
    assert article.text == text
    require_sound(article)


@settings(max_examples=150)
@given(text=SOUP | TIGHT_SOUP)
@example("— demande 0")
@example("« — demande 0")
def test_any_punctuation_is_read_with_exact_offsets(reader: Reader, text: str) -> None:
    article = reader.read(make_article(text))
    assert article.text == text
    require_sound(article)


@settings(max_examples=40)
@given(title=SOUP | ANY, text=SOUP)
def test_any_title_is_read_with_exact_offsets(reader: Reader, title: str, text: str) -> None:
    require_sound(reader.read(make_article(text, title=title)))


@settings(max_examples=25)
@given(text=SOUP | TIGHT_SOUP)
def test_reading_again_changes_nothing(reader: Reader, text: str) -> None:
    once = reader.read(make_article(text))
    assert reader.read(once) == once


SPOKEN = "Le maire a promis que la route rouvrirait lundi"


@pytest.mark.parametrize(
    "text",
    [
        f"🗣👩‍🚒 {SPOKEN}.",
        f"e\u0301te\u0301 \x07\x0b {SPOKEN}.",
        f"Un.\r\n\r\n{SPOKEN}.\r\n",
        f"Un.\rDeux.\u2028{SPOKEN}.",
        f"\u200fשלום\u200e. {SPOKEN}.",
        f"\ufeff\u00a0{SPOKEN} !",
        f"«\u202fOui.\u202f» {SPOKEN}.",
    ],
)
def test_what_stands_before_does_not_shift_the_offsets(reader: Reader, text: str) -> None:
    article = reader.read(make_article(text))
    assert "la route rouvrirait lundi" in [span.text for s in article.statements for span in s.content]
    require_sound(article)


WORDLESS = [
    "",
    " ",
    "\n\n\r\n",
    "«",
    "»",
    "« »",
    '"""',
    "“”",
    "—",
    "…",
    "\x00",
    "🗣",
    "«" * 500,
    "« " * 300 + "» " * 300,
]


@pytest.mark.parametrize("text", WORDLESS)
def test_an_article_without_a_word_has_no_statement(reader: Reader, text: str) -> None:
    article = reader.read(make_article(text))
    assert article.statements == ()
    require_sound(article)


def test_a_long_text_without_a_full_stop_is_read(reader: Reader) -> None:
    road = "la route longe le fleuve jusqu'au pont puis traverse la plaine " * 40
    text = (f"{road}et le maire affirme que le pont rouvrira " * 80)[:200_000]
    assert len(text) == 200_000
    article = reader.read(make_article(text))
    assert article.text == text
    assert article.statements
    require_sound(article)


def test_a_long_word_is_read(reader: Reader) -> None:
    require_sound(reader.read(make_article("a" * 30_000 + " a dit le maire.")))


def test_a_quotation_that_never_ends_keeps_its_article(reader: Reader) -> None:
    text = f"« Nous tiendrons, a lancé la capitaine.\n\n{SPOKEN}."
    article = reader.read(make_article(text, published="2024-06-04"))
    assert [note.code for note in article.notes] == ["unclosed-quotation"]
    assert "la route rouvrirait lundi" in [span.text for s in article.statements for span in s.content]
    require_sound(article)
