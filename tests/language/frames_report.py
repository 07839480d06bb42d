"""Which event frames the reader reaches: `python tests/language/frames_report.py [--update] [--why TYPE...]`.

Every frame of events/*.yaml has an example marked with its trigger `<e>` (with a status, else fact), actor `<a>` and
recipient `<r>`. It is reached where reading the example gives an event of that type at that trigger, with those parties
and that status. Prints how many are reached by type; `--why` prints what is wrong with the others; `--update` rewrites
tests/language/unreached_frames.txt, which tests/language/test_frames.py holds the reader to.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from selon.intake import article_from_text
from selon.language import load
from selon.language.frames import Frame
from selon.reader import Reader
from selon.records import Article, Event, EventStatus, Party

UNREACHED = Path(__file__).parent / "unreached_frames.txt"
HEADER = """\
# Frames whose example is not read to the letter yet: the frame, and how its example begins.
# Written by `python tests/language/frames_report.py --update`; a line whose frame is reached makes the tests fail.
"""
MARK = re.compile(r"<(?P<close>/?)(?P<letter>[ear])(?: (?P<status>\w+))?>")


class MalformedExample(Exception):  # noqa: N818
    """An example whose marks do not add up; names the frame."""


@dataclass(frozen=True)
class Marked:
    """A frame's example without its marks, and what was marked in it."""

    frame: Frame
    text: str
    trigger: tuple[int, int]
    status: str
    actor: str | None
    recipient: str | None

    def __str__(self) -> str:
        return f"{self.frame.name}: {self.text[:40]}"


def marked(frame: Frame) -> Marked:
    """A frame's example, read. Raises MalformedExample."""
    text, at, opened, spans, status = "", 0, {}, {}, "fact"
    for mark in MARK.finditer(frame.example):
        text, at = text + frame.example[at : mark.start()], mark.end()
        letter = mark["letter"]
        if mark["close"]:
            if letter not in opened or letter in spans:
                raise MalformedExample(f"{frame.name}: </{letter}> closes nothing: {frame.example}")
            spans[letter] = (opened.pop(letter), len(text))
        else:
            opened[letter] = len(text)
            status = mark["status"] or status
    text += frame.example[at:]
    if opened or "e" not in spans or "<" in text or status not in EventStatus.__args__:
        raise MalformedExample(f"{frame.name}: marks do not add up: {frame.example}")
    said = {letter: text[start:end] for letter, (start, end) in spans.items()}
    return Marked(frame, text, spans["e"], status, said.get("a"), said.get("r"))


def frames() -> Iterator[Frame]:
    """All frames of French, in the order of their words."""
    words = load("fr").events
    for table in (words.verbs, words.nouns):
        for head in sorted(table):
            yield from table[head]


def wrongs(examples: Sequence[Marked], reader: Reader) -> dict[Marked, list[str]]:
    """What reading each example gives other than what is marked, empty where it is reached; all are read in one go."""
    articles = reader.read_many(article_from_text(example.text, id=example.frame.name) for example in examples)
    return {example: _wrong(example, article) for example, article in zip(examples, articles, strict=True)}


def _wrong(example: Marked, article: Article) -> list[str]:
    there = [e for e in article.events if e.trigger.start < example.trigger[1] and example.trigger[0] < e.trigger.end]
    return list(_differences(example, there[0])) if there else ["no event"]


def _differences(example: Marked, event: Event) -> Iterator[str]:
    if event.type != example.frame.type:
        yield f"type {event.type} by {event.rule}"
    if event.status != example.status:
        yield f"status {event.status}"
    for name, party, said in (
        ("actor", event.actor, example.actor),
        ("recipient", event.recipient, example.recipient),
    ):
        if not _same(party, said):
            yield f"{name} {party.text if party else None!r} for {said!r}"


def _same(party: Party | None, said: str | None) -> bool:
    """Whether a party is the marked phrase, part of it, or named by it; what follows a comma aside."""
    if party is None or said is None:
        return party is None and said is None
    forms = {_bare(party.text), _bare(party.name or party.text)}
    return any(form in _bare(said) or _bare(said) in form for form in forms)


def _bare(text: str) -> str:
    return text.lower().partition(",")[0].strip()


def unreached() -> set[str]:
    """The frames listed as not reached."""
    lines = UNREACHED.read_text(encoding="utf-8").splitlines() if UNREACHED.exists() else []
    return {line for line in lines if line and not line.startswith("#")}


def report(update: bool = False, why: list[str] | None = None) -> str:
    """How many frames are reached by type, and what is wrong with the others of the types in `why` (all where empty)."""
    found = wrongs([marked(frame) for frame in frames()], Reader())
    missed = [example for example, problems in found.items() if problems]
    if update:
        UNREACHED.write_text(HEADER + "".join(f"{example}\n" for example in missed), encoding="utf-8")
    asked = [e for e in missed if why is not None and (not why or e.frame.type in why)]
    lines = [f"{e.frame.name}\n    {e.frame.example}\n    {'; '.join(found[e])}" for e in asked]
    every = Counter(e.frame.type for e in found)
    reached = every - Counter(e.frame.type for e in missed)
    lines += [f"{kind:10} {reached[kind]:4} of {every[kind]:4}" for kind in sorted(every)]
    return "\n".join([*lines, f"{len(missed)} of {every.total()} frames are not reached"])


if __name__ == "__main__":
    asked = sys.argv[1:]
    types = asked[asked.index("--why") + 1 :] if "--why" in asked else None
    print(report(update="--update" in asked, why=types))
