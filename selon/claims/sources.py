"""What is told of where a mention comes from, and when two such sources are one though their names differ."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2s

from selon.claim_records import OriginKind

Key = tuple[str, ...]
"""What a source is known by in any claim: the id of its voice, or its kind and what tells it from others of that kind."""
ONE_VOICE = "one voice"
"""Why mentions have one origin where nothing else had to be found out."""
_REASONS = 4
"""Reasons that are told of one origin; more of the same kind tell no more."""
_NAMELESS = "anonymous"
GOVERNMENT = "GOV"
"""The sector of voices that speak for a government."""
_PUBLIC = frozenset({GOVERNMENT, None})
"""Sectors of voices that may speak for their state's government; police, army and courts speak for themselves."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where one mention comes from; `like` is an earlier mention that it has it from.

    `country` is that of the state whose government it may speak for; `governs`: it is (part of) a government; `merely`: it
    is no more than somebody who passes on and does not say from whom; `local`: it governs a town or a region.
    """

    key: Key
    name: str
    kind: OriginKind
    like: int | None = None
    passes_on: bool = False
    why: str = ""
    country: str | None = None
    governs: bool = False
    merely: bool = False
    local: bool = False


def public_country(country: str | None, sector: str | None) -> str | None:
    """The country for whose government a voice of this sector may speak."""
    return country if sector in _PUBLIC else None


def nameless_key(outlet: str, words: frozenset[str]) -> Key:
    """The key of an anonymous voice that an outlet heard, by the stems of the words that say what kind of voice it is."""
    return (_NAMELESS, outlet, *sorted(words))


def may_be_one(a: Key, b: Key) -> bool:
    """Whether nothing shows that two anonymous voices are two: a word for what kind of voice they are is shared."""
    return a[0] == b[0] == _NAMELESS and bool(set(a[2:]) & set(b[2:]))


def join_governments(
    sources: Sequence[Source], join: Callable[[int, int], bool], why: Mapping[int, list[str]]
) -> None:
    """A state, its government and its ministries are one origin: one of them speaks for all; so are those who govern a town.

    `join` puts two sources, by their numbers, together, and says whether they were two.
    """
    for n, state in enumerate(sources):
        if state.kind != "state" and not state.governs:
            continue
        for k, source in enumerate(sources):
            if (source.country, source.local) != (state.country, state.local) or not (source.governs or source.country):
                continue
            if join(n, k):
                told = "speak for one government" if state.country else "speak for governments that nothing shows to be two"
                why[k].append(f"{source.name} and {state.name} {told}")


def origin_id(key: Key, others: Container[str] = ()) -> str:
    """The id of an origin with that key: the same in every claim, but for one that another origin of the claim has."""
    id = "o-" + blake2s("|".join(key).encode(), digest_size=3).hexdigest()
    return free_id(id, others)


def free_id(id: str, others: Container[str]) -> str:
    """An id that none of the others is: "o-1~2" where there is an "o-1"."""
    number, free = 1, id
    while free in others:
        number += 1
        free = f"{id}~{number}"
    return free


def reasons_told(reasons: Iterable[str]) -> str:
    """Why mentions have one origin, each reason once, the first of them only."""
    return "; ".join(list(dict.fromkeys(reasons))[:_REASONS]) or ONE_VOICE
