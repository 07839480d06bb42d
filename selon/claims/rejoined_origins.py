"""The origins of mentions that people put together, as their judgements join them and take them apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from selon.claim_records import Claim, Judgement, Mention, Origin, SharedVoice
from selon.claims.lookup import MentionOf, names
from selon.claims.origin_ties import Joined, OriginOf, OriginTies
from selon.claims.put_right import PutRight
from selon.claims.sources import ONE_VOICE, free_id, reasons_told
from selon.judgements import fixed


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known beside the claims: the outlet of each article, in order of publication, and the voices by their ids.

    `words` gives those of a mention, or "" where they are not known.
    """

    outlets: Mapping[str, str]
    voices: Mapping[str, SharedVoice]
    words: Callable[[Mention], str]


class RejoinedOrigins:
    """The origins of some mentions, those that judgements take out of another one among them."""

    def __init__(
        self, parts: Sequence[Claim], told: Sequence[MentionOf], judgements: Sequence[Judgement], beside: Beside,
        right: Mapping[Mention, PutRight],
    ) -> None:  # fmt: skip
        self._beside = beside
        self._records = {(c.id, o.id): o for c in parts for o in c.origins}
        self._told = list(told)
        self._of: list[OriginOf] = [(part, m.origin) for part, m in self._told]
        self.used: list[Judgement] = []
        self._right, self._by_name = right, _by_name(beside.voices.values())
        self._apart: dict[OriginOf, Judgement] = {}
        for n, (_, mention) in enumerate(self._told):
            if mention in right:
                self._put_right(n, right[mention])
        self._judgements = [j for j in judgements if j.target.kind == "origin"]
        for j in self._judgements:
            self._take_out(j)

    def all(self) -> tuple[tuple[Origin, ...], tuple[Mention, ...]]:
        """The origins in the order of their first mentions, and the mentions with their ids."""
        present = {one: self._records[one] for one in dict.fromkeys(self._of)}
        ties = OriginTies(present, self._judgements, self._beside.voices, self._apart)
        self.used += ties.used
        origins: dict[str, Origin] = {}
        id_of: dict[OriginOf, str] = {}
        for joined in ties.joined():
            made = self._judged(self._made(joined, origins), joined, ties)
            origins[made.id] = made
            id_of.update(dict.fromkeys(joined.members, made.id))
        kept = tuple(
            self._kept(m, id_of[of], apart=of in self._apart) for of, (_, m) in zip(self._of, self._told, strict=True)
        )
        return tuple(origins.values()), kept

    def _kept(self, mention: Mention, origin: str, *, apart: bool) -> Mention:
        """A mention as people put it right, with its origin."""
        told = replace(mention, origin=origin, passes_on=False, firm=True) if apart else replace(mention, origin=origin)
        if (right := self._right.get(mention)) is None:
            return told
        voice = self._by_name.get((right.voice or "").casefold())
        return replace(told, does=right.does, voice=voice.id if voice else mention.voice)

    def _put_right(self, n: int, right: PutRight) -> None:
        """Let a mention be of the origin that is called as people say, one of its own where there is none yet."""
        self.used += right.judgements
        if right.voice is None:
            return
        name = right.voice.casefold()
        voice = self._by_name.get(name)
        known = (one for one, o in self._records.items() if (voice and o.key == (voice.id,)) or o.name.casefold() == name)
        one = next(known, None)
        if one is None:
            judgement, (part, origin) = right.judgements[-1], self._of[n]
            new = self._alone(self._records[part, origin], self._told[n][1], judgement)
            new = replace(
                new, name=voice.name if voice else right.voice, kind=voice.kind if voice else new.kind,
                why=f"put right by {judgement.who}", key=(voice.id,) if voice else ("named", name),
            )  # fmt: skip
            one = (part, new.id)
            self._records[one], self._apart[one] = new, judgement
        self._of[n] = one

    def _made(self, joined: Joined, taken: Mapping[str, Origin]) -> Origin:
        records = [self._records[one] for one in joined.members]
        first = next((r for r in records if not r.relays), records[0])
        where = [m.article for of, (_, m) in zip(self._of, self._told, strict=True) if of in joined.members]
        outlets = dict.fromkeys(self._beside.outlets.get(article, article) for article in where)
        why = [*(r.why for r in records if r.why != ONE_VOICE), *joined.why]
        return replace(
            first, id=free_id(first.id, taken), first_article=where[0], via=tuple(outlets),
            why=reasons_told(why) if len(records) > 1 else first.why, relays=all(r.relays for r in records),
        )  # fmt: skip

    def _judged(self, origin: Origin, joined: Joined, ties: OriginTies) -> Origin:
        """The origin with what people say of it: its name and kind, or that it is none and only passes on."""
        for j in self._judgements:
            if j.action not in ("reject", "fix") or ties.named(j.target.id) not in joined.members:
                continue
            field, value = fixed(j)
            if j.action == "reject":
                origin = replace(origin, relays=True, why=reasons_told([f"{j.who}: no origin of its own", origin.why]))
            elif field in ("name", "kind") and value:
                changed: dict[str, Any] = {field: value}
                origin = replace(origin, **changed)
            else:
                continue
            self.used.append(j)
        return origin

    def _take_out(self, judgement: Judgement) -> None:
        """Let mentions that a split names, or those of a voice that it names, be an origin of their own."""
        if judgement.action != "split":
            return
        claim, _, origin = judgement.target.id.rpartition("#")
        called = [n for n, of in enumerate(self._of) if of[1] == origin]
        inside = [n for n in called if self._of[n][0] == claim] or called
        voice = self._beside.voices.get(judgement.value or "")
        chosen = [n for n in inside if judgement.value in names(self._told[n][1]) or (voice and self._is(n, voice))]
        if not chosen or len(chosen) == len(inside):
            return
        of = self._of[chosen[0]]
        new = self._alone(self._records[of], self._told[chosen[0]][1], judgement)
        one = (of[0], new.id)
        self._records[one], self._apart[one] = new, judgement
        for n in chosen:
            self._of[n] = one
        self.used.append(judgement)

    def _is(self, n: int, voice: SharedVoice) -> bool:
        mention = self._told[n][1]
        mine = self._beside.voices.get(mention.voice or "")
        return mine is not None and mine.id == voice.id

    def _alone(self, origin: Origin, mention: Mention, judgement: Judgement) -> Origin:
        """The voice of a mention, or its outlet where nobody is named, as an origin of its own."""
        voice = self._beside.voices.get(mention.voice or "")
        outlet = self._beside.outlets.get(mention.article, mention.article)
        ids = {id for _, id in self._records}
        return Origin(
            id=free_id(origin.id, ids), name=voice.name if voice else outlet, kind=voice.kind if voice else "reporter",
            first_article=mention.article, via=(outlet,), why=f"told apart by {judgement.who}",
            key=(voice.id,) if voice else ("reporter", outlet),
        )  # fmt: skip


def _by_name(voices: Iterable[SharedVoice]) -> dict[str, SharedVoice]:
    """Voices by what they are called, each name that of the first who bears it."""
    found: dict[str, SharedVoice] = {}
    for voice in voices:
        for name in (voice.name, *voice.aliases):
            found.setdefault(name.casefold(), voice)
    return found
