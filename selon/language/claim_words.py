"""What a language knows of claims: negation, taking up, taking back, correcting (claims.yaml says what each list is for)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from selon.errors import LanguageError
from selon.records import Span

_KINDS = ("untrue", "doubtful", "anaphoric", "withdraws", "corrects", "replaced")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWords:
    """The lists of claims.yaml; words are lower-cased with straight apostrophes, patterns compiled."""

    stemmer: str
    negation_openers: frozenset[str]
    negations: frozenset[str]
    truth: frozenset[str]
    empty: frozenset[str]
    anybody: frozenset[str]
    tolls: frozenset[str]
    of: tuple[str, ...]
    local: re.Pattern[str]
    before_name: re.Pattern[str]
    before_belonging: re.Pattern[str]
    behind_office: re.Pattern[str]
    stands_for: Mapping[str, str]
    indefinite: tuple[str, ...]
    single: tuple[str, ...]
    same: str
    patterns: Mapping[str, tuple[re.Pattern[str], ...]]

    def matches(self, kind: str, text: str) -> bool:
        """Whether a text holds one of the patterns of this kind ("withdraws")."""
        plain = text.replace("’", "'")
        return any(pattern.search(plain) for pattern in self.patterns[kind])

    def bare(self, name: str) -> str:
        """A name without what stands before it."""
        return self.before_name.sub("", name.replace("’", "'"))

    def belongs(self, source: Span | None) -> bool:
        """Whether the words of a source begin like those of somebody that belongs to what was told before."""
        plain = source.text.replace("’", "'") if source else ""
        return self.before_belonging.match(plain) is not None

    def is_local(self, *names: str | None) -> bool:
        """Whether a name or an office is that of a town or a region."""
        return any(self.local.search(name) for name in names if name)

    def of_what(self, office: str) -> str:
        """What an office belongs to ("directeur de la compagnie": "compagnie"); "" where that is not said."""
        found = self.behind_office.search(office.replace("’", "'"))
        name = found.group(1).strip() if found else ""
        return self.stands_for.get(name.lower(), name)


def claim_words(data: Mapping[str, Any]) -> ClaimWords:
    """The lists of a claims.yaml. Raises LanguageError naming the entry whose pattern or example is wrong."""
    return ClaimWords(
        stemmer=data["stemmer"],
        negation_openers=frozenset(map(str, data["negation_openers"])),
        negations=frozenset(map(str, data["negations"])),
        empty=frozenset(map(str, data["empty"])),
        anybody=frozenset(data["anybody"]),
        tolls=frozenset(data["tolls"]),
        truth=frozenset(data["truth"]),
        of=tuple(map(str, data["of"])),
        local=re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, map(str, data['local'])))})(?!\w)", re.IGNORECASE),
        before_name=re.compile(rf"^(?:{_any(data['articles'])})", re.IGNORECASE),
        before_belonging=re.compile(_any(data["belonging"]), re.IGNORECASE),
        behind_office=re.compile(rf"(?<!\w)(?:{_any(data['of'])})(.+)", re.IGNORECASE),
        stands_for=data["stands_for"],
        indefinite=tuple(data["indefinite"]),
        single=tuple(data["single"]),
        same=data["same"],
        patterns={kind: tuple(_patterns(kind, data[kind])) for kind in _KINDS},
    )


def _any(words: Iterable[str]) -> str:
    """A pattern for any of these words and the blank behind it, the longest first."""
    longest = sorted(map(str, words), key=len, reverse=True)
    return "|".join(re.escape(word) + ("" if word.endswith("'") else r"\s+") for word in longest)


def _patterns(kind: str, entries: Iterable[Mapping[str, str]]) -> Iterable[re.Pattern[str]]:
    for entry in entries:
        try:
            pattern = re.compile(entry["pattern"], re.IGNORECASE)
        except (re.error, KeyError) as error:
            raise LanguageError(f"claims.yaml: {kind}: {entry}: not a pattern ({error})") from None
        if not pattern.search(entry.get("example", "")):
            raise LanguageError(f"claims.yaml: {kind}: the pattern {entry['pattern']!r} does not match its example")
        yield pattern
