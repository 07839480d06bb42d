"""The people an article names: one entry a person, under the fullest name the article gives, with the offices it gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from selon.attribution.offices import Office, offices_around
from selon.grounding.names import PROPER, capital, find_name, goes_on, of_the_name
from selon.language import Language
from selon.parse.tokens import Tokens

_PARTS = " -'’"
_LABELS = frozenset({"PER", "ORG"})


@dataclass(slots=True)
class Person:
    """A named person: `name` the fullest form, `first`/`stop` its tokens there, `offices` the phrases that name an office."""

    name: str
    first: int
    stop: int
    words: frozenset[str]
    gender: str = ""
    offices: list[Office] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)


class People:
    """Finds the persons of an article by their names, surnames joined to full names."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self.tokens = tokens
        self.language = language
        self.persons: list[Person] = []
        self._at: dict[int, Person] = {}
        self._in_office: dict[int, Person] = {}
        self._with_word: dict[str, list[Person]] = defaultdict(list)
        for first, stop in self._names():
            self._add(first, stop)

    def at(self, k: int) -> Person | None:
        """The person whose name covers token k."""
        return self._at.get(k)

    def in_office(self, k: int) -> Person | None:
        """The person beside whose name token k is the noun of an office ("la ministre" of "la ministre Ana Ruiz")."""
        return self._in_office.get(k)

    def bearing(self, word: str, at: int) -> Person | None:
        """The person of whose name of several words this is one, as a surname alone stands for it."""
        person = self.named(frozenset({word}), at) if word in self._with_word else None
        return person if person is not None and len(person.words) > 1 else None

    def named(self, words: frozenset[str], at: int = -1, gender: str = "") -> Person | None:
        """The person that a name means: the same words, or a part of them; of several the one mentioned last before `at`."""
        near = {id(p): p for word in words for p in self._with_word[word]}.values()
        fitting = [p for p in near if (words <= p.words or p.words <= words) and (p.gender or gender) in (gender, "")]
        fitting = fitting or [p for p in near if words <= p.words or p.words <= words]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        same = [p for p in fitting if p.words == words]
        before = [(max((m for m in p.mentions if at < 0 or m < at), default=-1), p) for p in same or fitting]
        return max(before, key=lambda b: (b[0], len(b[1].words)))[1]

    def learn(self, others: People) -> None:
        """Take over the fuller names that another text of the article gives the same persons."""
        for other in others.persons:
            same = [p for p in self.persons if p.words < other.words]
            if len(same) == 1:
                same[0].name, same[0].words = other.name, other.words
                same[0].gender = same[0].gender or other.gender

    # names

    def _names(self) -> Iterator[tuple[int, int]]:
        """Token ranges of personal names: entity runs, and capitalised names that a title or a first name introduces."""
        tokens, after = self.tokens, 0
        for k, label in enumerate(tokens.entity):
            if k < after:
                continue
            if label == "PER":
                after = self._run(k)
                name = find_name(tokens, k, after, self.language)
                if name is not None and self._personal(*name):
                    yield name
            elif tokens.pos[k] in PROPER and (stop := self._introduced(k)) > k:
                after = stop
                yield k, stop

    def _run(self, k: int) -> int:
        """The end of the run of tokens labelled as a person that starts at token k."""
        tokens, stop, bound = self.tokens, k, self.tokens.bounds(k)[1]
        while stop < bound and (tokens.entity[stop] == "PER" or of_the_name(tokens, stop, bound, self.language)):
            stop += 1
        return stop

    def _introduced(self, k: int) -> int:
        """The end of a name without a person's label that a civil title, a first name or an office shows to be one."""
        tokens, language = self.tokens, self.language
        civil = k > 0 and tokens.low[k - 1].rstrip(".") in language.bare_civil and tokens.pos[k - 1] != "DET"
        if not capital(tokens, k) or (k and tokens.pos[k - 1] in PROPER and not civil):
            return k
        stop, bound = k + 1, tokens.bounds(k)[1]
        while stop < bound and goes_on(tokens, stop, bound, language):
            stop += 1
        if tokens.low[stop - 1] in _PARTS or not self._personal(k, stop):
            return k
        bare = k == 0 or tokens.pos[k - 1] != "DET"
        given = tokens.low[k].partition("-")[0] in language.first_names and stop - k > 1 and bare
        if civil or (given and tokens.entity[k] != "ORG"):
            return stop
        office = stop - k > 1 and tokens.entity[k] not in _LABELS and bool(offices_around(tokens, k, stop, language, 1))
        return stop if office else k

    def _personal(self, first: int, stop: int) -> bool:
        """Whether capitalised words can be a person's name: no state or known body, no bare office, no body's own name."""
        text, language = self.tokens.plain(first, stop), self.language
        if all(low in language.not_names for low in self.tokens.low[first:stop]) or text in language.named:
            return False
        if first and self.tokens.pos[first - 1] == "NOUN" and self.tokens.low[first - 1] in language.bodies:
            return False
        if text in language.countries or text in language.metonyms or self.tokens.pos[first] == "DET":
            some = self.bearing(self.tokens.low[stop - 1], first) is not None
            return some or (stop - first > 1 and self.tokens.pos[first] != "DET")
        return True

    # persons

    def _add(self, first: int, stop: int) -> None:
        while first + 1 < stop and self.tokens.low[first].rstrip(".") in self.language.bare_civil:
            first += 1
        words = name_words(self.tokens, first, stop)
        if not words:
            return
        gender = self._civil_gender(first)
        person = self.named(words, first, gender)
        if person is None or (gender and person.gender and person.gender != gender) or self._another(person, first, stop):
            person = Person(self.tokens.words(first, stop), first, stop, words)
            self.persons.append(person)
        elif len(words) > len(person.words):
            person.name, person.words, person.first, person.stop = self.tokens.words(first, stop), words, first, stop
        person.mentions.append(first)
        for word in words:
            if person not in self._with_word[word]:
                self._with_word[word].append(person)
        titled = first > 0 and self.tokens.low[first - 1].rstrip(".") in self.language.bare_civil
        self._at.update(dict.fromkeys(range(first - titled, stop), person))
        self._hold(person, first, stop)

    def _another(self, person: Person, first: int, stop: int) -> bool:
        """Whether a first name with an office of its own is not the person of that first name ("le pape François")."""
        alone = stop - first == 1 and self.tokens.low[first] in self.language.first_names
        return alone and len(person.words) > 1 and self.tokens.low[first - 1 : first] != [","] and any(
            o.stop == first for o in offices_around(self.tokens, first, stop, self.language)
        )

    def _hold(self, person: Person, first: int, stop: int) -> None:
        """Note the offices beside a name, and what they and the first name tell of gender."""
        for office in offices_around(self.tokens, first, stop, self.language):
            person.offices.append(office)
            self._in_office.setdefault(office.noun, person)
            person.gender = self._office_gender(office, person.gender)
        person.gender = self._civil_gender(first) or person.gender or self._first_name_gender(first)

    def _office_gender(self, office: Office, known: str) -> str:
        tokens, words = self.tokens, self.language.words
        determiner = tokens.low[office.first - 1] if office.first else ""
        if determiner in words("feminine_determiners") or self.language.titles[office.title].feminine:
            return "f"
        return known or ("m" if determiner in words("masculine_determiners") else "")

    def _civil_gender(self, first: int) -> str:
        before = self.tokens.low[first - 1].rstrip(".") if first else ""
        if before in self.language.words("feminine_civil"):
            return "f"
        return "m" if before in self.language.words("masculine_civil") else ""

    def _first_name_gender(self, first: int) -> str:
        given, language = self.tokens.low[first], self.language
        for word in (given, given.partition("-")[0]):
            if (word in language.female_names) != (word in language.male_names):
                return "f" if word in language.female_names else "m"
        return ""


def name_words(tokens: Tokens, first: int, stop: int) -> frozenset[str]:
    """The telling words of a name, hyphens and particles aside."""
    text = tokens.words(first, stop).lower()
    for mark in _PARTS:
        text = text.replace(mark, " ")
    return frozenset(w for w in text.split() if len(w) > 1)
