"""Reads the YAML of a language into a `Language`. A malformed file raises LanguageError naming file, entry and field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

from selon.errors import LanguageError
from selon.language.claim_words import claim_words
from selon.language.cue_words import by_head, read_conditional, read_cue, read_hedges, read_prepositions
from selon.language.date_words import date_words
from selon.language.frames import TYPES, event_words
from selon.language.holders import holders_of
from selon.language.model import Language
from selon.language.place_words import PlaceWords, place_words
from selon.language.quantity_words import quantity_words
from selon.language.voice_words import (
    read_bodies,
    read_countries,
    read_demonyms,
    read_metonyms,
    read_named,
    read_titles,
)
from selon.language.words import cut, lowered

LANGUAGES = ("fr",)


@cache
def load(code: str = "fr") -> Language:
    """The words of a language. Raises LanguageError for an unknown language or a malformed file."""
    if code not in LANGUAGES:
        raise LanguageError(f"language {code!r}: selon reads {', '.join(LANGUAGES)}")
    files = {
        name: read(code, name)
        for name in (
            "reporting", "according_to", "hedges", "grammar", "roles", "places", "media", "dates", "event_grammar",
            "events", "quantities", "claims",
        )
    }  # fmt: skip
    grammar, roles, places, media = files["grammar"], files["roles"], files["places"], files["media"]
    closed = _closed(grammar, files["event_grammar"])
    marks = grammar["lemma_marks"]
    cues = {kind: [read_cue(e, kind, marks) for e in files["reporting"][kind]] for kind in ("verbs", "nouns", "adjectives")}
    countries, demonyms = read_countries(places["countries"]), read_demonyms(places)
    openers = frozenset(part for name in countries for part in (name.split(" ")[0], re.split(r"[ '-]", name)[0]))
    return Language(
        code=code,
        model=grammar["model"],
        unused_components=frozenset(grammar["unused_components"]),
        whole_word_marks=frozenset(grammar["whole_word_marks"]),
        verbs=by_head(cues["verbs"]),
        nouns=by_head(cues["nouns"]),
        adjectives=by_head(cues["adjectives"]),
        forms={form: c.head for c in cues["verbs"] for form in c.forms},
        conditional=read_conditional(grammar["conditional"]),
        gerund=grammar["gerund"],
        thing_endings=tuple(grammar["thing_endings"]),
        lemma_rules=tuple((old, new) for old, new in grammar["lemma_rules"]),
        there=grammar["there"],
        participles=tuple(grammar["participles"]),
        present_only=tuple((e["ending"], e["infinitive"]) for e in grammar["present_only"]),
        asides=tuple(tuple(cut(str(a))) for a in grammar["asides"]),
        datelines=tuple(grammar["datelines"]),
        cue_prepositions={p: closed[kind] if kind else frozenset({p}) for p, kind in marks["prepositions"].items()},
        prepositions=read_prepositions(files["according_to"]["prepositions"]),
        traps=frozenset(files["according_to"]["traps"]),
        hedges=read_hedges(files["hedges"]["hedges"]),
        closed=closed,
        same_offices=tuple(frozenset(map(str, offices)) for offices in grammar["same_offices"]),
        hypernyms={noun: lowered(offices) for noun, offices in grammar["hypernyms"].items()},
        titles=read_titles(roles["titles"], grammar["former"]),
        bodies=read_bodies(roles["bodies"]),
        documents=lowered(d["noun"] for d in roles["documents"]),
        rules=lowered(d["noun"] for d in roles["documents"] if d.get("rule")),
        anonymous=lowered(roles["anonymous"]["nouns"]),
        indefinites=lowered(roles["anonymous"]["indefinites"]),
        anonymity=tuple(roles["anonymous"]["markers"]),
        people=read_bodies(roles["people"]),
        civil=lowered(roles["civil"]),
        bare_civil=lowered(str(c).rstrip(".") for c in roles["civil"]),
        female_names=lowered(roles["female_names"]),
        male_names=lowered(roles["male_names"]),
        first_names=lowered((*roles["female_names"], *roles["male_names"])),
        countries=countries,
        capitals={c.capital.lower(): c for c in countries.values() if c.capital},
        country_openers=openers,
        state_words=openers | frozenset(countries) | frozenset(demonyms),
        demonyms=demonyms,
        ambiguous={str(form).lower(): tuple(e["isos"]) for e in places["ambiguous"] for form in e["adjective"]},
        metonyms=read_metonyms(places["metonyms"]),
        named=read_named(roles["named"], media["media"]),
        small_names=frozenset(n for e in roles["named"] for n in (e["name"], *(e.get("aliases") or ())) if n.islower()),
        confidence={rule: float(value) for rule, value in grammar["confidence"].items()},
        networks=lowered(media["social"]),
        media_nouns=lowered(media["media_nouns"]),
        events=event_words(_event_files(code), files["events"], files["event_grammar"]),
        holders=holders_of(code),
        not_names=closed["not_names"] | closed["time_nouns"],
        dates=date_words(files["dates"]),
        places=_places(places, roles, media),
        quantities=quantity_words(files["quantities"], _people(roles)),
        claims=claim_words(files["claims"]),
    )


def _closed(grammar: Mapping[str, Any], event_grammar: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The closed classes of attribution and of events; LanguageError where both have one of the same name."""
    closed = {name: frozenset(map(str, words)) for name, words in grammar["closed"].items()}
    of_events = {name: frozenset(map(str, words)) for name, words in event_grammar["closed"].items()}
    if twice := closed.keys() & of_events.keys():
        raise LanguageError(f"event_grammar.yaml: closed: {', '.join(sorted(twice))}: grammar.yaml has a class of this name")
    return closed | of_events | {"abbreviations": frozenset(map(str, grammar["abbreviations"]))}


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


def _places(places: Mapping[str, Any], roles: Mapping[str, Any], media: Mapping[str, Any]) -> PlaceWords:
    """Nouns for bodies, offices and people are no towns, and names of bodies and outlets no places."""
    words = (e["noun"] for key in ("titles", "bodies", "documents", "people") for e in roles[key])
    named = (*roles["named"], *media["media"])
    names = (n for e in named for n in (e["name"], e.get("full"), *(e.get("aliases") or ())) if n)
    return place_words(places, words, names)


def _people(roles: Mapping[str, Any]) -> frozenset[str]:
    """Nouns for people and offices, in both genders."""
    titles = (form for e in roles["titles"] for form in (e["noun"], e.get("feminine")) if form)
    return lowered((*titles, *(e["noun"] for e in roles["people"])))


