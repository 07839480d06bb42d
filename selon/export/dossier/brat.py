"""brat standoff: a folder with texts, their annotations and the configuration, to look at and to correct by hand.

A headline that stands outside the text is its first paragraph. Offsets are code points of the .txt; a span that goes over
a line end is discontinuous, as brat demands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import get_args

from selon.claim_records import Does, Dossier
from selon.export.dossier.brat_page import Fragments, Page
from selon.export.dossier.told import Told, judged, statement_status
from selon.export.dossier.view import View
from selon.export.wording import flat
from selon.records import Event, EventStatus, EventType, FactValue, Form, Span, Stance, Statement

_ROLES = ("Actor", "Recipient", "Place", "Date")
_ATTRIBUTES = {
    "Status": EventStatus, "Stance": Stance, "Form": Form, "Does": Does, "VoiceCommitment": FactValue,
    "ArticleCommitment": FactValue,
}  # fmt: skip
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST_NAME = 80


def files(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """annotation.conf, then a .txt and an .ann for each article, named after its id."""
    view, taken = View(dossier), set[str]()
    mentions: dict[str, list[Told]] = {}
    for told in view.told:
        mentions.setdefault(told.article.id, []).append(told)
    yield "annotation.conf", configuration().encode()
    for article in dossier.articles:
        name, page = _name(article.id, taken), Page(article)
        lines = _Annotations(view, page).lines(mentions.get(article.id, []))
        yield f"{name}.txt", page.text.encode("utf-8", "replace")
        yield f"{name}.ann", "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def configuration() -> str:
    """What brat must know of types, roles and attributes."""
    roles = ", ".join(f"{role}?:{role}" for role in _ROLES)
    lines = [
        "[entities]", *("Content", "Source", "Mention"), *_ROLES, "", "[relations]",
        "Attribution\tArg1:Content, Arg2:Source", "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>", "", "[events]",
        "Cue\tSource?:Source, Content:Content", *(f"{type}\t{roles}" for type in get_args(EventType)), "",
        "[attributes]",
        *(f"{name}\tArg:<ANY>, Value:{'|'.join(get_args(values))}" for name, values in _ATTRIBUTES.items()),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _name(id: str, taken: set[str]) -> str:
    """A file name that no other article has, also where upper and lower case are one."""
    name = _NOT_IN_NAMES.sub("_", id).strip("._-")[:_LONGEST_NAME] or "article"
    if name != id or name.lower() in taken:
        name = f"{name}-{sha256(id.encode('utf-8', 'replace')).hexdigest()[:8]}"
    taken.add(name.lower())
    return name


class _Annotations:
    """The lines of one .ann file; each kind of line is numbered from 1."""

    def __init__(self, view: View, page: Page) -> None:
        self._view, self._page, self._article = view, page, page.article
        self._lines: list[str] = []
        self._count: dict[str, int] = {}
        self._textbounds: dict[tuple[str, Fragments], str] = {}

    def lines(self, mentions: list[Told]) -> list[str]:
        for statement in self._article.statements:
            self._statement(statement)
        for event in self._article.events:
            self._event(event)
        for told in mentions:
            self._mention(told)
        return self._lines

    def _statement(self, statement: Statement) -> None:
        content = self._textbound("Content", statement.content, shared=statement.cue is not None)
        source = self._textbound("Source", [statement.source] if statement.source else [])
        cue = self._textbound("Cue", [statement.cue] if statement.cue else [])
        if content is None:
            return
        head = content
        if cue is not None:
            head = self._add("E", f"Cue:{cue} " + (f"Source:{source} " if source else "") + f"Content:{content}")
        elif source is not None:
            self._add("R", f"Attribution Arg1:{content} Arg2:{source}")
        self._attributes(
            head, Status=statement_status(statement), Stance=statement.stance, Form=statement.form,
            VoiceCommitment=statement.commitment.voice, ArticleCommitment=statement.commitment.article,
        )  # fmt: skip
        speaker, relays = self._view.speaker(self._article, statement), self._view.relays(self._article, statement)
        passed = f", passed on by {', '.join(relays)}" if relays else ""
        decided = judged(self._view.judgements("statement", self._article.id, statement.id))
        self._note(head, f"{statement.id}: {speaker.label}{passed}", decided)

    def _event(self, event: Event) -> None:
        trigger = self._textbound(event.type, [event.trigger])
        if trigger is None:
            return
        arguments = [f"{event.type}:{trigger}"]
        for role, part in zip(_ROLES, (event.actor, event.recipient, event.place, event.date), strict=True):
            span = self._page.placed(part, event.trigger.field)
            if (name := self._textbound(role, [span] if span else [])) is not None:
                arguments.append(f"{role}:{name}")
        head = self._add("E", " ".join(arguments))
        self._attributes(head, Status=event.status)
        speaker = self._view.speaker(self._article, self._view.statement(self._article, event.statement))
        self._note(head, f"{event.id}: told by {speaker.label}",
                   judged(self._view.judgements("event", self._article.id, event.id)))  # fmt: skip

    def _mention(self, told: Told) -> None:
        mention = told.mention
        span = Span(start=mention.start, end=mention.end, text=told.words, field=mention.field)
        if (head := self._textbound("Mention", [span], shared=False)) is None:
            return
        self._attributes(head, Does=mention.does, Status=told.status)
        passes_on = ", passed on" if mention.passes_on else ""
        words = f"claim {told.claim.id}: {told.speaker.label} {mention.does}; origin: {told.origin.name}{passes_on}"
        self._note(head, words, judged(self._view.judgements("claim", told.claim.id)))

    def _textbound(self, type: str, spans: Iterable[Span], *, shared: bool = True) -> str | None:
        """The annotation of this type at these words; None where there are none. Made once unless it has a head's attributes."""
        fragments = self._page.fragments(spans)
        if not fragments:
            return None
        if not shared or (type, fragments) not in self._textbounds:
            places = ";".join(f"{start} {end}" for start, end in fragments)
            made = self._add("T", f"{type} {places}\t{self._page.words(fragments)}")
            if not shared:
                return made
            self._textbounds[type, fragments] = made
        return self._textbounds[type, fragments]

    def _attributes(self, head: str, **values: str) -> None:
        for name, value in values.items():
            self._add("A", f"{name} {head} {value}")

    def _note(self, head: str, words: str, judgements: str) -> None:
        more = f"; judged: {judgements}" if judgements else ""
        self._add("#", f"AnnotatorNotes {head}\t{flat(words + more)}")

    def _add(self, letter: str, rest: str) -> str:
        self._count[letter] = number = self._count.get(letter, 0) + 1
        self._lines.append(f"{letter}{number}\t{rest}")
        return f"{letter}{number}"
