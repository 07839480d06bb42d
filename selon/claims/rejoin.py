"""Makes one claim of mentions that people put together: its origins, figures and counts by the rules of all claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from selon.claim_records import Claim, ClaimEvent, Judgement, Mention
from selon.claims.credibility import counted
from selon.claims.ledger import once
from selon.claims.lookup import MentionOf
from selon.claims.put_right import PutRight
from selon.claims.rejoined_origins import Beside, RejoinedOrigins


@dataclass(frozen=True, slots=True)
class Rejoined:
    """A claim made again, and the judgements of its origins that had an effect."""

    claim: Claim
    used: tuple[Judgement, ...]


def rejoin(
    id: str, parts: Sequence[Claim], mentions: Sequence[MentionOf], judgements: Sequence[Judgement], beside: Beside,
    right: Mapping[Mention, PutRight],
) -> Rejoined:  # fmt: skip
    """One claim of mentions of these parts, which the judgements of origins are about; some are put `right`."""
    order = {article: n for n, article in enumerate(beside.outlets)}
    told = sorted(mentions, key=lambda one: order.get(one[1].article, len(order)))
    made = RejoinedOrigins(parts, told, judgements, beside, right)
    origins, kept = made.all()
    distinct, digit = counted(kept, origins)
    claim = Claim(
        id=id, gist=_gist(parts, told, beside), event=_event(parts, told), mentions=kept, origins=origins,
        distinct_origins=distinct, outlets=len({beside.outlets.get(m.article, m.article) for m in kept}),
        relations=tuple(dict.fromkeys(r for c in parts for r in c.relations)),
        figures=once(f for c in parts for f in c.figures if any(_holds(m, f.article, f.span.field, f.span.start) for m in kept)),
        credibility=digit, unsure=tuple(dict.fromkeys(u for c in parts for u in c.unsure)),
    )  # fmt: skip
    return Rejoined(claim, tuple(made.used))


def _holds(mention: Mention, article: str, field: str, start: int) -> bool:
    return (mention.article, mention.field) == (article, field) and mention.start <= start < mention.end


def _gist(parts: Sequence[Claim], told: Sequence[MentionOf], beside: Beside) -> str:
    """The wording of the part with most mentions here; words of their own where what is left never said that."""
    fullest = max(parts, key=lambda c: sum(part == c.id for part, _ in told))
    words = [flat for _, m in told if (flat := " ".join(beside.words(m).split()))]
    whole = all(sum(part == c.id for part, _ in told) == len(c.mentions) for c in parts)
    if whole or not words or any(" ".join(fullest.gist.split()) in flat for flat in words):
        return fullest.gist
    return words[0]


def _event(parts: Iterable[Claim], told: Iterable[MentionOf]) -> ClaimEvent | None:
    """The event of the first part whose mentions here tell of one, with what others of its type know besides."""
    telling = {part for part, m in told if m.event is not None}
    events = [c.event for c in parts if c.event is not None and c.id in telling]
    if not events:
        return None
    alike = [e for e in events if e.type == events[0].type]
    return ClaimEvent(
        type=events[0].type,
        actor=next((e.actor for e in alike if e.actor), None),
        recipient=next((e.recipient for e in alike if e.recipient), None),
        place=next((e.place for e in alike if e.place), None),
        date=next((e.date for e in alike if e.date), None),
    )
