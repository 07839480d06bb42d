"""Reads the YAML of a language into a `Language`. A malformed file raises LanguageError naming file, entry and field."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, get_args

import yaml

from selon.errors import LanguageError
from selon.language.frames import TYPES, event_words
from selon.language.holders import holders_of
from selon.language.model import (
    Conditional,
    Country,
    Cue,
    DateConstruction,
    DateWords,
    Hedge,
    Language,
    Metonym,
    Named,
    Preposition,
    Title,
)
from selon.language.place_words import PlaceWords, place_words
from selon.language.quantity_words import quantity_words
from selon.records import FactValue, Stance

LANGUAGES = ("fr",)
_STANCES = frozenset(get_args(Stance))
_VALUES = frozenset(get_args(FactValue))


@cache
def load(code: str = "fr") -> Language:
    """The words of a language. Raises LanguageError for an unknown language or a malformed file."""
    if code not in LANGUAGES:
        raise LanguageError(f"language {code!r}: selon reads {', '.join(LANGUAGES)}")
    files = {
        name: read(code, name)
        for name in (
            "reporting", "according_to", "hedges", "grammar", "roles", "places", "media", "dates", "event_grammar",
            "events", "quantities",
        )
    }  # fmt: skip
    grammar, roles, places, media = files["grammar"], files["roles"], files["places"], files["media"]
    closed = {name: frozenset(map(str, words)) for name, words in grammar["closed"].items()}
    of_events = {name: frozenset(map(str, words)) for name, words in files["event_grammar"]["closed"].items()}
    if twice := closed.keys() & of_events.keys():
        raise LanguageError(f"event_grammar.yaml: closed: {', '.join(sorted(twice))}: grammar.yaml has a class of this name")
    closed |= of_events
    closed["abbreviations"] = frozenset(map(str, grammar["abbreviations"]))
    marks = grammar["lemma_marks"]
    cues = {kind: [_cue(e, kind, marks) for e in files["reporting"][kind]] for kind in ("verbs", "nouns", "adjectives")}
    countries, demonyms = _countries(places["countries"]), _demonyms(places)
    openers = frozenset(part for name in countries for part in (name.split(" ")[0], re.split(r"[ '-]", name)[0]))
    return Language(
        code=code,
        model=grammar["model"],
        verbs=_by_head(cues["verbs"]),
        nouns=_by_head(cues["nouns"]),
        adjectives=_by_head(cues["adjectives"]),
        forms={form: c.head for c in cues["verbs"] for form in c.forms},
        conditional=_conditional(grammar["conditional"]),
        gerund=grammar["gerund"],
        thing_endings=tuple(grammar["thing_endings"]),
        lemma_rules=tuple((old, new) for old, new in grammar["lemma_rules"]),
        there=grammar["there"],
        participles=tuple(grammar["participles"]),
        present_only=tuple((e["ending"], e["infinitive"]) for e in grammar["present_only"]),
        asides=tuple(tuple(_cut(str(a))) for a in grammar["asides"]),
        datelines=tuple(grammar["datelines"]),
        cue_prepositions={p: closed[kind] if kind else frozenset({p}) for p, kind in marks["prepositions"].items()},
        prepositions=_prepositions(files["according_to"]["prepositions"]),
        traps=frozenset(files["according_to"]["traps"]),
        hedges=_hedges(files["hedges"]["hedges"]),
        closed=closed,
        same_offices=tuple(frozenset(map(str, offices)) for offices in grammar["same_offices"]),
        hypernyms={noun: _lowered(offices) for noun, offices in grammar["hypernyms"].items()},
        titles=_titles(roles["titles"], grammar["former"]),
        bodies=_bodies(roles["bodies"]),
        documents=_lowered(d["noun"] for d in roles["documents"]),
        rules=_lowered(d["noun"] for d in roles["documents"] if d.get("rule")),
        anonymous=_lowered(roles["anonymous"]["nouns"]),
        indefinites=_lowered(roles["anonymous"]["indefinites"]),
        anonymity=tuple(roles["anonymous"]["markers"]),
        people=_bodies(roles["people"]),
        civil=_lowered(roles["civil"]),
        bare_civil=_lowered(str(c).rstrip(".") for c in roles["civil"]),
        female_names=_lowered(roles["female_names"]),
        male_names=_lowered(roles["male_names"]),
        first_names=_lowered((*roles["female_names"], *roles["male_names"])),
        countries=countries,
        capitals={c.capital.lower(): c for c in countries.values() if c.capital},
        country_openers=openers,
        state_words=openers | frozenset(countries) | frozenset(demonyms),
        demonyms=demonyms,
        ambiguous={str(form).lower(): tuple(e["isos"]) for e in places["ambiguous"] for form in e["adjective"]},
        metonyms=_metonyms(places["metonyms"]),
        named=_named(roles["named"], media["media"]),
        small_names=frozenset(n for e in roles["named"] for n in (e["name"], *(e.get("aliases") or ())) if n.islower()),
        confidence={rule: float(value) for rule, value in grammar["confidence"].items()},
        networks=_lowered(media["social"]),
        media_nouns=_lowered(media["media_nouns"]),
        events=event_words(_event_files(code), files["events"], files["event_grammar"]),
        holders=holders_of(code),
        not_names=closed["not_names"] | closed["time_nouns"],
        dates=_dates(files["dates"]),
        places=_places(places, roles, media),
        quantities=quantity_words(files["quantities"], _people(roles)),
    )


def _event_files(code: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The frames of a language, a file a PLOVER type."""
    for kind in TYPES:
        name = f"events/{kind.lower()}"
        yield f"{name}.yaml", read(code, name)


