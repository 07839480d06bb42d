"""Each line of parties_fr.txt: the marked event is found, with the marked parties and no others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from selon.intake import article_from_text
from selon.reader import Reader
from selon.records import Party

FILE = Path(__file__).parent / "parties_fr.txt"
TAG = re.compile(r"<(?P<close>/?)(?P<letter>[aer])(?: (?P<country>[A-Z]{3}))?>")


@dataclass(frozen=True)
class Marked:
    """A text without its marks: spans by letter (e event, a actor, r recipient), and the countries of the parties."""

    text: str
    spans: dict[str, tuple[int, int]]
    countries: dict[str, str | None]


def marked(line: str) -> Marked:
    """A line, read. Raises ValueError where its marks do not add up."""
    line = line.replace(" / ", "\n\n")
    text, at, opened, spans, countries = "", 0, dict[str, int](), dict[str, tuple[int, int]](), dict[str, str | None]()
    for tag in TAG.finditer(line):
        text, at, letter = text + line[at : tag.start()], tag.end(), tag["letter"]
        if tag["close"]:
            spans[letter] = (opened.pop(letter), len(text))
        else:
            opened[letter], countries[letter] = len(text), tag["country"]
    text += line[at:]
    if opened or "e" not in spans or "<" in text:
        raise ValueError(f"{FILE.name}: marks do not add up: {line}")
    return Marked(text, spans, countries)


def lines() -> list[str]:
    """The lines that are no comments."""
    every = FILE.read_text(encoding="utf-8").splitlines()
    return [line for line in every if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("line", lines())
def test_the_parties_of_an_event(line: str, reader: Reader) -> None:
    example = marked(line)
    article = reader.read(article_from_text(example.text, id="parties", published="2024-06-04"))
    start = example.spans["e"][0]
    found = [e for e in article.events if e.trigger.start <= start < e.trigger.end]
    assert len(found) == 1
    for letter, party in (("a", found[0].actor), ("r", found[0].recipient)):
        check(letter, party, example)


def check(letter: str, party: Party | None, example: Marked) -> None:
    """The party overlaps the marked words, is no longer than they are by more than its article, and is of the country."""
    span = example.spans.get(letter)
    if span is None or party is None:
        assert (party and party.text) is (span and example.text[slice(*span)])
        return
    assert example.text[party.start : party.end] == party.text
    assert bare(party.text) == bare(example.text[slice(*span)])
    if example.countries[letter] is not None:
        assert party.country == example.countries[letter]


def bare(text: str) -> str:
    """A phrase without its article."""
    return re.sub(r"^(?:l['’]|d['’]|(?:les?|la|une?|des) )", "", text, flags=re.IGNORECASE)
