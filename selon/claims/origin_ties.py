"""Which origins of a judged claim are one: by the machine's rules between claims put together, and by what people judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from selon.claim_records import Judgement, Origin, SharedVoice
from selon.claims.sources import GOVERNMENT, Key, Source, join_governments, may_be_one, public_country
from selon.claims.ties import Ties

OriginOf = tuple[str, str]
"""The id of the machine's claim, and that of one of its origins."""


@dataclass(slots=True)
class Joined:
    """Origins that are one, in the order of their first mentions, and in words why those of several claims are."""

    members: list[OriginOf]
    why: list[str] = field(default_factory=list)


class OriginTies:
    """Puts the origins of one judged claim together.

    `origins` come in the order of their first mentions, `voices` by every id that they had. What one claim's origins are
    among themselves is left as the machine found it, unless a judgement says otherwise.
    """

    def __init__(
        self, origins: Mapping[OriginOf, Origin], judgements: Iterable[Judgement], voices: Mapping[str, SharedVoice],
        alone: Iterable[OriginOf] = (),
    ) -> None:  # fmt: skip
        self._origins, self._voices, self._alone = origins, voices, set(alone)
        self._ties: Ties[OriginOf] = Ties(origins)
        self._why: dict[OriginOf, list[str]] = {one: [] for one in origins}
        self._settle([j for j in judgements if j.action in ("merge", "split")])
        self._follow()

    @property
    def used(self) -> list[Judgement]:
        """The judgements that had an effect."""
        return [*self._ties.put, *self._ties.told]

    def joined(self) -> list[Joined]:
        """The origins, each with those that are one with it."""
        groups = self._ties.sets.groups().values()
        return [Joined(members, [why for one in members for why in self._why[one]]) for members in groups]

    def named(self, id: str, beside: str = "") -> OriginOf | None:
        """The origin that is called "CLAIM#ORIGIN", or by its own id alone where that is clear (`beside`: in that claim)."""
        claim, _, origin = id.rpartition("#")
        found = [one for one in self._origins if one[1] == origin]
        return next((one for one in found if one[0] == (claim or beside)), found[0] if len(found) == 1 else None)

    def _settle(self, judgements: Sequence[Judgement]) -> None:
        self._ties.settle(judgements, self._pair)
        for j in self._ties.put:
            pair = self._pair(j)
            if pair is not None:
                self._why[pair[1]].append(f"put together by {j.who}")

    def _pair(self, judgement: Judgement) -> tuple[OriginOf, OriginOf] | None:
        one = self.named(judgement.target.id)
        other = self.named(judgement.value or "", one[0]) if one else None
        return (one, other) if one and other and one != other else None

    def _follow(self) -> None:
        """The rules of `sources.py`, between origins of two claims; voices that people put together are one origin anywhere."""
        found = [one for one in self._origins if one not in self._alone]
        for n, b in enumerate(found):
            for a in found[:n]:
                if (why := self._one(a, b)) and self._put(a, b):
                    self._why[b].append(why)
        self._governments(found)

    def _one(self, a: OriginOf, b: OriginOf) -> str:
        """Why two origins are one, or ""."""
        first, second = self._origins[a], self._origins[b]
        one, other = self._key(first), self._key(second)
        if one == other and (a[0] != b[0] or first.key != second.key):
            return f"{second.name} is {first.name}" if first.name != second.name else "the same origin in both claims"
        if a[0] != b[0] and may_be_one(one, other):
            return f"nothing shows that {second.name} is not {first.name}"
        return ""

    def _key(self, origin: Origin) -> Key:
        if not origin.key:
            return (origin.kind, origin.name)
        voice = self._voices.get(origin.key[0])
        return (voice.id,) if voice is not None and len(origin.key) == 1 else origin.key

    def _governments(self, found: Sequence[OriginOf]) -> None:
        sources = [self._source(self._origins[one]) for one in found]
        why: dict[int, list[str]] = {n: [] for n in range(len(found))}
        join_governments(sources, lambda a, b: found[a][0] != found[b][0] and self._put(found[a], found[b]), why)
        for n, told in why.items():
            self._why[found[n]] += told

    def _source(self, origin: Origin) -> Source:
        voice = self._voices.get(origin.key[0]) if len(origin.key) == 1 else None
        if voice is None:
            return Source(self._key(origin), origin.name, origin.kind)
        country = public_country(voice.country, voice.sector)
        governs = voice.sector == GOVERNMENT and country is not None
        return Source((voice.id,), origin.name, origin.kind, country=country, governs=governs)

    def _put(self, a: OriginOf, b: OriginOf) -> bool:
        """Put two origins together; whether they were two, and may be one."""
        return self._ties.sets.root(a) != self._ties.sets.root(b) and self._ties.join(a, b)