def read(code: str, name: str) -> dict[str, Any]:
    """One YAML file of a language as it stands, for the loader and the linter."""
    path = resources.files("selon.language").joinpath(code, f"{name}.yaml")
    try:
        content = yaml.load(path.read_text(encoding="utf8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as error:
        raise LanguageError(f"language/{code}/{name}.yaml: {error}") from error
    if not isinstance(content, dict):
        raise LanguageError(f"language/{code}/{name}.yaml: expected a mapping, found {type(content).__name__}")
    return content


def _lowered(words: Iterable[object]) -> frozenset[str]:
    """Words as the lookup tables hold them."""
    return frozenset(str(word).lower() for word in words)


def _cue(entry: Mapping[str, Any], kind: str, marks: Mapping[str, Iterable[str]]) -> Cue:
    """A reporting.yaml entry as a Cue; LanguageError names the entry and field that is wrong.

    `marks` is the `lemma_marks` of grammar.yaml: how a lemma shows its reflexive, its clitic and its preposition.
    """
    lemma = str(entry.get("lemma", ""))
    if not lemma:
        raise LanguageError(f"reporting.yaml: an entry of {kind} has no lemma: {dict(entry)}")
    stance: Any = entry.get("stance")
    commitment: Any = entry.get("commitment")
    if stance not in _STANCES or commitment not in _VALUES:
        raise LanguageError(f"reporting.yaml: {lemma}: unknown stance {stance!r} or commitment {commitment!r}")
    reflexive = next((r for r in marks["reflexives"] if lemma.startswith(r)), "")
    bare = lemma.removeprefix(reflexive)
    clitic, _, rest = bare.partition(" ")
    clitic, bare = (clitic, rest) if rest and clitic in marks["clitics"] else ("", bare)
    head, *words = _cut(bare)
    preposition = words.pop() if words and words[-1] in marks["prepositions"] else ""
    return Cue(
        lemma=lemma,
        head=head,
        words=tuple(words),
        preposition=preposition,
        reflexive=bool(reflexive),
        clitic=clitic,
        stance=stance,
        commitment=commitment,
        endorses=bool(entry.get("endorses", False)),
        takes=frozenset(entry.get("takes", [])),
        forms=frozenset(entry.get("forms") or []),
        example=str(entry.get("example", "")),
    )


def _conditional(entry: Mapping[str, Iterable[str]]) -> Conditional:
    return Conditional(endings=tuple(entry["endings"]), stems=tuple(entry["stems"]), whole=frozenset(entry["whole"]))


def _by_head(cues: Iterable[Cue]) -> dict[str, tuple[Cue, ...]]:
    """Cues by the lemma of their first word, the longest phrase and the reflexive first."""
    found: dict[str, list[Cue]] = defaultdict(list)
    for c in cues:
        found[c.head].append(c)
    return {
        head: tuple(sorted(cs, key=lambda c: (-len(c.words), not c.clitic, not c.preposition, not c.reflexive)))
        for head, cs in found.items()
    }


def _prepositions(entries: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Preposition, ...]]:
    found: dict[str, list[Preposition]] = defaultdict(list)
    for e in entries:
        words = tuple(_cut(str(e["words"])))
        found[words[0]].append(
            Preposition(
                words=words,
                stance=e["stance"],
                commitment=e["commitment"],
                needs=frozenset(e.get("needs", [])),
                example=e["example"],
            )
        )
    return {first: tuple(sorted(ps, key=lambda p: -len(p.words))) for first, ps in found.items()}


def _cut(phrase: str) -> list[str]:
    """A phrase cut as the tokenizer cuts it: a word with its elision apostrophe is a token ("d'", "après")."""
    return phrase.lower().replace("’", "'").replace("'", "' ").split()


def _hedges(entries: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Hedge, ...]]:
    found: dict[str, list[Hedge]] = defaultdict(list)
    for e in entries:
        words = tuple(_cut(str(e["words"])))
        hedge = Hedge(
            words=words,
            construction=e["construction"],
            stance=e["stance"],
            commitment=e["commitment"],
            takes=frozenset(e.get("takes", [])),
            example=e["example"],
        )
        for form in (words[0], *(e.get("forms") or ())):
            found[form].append(hedge)
    return {first: tuple(hs) for first, hs in found.items()}


