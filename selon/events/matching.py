"""Which frame a word stands in: fixed words, slots and classes of what fills them, the most specific frame first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from selon.attribution.context import Context
from selon.attribution.line import is_finite
from selon.events.classes import Classes
from selon.events.slots import Slots
from selon.language.frames import TOLD, Condition, EventWords, Frame
from selon.parse.quotes import MARKS

_GAP, _NOUN_GAP = 8, 3
"""Tokens within which the next fixed word of a verb's or noun's phrase follows."""
_NAMING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fits: its trigger token, and the tokens of its head and fixed words."""

    frame: Frame
    trigger: int
    phrase: list[int]


class Matcher:
    """Matches the frames of a word against the slots it fills in one article."""

    def __init__(self, ctx: Context, words: EventWords, classes: Classes) -> None:
        self.ctx = ctx
        self.tokens = ctx.tokens
        self.words = words
        self.classes = classes

    def noun_frames(self, n: int) -> Sequence[Frame]:
        """The frames of token n, where it is a noun."""
        return self.words.nouns.get(self.tokens.lemma[n], ()) if self.tokens.pos[n] == "NOUN" else ()

    def frame(self, frames: Iterable[Frame], slots: Slots) -> Match | None:
        """The first frame that fits."""
        for frame in frames:
            if slots.group is not None and frame.reflexive != self._reflexive(slots):
                continue
            phrase = self._phrase(frame, slots.trigger)
            if phrase is not None and self._fits(frame, slots):
                return Match(frame, self._trigger(frame, phrase), phrase)
        return None

    @cached_property
    def _first(self) -> dict[str, int]:
        """The first token of each word and lemma that names something or tells what is done."""
        tokens, found = self.tokens, dict[str, int]()
        for k in range(len(tokens) - 1, -1, -1):
            if tokens.pos[k] in _NAMING:
                found[tokens.lemma[k]] = found[tokens.low[k]] = k
        return found

    def _reflexive(self, slots: Slots) -> bool:
        """Whether a verb is done to oneself; the "se" of "se sont fait | exploser" is that of "faire"."""
        group = slots.group
        if group is None or not group.reflexive:
            return False
        made = self.ctx.language.words("causative_auxiliaries")
        return not any(self.tokens.lemma[k] in made for k in range(group.first - 1, group.verb))

    def _fits(self, frame: Frame, slots: Slots) -> bool:
        return all(self._holds(c, slots) for c in frame.when) and not any(self._holds(c, slots) for c in frame.unless)

    def _holds(self, condition: Condition, slots: Slots) -> bool:
        slot, values = condition
        if slot == TOLD:
            return self._told(values, slots.trigger)
        if slot == "adj" and any(value in self._adjectives(slots.trigger) for value in values):
            return True
        filled = slots.of(slot) or slots.of("de" if slot == "de_agent" else "")
        if not filled:
            return "NONE" in values
        return any(self._belongs(slot, token, value) for token in filled for value in values)

    def _adjectives(self, k: int) -> list[str]:
        """The adjectives of a noun, as they stand and as their lemmas."""
        tokens = self.tokens
        own = [c for c in tokens.children[k] if tokens.pos[c] in ("ADJ", "VERB") and tokens.dep[c].startswith(("amod", "acl"))]
        return [word for c in own for word in (tokens.low[c], tokens.lemma[c])]

    def _told(self, values: Collection[str], k: int) -> bool:
        """Whether one of these words stands in the text before the end of the sentence of token k, itself aside."""
        stop = self.tokens.bounds(k)[1]
        words = (w for value in values for w in self.words.classes.get(value, (value,)))
        return any(self._first.get(word, stop) < stop and self._first[word] != k for word in words)

    def _belongs(self, slot: str, token: int, value: str) -> bool:
        """Whether a filler is of a class or has a lemma; a pronoun also is what it stands for, a demonym a person."""
        if self.classes.belongs(slot, token, value):
            return True
        if value == "PERSON":
            return self.tokens.pos[token] == "NOUN" and self.tokens.low[token] in self.ctx.language.demonyms
        if self.tokens.pos[token] != "PRON" or value == "NONE":
            return False
        named = self.classes.parties.identity(token).antecedent
        head = self._head(named.start, named.end) if named is not None and named.field == "text" else -1
        return head >= 0 and self.classes.belongs(slot, head, value)

    def _head(self, start: int, end: int) -> int:
        """The head token of a phrase, given by its offsets."""
        first, stop = self.tokens.range((start, end))
        return next((k for k in range(first, stop) if not first <= self.tokens.head[k] < stop or self.tokens.head[k] == k), -1)

    # fixed words

    def _phrase(self, frame: Frame, head: int) -> list[int] | None:
        """The tokens of the frame's head and fixed words; None where they do not stand there."""
        tokens, found, stop = self.tokens, [head], self.tokens.bounds(head)[1]
        for word in frame.words:
            k = found[-1] + 1
            limit = min(stop, k + (_NOUN_GAP if frame.noun else _GAP))
            while k < limit and not self._is(k, word) and not (self._parts(k) or is_finite(tokens, k)):
                k += 1
            if k >= limit or not self._is(k, word):
                return None
            found.append(k)
        return found

    def _parts(self, k: int) -> bool:
        """Whether a mark other than a quotation mark ends a phrase ("rester « les bras croisés »")."""
        return self.tokens.pos[k] == "PUNCT" and not MARKS.fullmatch(self.tokens.low[k])

    def _is(self, k: int, word: str) -> bool:
        return word in (self.tokens.low[k], self.tokens.lemma[k]) or self._agrees(k, word)

    def _agrees(self, k: int, word: str) -> bool:
        """Whether an adjective or participle agrees ("frappes | aériennes", "s'est dite | opposée")."""
        low, endings = self.tokens.low[k], self.ctx.language.words("agreement_endings")
        return self.tokens.pos[k] in ("ADJ", "VERB", "NOUN") and low.startswith(word) and low[len(word) :] in endings

    def _trigger(self, frame: Frame, phrase: list[int]) -> int:
        """The token that names the event: the frame's own word of a fixed phrase, or its head."""
        if frame.trigger is None:
            return phrase[0]
        return next((k for k in phrase if self._is(k, frame.trigger)), phrase[0])
