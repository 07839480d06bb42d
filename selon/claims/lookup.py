"""Finds what a judgement names among claims: claims by their ids, mentions by their places or what they are of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from selon.claim_records import Claim, Mention
from selon.claims.identity import claim_id
from selon.judgements import by_place

MentionOf = tuple[str, Mention]
"""A mention with the id of the claim in which the machine put it."""


def place(mention: Mention) -> str:
    """A mention by its place: "ARTICLE#120-188"."""
    return f"{mention.article}#{by_place(mention.field, mention.start, mention.end)}"


def names(mention: Mention) -> tuple[str, ...]:
    """What a mention is called in judgements: its place, then its statement and its event."""
    return (place(mention), *(f"{mention.article}#{id}" for id in (mention.statement, mention.event) if id is not None))


class Lookup:
    """The claims and mentions of some claims by what judgements call them."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.claims = {claim.id: claim for claim in claims}

    def claim(self, id: str) -> str | None:
        """The id of the claim that is, or once was, known by an id: also by that of any of its mentions."""
        return id if id in self.claims else self._former.get(id)

    def mentions(self, name: str) -> list[MentionOf]:
        """The mentions that stand at a place ("ARTICLE#120-188") or belong to a statement or event ("ARTICLE#s3")."""
        return self._named.get(name, [])

    @cached_property
    def _former(self) -> dict[str, str]:
        """Claims by the ids that their mentions would give them: an earlier article changes what a claim's first mention is."""
        found: dict[str, str] = {}
        for claim in self.claims.values():
            for mention in claim.mentions:
                found.setdefault(claim_id(mention.article, mention.field, mention.start, mention.end), claim.id)
        return found

    @cached_property
    def _named(self) -> dict[str, list[MentionOf]]:
        found: dict[str, list[MentionOf]] = {}
        for claim in self.claims.values():
            for mention in claim.mentions:
                for name in names(mention):
                    found.setdefault(name, []).append((claim.id, mention))
        return found
