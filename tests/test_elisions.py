"""Elided words and their apostrophes: joined where the tokenizer cut them, with offsets that hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.language import load
from selon.parse.elisions import join_elisions
from selon.parse.tokens import Tokens
from selon.reader import Reader

PIECES = st.lists(st.sampled_from(["d'", "qu'", "l'", "le", "maire", "parle", ",", "'", "d"]), min_size=1, max_size=12)


def cut(pieces: list[str]) -> Tokens:
    """Tokens of the pieces, elided words cut from their apostrophe; each hangs on the one before it."""
    text, tokens = "", Tokens(text="")
    for piece in pieces:
        parts = [piece[:-1], "'"] if len(piece) > 1 and piece.endswith("'") else [piece]
        for part in parts:
            tokens.start.append(len(text))
            text += part
            tokens.end.append(len(text))
            tokens.low.append(part)
        text += " "
    n = len(tokens.low)
    tokens.text, tokens.head = text, [max(0, i - 1) for i in range(n)]
    tokens.lemma, tokens.pos, tokens.dep = ([""] * n for _ in range(3))
    tokens.feats, tokens.entity = [""] * n, [""] * n
    tokens.sentence, tokens.paragraph = [0] * n, [0] * n
    return tokens


@given(PIECES)
def test_each_token_is_its_words_of_the_text(pieces: list[str]) -> None:
    tokens = cut(pieces)
    join_elisions(tokens, load("fr"))
    assert [tokens.text[s:e] for s, e in zip(tokens.start, tokens.end, strict=True)] == tokens.low == pieces
    assert all(0 <= head < len(tokens) for head in tokens.head)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("La députée parle d'« une faute ».", "une faute"),
        ("Un tracé que le maire qualifie d'« absurde ».", "absurde"),
        ("Le maire a dit qu'« on verrait lundi ».", "on verrait lundi"),
    ],
)
def test_an_elided_word_before_a_quotation_is_read(text: str, content: str, reader: Reader) -> None:
    statement = reader.read(text).statements[0]
    assert statement.content[-1].text == content
