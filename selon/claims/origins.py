"""Where each mention of a claim comes from, and which mentions come from one place.

A mention's origin is the voice at the end of its chain, or the body that voice speaks for. What an outlet has from another
outlet, from an agency it credits or in words that it copied comes from where those have it. What an article asserts itself
is its own reporting only where nobody told it before. Where nothing shows that two anonymous voices are two, they are one:
an origin too few misleads less than one too many.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from selon.claim_records import Origin
from selon.claims.bodies import Bodies
from selon.claims.copies import Shared
from selon.claims.does import polarity
from selon.claims.outlets import Outlets
from selon.claims.passage import Passage
from selon.claims.sets import Sets
from selon.claims.sources import (
    GOVERNMENT,
    Key,
    Source,
    join_governments,
    may_be_one,
    nameless_key,
    origin_id,
    public_country,
    reasons_told,
)
from selon.claims.voices import Voices, folded
from selon.claims.words import Stems
from selon.records import Voice


@dataclass(slots=True)
class Traced:
    """The origins of one claim: `of` the number of each mention's origin, which mentions pass on, and the origins."""

    of: list[int] = field(default_factory=list)
    passes_on: list[bool] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)


class Tracer:
    """Finds the origins of the claims of some articles."""

    def __init__(self, voices: Voices, bodies: Bodies, outlets: Outlets, stems: Stems) -> None:
        self._voices = voices
        self._bodies = bodies
        self._outlets = outlets
        self._stems = stems

    def trace(self, mentions: Sequence[Passage], copies: Mapping[tuple[int, int], Shared]) -> Traced:
        """The origins of a claim's mentions, given in order of publication; `copies` by their places in that order."""
        sources: list[Source] = []
        for k, mention in enumerate(mentions):
            sources.append(self._source(k, mention, mentions[:k], sources, copies))
        _told_below(mentions, sources)
        sets = Sets(range(len(mentions)))
        why: dict[int, list[str]] = {k: [s.why] if s.why else [] for k, s in enumerate(sources)}
        by_key: dict[Key, int] = {}
        for k, source in enumerate(sources):
            other = source.like if source.like is not None else by_key.setdefault(source.key, k)
            sets.join(other, k)
        join_governments(sources, sets.join, why)
        return self._result(mentions, sources, sets, why)

    def _result(
        self, mentions: Sequence[Passage], sources: list[Source], sets: Sets[int], why: Mapping[int, list[str]]
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

    def _source(
        self, k: int, mention: Passage, earlier: Sequence[Passage], sources: list[Source],
        copies: Mapping[tuple[int, int], Shared],
    ) -> Source:  # fmt: skip
        voice = mention.voice
        copy = next((n for n in range(k) if (n, k) in copies), None)
        if voice is not None and not self._nameless(voice) and not self._outlets.relays(voice):
            return self._named(mention, voice, earlier, sources)
        if copy is not None:
            words = copies[copy, k].words
            return _like(sources, copy, f"{mention.outlet} copies {earlier[copy].outlet}: « {words} »")
        if voice is not None and self._outlets.relays(voice):
            return self._relayed(voice, earlier, sources)
        if voice is not None:
            return self._anonymous(mention, voice, earlier, sources)
        return self._own(mention, earlier, sources)

    def _nameless(self, voice: Voice) -> bool:
        """Whether a voice could be anybody of its kind ("un diplomate", "des sources policières")."""
        return voice.kind in ("anonymous", "none") or (voice.kind == "role" and self._voices.indefinite(voice.name))

    def _named(self, mention: Passage, voice: Voice, earlier: Sequence[Passage], sources: list[Source]) -> Source:
        if self._outlets.reports(voice):
            outlet = self._outlets.named(voice.name) or mention.outlet
            return Source(("reporter", outlet), outlet, "reporter", why=f"{voice.name} saw it for {outlet}")
        if voice.kind == "document" and self._voices.same(voice.name) and (like := _same_article(earlier, mention)) is not None:
            return _like(sources, like, f"{voice.name}: told just before")
        if voice.kind == "document":
            stems = sorted(self._stems.of(w) for w in folded(voice.name) if len(w) > 3)
            return Source(("document", *stems), voice.name, "document")
        shared = self._voices.of(mention.article.id, voice.id)
        relayed = len([s for s in mention.chain if s.voice is not None]) > 1
        body = self._bodies.of(shared.id)
        public = public_country(shared.country or voice.country, voice.sector)
        if body is None and (one := self._only(mention, voice, earlier, sources)) is not None:
            return one
        if body is None:
            local = self._voices.local(voice)
            return Source((shared.id,), shared.name, shared.kind, passes_on=relayed, country=None if local else public,
                          governs=voice.sector == GOVERNMENT, local=local)  # fmt: skip
        of = self._voices.shared(body[0])
        public, local = public_country(of.country or shared.country, of.sector), self._voices.local(of)
        return Source((of.id,), of.name, of.kind, passes_on=relayed, why=body[1], country=None if local else public,
                      governs=of.sector == GOVERNMENT, local=local)  # fmt: skip

    def _only(
        self, mention: Passage, voice: Voice, earlier: Sequence[Passage], sources: list[Source]
    ) -> Source | None:
        """The one body that told it before, for a function without a name that may well be it.

        "L'armateur" may be the company, "les organisateurs" the club that gave the same figure. Who says the opposite is
        somebody else.
        """
        told = {
            s.key: n for n, s in enumerate(sources)
            if s.kind in ("organisation", "state") and not s.passes_on
            and (voice.sector != GOVERNMENT or s.local == self._voices.local(voice))
        }  # fmt: skip
        if voice.kind != "role" or self._voices.indefinite(voice.name) or len(told) != 1:
            return None
        ((_, n),) = told.items()
        if polarity(mention) != polarity(earlier[n]):
            return None
        if not self._voices.single(voice.name) and not _same_figure(mention, earlier[n]):
            return None
        return _like(sources, n, f"nothing shows that {voice.name} is not {sources[n].name}", passes_on=False)

    def _relayed(self, voice: Voice, earlier: Sequence[Passage], sources: list[Source]) -> Source:
        """What an outlet is said to report: from where its own article has it, else from the outlet."""
        outlet = self._outlets.named(voice.name)
        like = _of_outlet(earlier, outlet)
        if like is not None:
            return _like(sources, like, f"taken from {outlet}")
        name = outlet or voice.name
        return Source(("outlet", name), name, "organisation", passes_on=True, merely=True)

    def _anonymous(self, mention: Passage, voice: Voice, earlier: Sequence[Passage], sources: list[Source]) -> Source:
        """An anonymous voice: the outlet's that is said to have heard it, else one with the like name told before."""
        through = next((s.voice for s in mention.chain if s.voice is not None and self._outlets.relays(s.voice)), None)
        outlet = self._outlets.named(through.name) if through else None
        like = _of_outlet(earlier, outlet)
        if like is not None:
            return _like(sources, like, f"{voice.name}: taken from {outlet}")
        key = nameless_key(mention.outlet, self._kind(voice.name))
        for n, source in enumerate(sources):
            if may_be_one(source.key, key):
                told = f"nothing shows that {voice.name} is not {source.name} of {earlier[n].outlet}"
                return _like(sources, n, told, passes_on=mention.outlet != earlier[n].outlet)
        return Source(key, voice.name, "anonymous", passes_on=through is not None)

    def _kind(self, name: str) -> frozenset[str]:
        """The stems of the words that say what kind of voice it is ("source policière")."""
        return frozenset(self._stems.of(w) for w in folded(self._voices.bare(name)) if len(w) > 2)

    def nameless(self, voice: Voice) -> str:
        """What an anonymous voice is known by within a story."""
        return " ".join(("anonymous", *sorted(self._kind(voice.name))))

    def _own(self, mention: Passage, earlier: Sequence[Passage], sources: list[Source]) -> Source:
        """What the article asserts itself: an agency's where it credits one, else told before, else its own reporting."""
        for credit in mention.article.credits:
            outlet = self._outlets.named(credit.name)
            if outlet and outlet != mention.article.outlet and (like := _of_outlet(earlier, outlet)) is not None:
                return _like(sources, like, f"{mention.outlet} credits {credit.name}")
        if earlier and mention.article is not earlier[0].article:
            who = sources[0].name
            return _like(sources, 0, f"{mention.outlet} names no source; {who} told it before ({earlier[0].outlet})")
        hedged = mention.statement is not None
        if hedged:
            outlet = mention.outlet
            return Source(("unknown", outlet), outlet, "unknown", why=f"{outlet} names nobody", merely=True)
        return Source(("reporter", mention.outlet), mention.outlet, "reporter", why=f"{mention.outlet} asserts it itself")


def _like(sources: list[Source], k: int, why: str, *, passes_on: bool = True) -> Source:
    """A source that is the same as that of an earlier mention."""
    first = sources[k]
    return Source(first.key, first.name, first.kind, k, passes_on, why, first.country)


def _same_figure(a: Passage, b: Passage) -> bool:
    values = [{c.quantity.value for c in passage.counts} for passage in (a, b)]
    return bool(values[0] & values[1])


def _of_outlet(earlier: Sequence[Passage], outlet: str | None) -> int | None:
    return next((n for n, p in enumerate(earlier) if outlet is not None and p.article.outlet == outlet), None)


def _same_article(earlier: Sequence[Passage], mention: Passage) -> int | None:
    return next((n for n in range(len(earlier) - 1, -1, -1) if earlier[n].article is mention.article), None)


def _told_below(mentions: Sequence[Passage], sources: list[Source]) -> None:
    """A headline or lead that names nobody has it from the voice that the same article names for it further on."""
    for k, mention in enumerate(mentions):
        if sources[k].kind not in ("reporter", "unknown") or (mention.chain and mention.chain[0].voice is not None):
            continue
        told = [n for n, m in enumerate(mentions) if m.article is mention.article and m.voice is not None]
        if told:
            n = min(told, key=lambda n: abs(n - k))
            why = f"{mention.outlet} names {sources[n].name} for it in the same article"
            sources[k] = replace(_like(sources, n, why), like=n)
