"""What a language knows, typed: the entries of its YAML files, and the indices the rules look words up in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from selon.language.claim_words import ClaimWords
from selon.language.frames import EventWords
from selon.language.holders import Holders
from selon.language.place_words import PlaceWords
from selon.language.quantity_words import QuantityWords
from selon.records import FactValue, Stance, VoiceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every word of attribution says of whoever stands behind it: its stance and how far it commits them."""

    words: tuple[str, ...]
    stance: Stance
    commitment: FactValue
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue(Entry):
    """A word of attribution: a reporting verb, noun or adjective.

    `takes` names what counts as its content (see docs/constructions.md), `words` the words that follow the first one in
    a fixed phrase ("faire savoir": ("savoir",)), `preposition` the one that must follow and stays out of the cue ("plaider
    pour"), `reflexive` whether it needs "se", `clitic` the pronoun it needs ("en rester à": "en").
    """

    lemma: str
    head: str
    preposition: str
    reflexive: bool
    clitic: str
    endorses: bool
    takes: frozenset[str]
    forms: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preposition(Entry):
    """An according-to expression ("selon", "de l'avis de"): the words that introduce a voice."""

    needs: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge(Entry):
    """A word that marks a report nobody is named for ("soupçonné", "il semble que", "présumé")."""

    construction: str
    takes: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditional:
    """How a conditional form is known: its ending behind an r that does not belong to the verb's stem."""

    endings: tuple[str, ...]
    stems: tuple[str, ...]
    whole: frozenset[str]

    def holds(self, form: str, lemma: str) -> bool:
        """Whether a lower-cased form is a conditional, given its lemma ("montrait" of "montrer" is an imperfect)."""
        ending = next((e for e in self.endings if form.endswith(e)), "")
        if not ending:
            return False
        stem = form[: len(form) - len(ending)]
        return form in self.whole or (stem.endswith(self.stems) and stem != lemma[:-2])


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A noun that names a person by office or function."""

    noun: str
    sector: str | None
    office: bool
    feminine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state: how it is called and what its people and things are called."""

    iso: str
    name: str
    capital: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metonym:
    """A place that stands for a body when it speaks ("l'Élysée")."""

    name: str
    stands_for: str
    kind: VoiceKind
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An organisation or outlet known by name."""

    name: str
    full: str | None
    country: str | None
    sector: str | None
    media: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DateConstruction:
    """How one kind of time expression looks: a pattern of words (see docs/adding-a-date.md), the computation that reads it
    and what the pattern itself cannot tell that computation (`constants`)."""

    reads: str
    pattern: str
    constants: Mapping[str, int | str]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """How a language says when: `terms` are words and phrases by kind, with what they mean, `phrases` parts of patterns.

    `days_for_weeks` are numbers of days that stand for weeks, `famous` the years of days that everybody calls by their
    month and day alone, `dateline_words` what opens a line that says when the article was published. A word with one of the
    `plural_endings` may be a plural noun, but for `not_plural` ones and those with `participle_endings`.
    """

    terms: Mapping[str, Mapping[str, int | str]]
    phrases: Mapping[str, str]
    constructions: tuple[DateConstruction, ...]
    days_for_weeks: Mapping[int, int]
    famous: Mapping[tuple[int, int], int]
    dateline_words: frozenset[str]
    plural_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    not_plural: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """All words of one language. Lookup tables are keyed by lower-cased words."""

    code: str
    model: str
    unused_components: frozenset[str]
    whole_word_marks: frozenset[str]
    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    adjectives: Mapping[str, tuple[Cue, ...]]
    forms: Mapping[str, str]
    conditional: Conditional
    gerund: str
    thing_endings: tuple[str, ...]
    lemma_rules: tuple[tuple[str, str], ...]
    there: str
    participles: tuple[str, ...]
    present_only: tuple[tuple[str, str], ...]
    datelines: tuple[str, ...]
    asides: tuple[tuple[str, ...], ...]
    cue_prepositions: Mapping[str, frozenset[str]]
    prepositions: Mapping[str, tuple[Preposition, ...]]
    traps: frozenset[str]
    hedges: Mapping[str, tuple[Hedge, ...]]
    closed: Mapping[str, frozenset[str]]
    titles: Mapping[str, Title]
    same_offices: tuple[frozenset[str], ...]
    hypernyms: Mapping[str, frozenset[str]]
    bodies: Mapping[str, str | None]
    documents: frozenset[str]
    rules: frozenset[str]
    anonymous: frozenset[str]
    indefinites: frozenset[str]
    anonymity: tuple[str, ...]
    people: Mapping[str, str | None]
    civil: frozenset[str]
    bare_civil: frozenset[str]
    female_names: frozenset[str]
    male_names: frozenset[str]
    first_names: frozenset[str]
    countries: Mapping[str, Country]
    capitals: Mapping[str, Country]
    country_openers: frozenset[str]
    state_words: frozenset[str]
    demonyms: Mapping[str, str | None]
    ambiguous: Mapping[str, tuple[str, ...]]
    metonyms: Mapping[str, Metonym]
    named: Mapping[str, Named]
    small_names: frozenset[str]
    networks: frozenset[str]
    confidence: Mapping[str, float]
    media_nouns: frozenset[str]
    events: EventWords
    not_names: frozenset[str]
    holders: Holders
    dates: DateWords
    places: PlaceWords
    quantities: QuantityWords
    claims: ClaimWords

    def words(self, name: str) -> frozenset[str]:
        """A closed class of function words by its name in grammar.yaml; a KeyError names a class that is not there."""
        return self.closed[name]
