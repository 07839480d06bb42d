"""Checks event frames entry by entry: slots, classes, codes, modes, and the marks of their examples."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from typing import Any, get_args

from selon.language.frames import GROUNDED, NOUN_SLOTS, TYPES, VERB_SLOTS
from selon.language.plover import PloverType, plover
from selon.records import EventStatus

KEYS = frozenset(["lemma", "when", "unless", "actor", "recipient", "trigger", "cameo", "mode", "always", "example"])
_MARK = re.compile(r"<e(?: (\w+))?>[^<>]+</e>")
_TAGS = re.compile(r"</?[ear](?: \w+)?>")
Message = tuple[str, str]
"""The entry that a message is about, and the message."""


def check_events(content: Mapping[str, Any], name: str, shared: Set[str]) -> Iterator[Message]:
    """All problems of one file of frames; `shared` are the classes that events.yaml defines."""
    kind = content.get("type")
    if kind not in TYPES or name != f"events/{str(kind).lower()}":
        yield "type", f"unknown type {kind!r}, or not the one the file is named for"
        return
    yield from ((str(key), "unknown list") for key in content if key not in {"type", "verbs", "nouns", "classes"})
    own = set(map(str, content.get("classes") or ()))
    yield from ((c, "this class stands in events.yaml too") for c in sorted(own & shared))
    for key, slots in (("verbs", VERB_SLOTS), ("nouns", NOUN_SLOTS)):
        entries = content.get(key) or []
        counted = Counter((str(e.get("lemma")), str(e.get("when")), str(e.get("unless"))) for e in entries)
        yield from ((lemma, f"stands {n} times in {key}") for (lemma, *_), n in counted.items() if n > 1)
        for entry in entries:
            lemma = str(entry.get("lemma") or f"an entry of {key} without lemma")
            yield from ((lemma, m) for m in _check_frame(entry, slots, own | shared, plover()[kind]))


def _check_frame(entry: Mapping[str, Any], slots: Set[str], classes: Set[str], kind: PloverType) -> Iterator[str]:
    yield from (f"unknown key {k!r}" for k in entry if k not in KEYS)
    for key in ("when", "unless"):
        for slot, values in (entry.get(key) or {}).items():
            if slot not in slots:
                yield f"unknown slot {slot!r} in {key} (known: {', '.join(sorted(slots))})"
            for value in map(str, values if isinstance(values, list) else [values]):
                if value.isupper() and value not in classes | GROUNDED:
                    yield f"unknown class {value!r} in {key}"
    for key in ("actor", "recipient"):
        yield from (f"unknown slot {s!r} in {key}" for s in entry.get(key) or () if s not in slots)
    if entry.get("cameo") is not None and str(entry["cameo"]) not in kind.cameo:
        yield f"unknown cameo {entry['cameo']!r} (known: {', '.join(kind.cameo)})"
    if entry.get("mode") is not None and entry["mode"] not in kind.modes:
        yield f"unknown mode {entry['mode']!r} (known: {', '.join(kind.modes)})"
    yield from _check_example(str(entry.get("example") or ""))


def _check_example(example: str) -> Iterator[str]:
    if not example.strip():
        yield "no example"
        return
    triggers = _MARK.findall(example)
    if len(triggers) != 1:
        yield f"its example marks {len(triggers)} triggers <e>, not one: {example}"
    elif triggers[0] and triggers[0] not in get_args(EventStatus):
        yield f"unknown status {triggers[0]!r} in its example (known: {', '.join(get_args(EventStatus))})"
    if "<" in _TAGS.sub("", example) or any(
        example.count(f"<{t}") != example.count(f"</{t}>") or example.count(f"</{t}>") > 1 for t in "ear"
    ):
        yield f"marks that do not add up in its example: {example}"
