"""Which fields of a finding a person can put right on the desk, what they say now, and what they may say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from selon.claim_records import Claim, CredibilityDigit, Origin, OriginKind, SharedVoice, Target
from selon.errors import UsageError
from selon.records import Event, EventStatus, EventType, Form, Stance, Statement
from selon.store import Store
from selon.store.extents import items
from selon.store.targets import IN_ARTICLES


@dataclass(frozen=True, slots=True)
class Fix:
    """A field by the name that a judgement gives it ("voice.name") and what it says `now` (None: nothing).

    `choices` are all that it may say, named by the messages that begin with `words`; without any it is written.
    """

    field: str
    now: str | None
    choices: list[str]
    words: str


def fixes(store: Store, target: Target) -> list[Fix]:
    """The fields of a finding; none where it is not there any more."""
    try:
        return _of(_thing(store, target))
    except UsageError:
        return []


def _thing(store: Store, target: Target) -> Statement | Event | Claim | SharedVoice | Origin | None:
    if target.kind == "claim":
        return store.claim(target.id)
    if target.kind == "voice":
        return store.shared_voice(target.id)
    whole, _, part = target.id.rpartition("#")
    if target.kind in IN_ARTICLES:
        return next((item for item in items(store.article(whole), target.kind) if item.id == part), None)
    return next((origin for origin in store.claim(whole).origins if origin.id == part), None)


def _of(thing: Statement | Event | Claim | SharedVoice | Origin | None) -> list[Fix]:
    match thing:
        case Statement():
            return [_written("voice.name", thing.voice.name if thing.voice else None), _chosen("stance", thing.stance, Stance),
                    _chosen("form", thing.form, Form)]  # fmt: skip
        case Event():
            return [_chosen("type", thing.type, EventType), _chosen("status", thing.status, EventStatus),
                    _written("actor.name", thing.actor.name if thing.actor else None),
                    _written("recipient.name", thing.recipient.name if thing.recipient else None),
                    _written("place.name", thing.place.name if thing.place else None),
                    _written("date.value", thing.date.value if thing.date else None)]  # fmt: skip
        case Claim():
            return [_chosen("credibility", thing.credibility.suggested, CredibilityDigit, "terms.digit."),
                    _written("gist", thing.gist), *_of_event(thing)]  # fmt: skip
        case SharedVoice():
            return [_written("name", thing.name)]
        case Origin():
            return [_written("name", thing.name), _chosen("kind", thing.kind, OriginKind)]
    return []


def _of_event(claim: Claim) -> list[Fix]:
    event = claim.event
    if event is None:
        return []
    return [
        _chosen("event.type", event.type, EventType, "terms.type."), _written("event.actor", event.actor),
        _written("event.recipient", event.recipient), _written("event.place", event.place), _written("event.date", event.date),
    ]  # fmt: skip


def _written(field: str, now: str | None) -> Fix:
    return Fix(field, now, [], "")


def _chosen(field: str, now: str, choices: object, words: str = "") -> Fix:
    return Fix(field, now, list(get_args(choices)), words or f"terms.{field}.")
