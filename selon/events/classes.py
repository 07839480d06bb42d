"""What class of thing a slot is filled with: the classes that frames ask for, by words, by lists and by who somebody is."""

from __future__ import annotations

from collections.abc import Callable

from selon.events.things import Things

ARMED = frozenset({"MIL", "COP", "REB", "UAF", "PRM", "SPY"})
_DOERS = frozenset({"subject", "par", "entre", "avec", "de", "aupres_de", "devant"})


class Classes:
    """Asks of one reading what the tokens in its slots are; answers are remembered."""

    def __init__(self, things: Things) -> None:
        self.things = things
        self.parties = things.parties
        self.tokens = things.tokens
        self.words = things.words
        self._of = things.ctx.language.words("de_words")
        self._classed: dict[tuple[int, str, bool], bool] = {}

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
            return self.things.can_act(token)
        if not value.isupper():
            return value in (self.tokens.lemma[token], self.tokens.low[token])
        if value == "ANY":
            return True
        grounded = _GROUNDED.get(value)
        if grounded is not None:
            return grounded(self, token)
        members = self.words.classes.get(value, frozenset())
        return self.tokens.lemma[token] in members or self.tokens.low[token] in members

    def is_armed(self, head: int) -> bool:
        """Whether a phrase names armed people, by its noun or an adjective ("des hommes armés")."""
        armed = self.things.ctx.language.words("armed_words")
        return self.parties.identity(head).sector in ARMED or any(self.tokens.low[c] in armed for c in self.tokens.children[head])

    def _is_state(self, head: int) -> bool:
        return self.parties.identity(head).kind == "state"

    def _is_person(self, head: int) -> bool:
        return self.parties.is_party(head) and self.parties.identity(head).kind in ("person", "role", "anonymous")

    def _is_org(self, head: int) -> bool:
        return self.parties.identity(head).kind == "organisation"

    def _is_number(self, head: int) -> bool:
        return self.tokens.pos[head] == "NUM"


_GROUNDED: dict[str, Callable[[Classes, int], bool]] = {
    "PARTY": lambda asked, head: asked.parties.is_party(head), "PUBLIC": lambda asked, head: asked.parties.is_public(head),
    "PLACE": lambda asked, head: asked.parties.is_place(head), "STATE": Classes._is_state, "ARMED": Classes.is_armed,
    "PERSON": Classes._is_person, "ORG": Classes._is_org, "NUMBER": Classes._is_number,
}  # fmt: skip
