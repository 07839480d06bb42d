"""Elided words parted by a space from what they belong to are one token with their apostrophe."""

from __future__ import annotations

import pytest

from selon.reader import Reader


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le maire d' Ixelles dort.", ["le", "maire", "d'", "ixelles", "dort", "."]),
        ("L’ État n’ a rien dit.", ["l'", "état", "n'", "a", "rien", "dit", "."]),
        ("Le maire d'Ixelles dort.", ["le", "maire", "d'", "ixelles", "dort", "."]),
    ],
)
def test_an_elision_before_a_space_is_read_as_one_without(reader: Reader, text: str, words: list[str]) -> None:
    tokens = reader.parser.parse(text)
    assert tokens.low == words
    assert [text[s:e].lower().replace("’", "'") for s, e in zip(tokens.start, tokens.end, strict=True)] == words


def test_a_quotation_in_single_marks_is_no_elision(reader: Reader) -> None:
    assert "'" in reader.parser.parse("Il a dit 'bonsoir' au maire.").low


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
