"""The small language in which dates.yaml writes patterns of words, compiled to regular expressions over codes.

Words in their order; `a|b` one word or the other, `( a b | c )` one sequence or the other, `?` optional, `!( ... )` must
not follow, `=( ... )` must follow, `^` where the expression begins, `{slot}` or `{slot:name}` a word of some kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from selon.errors import LanguageError

BEGIN = "^"
ASIDE = "!"
"""Keys of groups: where the expression begins; what is inside a look ahead."""
_CLOSING = 5
_TOKEN = re.compile(r"\{(\w+)(?::(\w+))?\}(\??)|([!=]?\()|(\)\??)|((?:\\.|[^\s(){}])+)")


@dataclass(frozen=True, slots=True)
class Part:
    """A compiled pattern, with the names of its groups in their order and what it can begin with: the codes that can
    stand first, those that can be all of it, what can stand behind each first one. `empty`: it can be nothing at all."""

    regex: str
    keys: tuple[str, ...] = ()
    empty: bool = True
    first: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    second: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def then(self, other: Part) -> Part:
        """This pattern and another one behind it."""
        first = self.first | other.first if self.empty else self.first
        alone = (self.alone if other.empty else _NONE) | (other.alone if self.empty else _NONE)
        behind = dict.fromkeys(self.alone, other.first)
        second = _merged(self.second, behind, other.second if self.empty else {})
        keys, empty = self.keys + other.keys, self.empty and other.empty
        return Part(self.regex + other.regex, keys, empty, first, alone, second)

    def optional(self) -> Part:
        """This pattern or nothing."""
        return replace(self, regex=f"(?:{self.regex})?", empty=True)

    def named(self, key: str) -> Part:
        """This pattern as a group."""
        return replace(self, regex=f"({self.regex})", keys=(key, *self.keys))

    def prefixed(self, prefix: str) -> Part:
        """This pattern with all its groups under a prefix."""
        return replace(self, keys=tuple(f"{prefix}.{k}" for k in self.keys))


NOTHING = Part("")
_NONE: frozenset[str] = frozenset()


def code(regex: str, codes: frozenset[str]) -> Part:
    """A word with one of some codes."""
    return Part(regex, (), False, codes, codes)


def _merged(*maps: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    merged: dict[str, frozenset[str]] = {}
    for known in maps:
        for first, seconds in known.items():
            merged[first] = merged[first] | seconds if first in merged else seconds
    return merged


def one_of(parts: Iterable[Part]) -> Part:
    """The first of several patterns that fits."""
    listed = list(parts)
    if len(listed) == 1:
        return listed[0]
    return Part(
        "(?:" + "|".join(p.regex for p in listed) + ")",
        tuple(key for p in listed for key in p.keys),
        any(p.empty for p in listed),
        _NONE.union(*(p.first for p in listed)),
        _NONE.union(*(p.alone for p in listed)),
        _merged(*(p.second for p in listed)),
    )


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles patterns. `words` gives the pattern of some literal words, `slots` that of a slot by its name and the key
    under which its words are kept."""

    words: Callable[[str], Part]
    slots: Callable[[str], tuple[Part, str]]

    def compile(self, pattern: str) -> Part:
        """Raises LanguageError, with the pattern, where its brackets do not match."""
        tokens = list(_TOKEN.finditer(pattern))
        part, at = self._choice(tokens, 0)
        if at != len(tokens):
            raise _unbalanced(pattern)
        return part

    def _choice(self, tokens: list[re.Match[str]], at: int) -> tuple[Part, int]:
        """Sequences parted by "|", up to a closing bracket or the end."""
        options, part = [], NOTHING
        while at < len(tokens) and not tokens[at][_CLOSING]:
            if tokens[at].group() == "|":
                options.append(part)
                part, at = NOTHING, at + 1
                continue
            following, at = self._item(tokens, at)
            part = part.then(following)
        return one_of([*options, part]), at

    def _item(self, tokens: list[re.Match[str]], at: int) -> tuple[Part, int]:
        slot, name, maybe, opening, _, word = tokens[at].groups()
        if opening:
            return self._brackets(tokens, at + 1, opening)
        if slot:
            part, key = self.slots(slot)
            part = part.named(key).prefixed(name) if name else part.named(key)
            return (part.optional() if maybe else part), at + 1
        if word == BEGIN:
            return Part("()", keys=(BEGIN,)), at + 1
        part = one_of(self.words(w) for w in word.removesuffix("?").split("|"))
        return (part.optional() if word.endswith("?") else part), at + 1

    def _brackets(self, tokens: list[re.Match[str]], at: int, opening: str) -> tuple[Part, int]:
        part, at = self._choice(tokens, at)
        if at == len(tokens):
            raise _unbalanced(tokens[0].string)
        optional = tokens[at][_CLOSING] == ")?"
        if opening != "(":
            look = "?!" if opening == "!(" else "?="
            return Part(f"({look}{part.regex})", keys=part.prefixed(ASIDE).keys), at + 1
        return (part.optional() if optional else part), at + 1


def _unbalanced(pattern: str) -> LanguageError:
    return LanguageError(f"dates.yaml: a bracket too many or too few in {pattern!r}")
