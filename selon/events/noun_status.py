"""What the words around an event noun say of it: its adjectives, participles, determiner, copula and preposition."""

from __future__ import annotations

from selon.attribution.verbs import verb_group
from selon.events.mood import Mood
from selon.events.not_yet import Told
from selon.records import EventStatus


class NounStatus:
    """Reads the nouns of one article."""

    def __init__(self, mood: Mood) -> None:
        self.mood = mood
        self.ctx = mood.ctx
        self.tokens = mood.tokens
        self.words = mood.words
        self._grammar = mood.ctx.language.words

    def of(self, n: int) -> Told | None:
        """What adjectives, participles, determiner and preposition of a noun say."""
        tokens = self.tokens
        told = self._as_predicate(n)
        if told is not None:
            return told
        for c in tokens.children[n]:
            kind = self.words.embedding.get(tokens.lemma[c])
            if kind is not None and kind != "open" and self._told_of(c, n, kind):
                return kind, f"{tokens.low[c]}: what became of it"
            if tokens.lemma[c] in self._grammar("future_adjectives"):
                return "future", f"{tokens.low[c]}: still to come"
            if tokens.lemma[c] in self._grammar("hypothetical_adjectives"):
                return "hypothetical", f"{tokens.low[c]}: supposed"
            if c < n and (
                tokens.low[c] in self._grammar("without_words") or tokens.low[c] in self._grammar("no_words")
            ):
                return "denied", "none, or without it"
        return ("hypothetical", "supposed, or a purpose") if self._in_case_of(n) else None

    def _as_predicate(self, n: int) -> Told | None:
        """What is said of something by calling it one ("ce n'était pas un attentat"); not of a definite one, which there is."""
        tokens = self.tokens
        copula = next(tokens.all(n, "cop"), -1)
        if copula < 0 or not any(tokens.low[c] in self._grammar("indefinite") for c in tokens.children[n]):
            return None
        hedged: Told | None = ("unverified", "hedged by an adverb") if self.mood.hedged(n) else None
        return self.mood.of(verb_group(self.ctx, copula)) or hedged

    def _in_case_of(self, n: int) -> bool:
        """Whether noun n, or what begins or ends it, is what a case, a purpose or a penalty would be ("en cas de reprise de")."""
        tokens, h = self.tokens, self.tokens.head[n]
        while tokens.pos[h] == "NOUN" and self.words.embedding.get(tokens.lemma[h]) == "open" and tokens.head[h] < h:
            h = tokens.head[h]
        lemma = tokens.lemma[h]
        threatened = lemma in self._grammar("penalty_nouns") and tokens.low[h - 1] in self._grammar("penalty_marks")
        return h < n and (threatened or lemma in self._grammar("case_nouns") or lemma in self._grammar("purpose_nouns"))

    def _told_of(self, c: int, n: int, kind: EventStatus) -> bool:
        """Whether token c is a past participle that says what became of noun n ("la visite | annulée")."""
        tokens, lemma = self.tokens, self.tokens.lemma[c]
        participle = tokens.dep[c].startswith(("acl", "amod")) and tokens.dep[c] != "acl:relcl"
        if c < n or not participle or "Tense=Past" not in tokens.feats[c] or lemma in self._grammar("pledging_verbs"):
            return False
        return kind != "hypothetical" or lemma in self._grammar("unreal_participles")
