"""What a slot is filled with that need not be somebody: whether it can act, whom it stands for, and whose it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from selon.attribution.line import bare
from selon.events.parties import Parties
from selon.grounding.names import capital

_MEANS = ("WEAPON", "MONEY", "LAW", "PACT", "VEHICLE", "WORK", "PENALTY", "RIGHT", "HELP")
_DECIDED = ("LAW", "DEMAND")
_OWNING = ("nmod", "amod", "det", "obl")
_WHERE = frozenset({"en", "dans", "sous", "chez", "vers", "devant", "sans"})
"""Slots of what stands beside a thing and does not own it."""
_DEPTH = 1


class Things:
    """Asks of the things in one reading who may be behind them; all are head tokens."""

    def __init__(self, parties: Parties) -> None:
        self.parties = parties
        self.ctx = parties.ctx
        self.tokens = parties.tokens
        self.words = parties.words

    def can_act(self, head: int) -> bool:
        """Whether what fills a slot can be the one who acts: somebody, or a thing that stands for somebody."""
        if self._small(head) or self._unnamed(head):
            return False
        adjective = self.parties.is_demonym(head) or self.parties.is_body(head)
        if adjective or self.tokens.pos[head] in ("PRON", "DET") or self.parties.is_party(head):
            return True
        owned = any(self.parties.is_demonym(c) for c in self.tokens.children[head])
        return self._thing(head) and (not self._means(head) or owned or self.parties.is_public(head))

    def hit(self, head: int, *, things: bool = False, but: Collection[int] = (), doer: int = -1) -> int:
        """The one acted upon by way of what fills a slot: itself, or whose it is ("critique la décision de Paris").

        Somebody, a place or, where `things` is set, a thing one can touch; -1 where neither it nor its owner is one, or
        where its owner is one of `but` or `doer`, the one who acts.
        """
        if self._small(head):
            return -1
        adjective = self.parties.is_demonym(head) or self.parties.is_body(head)
        if adjective or self.tokens.pos[head] in ("PRON", "DET"):
            return head
        if self.parties.is_party(head) or self.parties.is_place(head):
            return head
        if things and self._thing(head) and not self._abstract(head):
            return head
        return next((o for o in self.owners(head) if o not in but and not self.parties.points_to(o, doer)), -1)

    def owners(self, head: int, depth: int = 0, *, there: bool = True) -> Iterator[int]:
        """Whose a thing is: demonym adjectives, possessives, parties behind "de", the nearest first.

        Looked for in what hangs on the thing, two steps down ("les barrières aux exportations chinoises"). `there`: the
        place where it stands counts as well ("une mosquée à Kidal").
        """
        tokens = self.tokens
        below = [c for c in tokens.children[head] if tokens.dep[c].startswith(_OWNING) and self.parties.opening(c) != ""]
        for c in below:
            if tokens.lemma[c] in self.ctx.language.words("mankind") and tokens.lemma[head] in self.ctx.language.words("rights"):
                continue
            owns = tokens.low[c] in self.ctx.language.words("possessives") or self.parties.is_demonym(c) or self._decided(head, c)
            party = tokens.dep[c].startswith(("nmod", "obl")) and self.parties.is_party(c) and not self._of_a_kind(c)
            if owns or (party and (there or not self._beside(c))):
                yield c
        if depth < _DEPTH:
            for c in below:
                yield from self.owners(c, depth + 1, there=there)

    def _decided(self, head: int, c: int) -> bool:
        """Whether an adjective tells which body decided or offered a thing ("le décret | présidentiel")."""
        lemma, classes = self.tokens.lemma[head], self.words.classes
        return self.parties.is_body(c) and any(lemma in classes.get(name, ()) for name in _DECIDED)

    def _of_a_kind(self, c: int) -> bool:
        """Whether a bare noun behind "de" tells what kind of thing it is ("un accord | d'association"), not whose."""
        tokens = self.tokens
        bare_noun = tokens.pos[c] == "NOUN" and bare(tokens, c, uncounted=True) and not capital(tokens, c)
        plain = not any("Definite=Def" in tokens.feats[k] for k in tokens.all(c, "case"))
        return bare_noun and plain and "Number=Plur" not in tokens.feats[c]

    def _beside(self, c: int) -> bool:
        """Whether a preposition says where or when a thing is, not whose ("le pouvoir | en Turquie")."""
        if self.tokens.low[c] in self.ctx.language.words("time_nouns"):
            return True
        slot = self.parties.opening(c)
        return slot in _WHERE or (slot == "a" and self.parties.is_place(c))

    def _small(self, head: int) -> bool:
        """Whether a token is a clitic that names no party ("y", "en"), or a time."""
        return self.tokens.low[head] in self.ctx.language.words("adverbial_clitics")

    def _unnamed(self, head: int) -> bool:
        """Whether a pronoun names nobody: "on", "ce", "celui" of whom only a clause tells, "personne"."""
        tokens = self.tokens
        low = self.ctx.language.words("nobody_named")
        return tokens.low[head] in low and (tokens.pos[head] == "PRON" or bare(tokens, head, uncounted=True))

    def _thing(self, head: int) -> bool:
        return self.tokens.pos[head] in ("NOUN", "PROPN", "X", "NUM", "ADJ") and not self._eventive(head)

    def _eventive(self, head: int) -> bool:
        """Whether a noun is an event or a time, which takes no part in another one."""
        tokens = self.tokens
        times = self.ctx.language.words("time_nouns")
        dated = tokens.pos[head] == "NUM" and head + 1 < len(tokens) and tokens.low[head + 1] in times
        return dated or tokens.lemma[head] in self.words.nouns or tokens.low[head] in times

    def _abstract(self, head: int) -> bool:
        """Whether a noun names a quality, a doing or a document rather than a thing."""
        lemma, language = self.tokens.lemma[head], self.ctx.language
        if lemma in self.words.political:
            return False
        return lemma in language.documents or lemma.endswith(language.thing_endings)

    def _means(self, head: int) -> bool:
        """Whether a noun is what something is done with or by, not who does it (weapons, laws, money, abstractions)."""
        lemma = self.tokens.lemma[head]
        return self._abstract(head) or any(lemma in self.words.classes.get(name, ()) for name in _MEANS)
