"""Checks what event frames share: classes of nouns, light verbs, and the grammar of events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from selon.language.frames import GROUNDED, PREPOSITIONS, TYPES, LightRole
from selon.language.lint_events import FRAME_FILES, Message, check_frames, conditions, plain
from selon.language.plover import plover
from selon.language.words import parted
from selon.records import EventStatus, Stance

EVENT_FILES = (*FRAME_FILES, "events", "event_grammar")
_CODE_ASKS = frozenset({"MEASURE"})
"""Classes that a rule asks for by name, and no frame."""
_LIGHT_KEYS = frozenset({"lemma", "prep", "role"})
_LISTS = {
    "events": {"classes", "light_verbs"},
    "event_grammar": {
        "reflexive_marks", "slots", "bodies", "closed", "embedding", "speech_acts", "political", "political_classes",
        "confidence",
    },
}  # fmt: skip
Files = Mapping[str, Mapping[str, Any]]
Located = tuple[str, str, str]
"""The file without ".yaml", the entry, the message."""


def check_events(files: Files) -> Iterator[Located]:
    """All problems of the event files among `files`; classes are looked for in all of them."""
    there = {str(name) for content in files.values() for name in content.get("classes") or ()}
    for name in FRAME_FILES:
        yield from ((name, *message) for message in check_frames(files.get(name) or {"type": _kind(name)}, name, there))
    for name, lists in _LISTS.items():
        yield from ((name, str(key), "unknown list") for key in files.get(name, {}) if key not in lists)
    yield from _check_classes(files)
    yield from _check_carried(files)
    yield from (("events", *message) for message in _check_light(files.get("events", {}).get("light_verbs") or ()))
    yield from (("event_grammar", *message) for message in _check_grammar(files.get("event_grammar", {})))
    yield from _check_examples(files)


def _kind(name: str) -> str:
    return name.partition("/")[2].upper()


def _frames(files: Files) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name in FRAME_FILES:
        content = files.get(name, {})
        listed = (entry for key in ("verbs", "nouns") for entry in content.get(key) or ())
        yield from ((name, entry) for entry in listed if isinstance(entry, Mapping))


def _check_classes(files: Files) -> Iterator[Located]:
    """Classes that stand in two files, hide a grounded one, hold a word twice, are empty, or that nobody asks for."""
    asked = {value for _, entry in _frames(files) for *_, value in conditions(entry)} | _CODE_ASKS
    asked |= set(map(str, files.get("event_grammar", {}).get("political_classes") or ()))
    seen: dict[str, str] = {}
    for name in ("events", *FRAME_FILES):
        for word, members in (files.get(name, {}).get("classes") or {}).items():
            if word in seen:
                yield name, word, f"this class stands in {seen[word]}.yaml too"
            seen[word] = name
            if word in GROUNDED or not str(word).isupper():
                yield name, word, "a class is named in capitals and not like one that is known without a list"
            if word not in asked:
                yield name, word, "no frame asks for this class"
            if not members:
                yield name, word, "an empty class"
            yield from ((name, word, f"holds {m} {n} times") for m, n in _twice(members or ()))
            several = (m for m in members or () if len(parted(str(m))) > 1)
            yield from ((name, word, f"holds {m}, but a class looks at one word") for m in several)


def _check_carried(files: Files) -> Iterator[Located]:
    """Light verbs that frames of nouns ask for and that are none: their slot `light` would never be filled."""
    light = {_head(str(entry.get("lemma"))) for entry in files.get("events", {}).get("light_verbs") or ()}
    for name, entry in _frames(files):
        asked = (value for _, slot, value in conditions(entry) if slot == "light" and not value.isupper())
        yield from ((name, str(entry.get("lemma")), f"{v!r} is no light verb") for v in asked if v not in light)


def _head(lemma: str) -> str:
    """The verb of a light verb's lemma, which is what the slot `light` is filled with ("se heurter" -> "heurter")."""
    first, *others = parted(lemma)
    return others[0] if others and len(first) == 2 else first


def _check_light(entries: Iterable[Mapping[str, Any]]) -> Iterator[Message]:
    counted: Counter[tuple[str, ...]] = Counter()
    for entry in entries:
        lemma = str(entry.get("lemma") or "a light verb without lemma")
        counted[lemma, str(entry.get("prep")), str(entry.get("role"))] += 1
        yield from ((lemma, f"unknown key {key!r}") for key in entry if key not in _LIGHT_KEYS)
        if entry.get("role") not in get_args(LightRole):
            yield lemma, f"no role, or an unknown one: {entry.get('role')!r} (known: {', '.join(get_args(LightRole))})"
        if entry.get("prep") is not None and entry["prep"] not in PREPOSITIONS:
            yield lemma, f"unknown prep {entry['prep']!r} (known: {', '.join(sorted(PREPOSITIONS))})"
    yield from ((lemma, f"stands {n} times in light_verbs") for (lemma, *_), n in counted.items() if n > 1)


def _check_grammar(content: Mapping[str, Any]) -> Iterator[Message]:
    """Statuses and stances that are none, codes of another type, and lemmas with two statuses or listed twice."""
    statuses: dict[str, list[str]] = defaultdict(list)
    for status, lemmas in (content.get("embedding") or {}).items():
        if status not in (*get_args(EventStatus), "open"):
            yield str(status), "unknown status in embedding"
        for lemma in map(str, lemmas or ()):
            statuses[lemma].append(str(status))
    yield from (
        (lemma, f"makes of an event two things: {', '.join(found)}") for lemma, found in statuses.items() if len(found) > 1
    )
    for stance, act in (content.get("speech_acts") or {}).items():
        kind = act.get("type")
        if stance not in get_args(Stance) or kind not in TYPES or str(act.get("cameo")) not in plover()[kind].cameo:
            yield str(stance), f"unknown stance, type or cameo in speech_acts: {dict(act)}"
    lists = {"political": content.get("political"), **(content.get("closed") or {})}
    yield from ((str(name), f"holds {m} {n} times") for name, words in lists.items() for m, n in _twice(words or ()))


def _check_examples(files: Files) -> Iterator[Located]:
    """Examples that illustrate two frames: one of them was pasted."""
    seen: dict[str, str] = {}
    for name, entry in _frames(files):
        text, lemma = plain(str(entry.get("example") or "")).strip(), str(entry.get("lemma"))
        if text and text in seen:
            yield name, lemma, f"its example stands at {seen[text]} too: {text}"
        seen.setdefault(text, f"{_kind(name)} {lemma}")


def _twice(words: Iterable[object]) -> list[tuple[str, int]]:
    return [(word, n) for word, n in Counter(map(str, words)).items() if n > 1]
