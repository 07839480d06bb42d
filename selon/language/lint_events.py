"""Checks event frames entry by entry: slots, classes, codes, modes, and the marks of their examples."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from typing import Any, get_args

from selon.language.frames import GROUNDED, NOUN_SLOTS, TYPES, VERB_SLOTS
from selon.language.plover import PloverType, plover
from selon.language.words import parted
from selon.records import EventStatus

FRAME_FILES = tuple(f"events/{kind.lower()}" for kind in TYPES)
KEYS = frozenset(["lemma", "when", "unless", "actor", "recipient", "trigger", "cameo", "mode", "always", "example"])
Message = tuple[str, str]
"""The entry that a message is about, and the message."""
_TAG = re.compile(r"<(/?)(\w+)(?: (\w+))?>")
_LETTERS = ("e", "a", "r")


def check_frames(content: Mapping[str, Any], name: str, classes: Set[str]) -> Iterator[Message]:
    """All problems of one file of frames; `classes` are those that there are."""
    kind = content.get("type")
    if kind not in TYPES or name != f"events/{str(kind).lower()}":
        yield "type", f"unknown type {kind!r}, or not the one the file is named for"
        return
    yield from ((str(key), "unknown list") for key in content if key not in {"type", "verbs", "nouns", "classes"})
    for key, slots in (("verbs", VERB_SLOTS), ("nouns", NOUN_SLOTS)):
        listed = content.get(key) or []
        entries = [e for e in listed if isinstance(e, Mapping)]
        yield from ((str(e), f"expected a mapping in {key}") for e in listed if not isinstance(e, Mapping))
        counted = Counter((str(e.get("lemma")), str(e.get("when")), str(e.get("unless"))) for e in entries)
        yield from ((lemma, f"stands {n} times in {key}") for (lemma, *_), n in counted.items() if n > 1)
        for entry in entries:
            lemma = str(entry.get("lemma") or f"an entry of {key} without lemma")
            yield from ((lemma, m) for m in _check_frame(entry, slots, classes, plover()[kind]))


def conditions(entry: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What a frame asks for, one value at a time: "when" or "unless", the slot, the value."""
    for key in ("when", "unless"):
        for slot, values in (entry.get(key) or {}).items():
            yield from ((key, slot, str(v)) for v in (values if isinstance(values, list) else [values]))


def plain(example: str) -> str:
    """An example without its marks."""
    return _TAG.sub("", example)


def _check_frame(entry: Mapping[str, Any], slots: Set[str], classes: Set[str], kind: PloverType) -> Iterator[str]:
    yield from (f"unknown key {k!r}" for k in entry if k not in KEYS)
    for key in ("when", "unless", "actor", "recipient"):
        yield from (
            f"unknown slot {s!r} in {key} (known: {', '.join(sorted(slots))})"
            for s in entry.get(key) or () if s not in slots
        )  # fmt: skip
    for key, _, value in conditions(entry):
        if value.isupper() and value not in classes | GROUNDED:
            yield f"unknown class {value!r} in {key}"
    if entry.get("cameo") is not None and str(entry["cameo"]) not in kind.cameo:
        yield f"unknown cameo {entry['cameo']!r} (known: {', '.join(kind.cameo)})"
    if entry.get("mode") is not None and entry["mode"] not in kind.modes:
        yield f"unknown mode {entry['mode']!r} (known: {', '.join(kind.modes)})"
    if entry.get("trigger") is not None and entry["trigger"] not in parted(str(entry.get("lemma"))):
        yield f"its trigger {entry['trigger']!r} is no word of its lemma"
    yield from _check_example(str(entry.get("example") or ""))


def _check_example(example: str) -> Iterator[str]:
    """What is wrong with the marks of an example: each letter at most once, one trigger, nothing open or crossing."""
    if not example.strip():
        yield "no example"
        return
    opened: list[str] = []
    counted: Counter[str] = Counter()
    for close, letter, status in _TAG.findall(example):
        if letter not in _LETTERS or (status and letter != "e"):
            yield f"unknown mark <{letter}> in its example: {example}"
        elif status and status not in get_args(EventStatus):
            yield f"unknown status {status!r} in its example (known: {', '.join(get_args(EventStatus))})"
        if not close:
            opened.append(letter)
            counted[letter] += 1
        elif not opened or opened.pop() != letter:
            yield f"marks that cross or close nothing in its example: {example}"
            return
    if opened or "<" in plain(example):
        yield f"a mark that is not closed in its example: {example}"
    if counted["e"] != 1:
        yield f"its example marks {counted['e']} triggers <e>, not one: {example}"
    parties = ((letter, n) for letter, n in counted.items() if n > 1 and letter != "e")
    yield from (f"its example marks {n} times <{letter}>: {example}" for letter, n in parties)
