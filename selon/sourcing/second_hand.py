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


def second_hand_voice(page: Page) -> Iterator[Finding]:
    """One finding for each voice never heard directly and each other voice that relays it, at the first place."""
    by_id = {s.id: s for s in page.article.statements}
    direct = {s.voice.id for s in page.article.statements if s.voice and not _relay(s, by_id)}
    seen: set[tuple[str, str]] = set()
    for statement in page.article.statements:
        voice, relay = statement.voice, _relay(statement, by_id)
        if voice is None or relay is None or voice.id in direct or (voice.id, relay.id) in seen:
            continue
        if not _counted(statement) and not _one_house(page, statement, voice, relay):
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


def _finding(page: Page, statement: Statement, voice: Voice, relay: Voice) -> Finding:
    span = page.around(parts_of(statement))
    words = quoted(span.text if span else "")
    problem = f"{quoted(voice.name)} reaches the article only through {quoted(relay.name)}: {words}."
    return SECOND_HAND.finding(problem, span, statement)


def _one_house(page: Page, statement: Statement, voice: Voice, relay: Voice) -> bool:
    """Whether one voice is a body and the other its officer ("le directeur de la banque" in the bank's own release)."""
    inner = f"{voice.name} {voice.role or ''} {statement.source.text if statement.source else ''}"
    outer = f"{relay.name} {relay.role or ''}"
    return _is_part(page, voice, outer) or _is_part(page, relay, inner)


def _is_part(page: Page, body: Voice, words: str) -> bool:
    name = page.words.telling(body.name)
    return body.kind in ("organisation", "state") and bool(name) and name <= page.words.telling(words)


def _counted(statement: Statement) -> bool:
    """Whether the voice is a share of people asked ("63 % des habitants"): a poll is not hearsay."""
    return statement.source is not None and any(sign in statement.source.text for sign in "%‰")
