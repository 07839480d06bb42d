"""Checks what is peculiar to dates.yaml: the slots of its patterns, and what its examples mark in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from selon.language.shapes import DATE_SLOTS

_SLOT = re.compile(r"\{(\w+)(?::\w+)?\}")


def slots_wrong(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Slots that no term, phrase or figure fills, and phrases that no pattern asks for, with what is wrong."""
    terms, phrases = content.get("terms") or {}, content.get("phrases") or {}
    patterns = [str(e.get("pattern")) for e in content.get("constructions") or [] if isinstance(e, dict)]
    asked = {slot for pattern in (*patterns, *map(str, phrases.values())) for slot in _SLOT.findall(pattern)}
    for slot in sorted(asked - set(terms) - set(phrases) - DATE_SLOTS):
        yield slot, "there is no such slot: no term, no phrase, no figure"
    for idle in sorted(set(phrases) - asked):
        yield idle, "no pattern asks for this phrase"


def marks_wrong(entry: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the brackets of an example: one pair shows what is read, none does where nothing is."""
    found = re.findall(r"[\[\]]", str(entry.get("example", "")))
    wanted = [] if entry.get("reads") == "nothing" else ["[", "]"]
    if wanted and found != wanted:
        yield f"its example does not show in brackets what it reads: {entry.get('example')}"
    elif not wanted and found:
        yield f"it reads nothing, and its example shows something in brackets: {entry.get('example')}"
