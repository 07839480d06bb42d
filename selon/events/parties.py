"""Who takes part: the phrase in a slot as a party of the event, and what class of thing a slot is filled with."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from selon.attribution.identities import Identity
from selon.attribution.line import VERBAL, bare, stands_in
from selon.attribution.statements import Reading
from selon.events.passage import PUBLIC, Passage
from selon.events.phrases import phrase_identity
from selon.grounding.names import capital
from selon.language.frames import EventWords
from selon.records import Party

ARMED = frozenset({"MIL", "COP", "REB", "UAF", "PRM", "SPY"})
_PARTIES = frozenset({"person", "organisation", "state", "role", "anonymous"})
_DOERS = frozenset({"subject", "par", "entre", "avec", "de", "aupres_de", "devant"})
_MEANS = ("WEAPON", "MONEY", "LAW", "PACT", "VEHICLE", "WORK", "PENALTY", "RIGHT", "HELP")
_OWNING = ("nmod", "amod", "det", "obl")
_WHERE = frozenset({"en", "dans", "sous", "chez", "vers", "devant", "sans"})
"""Slots of what stands beside a thing and does not own it."""
_DEPTH = 1
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
        self._of = reading.ctx.language.words("de_words")
        self._seen: dict[int, Identity] = {}
        self._classed: dict[tuple[int, str, bool], bool] = {}

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
        return self._opening(k) in ("de", "a", "sur") and self.is_party(k)

    def not_oneself(self, head: int, doer: int) -> bool:
        """Whether an object pronoun names somebody, who cannot be the one who acts ("Ana Ruiz | l'a reçu"): read again if so."""
        tokens = self.tokens
        if tokens.pos[head] != "PRON" or tokens.low[head] not in self.ctx.language.words("object_pronouns"):
            return False
        name = self.identity(doer).name if doer >= 0 else None
        if name is not None and self.identity(head).name == name:
            self._seen[head] = self.reading.identities.other(head, name)
        return self.identity(head).name is not None

    def party(self, head: int) -> Party:
        """The phrase headed by a token as a party record."""
        if self.is_demonym(head):
            return self._demonym(head)
        who = self.identity(head)
        text = self.ctx.text[who.start : who.end]
        return Party(
            text=text, start=who.start, end=who.end, name=who.name, country=who.country, sector=who.sector, why=who.why
        )

    def is_demonym(self, head: int) -> bool:
        """Whether a token is a demonym used as an adjective ("des frappes israéliennes")."""
        return self.tokens.pos[head] == "ADJ" and self.tokens.low[head] in self.ctx.language.demonyms

    def _demonym(self, head: int) -> Party:
        """The state that a demonym adjective names; no country where it fits several."""
        tokens, language = self.tokens, self.ctx.language
        iso = language.demonyms[tokens.low[head]]
        name = next((c.name for c in language.countries.values() if c.iso == iso), None)
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

    def can_act(self, head: int) -> bool:
        """Whether what fills a slot can be the one who acts: somebody, or a thing that stands for somebody."""
        if self._small(head):
            return False
        if self.is_demonym(head) or self.tokens.pos[head] in ("PRON", "DET") or self.is_party(head):
            return True
        owned = any(self.is_demonym(c) for c in self.tokens.children[head])
        return self._thing(head) and (not self._means(head) or owned or self.is_public(head))

    def hit(self, head: int, *, things: bool = False, but: Collection[int] = (), doer: int = -1) -> int:
        """The one acted upon by way of what fills a slot: itself, or whose it is ("critique la décision de Paris").

        Somebody, a place or, where `things` is set, a thing one can touch; -1 where neither it nor its owner is one, or
        where its owner is one of `but` or `doer`, the one who acts.
        """
        if self._small(head):
            return -1
        if self.is_demonym(head) or self.tokens.pos[head] in ("PRON", "DET"):
            return head
        if self.is_party(head) or self.is_place(head):
            return head
        if things and self._thing(head) and not self._abstract(head):
            return head
        return next((o for o in self.owners(head) if o not in but and not self.points_to(o, doer)), -1)

    def owners(self, head: int, depth: int = 0, *, there: bool = True) -> Iterator[int]:
        """Whose a thing is: demonym adjectives, possessives, parties behind "de", the nearest first.

        Looked for in what hangs on the thing, two steps down ("les barrières aux exportations chinoises"). `there`: the
        place where it stands counts as well ("une mosquée à Kidal").
        """
        tokens = self.tokens
        below = [c for c in tokens.children[head] if tokens.dep[c].startswith(_OWNING) and self._opening(c) != ""]
        for c in below:
            owns = tokens.low[c] in self.ctx.language.words("possessives") or self.is_demonym(c)
            party = tokens.dep[c].startswith(("nmod", "obl")) and self.is_party(c) and not self._of_a_kind(c)
            if owns or (party and (there or not self._beside(c))):
                yield c
        if depth < _DEPTH:
            for c in below:
                yield from self.owners(c, depth + 1, there=there)

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
        slot = self._opening(c)
        return slot in _WHERE or (slot == "a" and self.is_place(c))

    def _opening(self, c: int) -> str | None:
        """The slot that the preposition of token c opens, "" where it opens none ("selon"), None without a preposition."""
        tokens = self.tokens
        case = next((tokens.low[k] for k in tokens.children[c] if k < c and tokens.dep[k] == "case"), None)
        return None if case is None else self.words.slots.get(case, "")

    def points_to(self, head: int, doer: int) -> bool:
        """Whether a pronoun or possessive stands for the one who acts ("Paris retire ses troupes"), a possessive for nobody."""
        if doer < 0 or self.tokens.pos[head] not in ("PRON", "DET"):
            return False
        name = self.identity(head).name
        return self.tokens.pos[head] == "DET" if name is None else name == self.identity(doer).name

    def own_state(self, head: int, doer: int) -> bool:
        """Whether a phrase is the state itself of the one who acts ("le président serbe promet de réformer | la Serbie")."""
        if doer < 0 or self.tokens.pos[head] in ("PRON", "DET") or not self._is_state(head):
            return False
        country = self.identity(head).country
        return country is not None and country == self.identity(doer).country

    def _small(self, head: int) -> bool:
        """Whether a token is a clitic that names no party ("y", "en"), or a time."""
        return self.tokens.low[head] in self.ctx.language.words("adverbial_clitics")

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

    def is_public(self, head: int) -> bool:
        """Whether a phrase names a public actor: a state, somebody of a public sector, or with a political word in it."""
        if self.is_demonym(head):
            return True
        who = self.identity(head)
        if who.kind == "state" or who.sector in PUBLIC:
            return True
        first, stop = self.tokens.range((who.start, who.end))
        return any(self.passage.acts(k) for k in range(first, stop))

    def belongs(self, slot: str, token: int, value: str) -> bool:
        """Whether what fills a slot is of a class (capitals) or has a lemma; who does something is a party.

        Of what is only counted or measured, what there is so much of is asked ("une centaine de | militaires").
        """
        asked = token, value, slot in _DOERS
        found = self._classed.get(asked)
        if found is None:
            counted = self.counted(token)
            found = self._of_class(slot, token, value) or (counted >= 0 and self._of_class(slot, counted, value))
            self._classed[asked] = found
        return found

    def counted(self, token: int) -> int:
        """What a noun of number or measure counts, or -1."""
        tokens = self.tokens
        if tokens.lemma[token] not in self.words.classes.get("MEASURE", ()):
            return -1
        below = (c for c in tokens.children[token] if c > token and tokens.dep[c].startswith(("nmod", "obl")))
        return next((c for c in below if any(tokens.low[k] in self._of for k in tokens.children[c])), -1)

    def _of_class(self, slot: str, token: int, value: str) -> bool:
        if value == "PARTY" and slot in _DOERS:
            return self.can_act(token)
        if not value.isupper():
            return value in (self.tokens.lemma[token], self.tokens.low[token])
        if value == "ANY":
            return True
        grounded = _GROUNDED.get(value)
        if grounded is not None:
            return grounded(self, token)
        members = self.words.classes.get(value, frozenset())
        return self.tokens.lemma[token] in members or self.tokens.low[token] in members

    def is_place(self, head: int) -> bool:
        """Whether a phrase is a geographic name."""
        low, language = self.tokens.low[head], self.ctx.language
        return self.tokens.entity[head] == "LOC" or low in language.countries or low in language.capitals

    def _is_state(self, head: int) -> bool:
        return self.identity(head).kind == "state"

    def is_armed(self, head: int) -> bool:
        """Whether a phrase names armed people."""
        return self.identity(head).sector in ARMED

    def _is_person(self, head: int) -> bool:
        return self.is_party(head) and self.identity(head).kind in ("person", "role", "anonymous")

    def _is_org(self, head: int) -> bool:
        return self.identity(head).kind == "organisation"

    def _is_number(self, head: int) -> bool:
        return self.tokens.pos[head] == "NUM"


def _who(identity: Identity) -> dict[str, Any]:
    """What says who somebody is, apart from the words of the mention."""
    return {name: getattr(identity, name) for name in ("name", "kind", "role", "country", "sector", "voice", "described")}


_GROUNDED = {
    "PARTY": Parties.is_party, "PUBLIC": Parties.is_public, "PLACE": Parties.is_place, "STATE": Parties._is_state,
    "ARMED": Parties.is_armed, "PERSON": Parties._is_person, "ORG": Parties._is_org, "NUMBER": Parties._is_number,
}  # fmt: skip
