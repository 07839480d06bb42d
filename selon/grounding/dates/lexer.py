"""Text as a string of codes, one character a word, so that patterns of words are regular expressions over characters.

Every word that a language's date patterns know has a code of its own; figures have one by what they can be, other words
`x`, `p` (perhaps a plural) or `X` (with a capital), punctuation stands for itself, a blank line for a `¶`. Offsets count
Unicode code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

OTHER, NAME, PLURAL, ROMAN, BIG, ISO, NUMERIC, CLOCK = "xXpRZINC"
ZERO, HOUR, HOUR2, LATE, DAY, MINUTE, TENS, HUNDREDS, MODERN, YEAR, LONG = "abchdefgywz"
"""Figures: 0; 1 to 9, or to 12 and 24 with two digits; 13 to 23; 25 to 31; 32 to 59; 60 to 99; to 999; 1800 to 2099;
other years; the rest."""
PARAGRAPH, END = "¶", "\x03"
STOP = frozenset(".,;:!?…)]»”\"") | {PARAGRAPH, END}
_HEAD = re.escape(".!?…:;¶«“\"–—-•([|>")
_MARKS = frozenset("!\"#$%&'()*+,-./:;<=>?@[]|«»“”…•€")
_OTHER_MARK = " "
_DASHES = dict.fromkeys("‐‑–—", "-")
_LINE_END = re.compile(r"\n(?![^\S\n]*\n)")
# Each token takes the spaces behind it, so that the lengths add up to offsets.
_TOKEN = re.compile(
    r"""(?:[^\W\d_]+(?!\w)['’]?|(?<=\d)[hH](?=\d\d(?!\d))          # a word, elided or not; the h of "18h30"
    |\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?\S{0,6}?)?(?![\w-])     # 2019-03-27
    |(?<![\d./-])\d\d?(?:/\d\d?/|\.\d\d?\.)\d{4}(?![\w/-]|\.\d)    # 27.03.2019
    |(?<![\d:])\d\d?:\d\d(?:(?::\d\d)?(?![\w:]))                   # 18:30
    |\d{1,3}(?:[\u00a0\u202f\u2009 .]\d{3})+(?!\d)                 # 12 500
    |\d+(?:[,.]\d+)+|\d\d(?:[\u00a0\u202f .]\d\d){2,}(?!\d)        # 3,5 and telephone numbers
    |\d+|\n\s*|[^\W\d_]+[^\W_]+|.)[^\S\n]*""",
    re.VERBOSE | re.DOTALL,
)
_SPECIAL = (
    (re.compile(r"\d{4}-\d\d-\d\d.*"), ISO),
    (re.compile(r"\d\d?[./]\d\d?[./]\d{4}"), NUMERIC),
    (re.compile(r"\d\d?:\d\d(?::\d\d)?"), CLOCK),
)
_KEPT = 100_000
"""How many different words are remembered before they are forgotten again."""


def cut(phrase: str) -> list[str]:
    """The words of a phrase as the lexer parts them, in lower case: "l'après-midi" is "l'", "après", "-", "midi"."""
    return [_low(token) for token in _TOKEN.findall(phrase.strip())]


def _low(token: str) -> str:
    return token.strip().lower().replace("’", "'")


class Words:
    """One text cut: `codes[k]` is the code of its k-th word. `first` is where the text has its first word."""

    def __init__(self, codes: str, tokens: list[str], first: int) -> None:
        self.codes = codes
        self._tokens = tokens
        self._first = first

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate(map(len, self._tokens), initial=self._first))

    def start(self, k: int) -> int:
        """Where the k-th word begins in the text."""
        return self._starts[k]

    def end(self, k: int) -> int:
        """Where the k-th word ends in the text."""
        return self._starts[k] + len(self._tokens[k].rstrip())

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [k for k, code in enumerate(self.codes) if code == PARAGRAPH]

    def paragraph(self, k: int) -> int:
        """The paragraph of the k-th word, from 0."""
        return bisect_right(self._paragraphs, k) - 1

    def words(self, first: int, stop: int) -> str:
        """Some words in lower case, parted by spaces: how terms are looked up."""
        return " ".join(map(_low, self._tokens[first:stop]))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known of words: the `codes` of those that patterns name, the `capital` codes of those that are names where
    they have a capital inside a sentence ("Mars", "le Journal du Dimanche"), of which `opening` may open one, those that
    need a capital (`proper`: "l'Ascension"), what may stand behind `roman` figures, and what a plural looks
    like (`shapes`, but for `singular` ones)."""

    codes: Mapping[str, str]
    capital: Mapping[str, str]
    opening: Collection[str]
    proper: Collection[str]
    roman: Collection[str]
    shapes: tuple[str, ...]
    singular: tuple[str, ...]
    not_plural: Collection[str]

    def plural(self, low: str) -> bool:
        """Whether a word may be a noun in the plural."""
        return low.endswith(self.shapes) and not low.endswith(self.singular) and low not in self.not_plural


class _Codes(dict[str, str]):
    """The codes of tokens as they stand in texts, worked out once for each."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        self._roman = re.compile(f"[IVX]+(?:{'|'.join(map(re.escape, vocabulary.roman))})?")

    def __missing__(self, token: str) -> str:
        code = self._code(token.strip(), _low(token)) if not token.startswith("\n") else PARAGRAPH
        self[token] = code
        return code

    def _code(self, token: str, low: str) -> str:
        if token[:1].isdigit():
            return _figure(token)
        raised = token[:1] != low[:1]
        if raised and low in self._words.capital:
            return self._words.capital[low]
        if low in self._words.codes and (raised or low not in self._words.proper):
            return self._words.codes[low]
        if not token[:1].isalpha():
            return _DASHES.get(token, token if token in _MARKS else _OTHER_MARK)
        if not low.rstrip("'").isalpha():
            return OTHER
        if raised:
            return ROMAN if self._roman.fullmatch(token) else NAME
        return PLURAL if self._words.plural(low) else OTHER


class Lexer:
    """Cuts texts into words of a vocabulary and others."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._codes = _Codes(vocabulary)
        self._lowered = {vocabulary.capital[word]: vocabulary.codes[word] for word in vocabulary.opening}
        listed = "|".join(self._lowered) or "(?!)"
        self._opens = re.compile(f"(?<=[{_HEAD}])(?:{listed})(?!{NAME})")

    def read(self, text: str) -> Words:
        """A text cut into words: an empty one opens the first paragraph, and one code more stands for the end."""
        if len(self._codes) > _KEPT:
            self._codes.clear()
        tokens: list[str] = _TOKEN.findall(_LINE_END.sub(" ", text).lstrip())
        codes = PARAGRAPH + "".join(map(self._codes.__getitem__, tokens)) + END
        # A weekday with a capital that only opens its sentence is the weekday; before another capital it is a name.
        codes = self._opens.sub(lambda match: self._lowered[match.group()], codes)
        return Words(codes, ["", *tokens], len(text) - len(text.lstrip()))


def _figure(token: str) -> str:
    if not token.isdecimal():
        return next((code for shape, code in _SPECIAL if shape.fullmatch(token)), BIG)
    if len(token) > 4 or (len(token) > 2 and token[0] == "0"):
        return LONG
    value = int(token)
    two = HOUR if len(token) == 1 else HOUR2
    steps = ((0, ZERO), (12, two), (23, LATE), (24, two), (31, DAY), (59, MINUTE), (99, TENS), (999, HUNDREDS))
    small = next((code for highest, code in steps if value <= highest), None)
    return small or (MODERN if 1800 <= value <= 2099 else YEAR if value <= 2199 else LONG)
