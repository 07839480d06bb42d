"""Voices that the outlet did not hear itself."""

from __future__ import annotations

from collections.abc import Iterator

from selon.records import Statement, Voice
from selon.sourcing.finding import Finding, Rule, quoted
from selon.sourcing.page import Page, parts_of

SECOND_HAND = Rule(
    name="second-hand-voice",
    summary="A voice that is heard only through another one",
    advice="Go back to the first source, or make clear that you have it at second hand.",
    level="note",
)
_CITING = frozenset({"according_to", "citing"})
"""Constructions of an inner statement that name the source of what is told ("selon X", "citant X")."""

_CITED = frozenset({"cited_by"})
"""Constructions of an outer statement that only passes on ("X, cité par Y")."""

_JOURNALISM = "JRN"
"""PLOVER's sector of newspapers, agencies and broadcasters."""

_OWN_NAME = frozenset({"person", "organisation", "state"})


def second_hand_voice(page: Page) -> Iterator[Finding]:
    """One finding for each voice never heard directly and each other voice that relays it, at the first place."""
    by_id = {s.id: s for s in page.article.statements}
    direct = {s.voice.id for s in page.article.statements if s.voice and not _relay(s, by_id)}
    seen: set[tuple[str, str]] = set()
    for statement in page.article.statements:
        voice, relay = statement.voice, _relay(statement, by_id)
        if voice is None or relay is None or voice.id in direct or (voice.id, relay.id) in seen:
            continue
        if _is_hearsay(statement, relay, by_id) and not _one_house(page, statement, voice, relay):
            seen.add((voice.id, relay.id))
            yield _finding(page, statement, voice, relay)


def _relay(statement: Statement, by_id: dict[str, Statement]) -> Voice | None:
    """The nearest other voice inside whose statement this one stands, at any depth."""
    seen: set[str] = set()
    parent = statement.parent
    while statement.voice and parent in by_id and parent not in seen:
        seen.add(parent)
        voice = by_id[parent].voice
        if voice and voice.id != statement.voice.id:
            return voice
        parent = by_id[parent].parent
    return None


def _is_hearsay(statement: Statement, relay: Voice, by_id: dict[str, Statement]) -> bool:
    """Whether the article leans on the inner voice: a medium passes it on, or it is cited as a source.

    Somebody who tells what others did ("un homme criait", says a witness) is a first hand. So are people asked in a poll
    ("63 % des habitants").
    """
    if statement.source is not None and any(sign in statement.source.text for sign in "%‰"):
        return False
    outer = by_id[statement.parent or ""]
    return relay.sector == _JOURNALISM or statement.rule in _CITING or outer.rule in _CITED


def _finding(page: Page, statement: Statement, voice: Voice, relay: Voice) -> Finding:
    span = page.around(parts_of(statement))
    words = quoted(span.text if span else "")
    problem = f"{quoted(voice.name)} reaches the article only through {quoted(relay.name)}: {words}."
    return SECOND_HAND.finding(problem, span, statement)


def _one_house(page: Page, statement: Statement, voice: Voice, relay: Voice) -> bool:
    """Whether the two are one: a body and its officer, a state and its ministry, a name and the same with a title."""
    if "state" in (voice.kind, relay.kind) and voice.country and voice.country == relay.country:
        return True
    inner = f"{voice.name} {voice.role or ''} {statement.source.text if statement.source else ''}"
    outer = f"{relay.name} {relay.role or ''}"
    return _is_part(page, voice, outer) or _is_part(page, relay, inner)


def _is_part(page: Page, one: Voice, words: str) -> bool:
    name = page.words.telling(one.name)
    return one.kind in _OWN_NAME and bool(name) and name <= page.words.telling(words)
