"""Which list of which YAML file becomes which field of a `Language`: a row a field, read by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from selon.errors import LanguageError
from selon.language.claim_words import claim_words
from selon.language.cue_words import read_conditional, read_hedges, read_prepositions
from selon.language.date_words import date_words
from selon.language.voice_words import read_bodies, read_metonyms
from selon.language.words import cut, lowered

Files = Mapping[str, Mapping[str, Any]]
"""The parsed YAML files of a language by name, without ".yaml"."""


@dataclass(frozen=True, slots=True)
class Field:
    """The file and the key in it ("anonymous.nouns": a key below a key; "" the whole file), and what types what stands there."""

    file: str
    key: str
    typed: Callable[[Any], Any]

    def of(self, files: Files) -> Any:
        """The field's value. Raises LanguageError naming file and key where there is none, or another kind of value."""
        found: Any = files[self.file]
        for key in filter(None, self.key.split(".")):
            if not isinstance(found, Mapping) or key not in found:
                raise LanguageError(f"{self.file}.yaml: there is no {self.key}")
            found = found[key]
        try:
            return self.typed(found)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            where = f"{self.file}.yaml: {self.key}".removesuffix(": ")
            raise LanguageError(f"{where}: malformed ({type(error).__name__}: {error})") from error


def read_fields(files: Files) -> dict[str, Any]:
    """The fields that are made of one list each."""
    return {name: field.of(files) for name, field in _FIELDS.items()}


def _words(entry: Iterable[object]) -> frozenset[str]:
    return frozenset(map(str, entry))


def _nouns(entries: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    return lowered(e["noun"] for e in entries)


def _rules(documents: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    return _nouns(e for e in documents if e.get("rule"))


def _pairs(rows: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((old, new) for old, new in rows)


def _present(rows: Iterable[Mapping[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((e["ending"], e["infinitive"]) for e in rows)


def _phrases(phrases: Iterable[object]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cut(str(phrase))) for phrase in phrases)


def _sets(rows: Iterable[Iterable[object]]) -> tuple[frozenset[str], ...]:
    return tuple(map(_words, rows))


def _lowered_by_key(rows: Mapping[str, Iterable[object]]) -> dict[str, frozenset[str]]:
    return {key: lowered(words) for key, words in rows.items()}


def _numbers(rows: Mapping[str, Any]) -> dict[str, float]:
    return {key: float(value) for key, value in rows.items()}


def _undotted(words: Iterable[object]) -> frozenset[str]:
    return lowered(str(word).rstrip(".") for word in words)


def _ambiguous(entries: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    return {str(form).lower(): tuple(e["isos"]) for e in entries for form in e["adjective"]}


_FIELDS: Mapping[str, Field] = {
    "model": Field("grammar", "model", str),
    "unused_components": Field("grammar", "unused_components", _words),
    "whole_word_marks": Field("grammar", "whole_word_marks", _words),
    "conditional": Field("grammar", "conditional", read_conditional),
    "gerund": Field("grammar", "gerund", str),
    "thing_endings": Field("grammar", "thing_endings", tuple),
    "lemma_rules": Field("grammar", "lemma_rules", _pairs),
    "there": Field("grammar", "there", str),
    "participles": Field("grammar", "participles", tuple),
    "present_only": Field("grammar", "present_only", _present),
    "asides": Field("grammar", "asides", _phrases),
    "datelines": Field("grammar", "datelines", tuple),
    "same_offices": Field("grammar", "same_offices", _sets),
    "hypernyms": Field("grammar", "hypernyms", _lowered_by_key),
    "confidence": Field("grammar", "confidence", _numbers),
    "prepositions": Field("according_to", "prepositions", read_prepositions),
    "traps": Field("according_to", "traps", frozenset),
    "hedges": Field("hedges", "hedges", read_hedges),
    "bodies": Field("roles", "bodies", read_bodies),
    "documents": Field("roles", "documents", _nouns),
    "rules": Field("roles", "documents", _rules),
    "anonymous": Field("roles", "anonymous.nouns", lowered),
    "indefinites": Field("roles", "anonymous.indefinites", lowered),
    "anonymity": Field("roles", "anonymous.markers", tuple),
    "people": Field("roles", "people", read_bodies),
    "civil": Field("roles", "civil", lowered),
    "bare_civil": Field("roles", "civil", _undotted),
    "female_names": Field("roles", "female_names", lowered),
    "male_names": Field("roles", "male_names", lowered),
    "ambiguous": Field("places", "ambiguous", _ambiguous),
    "metonyms": Field("places", "metonyms", read_metonyms),
    "networks": Field("media", "social", lowered),
    "media_nouns": Field("media", "media_nouns", lowered),
    "dates": Field("dates", "", date_words),
    "claims": Field("claims", "", claim_words),
}
