"""The people an article names: one entry a person, under the fullest name the article gives, with the offices it gives them."""

from __future__ import annotations

from dataclasses import dataclass, field

from selon.grounding.parties import find_name
from selon.language import Language
from selon.parse.phrases import scan_phrase
from selon.parse.tokens import Tokens

_PARTS = " -'’"


@dataclass(slots=True)
class Person:
    """A named person: `name` the fullest form, `first`/`stop` its tokens there, `offices` the phrases that name an office."""

    name: str
    first: int
    stop: int
    words: frozenset[str]
    gender: str = ""
    offices: list[tuple[int, int, str]] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)


class People:
    """Finds the persons of an article by their names, surnames joined to full names."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self.tokens = tokens
        self.language = language
        self.persons: list[Person] = []
        self._at: dict[int, Person] = {}
        for first, stop in self._names():
            self._add(first, stop)

    def at(self, k: int) -> Person | None:
        """The person whose name covers token k."""
        return self._at.get(k)

    def named(self, words: frozenset[str]) -> Person | None:
        """The person that a name means: the same words, or a surname that only one person bears."""
        fitting = [p for p in self.persons if words <= p.words or p.words <= words]
        return max(fitting, key=lambda p: len(p.words)) if fitting else None

    def _names(self) -> list[tuple[int, int]]:
        """Token ranges of personal names: entity runs, and capitalised names that a title introduces."""
        tokens, found, k = self.tokens, [], 0
        while k < len(tokens):
            if tokens.entity[k] != "PER":
                k += 1
                continue
            stop = k + 1
            while stop < len(tokens) and tokens.entity[stop] == "PER" and tokens.sentence[stop] == tokens.sentence[k]:
                stop += 1
            name = find_name(tokens, k, stop)
            if name is not None and self._personal(*name):
                found.append(name)
            k = stop
        return found

    def _personal(self, first: int, stop: int) -> bool:
        """Whether an entity run can be a person's name: no country, no bare office, no known body."""
        text = self.tokens.words(first, stop).lower()
        ordinary = self.language.words("not_names")
        if all(low in ordinary for low in self.tokens.low[first:stop]) or text in self.language.named:
            return False
        return text not in self.language.countries or stop - first > 1

    def _add(self, first: int, stop: int) -> None:
        while first + 1 < stop and self.tokens.low[first].rstrip(".") in self.language.bare_civil:
            first += 1
        words = name_words(self.tokens, first, stop)
        if not words:
            return
        person = self.named(words)
        if person is None:
            person = Person(self.tokens.words(first, stop), first, stop, words)
            self.persons.append(person)
        elif len(words) > len(person.words):
            person.name, person.words, person.first, person.stop = self.tokens.words(first, stop), words, first, stop
        person.mentions.append(first)
        self._at.update(dict.fromkeys(range(first, stop), person))
        self._offices(person, first, stop)

    def _offices(self, person: Person, first: int, stop: int) -> None:
        """Record the office before the name ("la ministre de la Santé Ana Ruiz") or behind its comma ("Ana Ruiz, ministre …")."""
        tokens, language = self.tokens, self.language
        start = tokens.bounds(first)[0]
        k = first - 1
        if k > start and tokens.low[k] == ",":
            k -= 1
        for begin in range(k, max(start, first - 14) - 1, -1):
            if (
                tokens.low[begin] == ","
                or "VerbForm=Fin" in tokens.feats[begin]
                or tokens.low[begin] in (";", ":", "»")
            ):
                break
            word = tokens.low[begin]
            joined = (
                word in language.titles
                and tokens.pos[begin] not in ("VERB", "AUX")
                and scan_phrase(tokens, begin, first, language, appositions=False) >= k
            )
            free = tokens.pos[begin - 1] != "ADP" or tokens.pos[k + 1] == "PUNCT" or begin == start
            if joined and free:
                self._office(person, begin, k + 1)
        if stop + 1 < len(tokens) and tokens.low[stop] == "," and tokens.sentence[stop + 1] == tokens.sentence[first]:
            begin = stop + 1
            end = scan_phrase(tokens, begin, tokens.bounds(first)[1], language, appositions=False)
            noun = next((j for j in range(begin, min(end, begin + 4)) if tokens.low[j] in language.titles), -1)
            if noun >= 0:
                self._office(person, noun, end)
        self._set_gender(person, first)

    def _office(self, person: Person, begin: int, end: int) -> None:
        word = self.tokens.low[begin]
        while (
            begin
            and self.tokens.pos[begin - 1] in ("ADJ", "NUM")
            and self.tokens.sentence[begin - 1] == self.tokens.sentence[begin]
        ):
            begin -= 1
        person.offices.append((begin, end, word))
        determiner = self.tokens.low[begin - 1] if begin else ""
        if determiner in self.language.words("feminine_determiners") or self.language.titles[word].feminine:
            person.gender = "f"
        elif determiner in self.language.words("masculine_determiners") and not person.gender:
            person.gender = "m"

    def _set_gender(self, person: Person, first: int) -> None:
        given = self.tokens.low[first]
        before = self.tokens.low[first - 1].rstrip(".") if first else ""
        for word in (given, given.partition("-")[0]):
            if not person.gender and word in self.language.female_names and word not in self.language.male_names:
                person.gender = "f"
            elif not person.gender and word in self.language.male_names and word not in self.language.female_names:
                person.gender = "m"
        if before in self.language.words("feminine_civil"):
            person.gender = "f"
        elif before in self.language.words("masculine_civil"):
            person.gender = "m"


def name_words(tokens: Tokens, first: int, stop: int) -> frozenset[str]:
    """The telling words of a name, hyphens and particles aside."""
    text = tokens.words(first, stop).lower()
    for mark in _PARTS:
        text = text.replace(mark, " ")
    return frozenset(w for w in text.split() if len(w) > 1)
