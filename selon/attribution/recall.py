"""Phrases that mean somebody named before: the same words, an office, a shorter name, a bare description."""

from __future__ import annotations

from selon.attribution.bodies import Bodies
from selon.attribution.cast import Cast, Entity
from selon.attribution.offices_held import OfficesHeld
from selon.attribution.sources import bare_phrase
from selon.grounding.parties import Party, read_party

_PERSONS = frozenset({"person", "role", "anonymous"})
_REACH = 160
"""Tokens back within which a paper that is only called a text is looked for."""


class Recall:
    """Finds whom of the cast a phrase means again, and says why."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.ctx = cast.ctx
        self.tokens = cast.tokens
        self.words = cast.words
        self.bodies = Bodies(cast.ctx)
        self.offices_held = OfficesHeld(cast)

    def known(self, party: Party) -> tuple[Entity, str] | None:
        """Whom a phrase means again, and why; None for somebody new."""
        full = self.bodies.full(party)
        if full is not None:
            return self._acronym(party, full)
        first = party.first
        comma = next((k for k in range(first, party.stop) if self.tokens.low[k] == ","), party.stop)
        words = self.cast.telling(first, comma)
        behind = self.bodies.behind(party)
        if behind is not None:
            return self._as_phrase(behind), f"{self.tokens.words(party.first, party.stop)} stands for it"
        same = self.cast.worded(party.kind, words)
        if same is not None and self.tokens.low[first] not in self.words("indefinite") and not self._counts_others(party, same):
            return same, "the same words as before"
        office = self.offices_held.holder(party, words) if self._common(party.head) else None
        if office is not None:
            return office
        if not self._definite(first) or party.kind == "state" or not self._common(party.head):
            return None
        if party.kind in ("organisation", "document"):
            title = frozenset((party.title or "").replace("'", " ").split())
            telling = words - {self.tokens.lemma[party.head].lower(), self.tokens.low[party.head]} - title
            return self._body(party, words, telling)
        return self._described(party) if self.bare(party) or self._points(first) else None

    def _counts_others(self, party: Party, entity: Entity) -> bool:
        """Whether a phrase counts others than an entity's own words do ("1 300 rebelles", not "les 2 000 rebelles")."""
        tokens, own = self.tokens, entity.span.text.lower().split()
        return any(tokens.pos[k] == "NUM" and tokens.low[k] not in own for k in range(party.first, party.head))

    def bare(self, party: Party) -> bool:
        """Whether a definite phrase says no more than a noun, adjectives and an age."""
        first = party.first
        if self.tokens.lemma[party.head] in self.words("kin_nouns"):
            return False
        if not self._definite(first) or self.tokens.low[first] in self.words("possessives") or not self._common(party.head):
            return False
        return not self._nouns(party, frozenset((party.title or "").replace("'", " ").split()))

    def _nouns(self, party: Party, title: frozenset[str]) -> frozenset[str]:
        """The nouns and names of a phrase besides its head: adjectives and an age do not tell whom it means."""
        tokens = self.tokens
        return frozenset(
            tokens.low[k] for k in range(party.first, party.stop)
            if k != party.head and tokens.pos[k] in ("NOUN", "PROPN")
            and tokens.low[k] not in title and tokens.low[k] not in self.words("time_nouns")
            and tokens.low[k] not in self.ctx.language.demonyms
        )  # fmt: skip

    def _definite(self, first: int) -> bool:
        low = self.tokens.low[first]
        return any(
            low in self.words(kind) for kind in ("definite", "demonstratives", "possessives", "own_possessives")
        )

    def _common(self, head: int) -> bool:
        """Whether a head is a common noun as printed: names do not stand for somebody named before."""
        small = self.ctx.text[self.tokens.start[head]].islower()
        return self.tokens.pos[head] == "NOUN" and (small or self.tokens.low[head] in self.ctx.language.titles)

    def _acronym(self, party: Party, full: tuple[int, int]) -> tuple[Entity, str]:
        """The body that an acronym names, under both names ("l'Office des eaux (ODE)")."""
        short = self.tokens.words(party.stop - 1, party.stop)
        entity = self._as_phrase(full)
        if short not in entity.name:
            entity.name = f"{entity.name} ({short})"
        entity.country, entity.sector = party.country or entity.country, party.sector or entity.sector
        return entity, f"the full name of {short}"

    def _as_phrase(self, phrase: tuple[int, int]) -> Entity:
        """The entity of a phrase that stands elsewhere."""
        party = read_party(self.tokens, *phrase, self.ctx.language)
        words = self.cast.telling(*phrase)
        found = self.cast.worded(party.kind, words) or self.cast.add(party)
        self.cast.mention(found, self.tokens.start[phrase[0]])
        return found

    # descriptions

    def _described(self, party: Party) -> tuple[Entity, str] | None:
        """ "cet homme", "la commerçante": the last voice heard, where the noun does not name another office than its own."""
        gender, plural = self.cast.agreement(party.head)
        pointing = self._points(party.first)
        loose = party.kind == "anonymous" or pointing
        entity = self._last_voice(party.first, "" if loose else gender)
        if plural or entity is None or (party.kind == "anonymous" and entity.kind == "person"):
            return None
        if not self.cast.agrees(entity, gender, None) and entity.kind != "anonymous" and party.kind != "anonymous":
            return None
        lemma = self.tokens.lemma[party.head]
        generic = lemma in self.words("generic_people") and (entity.person is not None or lemma in self.words("anybody"))
        plain = entity.person is not None and not entity.person.offices
        if pointing or generic or plain or self.wider(party, entity) or (party.kind == "anonymous" == entity.kind):
            return entity, f"a description of {entity.name}, the last one heard"
        return None

    def wider(self, party: Party, entity: Entity) -> bool:
        """Whether a title is a wider word for an office of the person ("le magistrat" for the prosecutor)."""
        titles, narrower = self.ctx.language.titles, self.ctx.language.hypernyms
        if party.title is None or entity.person is None:
            return False
        held = {titles[o.title].noun for o in entity.person.offices}
        held |= {self.ctx.tokens.lemma[o.noun] for o in entity.person.offices}
        return bool(held & narrower.get(titles[party.title].noun, frozenset()))

    def _points(self, first: int) -> bool:
        """Whether a determiner points to whoever spoke last ("cet enquêteur", "notre interlocuteur")."""
        low = self.tokens.low[first]
        return low in self.words("demonstratives") or low in self.words("own_possessives")

    def _last_voice(self, at: int, gender: str) -> Entity | None:
        """The last person, role or unnamed source heard before token `at`, if it agrees."""
        offset = self.tokens.start[at]
        last = next((e for _, e in self.cast.said_before(offset) if e.kind in _PERSONS and not e.plural), None)
        return last if last is not None and self.cast.agrees(last, gender, None) else None

    def _body(self, party: Party, words: frozenset[str], telling: frozenset[str]) -> tuple[Entity, str] | None:
        """ "la compagnie" for the last body called so, or for the last body heard."""
        offset = self.tokens.start[party.first]
        named = [e for e in self.cast.holding(party.kind, words) if e.before(offset) >= 0]
        if named:
            return max(named, key=lambda e: e.before(offset)), "a shorter form of the name"
        if self.cast.agreement(party.head)[1]:
            return None
        if (renamed := self._other_noun(party, telling, offset)) is not None:
            return renamed, "the same name behind another general noun"
        if party.kind == "document" and not telling and (paper := self._paper_before(party.head)) is not None:
            return self._as_phrase(paper), "the last paper mentioned"
        generic = self.words("generic_bodies")
        last = self.cast.latest_of(party.kind, offset, party.sector)
        if not telling and party.name is None and (richer := self.bodies.richer(party)) is not None:
            return self._as_phrase(richer), "what the article says more of it"
        if telling or party.name is not None or last is None or self.tokens.lemma[party.head] not in generic:
            return None
        if party.kind == "document" or (last.noun in self.ctx.language.bodies and last.noun not in generic):
            return None
        return last, f"a description of {last.name}, the last body heard"

    def _other_noun(self, party: Party, telling: frozenset[str], offset: int) -> Entity | None:
        """The body that the same name was given with another general noun ("le média Alto", "l'agence | Alto")."""
        generic, demonyms = self.words("generic_bodies"), self.ctx.language.demonyms
        named = any(self.tokens.text[self.tokens.start[k]].isupper() for k in range(party.head + 1, party.stop))
        if not named or party.kind != "organisation" or self.tokens.lemma[party.head] not in generic:
            return None
        name = telling - demonyms.keys()
        same = (e for e in self.cast.holding(party.kind, name) if e.noun in generic and e.before(offset) >= 0)
        return next((e for e in same if e.words - {e.noun} - demonyms.keys() == name), None) if name else None

    def _paper_before(self, head: int) -> tuple[int, int] | None:
        """The last paper mentioned before one that is only called a text or a message."""
        tokens, generic = self.tokens, self.words("generic_papers")
        if tokens.lemma[head] not in generic:
            return None
        for k in range(head - 1, max(-1, head - _REACH), -1):
            paper = tokens.pos[k] == "NOUN" and tokens.lemma[k] in self.ctx.language.documents
            if paper and tokens.lemma[k] not in generic and not self.cast.agreement(k)[1]:
                return bare_phrase(self.ctx, k)
        return None
