"""Grouped passages -> claims: mentions with what they do, origins, relations, figures, credibility."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from selon.claim_records import Claim, ClaimEvent, Mention, Relation, Unsure
from selon.claims.bodies import Bodies
from selon.claims.copies import Shared
from selon.claims.credibility import counted
from selon.claims.decide import Decision
from selon.claims.does import doings
from selon.claims.group import Groups
from selon.claims.identity import claim_id
from selon.claims.ledger import figures, once
from selon.claims.mention_sources import MentionSources
from selon.claims.origins import trace
from selon.claims.passage import Passage
from selon.claims.relations import relations
from selon.claims.voices import Voices
from selon.records import Party

FIRM = -0.7
"""Log-odds, standing together aside, from which a mention bears out another one."""


@dataclass(frozen=True, slots=True)
class Story:
    """The passages of one story with all that was found between them."""

    told: Sequence[Passage]
    speakers: Sequence[str | None]
    copies: Mapping[tuple[int, int], Shared]
    decided: Mapping[tuple[int, int], Decision]
    groups: Groups


class Assembler:
    """Makes claims of the groups of a story."""

    def __init__(self, voices: Voices, bodies: Bodies, sources: MentionSources) -> None:
        self._voices = voices
        self._bodies = bodies
        self._sources = sources

    def voice(self, passage: Passage) -> str | None:
        """The id of the shared voice that is innermost in a passage's chain."""
        return self._voices.of(passage.article.id, passage.voice.id).id if passage.voice is not None else None

    def speaker(self, passage: Passage) -> str | None:
        """Whose words a passage gives: the body where the voice speaks for one."""
        if passage.voice is not None and passage.voice.kind == "anonymous":
            return self._sources.nameless(passage.voice)
        voice = self.voice(passage)
        body = self._bodies.of(voice) if voice else None
        return body[0] if body else voice

    def claims(self, story: Story) -> list[Claim]:
        """The claims of a story, in the order of their first mentions."""
        kept = [(n, members) for n, members in enumerate(story.groups.members) if _telling(story.told[k] for k in members)]
        number = {old: new for new, (old, _) in enumerate(kept)}
        ids = [claim_id(*story.told[members[0]].key) for _, members in kept]
        claim_of = [-1] * len(story.told)
        for new, (_, members) in enumerate(kept):
            for k in members:
                claim_of[k] = new
        related = relations(story.told, claim_of, story.speakers, story.decided, ids)
        unsure: dict[int, list[Unsure]] = {}
        for doubt in story.groups.doubts:
            if doubt.a in number and doubt.b in number:
                a, b = number[doubt.a], number[doubt.b]
                unsure.setdefault(a, []).append(Unsure(claim=ids[b], score=doubt.score, why=doubt.why))
                unsure.setdefault(b, []).append(Unsure(claim=ids[a], score=doubt.score, why=doubt.why))
        return [
            self._claim(ids[n], members, story, tuple(related.get(n, ())), tuple(unsure.get(n, ())))
            for n, (_, members) in enumerate(kept)
        ]

    def _claim(
        self, id: str, members: Sequence[int], story: Story, related: tuple[Relation, ...], unsure: tuple[Unsure, ...]
    ) -> Claim:
        passages = [story.told[k] for k in members]
        places = {k: n for n, k in enumerate(members)}
        copies = {(places[a], places[b]): s for (a, b), s in story.copies.items() if a in places and b in places}
        traced = trace(passages, copies, self._sources)
        does = doings(passages, [story.speakers[k] for k in members])
        firm = _firm(members, story.decided)
        voices = [self.voice(p) for p in passages]
        mentions = tuple(
            Mention(
                article=p.article.id, start=p.start, end=p.end, field=p.field,
                statement=p.statement.id if p.statement else None, event=p.events[0].id if p.events else None,
                does=does[n], voice=voices[n], origin=traced.origins[traced.of[n]].id, passes_on=traced.passes_on[n],
                firm=firm[n],
            )
            for n, p in enumerate(passages)
        )  # fmt: skip
        distinct, digit = counted(mentions, traced.origins)
        return Claim(
            id=id, gist=_gist(passages), event=_event(passages), mentions=mentions, origins=tuple(traced.origins),
            distinct_origins=distinct,
            outlets=len({p.outlet for p in passages}), relations=related,
            figures=once(f for n, p in enumerate(passages) for f in figures(p, voices[n])),
            credibility=digit, unsure=unsure,
        )  # fmt: skip


def _telling(passages: Iterable[Passage]) -> bool:
    """Whether a group says more than one article's sentence that nobody is said to have said."""
    members = list(passages)
    return any(p.telling for p in members) or len({p.article.id for p in members}) > 1


def _firm(members: Sequence[int], decided: Mapping[tuple[int, int], Decision]) -> list[bool]:
    """Which mentions clearly say what the ones before them say: to stand beside one is not enough to bear it out."""
    firm = [True]
    for n, k in enumerate(members[1:], start=1):
        before = [j for j, sure in zip(members[:n], firm, strict=True) if sure]
        firm.append(any((j, k) in decided and decided[j, k].apart >= FIRM for j in before))
    return firm


def _gist(passages: Sequence[Passage]) -> str:
    """The clearest wording: of the first mentions, that of middling length which names most."""
    positive = [p for p in passages if not p.taken_up and p.turn is None] or list(passages)
    return max(positive, key=lambda p: (len(p.words.names) + min(len(p.words.stems), 12), -len(p.content))).content


def _event(passages: Sequence[Passage]) -> ClaimEvent | None:
    """The event that most mentions tell of, with the names they give most often."""
    events = [e for p in passages for e in p.events]
    if not events:
        return None
    kind, _ = Counter(e.type for e in events).most_common(1)[0]
    alike = [e for e in events if e.type == kind]
    return ClaimEvent(
        type=kind,
        actor=_most(_name(e.actor) for e in alike),
        recipient=_most(_name(e.recipient) for e in alike),
        place=_most(e.place.name if e.place else None for e in alike),
        date=_most(e.date.value if e.date else None for e in alike),
    )


def _name(party: Party | None) -> str | None:
    return (party.name or party.text) if party else None


def _most(names: Iterable[str | None]) -> str | None:
    counted = Counter(name for name in names if name)
    return counted.most_common(1)[0][0] if counted else None
