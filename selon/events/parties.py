"""Who takes part: the phrase in a slot as a party of the event, and whether it names somebody."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from selon.attribution.identities import Identity
from selon.attribution.line import VERBAL, stands_in
from selon.attribution.statements import Reading
from selon.events.passage import PUBLIC, Passage
from selon.events.phrases import phrase_identity
from selon.grounding.names import capital
from selon.grounding.nations import state_name
from selon.language.frames import EventWords
from selon.records import Party

_PARTIES = frozenset({"person", "organisation", "state", "role", "anonymous"})
_RENAMED = "a description of"
"""How the reason of an identity begins that a noun was given for want of a better one."""
_BY_NAME = ("a proper name", "a name of several")


class Parties:
    """Asks of one reading who its noun phrases are; answers are remembered by head token."""

    def __init__(self, reading: Reading, words: EventWords, passage: Passage) -> None:
        self.reading = reading
        self.passage = passage
        self.ctx = reading.ctx
        self.tokens = reading.ctx.tokens
        self.words = words
        self._seen: dict[int, Identity] = {}

    def identity(self, head: int) -> Identity:
        """Who the phrase headed by a token is."""
        found = self._seen.get(head)
        if found is None:
            found = self._seen[head] = phrase_identity(self.reading, head)
            asked = self._asked(head) if self.tokens.pos[head] == "PRON" else -1
            if asked >= 0:
                who = self.identity(asked)
                found = self._seen[head] = replace(found, **_who(who), why=f"whom the demand before it is made to: {who.why}")
        return found

    def take_alone(self, head: int) -> None:
        """Take the phrase headed by a token without those that "et" joins to it ("entre | manifestants et policiers")."""
        self._seen[head] = phrase_identity(self.reading, head, alone=True)

    def _asked(self, pronoun: int) -> int:
        """Whom a demand is made to whose clause a pronoun is the subject of ("exige de Berne qu'|elle retire …"); else -1."""
        tokens, words = self.tokens, self.ctx.language.words
        verb = tokens.head[pronoun]
        opened = pronoun > 0 and tokens.low[pronoun - 1] in words("complementizers")
        if not opened or not tokens.dep[pronoun].startswith("nsubj"):
            return -1
        asks = words("asking_verbs") | words("pressing_nouns")
        asking = next((k for k in tokens.ancestors(verb) if tokens.lemma[k] in asks), -1)
        if asking < 0 or asking > pronoun:
            return -1
        plural = "Number=Plur" in tokens.feats[pronoun]
        near = (k for k in range(pronoun - 1, asking, -1) if tokens.pos[k] in ("NOUN", "PROPN"))
        return next((k for k in near if ("Number=Plur" in tokens.feats[k]) == plural and self._addressed(k)), -1)

    def _addressed(self, k: int) -> bool:
        """Whether token k is somebody behind the "de", "à" or "sur" that a demand is made by."""
        return self.opening(k) in ("de", "a", "sur") and self.is_party(k)

    def not_oneself(self, head: int, doer: int) -> bool:
        """Whether an object pronoun names somebody, who cannot be the one who acts ("Ana Ruiz | l'a reçu"): read again if so."""
        tokens = self.tokens
        if tokens.pos[head] != "PRON" or tokens.low[head] not in self.ctx.language.words("object_pronouns"):
            return False
        name = self.identity(doer).name if doer >= 0 else None
        if name is not None and self.identity(head).name == name:
            self._seen[head] = self.reading.identities.other(head, name)
        return self.identity(head).name is not None

    def take_until(self, head: int, stop: int) -> None:
        """Take the phrase headed by a token up to token `stop`, a verb that the tree took for a part of it."""
        self._seen[head] = phrase_identity(self.reading, head, until=stop)

    def take_human(self, head: int) -> None:
        """Read a personal pronoun as one of persons, where what is done is done to persons only ("il a été | arrêté")."""
        words = self.ctx.language.words
        personal = self.tokens.low[head] in words("person_pronouns")
        if personal and self.tokens.pos[head] == "PRON" and self.identity(head).kind in ("organisation", "state"):
            self._seen[head] = self.reading.identities.human(head)

    def party(self, head: int) -> Party:
        """The phrase headed by a token as a party record."""
        if self.is_demonym(head):
            return self._demonym(head)
        if self.is_body(head):
            return self._body(head)
        who = self.identity(head)
        text = self.ctx.text[who.start : who.end]
        return Party(
            text=text, start=who.start, end=who.end, name=who.name, country=who.country, sector=who.sector, why=who.why
        )

    def is_demonym(self, head: int) -> bool:
        """Whether a token is a demonym used as an adjective ("des frappes israéliennes")."""
        return self.tokens.pos[head] == "ADJ" and self.tokens.low[head] in self.ctx.language.demonyms

    def is_body(self, head: int) -> bool:
        """Whether a token is an adjective that names a body or group of people ("le plan | gouvernemental")."""
        return self.tokens.pos[head] == "ADJ" and self.tokens.low[head] in self.words.bodies

    def _body(self, head: int) -> Party:
        """The body that an adjective names; of which state is not said."""
        start, end = self.tokens.start[head], self.tokens.end[head]
        name, why = self.words.bodies[self.tokens.low[head]], "an adjective that names a body"
        return Party(text=self.ctx.text[start:end], start=start, end=end, name=name, country=None, sector=None, why=why)

    def _demonym(self, head: int) -> Party:
        """The state that a demonym adjective names; no country where it fits several."""
        tokens, language = self.tokens, self.ctx.language
        iso = language.demonyms[tokens.low[head]]
        name = state_name(iso, language)
        why = "a demonym" if iso else "a demonym that fits several states"
        start, end = tokens.start[head], tokens.end[head]
        return Party(text=self.ctx.text[start:end], start=start, end=end, name=name, country=iso, sector=None, why=why)

    def is_party(self, head: int) -> bool:
        """Whether a phrase names somebody who can act: known as a person, body, state or group of people."""
        tokens, language = self.tokens, self.ctx.language
        if tokens.pos[head] in VERBAL or self._stock(head):
            return False
        if tokens.lemma[head] in language.people or tokens.low[head] in language.people:
            return True
        who = self.identity(head)
        renamed = who.why.startswith(_RENAMED) and tokens.pos[head] == "NOUN"
        if renamed and not stands_in(tokens, head, head + 1, (language.titles, language.bodies)):
            return False
        return who.kind in _PARTIES and not who.described and not self._named_within(head, who)

    def _stock(self, head: int) -> bool:
        """Whether a noun that may name a body is money here, in small letters ("l'usage des fonds")."""
        stock = self.tokens.lemma[head] in self.words.classes.get("MONEY", ())
        return stock and not capital(self.tokens, head) and self.identity(head).kind == "organisation"

    def _named_within(self, head: int, who: Identity) -> bool:
        """Whether only a name behind a preposition made somebody of a common noun ("les liens avec Tartu et Riga")."""
        tokens = self.tokens
        if tokens.pos[head] != "NOUN" or capital(tokens, head) or not who.why.startswith(_BY_NAME):
            return False
        stop = tokens.range((who.start, who.end))[1]
        name = next((k for k in range(head + 1, stop) if tokens.pos[k] == "PROPN"), stop)
        return any(tokens.pos[k] == "ADP" for k in range(head + 1, name))

    def is_public(self, head: int) -> bool:
        """Whether a phrase names a public actor: a state, somebody of a public sector, or with a political word in it."""
        if self.is_demonym(head) or self.is_body(head):
            return True
        who = self.identity(head)
        if who.kind == "state" or who.sector in PUBLIC:
            return True
        first, stop = self.tokens.range((who.start, who.end))
        return any(self.passage.acts(k) for k in range(first, stop))

    def is_place(self, head: int) -> bool:
        """Whether a phrase is a geographic name."""
        low, language = self.tokens.low[head], self.ctx.language
        return self.tokens.entity[head] == "LOC" or low in language.countries or low in language.capitals

    def points_to(self, head: int, doer: int) -> bool:
        """Whether a pronoun or possessive stands for the one who acts ("Paris retire ses troupes"), a possessive for nobody."""
        if doer < 0 or self.tokens.pos[head] not in ("PRON", "DET"):
            return False
        name = self.identity(head).name
        return self.tokens.pos[head] == "DET" if name is None else name == self.identity(doer).name

    def own_state(self, head: int, doer: int) -> bool:
        """Whether a phrase is the state itself of the one who acts ("le président serbe promet de réformer | la Serbie")."""
        if doer < 0 or self.tokens.pos[head] in ("PRON", "DET") or self.identity(head).kind != "state":
            return False
        country = self.identity(head).country
        return country is not None and country == self.identity(doer).country

    def opening(self, c: int) -> str | None:
        """The slot that the preposition of token c opens, "" where it opens none ("selon"), None without a preposition."""
        tokens = self.tokens
        case = next((tokens.low[k] for k in tokens.children[c] if k < c and tokens.dep[k] == "case"), None)
        return None if case is None else self.words.slots.get(case, "")


def _who(identity: Identity) -> dict[str, Any]:
    """What says who somebody is, apart from the words of the mention."""
    return {name: getattr(identity, name) for name in ("name", "kind", "role", "country", "sector", "voice", "described")}
