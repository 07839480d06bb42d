"""Where one mention comes from: its voice, the body that speaks by it, an outlet that told it before, or its own outlet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from selon.claims.bearers import folded
from selon.claims.bodies import Bodies
from selon.claims.copies import Shared
from selon.claims.does import polarity
from selon.claims.outlets import Outlets
from selon.claims.passage import Passage
from selon.claims.sources import GOVERNMENT, Source, may_be_one, nameless_key, public_country
from selon.claims.voices import Voices
from selon.claims.words import Stems
from selon.records import Voice


class MentionSources:
    """Finds where each mention comes from, by its voice, what it copies, and what was told before it."""

    def __init__(self, voices: Voices, bodies: Bodies, outlets: Outlets, stems: Stems) -> None:
        self._voices = voices
        self._bodies = bodies
        self._outlets = outlets
        self._stems = stems

    def of(
        self, k: int, mention: Passage, earlier: Sequence[Passage], sources: list[Source],
        copies: Mapping[tuple[int, int], Shared],
    ) -> Source:  # fmt: skip
        """Where the k-th mention comes from, given the mentions before it and their sources."""
        voice = mention.voice
        copy = next((n for n in range(k) if (n, k) in copies), None)
        if voice is not None and not self._nameless(voice) and not self._outlets.relays(voice):
            return self._named(mention, voice, earlier, sources)
        if copy is not None:
            words = copies[copy, k].words
            return like_source(sources, copy, f"{mention.outlet} copies {earlier[copy].outlet}: « {words} »")
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
            return like_source(sources, like, f"{voice.name}: told just before")
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
        return like_source(sources, n, f"nothing shows that {voice.name} is not {sources[n].name}", passes_on=False)

    def _relayed(self, voice: Voice, earlier: Sequence[Passage], sources: list[Source]) -> Source:
        """What an outlet is said to report: from where its own article has it, else from the outlet."""
        outlet = self._outlets.named(voice.name)
        like = _of_outlet(earlier, outlet)
        if like is not None:
            return like_source(sources, like, f"taken from {outlet}")
        name = outlet or voice.name
        return Source(("outlet", name), name, "organisation", passes_on=True, merely=True)

    def _anonymous(self, mention: Passage, voice: Voice, earlier: Sequence[Passage], sources: list[Source]) -> Source:
        """An anonymous voice: the outlet's that is said to have heard it, else one with the like name told before."""
        through = next((s.voice for s in mention.chain if s.voice is not None and self._outlets.relays(s.voice)), None)
        outlet = self._outlets.named(through.name) if through else None
        like = _of_outlet(earlier, outlet)
        if like is not None:
            return like_source(sources, like, f"{voice.name}: taken from {outlet}")
        key = nameless_key(mention.outlet, self._kind(voice.name))
        for n, source in enumerate(sources):
            if may_be_one(source.key, key):
                told = f"nothing shows that {voice.name} is not {source.name} of {earlier[n].outlet}"
                return like_source(sources, n, told, passes_on=mention.outlet != earlier[n].outlet)
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
                return like_source(sources, like, f"{mention.outlet} credits {credit.name}")
        if earlier and mention.article is not earlier[0].article:
            who = sources[0].name
            return like_source(sources, 0, f"{mention.outlet} names no source; {who} told it before ({earlier[0].outlet})")
        hedged = mention.statement is not None
        if hedged:
            outlet = mention.outlet
            return Source(("unknown", outlet), outlet, "unknown", why=f"{outlet} names nobody", merely=True)
        return Source(("reporter", mention.outlet), mention.outlet, "reporter", why=f"{mention.outlet} asserts it itself")


def like_source(sources: list[Source], k: int, why: str, *, passes_on: bool = True) -> Source:
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