def _titles(entries: Iterable[Mapping[str, Any]], former: str) -> dict[str, Title]:
    """Titles by their forms, and by the same with the prefix of those who held them once ("ex-ministre")."""
    found: dict[str, Title] = {}
    for e in entries:
        noun, feminine = str(e["noun"]).lower(), str(e.get("feminine") or e["noun"]).lower()
        for form in (noun, feminine):
            title = Title(noun=noun, sector=e.get("sector"), office=bool(e.get("office")), feminine=form != noun)
            for spelling in (form, former + form):
                found.setdefault(spelling, title)
    return found


def _bodies(entries: Iterable[Mapping[str, Any]]) -> dict[str, str | None]:
    return {str(e["noun"]).lower(): e.get("sector") for e in entries}


def _countries(entries: Iterable[Mapping[str, Any]]) -> dict[str, Country]:
    found: dict[str, Country] = {}
    for e in entries:
        country = Country(iso=e["iso"], name=e["name"], capital=e.get("capital"))
        for name in (e["name"], *(e.get("others") or ())):
            found.setdefault(str(name).lower(), country)
    return found


def _demonyms(places: Mapping[str, Any]) -> dict[str, str | None]:
    """Adjective forms to ISO codes; None where a form fits several states or no state."""
    found: dict[str, str | None] = {}
    for e in places["countries"]:
        for form in e.get("adjective") or ():
            key = str(form).lower()
            found[key] = e["iso"] if found.get(key, e["iso"]) == e["iso"] else None
    for e in places.get("regions", []):
        for form in e.get("adjective") or ():
            found.setdefault(str(form).lower(), e.get("iso"))
    return found


def _places(places: Mapping[str, Any], roles: Mapping[str, Any], media: Mapping[str, Any]) -> PlaceWords:
    """Nouns for bodies, offices and people are no towns, and names of bodies and outlets no places."""
    words = (e["noun"] for key in ("titles", "bodies", "documents", "people") for e in roles[key])
    named = (*roles["named"], *media["media"])
    names = (n for e in named for n in (e["name"], e.get("full"), *(e.get("aliases") or ())) if n)
    return place_words(places, words, names)


def _people(roles: Mapping[str, Any]) -> frozenset[str]:
    """Nouns for people and offices, in both genders."""
    titles = (form for e in roles["titles"] for form in (e["noun"], e.get("feminine")) if form)
    return _lowered((*titles, *(e["noun"] for e in roles["people"])))


def _metonyms(entries: Iterable[Mapping[str, Any]]) -> dict[str, Metonym]:
    found: dict[str, Metonym] = {}
    for e in entries:
        if "stands_for" not in e:
            continue
        metonym = Metonym(
            name=e["name"],
            stands_for=e["stands_for"],
            kind=e.get("kind", "organisation"),
            country=e.get("country"),
            sector=e.get("sector"),
        )
        for name in (e["name"], *(e.get("variants") or ())):
            found[str(name).lower()] = metonym
    return found


def _named(bodies: Iterable[Mapping[str, Any]], media: Iterable[Mapping[str, Any]]) -> dict[str, Named]:
    found: dict[str, Named] = {}
    for entries, is_media in ((bodies, False), (media, True)):
        for e in entries:
            named = Named(
                name=e["name"],
                full=e.get("full"),
                country=e.get("country"),
                sector=e.get("sector", "JRN" if is_media else None),
                media=is_media,
            )
            for name in filter(None, (e["name"], e.get("full"), *(e.get("aliases") or ()))):
                found.setdefault(str(name).lower(), named)
    return found


def _dates(content: Mapping[str, Any]) -> DateWords:
    """dates.yaml; a term that is a bare word means itself."""
    terms = {
        kind: {str(phrase): value for phrase, value in words.items()}
        if isinstance(words, Mapping)
        else {str(word): str(word) for word in words}
        for kind, words in content["terms"].items()
    }
    return DateWords(
        terms=terms,
        phrases={name: str(pattern) for name, pattern in content["phrases"].items()},
        constructions=tuple(_date_construction(e) for e in content["constructions"]),
        days_for_weeks={int(days): int(weeks) for days, weeks in content["days_for_weeks"].items()},
        famous={(e["month"], e["day"]): e["year"] for e in content["famous"]},
        dateline_words=_lowered(content["dateline_words"]),
        plural_endings=tuple(content["plural"]["endings"]),
        participle_endings=tuple(content["plural"]["participles"]),
        not_plural=_lowered(content["plural"]["not"]),
    )


def _date_construction(entry: Mapping[str, Any]) -> DateConstruction:
    constants = {key: value for key, value in entry.items() if key not in ("reads", "pattern", "example")}
    return DateConstruction(
        reads=entry["reads"], pattern=entry["pattern"], constants=constants, example=entry["example"]
    )
