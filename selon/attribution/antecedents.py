"""Whom a pronoun or a possessive means: the latest subject or speaker that agrees with it."""

from __future__ import annotations

from selon.attribution.cast import Cast, Entity
from selon.attribution.holders import Holders
from selon.attribution.recall import Recall
from selon.grounding.parties import read_party
from selon.parse.phrases import scan_phrase

_SPEAKING = frozenset({"person", "role", "anonymous", "organisation", "state"})
_REACH = 160
"""Tokens back from a pronoun within which its antecedent is looked for among the subjects."""


class Antecedents:
    """Looks back through one article for the antecedents of its pronouns."""

    def __init__(self, cast: Cast, recall: Recall, holders: Holders) -> None:
        self.cast = cast
        self.recall = recall
        self.ctx = cast.ctx
        self.tokens = cast.tokens
        self.holders = holders
        self._seen: dict[int, Entity | None] = {}

    def of(self, first: int) -> tuple[Entity | None, str]:
        """The entity that the pronoun at token `first` stands for, and why; None where no antecedent is safe."""
        low, words = self.tokens.low[first], self.cast.words
        gender, plural = self.cast.agreement(first)
        open_form = low in words("possessives") or low in words("elided")
        entity = self.latest(first, "", None) if open_form else self.latest(first, gender, plural)
        return (entity, f"a pronoun for {entity.name}") if entity else (None, "a pronoun without a safe antecedent")

    def latest(self, at: int, gender: str, plural: bool | None, *, owners: bool = False) -> Entity | None:
        """The latest subject or speaker before token `at` that agrees; `owners` takes persons and bodies only.

        Subjects inside what somebody says do not count outside it.
        """
        tokens, offset = self.tokens, self.tokens.start[at]
        latest = next(((o, e) for o, e in self.cast.said_before(offset) if self.cast.agrees(e, gender, plural)), None)
        floor = latest[0] if latest else -1
        for k in range(at - 1, max(-1, at - _REACH), -1):
            if tokens.start[k] <= floor:
                break
            if not self._subject(k, offset):
                continue
            entity = self._mentioned(k)
            if entity is None or not self.cast.agrees(entity, gender, plural):
                continue
            if not owners or entity.kind in ("organisation", "person"):
                return entity
        return latest[1] if latest else None

    def _subject(self, k: int, outside: int) -> bool:
        """Whether token k is a nominal subject in the same voice as the offset `outside`."""
        tokens = self.tokens
        if not tokens.dep[k].startswith("nsubj") or tokens.pos[k] not in ("NOUN", "PROPN"):
            return False
        inside = self.ctx.quote_at(tokens.start[k])
        if inside is not None and inside is not self.ctx.quote_at(outside):
            return False
        return not any(
            any(s <= tokens.start[k] < e for s, e in f.content) and not any(s <= outside < e for s, e in f.content)
            for f in self.holders.near(tokens.start[k]) if f.source is not None
        )  # fmt: skip

    def _mentioned(self, k: int) -> Entity | None:
        """Who a subject outside any source is, where that is a person or body worth a pronoun; read once a subject."""
        if k not in self._seen:
            self._seen[k] = self._read(k)
        return self._seen[k]

    def _read(self, k: int) -> Entity | None:
        tokens, language = self.tokens, self.ctx.language
        person = self.cast.people.at(k)
        if person is None and (tokens.low[k] in language.titles or tokens.lemma[k] in language.titles):
            end = max(tokens.right[k] + 1, scan_phrase(tokens, tokens.left[k], tokens.bounds(k)[1], language))
            near = (self.cast.people.at(j) for j in range(tokens.left[k], min(end, k + 16)))
            person = next((p for p in near if p is not None), None)
        if person is not None:
            return self.cast.of(person, read_party(tokens, person.first, person.stop, language))
        first = tokens.left[k]
        while first < k and tokens.pos[first] in ("ADP", "PUNCT", "CCONJ", "ADV"):
            first += 1
        stop = next((j for j in range(k + 1, tokens.right[k] + 1) if tokens.pos[j] == "PUNCT"), tokens.right[k] + 1)
        party = read_party(tokens, first, max(stop, k + 1), language)
        if party.kind not in _SPEAKING or party.described:
            return None
        known = self.recall.known(party)
        return known[0] if known else self.cast.add(party)
