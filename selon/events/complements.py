"""The complements of a word by their prepositions: by the tree, and along the line where the tree hung them elsewhere."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.line import NOMINAL, VERBAL, bare, is_finite, is_infinitive
from selon.events.slots import Slots
from selon.grounding.names import capital
from selon.language.frames import EventWords

_REACH = 12
_OBLIQUE = ("obl", "nmod", "iobj", "obl:arg", "obl:mod", "obl:agent")
_STOPS = frozenset({";", ":", ".", "«", "»", "?", "!"})


class Complements:
    """Lets the complements of words of one article fill the slots of a trigger."""

    def __init__(self, ctx: Context, words: EventWords) -> None:
        self.ctx = ctx
        self.tokens = ctx.tokens
        self.words = words
        self._grammar = ctx.language.words

    def add(self, slots: Slots, h: int, turned: bool, *, but: str = "", skip: int = -1) -> None:
        """Prepositional complements of token h; `turned`: "par" names the agent."""
        tokens = self.tokens
        for c in tokens.children[h]:
            if tokens.pos[c] == "ADV" and tokens.low[c] in self.words.slots:
                slots.add(self.words.slots[tokens.low[c]], next(tokens.all(c, "obl", "nmod"), -1))
            if c == skip or not tokens.dep[c].startswith(_OBLIQUE) or tokens.pos[c] not in NOMINAL:
                continue
            if self._by_means(c) or self._fronted(c, h):
                continue
            slot, c = self._on_behalf(self.slot_of(c), c)
            if not slot and tokens.dep[c].startswith("iobj"):
                slot = "a"
            if slot and slot != but:
                slots.add("subject" if slot == "par" and turned and slots.group else slot, c)
        if tokens.pos[h] in VERBAL:
            for k in range(max(0, h - 4), h):
                if tokens.low[k] in self._grammar("dative_clitics") and tokens.head[k] == h and not self._stressed(k, h):
                    slots.add("a", k)

    def _stressed(self, k: int, h: int) -> bool:
        """Whether a pronoun behind the auxiliary of verb h only stresses its subject ("a | lui aussi rendu hommage")."""
        return any(c < k and self.tokens.dep[c].startswith("aux") for c in self.tokens.children[h])

    def _fronted(self, c: int, h: int) -> bool:
        """Whether "à" opens the sentence, parted from the clause by a comma: where it happens, not to whom."""
        tokens = self.tokens
        if c > h or tokens.pos[h] not in VERBAL or self.slot_of(c) != "a" or tokens.pos[c] == "PRON":
            return False
        opens = tokens.left[c] == tokens.bounds(h)[0]
        return opens and tokens.right[c] + 1 < len(tokens) and "," in tokens.low[tokens.right[c] : tokens.right[c] + 2]

    def _by_means(self, c: int) -> bool:
        """Whether a bare noun behind "par" tells by what means, not by whom ("par téléphone")."""
        tokens = self.tokens
        if tokens.pos[c] != "NOUN" or capital(tokens, c) or self.slot_of(c) != "par":
            return False
        if tokens.lemma[c] in self._grammar("means_nouns"):
            return True
        return "Number=Plur" not in tokens.feats[c] and bare(tokens, c, uncounted=True)

    def _on_behalf(self, slot: str, c: int) -> tuple[str, int]:
        """A complement by its slot and head; "de la part de X" is "par X"."""
        if slot != "de" or self.tokens.lemma[c] not in self._grammar("part_nouns"):
            return slot, c
        party = next((k for k in self.tokens.all(c, "nmod") if self.slot_of(k) == "de"), -1)
        return ("par", party) if party >= 0 else (slot, c)

    def slot_of(self, c: int) -> str:
        """The slot that the preposition of token c opens, "" where it has none."""
        tokens = self.tokens
        opening = (
            tokens.low[k] for k in tokens.children[c]
            if k < c and (tokens.dep[k] in ("case", "mark") or tokens.pos[k] == "ADP")
        )  # fmt: skip
        return next((self.words.slots[low] for low in opening if low in self.words.slots), "")

    def add_along(self, slots: Slots, start: int, turned: bool, *, noun: bool = False) -> None:
        """Complements that the tree hung elsewhere, read along the line behind the trigger; "de" only right behind a noun."""
        tokens = self.tokens
        stop = tokens.bounds(slots.trigger)[1]
        for k in range(start, min(stop, start + _REACH)):
            if tokens.low[k] in _STOPS or is_finite(tokens, k) or tokens.pos[k] == "SCONJ":
                return
            slot = self.words.slots.get(tokens.low[k], "")
            near = k == start or bool(slots.of("par"))
            if not slot or tokens.pos[k] not in ("ADP", "DET", "ADV") or (slot == "de" and not (noun and near)):
                continue
            if tokens.pos[k] == "DET" and self.words.slots.get(tokens.low[k - 1]):  # "par | des rebelles"
                continue
            head = self._head_behind(k, stop)
            if head < 0:
                continue
            if slot == "par" and self._by_means(head):
                continue
            slot = "subject" if slot == "par" and turned and slots.group else slot
            fixed = noun and slot == "a" and slots.of("a") == [start + 2] and start + 2 < k  # "rappel à l'ordre | à X"
            if not slots.of(slot) or fixed:
                slots.add(slot, head)

    def phrase_behind(self, k: int) -> int:
        """The noun of the bare noun phrase right behind token k ("montre du doigt | les milices"); -1 for none."""
        tokens, stop = self.tokens, self.tokens.bounds(k)[1]
        if k + 1 >= stop or tokens.pos[k + 1] not in ("DET", "NOUN", "PROPN", "NUM"):
            return -1
        return k + 1 if tokens.pos[k + 1] in ("NOUN", "PROPN") else self._head_behind(k, stop)

    def bare_behind(self, k: int) -> int:
        """The noun without preposition behind token k, past a time or a place ("a reçu samedi à Rome | le roi"); or -1.

        Only where the tree, too, hangs it on no preposition, and where something stands between that hid it from the tree.
        """
        tokens, stop = self.tokens, min(self.tokens.bounds(k)[1], k + _REACH)
        j = first = k + 1
        while j < stop:
            low = tokens.low[j]
            if tokens.pos[j] == "ADP" and low not in self._grammar("partitives"):
                head = max(self._head_behind(j, stop), j)
                j = head + 1
                while j < stop and tokens.pos[head] == "PROPN" and (tokens.pos[j] == "PROPN" or tokens.low[j] == "-"):
                    j += 1
            elif tokens.pos[j] in ("NOUN", "PROPN") and low in self._grammar("time_nouns"):
                j += 1
            elif tokens.pos[j] in ("DET", "NOUN", "PROPN"):
                head = j if tokens.pos[j] in ("NOUN", "PROPN") else tokens.head[j]
                if head >= j and tokens.low[head] in self._grammar("time_nouns"):
                    j = head + 1
                    continue
                return head if j > first and head >= j and self._free(head) else -1
            else:
                return -1
        return -1

    def _free(self, n: int) -> bool:
        """Whether a noun may be the object of the verb before it: it is no subject, and hangs on no preposition."""
        tokens = self.tokens
        second = tokens.dep[n].startswith("nsubj") and any(k < tokens.head[n] for k in tokens.all(tokens.head[n], "nsubj"))
        governed = next(tokens.all(n, "case"), -1) >= 0 or (tokens.dep[n].startswith("nsubj") and not second)
        return tokens.pos[n] in ("NOUN", "PROPN") and not governed

    def _head_behind(self, k: int, stop: int) -> int:
        """The noun that the preposition at token k introduces; -1 where none follows in a few words."""
        tokens = self.tokens
        if k < tokens.head[k] < min(stop, k + 8) and tokens.pos[tokens.head[k]] in NOMINAL:
            return tokens.head[k]
        for j in range(k + 1, min(stop, k + 5)):
            if tokens.pos[j] in ("NOUN", "PROPN", "PRON", "X"):
                return j
            if tokens.pos[j] not in ("DET", "ADJ", "NUM") and not (j == k + 1 and tokens.pos[j] == "ADP"):
                return -1
        return -1

    def add_clauses(self, slots: Slots, v: int) -> None:
        """The infinitives and clauses that a verb governs, itself or by a predicate or object ("se dit prêt à négocier")."""
        tokens = self.tokens
        for c in tokens.all(v, "xcomp", "ccomp", "advcl", "acl", "obj", "obl"):
            if c < v:
                continue
            if tokens.pos[c] not in VERBAL:
                if slots.group is not None and v == slots.trigger:
                    self.add_clauses(slots, c)
                continue
            if is_infinitive(tokens, c) or any(is_infinitive(tokens, k) for k in tokens.all(c, "aux", "cop")):
                marks = [tokens.low[k] for k in tokens.children[c] if k < c and tokens.dep[k] in ("mark", "case")]
                slot = next((self.words.slots[m] for m in marks if m in self.words.slots), "")
                slots.add(f"{slot}_inf" if slot else "inf", c)
                self.add(slots, c, False, but="de")
            elif any(tokens.low[k] in self._grammar("complementizers") for k in tokens.children[c]):
                slots.add("que", c)
