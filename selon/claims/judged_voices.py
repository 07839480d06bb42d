"""Voices across articles as people judged them: put together, kept apart, called by another name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from selon.claim_records import Judgement, SharedVoice
from selon.claims.identity import shared_voice_id
from selon.claims.ties import Ties
from selon.judgements import fixed

_FIXED = ("name", "country", "sector")


@dataclass(frozen=True, slots=True)
class JudgedVoices:
    """The judged voice of every voice that the machine found, by its id; and the judgements that made it so, by its own."""

    by_id: Mapping[str, SharedVoice]
    judgements: Mapping[str, tuple[Judgement, ...]]

    @property
    def all(self) -> tuple[SharedVoice, ...]:
        """Each judged voice once, the one with most statements first."""
        found = {voice.id: voice for voice in self.by_id.values()}
        return tuple(sorted(found.values(), key=lambda v: -v.statements))


def judged_voices(voices: Iterable[SharedVoice], judgements: Sequence[Judgement]) -> JudgedVoices:
    """The voices with the judgements that hold; a voice is also known by an id that it had when fewer articles named it."""
    known = {voice.id: voice for voice in voices}
    about = [j for j in judgements if j.target.kind == "voice"]
    if not about:
        return JudgedVoices(known, {})
    former = {shared_voice_id(of.article, of.voice): voice.id for voice in known.values() for of in voice.voices} | {
        id: id for id in known
    }

    def pair(judgement: Judgement) -> tuple[str, str] | None:
        one, other = former.get(judgement.target.id), former.get(judgement.value or "")
        return (one, other) if one and other and one != other else None

    ties: Ties[str] = Ties(known)
    ties.settle([j for j in about if j.action in ("merge", "split")], pair)
    made: dict[str, SharedVoice] = {}
    told: dict[str, tuple[Judgement, ...]] = {}
    for root, members in ties.sets.groups().items():
        mine = [j for j in about if {former.get(j.target.id), former.get(j.value or "")} & set(members)]
        voice = _fixed(_merged([known[id] for id in members], [j for j in ties.put if j in mine]), mine)
        made |= dict.fromkeys(members, voice)
        told[root] = tuple(mine)
    return JudgedVoices({id: made[id] for id in known}, {root: mine for root, mine in told.items() if mine})


def _merged(voices: Sequence[SharedVoice], put: Iterable[Judgement]) -> SharedVoice:
    first = voices[0]
    if len(voices) == 1:
        return first
    names = {name for voice in voices for name in (voice.name, *voice.aliases)} - {first.name}
    reasons = [*(why for voice in voices for why in voice.why), *(f"put together by {j.who}" for j in put)]
    return replace(
        first, aliases=tuple(sorted(names)), statements=sum(voice.statements for voice in voices),
        country=next((v.country for v in voices if v.country), None), sector=next((v.sector for v in voices if v.sector), None),
        why=tuple(dict.fromkeys(reasons)), voices=tuple(of for voice in voices for of in voice.voices),
    )  # fmt: skip


def _fixed(voice: SharedVoice, judgements: Iterable[Judgement]) -> SharedVoice:
    for judgement in judgements:
        field, value = fixed(judgement)
        if judgement.action == "fix" and field in _FIXED and value:
            changed: dict[str, Any] = {field: value}
            voice = replace(voice, **changed)
    return voice
