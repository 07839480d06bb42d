"""Text cut into sentences and words without a model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.language import load
from selon.parse.plain import PlainParser

PARSER = PlainParser(load("fr"))


def cut(text: str) -> list[tuple[str, str, int]]:
    """Words with their part of speech and the number of their sentence."""
    tokens = PARSER.parse(text)
    return [(text[a:b], pos, n) for a, b, pos, n in zip(tokens.start, tokens.end, tokens.pos, tokens.sentence, strict=True)]


def test_words_have_a_rough_part_of_speech() -> None:
    assert cut("Hier, l’Ar-Vag a perdu 1 200 conteneurs.") == [
        ("Hier", "NOUN", 0), (",", "PUNCT", 0), ("l’", "STOP", 0), ("Ar-Vag", "PROPN", 0), ("a", "STOP", 0),
        ("perdu", "NOUN", 0), ("1 200", "NUM", 0), ("conteneurs", "NOUN", 0), (".", "PUNCT", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "pos"),
    [("Kerval tremble", "NOUN"), ("Ici tremble Kerval", "PROPN"), ("douze marins", "NUM"), ("12,5 tonnes", "NUM")],
    ids=["a capital that opens a sentence", "a name", "a number in words", "a number"],
)
def test_the_telling_word(text: str, pos: str) -> None:
    assert pos in {p for _, p, _ in cut(text)}
    assert ("PROPN" in {p for _, p, _ in cut(text)}) == (pos == "PROPN")


def test_sentences_and_paragraphs_are_counted_abbreviations_open_none() -> None:
    tokens = PARSER.parse("M. Riec a menti. La digue fuit.\n\nLe port ferme.")
    words = {tokens.text[a:b]: (s, p) for a, b, s, p in zip(tokens.start, tokens.end, tokens.sentence, tokens.paragraph,
                                                           strict=True)}  # fmt: skip
    assert words["M"][0] == words["Riec"][0] == words["menti"][0] == 0
    assert (words["digue"][0], words["port"][0]) == (1, 2)
    assert words["Riec"][1] == words["digue"][1] != words["port"][1]


def test_lemmas_have_straight_apostrophes() -> None:
    assert PARSER.parse("L’armateur").lemma == ["l'", "armateur"]


@given(st.text() | st.text(st.sampled_from([*"aÉ «».!?\n\r\t'’-1 ,%_", "\u00a0", "\u202f", "\u0301", "\U0001f534"])))
def test_words_stand_in_the_text_in_order(text: str) -> None:
    tokens = PARSER.parse(text)
    edges = [edge for pair in zip(tokens.start, tokens.end, strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert all(a < b for a, b in zip(tokens.start, tokens.end, strict=True))
    assert edges == [] or 0 <= edges[0] <= edges[-1] <= len(text)
    assert list(tokens.sentence) == sorted(tokens.sentence)
    assert list(tokens.paragraph) == sorted(tokens.paragraph)
    assert list(tokens.low) == [text[a:b].lower() for a, b in zip(tokens.start, tokens.end, strict=True)]
