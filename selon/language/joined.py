"""The fields of a `Language` that are made of several lists of its YAML files: a function a kind of words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from selon.errors import LanguageError
from selon.language.cue_words import by_head, read_cue
from selon.language.fields import Files
from selon.language.model import Country
from selon.language.place_words import PlaceWords, place_words
from selon.language.quantity_words import QuantityWords, quantity_words
from selon.language.voice_words import read_countries, read_demonyms, read_named, read_titles
from selon.language.words import lowered, names_of

_CUES = ("verbs", "nouns", "adjectives")


def read_joined(files: Files) -> dict[str, Any]:
    """The fields that are made of several lists. Raises LanguageError naming what they are made of where one is malformed."""
    found: dict[str, Any] = {}
    for sources, read in _JOINED.items():
        try:
            found |= read(files)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise LanguageError(f"{sources}: missing or malformed ({type(error).__name__}: {error})") from error
    return found


def _closed(files: Files) -> dict[str, Any]:
    """The closed classes of attribution and of events; LanguageError where both have one of the same name."""
    of_grammar, of_events = (_classes(files[name]["closed"]) for name in ("grammar", "event_grammar"))
    if twice := of_grammar.keys() & of_events.keys():
        raise LanguageError(f"event_grammar.yaml: closed: {', '.join(sorted(twice))}: grammar.yaml has a class of this name")
    grammar = files["grammar"]
    closed = of_grammar | of_events | {"abbreviations": frozenset(map(str, grammar["abbreviations"]))}
    prepositions = grammar["lemma_marks"]["prepositions"]
    return {
        "closed": closed,
        "cue_prepositions": {p: closed[kind] if kind else frozenset({p}) for p, kind in prepositions.items()},
        "not_names": closed["not_names"] | closed["time_nouns"],
    }


def _classes(lists: Mapping[str, Iterable[object]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(map(str, words)) for name, words in lists.items()}


def _cues(files: Files) -> dict[str, Any]:
    marks = files["grammar"]["lemma_marks"]
    cues = {kind: [read_cue(e, kind, marks) for e in files["reporting"][kind]] for kind in _CUES}
    forms = {form: cue.head for cue in cues["verbs"] for form in cue.forms}
    return {kind: by_head(cues[kind]) for kind in _CUES} | {"forms": forms}


def _states(files: Files) -> dict[str, Any]:
    countries, demonyms = read_countries(files["places"]["countries"]), read_demonyms(files["places"])
    openers = frozenset(part for name in countries for part in _openers(name))
    capitals: dict[str, Country] = {c.capital.lower(): c for c in countries.values() if c.capital}
    return {
        "countries": countries, "demonyms": demonyms, "capitals": capitals, "country_openers": openers,
        "state_words": openers | frozenset(countries) | frozenset(demonyms),
    }  # fmt: skip


def _openers(name: str) -> tuple[str, str]:
    """The first word of a country's name, with and without what an apostrophe or hyphen ties to it."""
    return name.split(" ")[0], re.split(r"[ '-]", name)[0]


def _voices(files: Files) -> dict[str, Any]:
    roles, named = files["roles"], files["roles"]["named"]
    return {
        "titles": read_titles(roles["titles"], files["grammar"]["former"]),
        "named": read_named(named, files["media"]["media"]),
        "small_names": frozenset(n for e in named for n in (e["name"], *(e.get("aliases") or ())) if n.islower()),
        "first_names": lowered((*roles["female_names"], *roles["male_names"])),
    }


def _grounded(files: Files) -> dict[str, Any]:
    return {"places": _places(files), "quantities": _quantities(files)}


def _places(files: Files) -> PlaceWords:
    """Nouns for bodies, offices and people are no towns, and names of bodies and outlets no places."""
    roles = files["roles"]
    words = (e["noun"] for key in ("titles", "bodies", "documents", "people") for e in roles[key])
    named = (*roles["named"], *files["media"]["media"])
    names = (name for entry in named for name in names_of(entry))
    return place_words(files["places"], words, names)


def _quantities(files: Files) -> QuantityWords:
    """Nouns for people and offices, in both genders, are counted too."""
    roles = files["roles"]
    titles = (form for e in roles["titles"] for form in (e["noun"], e.get("feminine")) if form)
    return quantity_words(files["quantities"], lowered((*titles, *(e["noun"] for e in roles["people"]))))


_JOINED: Mapping[str, Callable[[Files], dict[str, Any]]] = {
    "grammar.yaml, event_grammar.yaml: closed, abbreviations, lemma_marks": _closed,
    "reporting.yaml: verbs, nouns, adjectives; grammar.yaml: lemma_marks": _cues,
    "places.yaml: countries, regions": _states,
    "roles.yaml: titles, named, female_names, male_names; media.yaml: media; grammar.yaml: former": _voices,
    "places.yaml, quantities.yaml, with nouns and names of roles.yaml and media.yaml": _grounded,
}
"""What each reads, as an error names it."""
