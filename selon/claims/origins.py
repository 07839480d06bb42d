"""Where each mention of a claim comes from, and which mentions come from one place.

A mention's origin is the voice at the end of its chain, or the body that voice speaks for. What an outlet has from another
outlet, from an agency it credits or in words that it copied comes from where those have it. What an article asserts itself
is its own reporting only where nobody told it before. Where nothing shows that two anonymous voices are two, they are one:
an origin too few misleads less than one too many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from selon.claim_records import Origin
from selon.claims.copies import Shared
from selon.claims.mention_sources import MentionSources, like_source
from selon.claims.passage import Passage
from selon.claims.sets import Sets
from selon.claims.sources import Key, Source, join_governments, origin_id, reasons_told


@dataclass(slots=True)
class Traced:
    """The origins of one claim: `of` the number of each mention's origin, which mentions pass on, and the origins."""

    of: list[int] = field(default_factory=list)
    passes_on: list[bool] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)


def trace(mentions: Sequence[Passage], copies: Mapping[tuple[int, int], Shared], known: MentionSources) -> Traced:
    """The origins of a claim's mentions, given in order of publication; `copies` by their places in that order."""
    sources: list[Source] = []
    for k, mention in enumerate(mentions):
        sources.append(known.of(k, mention, mentions[:k], sources, copies))
    _told_below(mentions, sources)
    sets = Sets(range(len(mentions)))
    why: dict[int, list[str]] = {k: [s.why] if s.why else [] for k, s in enumerate(sources)}
    by_key: dict[Key, int] = {}
    for k, source in enumerate(sources):
        other = source.like if source.like is not None else by_key.setdefault(source.key, k)
        sets.join(other, k)
    join_governments(sources, sets.join, why)
    return _traced(mentions, sources, sets, why)


def _traced(
    mentions: Sequence[Passage], sources: list[Source], sets: Sets[int], why: Mapping[int, list[str]]
) -> Traced:
    traced = Traced([0] * len(mentions), [s.passes_on for s in sources])
    ids: set[str] = set()
    for number, members in enumerate(sets.groups().values()):
        told = next((sources[k] for k in members if sources[k].like is None), sources[members[0]])
        reasons = dict.fromkeys(reason for k in members for reason in why[k])
        outlets = dict.fromkeys(mentions[k].outlet for k in members)
        traced.origins.append(
            Origin(
                id=origin_id(told.key, ids), name=told.name, kind=told.kind,
                first_article=mentions[members[0]].article.id, via=tuple(outlets), why=reasons_told(reasons),
                key=told.key, relays=told.merely,
            )
        )  # fmt: skip
        ids.add(traced.origins[-1].id)
        for k in members:
            traced.of[k] = number
    return traced


def _told_below(mentions: Sequence[Passage], sources: list[Source]) -> None:
    """A headline or lead that names nobody has it from the voice that the same article names for it further on."""
    for k, mention in enumerate(mentions):
        if sources[k].kind not in ("reporter", "unknown") or (mention.chain and mention.chain[0].voice is not None):
            continue
        told = [n for n, m in enumerate(mentions) if m.article is mention.article and m.voice is not None]
        if told:
            n = min(told, key=lambda n: abs(n - k))
            why = f"{mention.outlet} names {sources[n].name} for it in the same article"
            sources[k] = replace(like_source(sources, n, why), like=n)
