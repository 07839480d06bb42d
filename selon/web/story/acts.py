"""Who did what to whom in a story: acts of one kind between the same two are one, with each way in which it is known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from selon.language.claim_words import ClaimWords, claim_words
from selon.language.loader import LANGUAGES, read
from selon.records import EventType
from selon.store.folding import fold
from selon.web.story.happenings import StatusCount, StoryEvent, counted


@dataclass(frozen=True, slots=True)
class Act:
    """What one party did to another; `actor` or `recipient` is None where nobody is named, `events` are ids.

    A party has one name in all acts of a story, the one most used: "des rebelles" and "les rebelles" are one party.
    """

    actor: str | None
    type: EventType
    recipient: str | None
    statuses: list[StatusCount]
    events: list[str]


def story_acts(events: Iterable[StoryEvent]) -> list[Act]:
    """The acts of all events in which somebody is named, those told most often first."""
    found: dict[tuple[str, EventType, str], list[StoryEvent]] = defaultdict(list)
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for event in events:
        actor, recipient = (_key(name, event.tellings[0].lang) for name in (event.actor, event.recipient))
        used[actor][event.actor or ""] += 1
        used[recipient][event.recipient or ""] += 1
        if actor or recipient:
            found[actor, event.type, recipient].append(event)
    names = {key: count.most_common(1)[0][0] or None for key, count in used.items()}
    acts = [_act(names, *key, alike) for key, alike in found.items()]
    return sorted(acts, key=lambda a: (-sum(s.n for s in a.statuses), a.actor is None, a.recipient is None, a.actor or ""))


def _act(names: Mapping[str, str | None], actor: str, type: EventType, recipient: str, alike: list[StoryEvent]) -> Act:
    return Act(
        actor=names[actor], type=type, recipient=names[recipient],
        statuses=counted(telling.status for event in alike for telling in event.tellings),
        events=[event.id for event in alike],
    )  # fmt: skip


def _key(name: str | None, lang: str) -> str:
    """A name without accents, capitals and the article before it."""
    words = _words(lang)
    return fold(words.bare(name) if words and name else name or "").strip()


@cache
def _words(lang: str) -> ClaimWords | None:
    return claim_words(read(lang, "claims")) if lang in LANGUAGES else None
