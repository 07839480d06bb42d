"""Voices across articles as people judged them, beside those that the machine found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selon.claim_records import Judgement, SharedVoice
from selon.claims.judged_voices import JudgedVoices, judged_voices
from selon.store import Store


@dataclass(frozen=True, slots=True)
class JudgedVoice:
    """A voice as people judged it, the voices that the machine `found` for it, and the judgements that hold."""

    voice: SharedVoice
    found: tuple[SharedVoice, ...]
    judgements: tuple[Judgement, ...]


def judged_voice(store: Store, id: str) -> JudgedVoice:
    """The judged voice of one that the machine found; raises UsageError where there is none of this id."""
    judged = with_judgements(store, [store.shared_voice(id)])
    voice = judged.by_id[id]
    parts = [other for other, of in judged.by_id.items() if of.id == voice.id]
    kept = store.voices_by_id(parts)
    found = tuple(kept[part] for part in parts)
    return JudgedVoice(voice=voice, found=found, judgements=judged.judgements.get(voice.id, ()))


def with_judgements(store: Store, voices: Iterable[SharedVoice]) -> JudgedVoices:
    """The judged voices of these that the machine found, and of all that judgements speak of."""
    about = store.judgements("voice", holding=True)
    known = {voice.id: voice for voice in voices}
    named = {id: None for judgement in about for id in (judgement.target.id, judgement.value) if id and id not in known}
    others = store.voices_by_id(named)
    return judged_voices([*known.values(), *(others[id] for id in named if id in others)], about)
