"""Questions that several constructions ask of a stretch of the line of tokens, and the kinds of tokens they name."""

from __future__ import annotations

from collections.abc import Container, Sequence

from selon.attribution.context import Context
from selon.attribution.finding import Range
from selon.parse.tokens import Tokens

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "X", "PRON", "ADJ"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "X"})
OPENING_MARKS = frozenset({"«", "“", '"'})
CLOSING_MARKS = frozenset({"»", "”", '"', "›"})

PREPOSITIONS = {
    "de": "de_words",
    "a": "a_words",
    "sur": "on_words",
    "contre": "against_words",
    "pour": "for_words",
    "en": "in_words",
}
"""What a verb or noun takes -> the class of its preposition."""


def bare(tokens: Tokens, n: int, *, uncounted: bool = False) -> bool:
    """Whether a noun has no determiner, nor, where `uncounted` is set, a number."""
    marks = ("DET", "NUM") if uncounted else ("DET",)
    return not any(tokens.pos[c] in marks for c in tokens.children[n])


def is_finite(tokens: Tokens, k: int) -> bool:
    """Whether token k is a finite verb or auxiliary."""
    return "VerbForm=Fin" in tokens.feats[k]


def is_infinitive(tokens: Tokens, k: int) -> bool:
    """Whether token k is an infinitive."""
    return "VerbForm=Inf" in tokens.feats[k]


def has_finite(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether a finite verb stands in `[first, stop)`."""
    return tokens.has_finite(first, stop)


def predicate_of(tokens: Tokens, k: int) -> int:
    """The verb or noun that token k is the auxiliary or copula of; k itself where it is neither."""
    return tokens.head[k] if tokens.dep[k].startswith(("aux", "cop")) else k


def head_leftwards(tokens: Tokens, n: int, first: int) -> int:
    """The noun on the left of token n that it hangs on, and so on up, down to token `first`."""
    while tokens.head[n] != n and first <= tokens.head[n] < n and tokens.pos[tokens.head[n]] in NOMINAL:
        n = tokens.head[n]
    return n


def first_noun(tokens: Tokens, first: int, stop: int) -> int:
    """The first noun, name or pronoun in `[first, stop)`, which heads a phrase that starts there; -1 where none stands."""
    return next((k for k in range(first, stop) if tokens.pos[k] in NOUNS), -1)


def stands_in(tokens: Tokens, first: int, stop: int, tables: Sequence[Container[str]]) -> bool:
    """Whether a word of `[first, stop)` or its lemma stands in one of these tables."""
    return any(w in t for k in range(first, stop) for w in (tokens.low[k], tokens.lemma[k]) for t in tables)


def names_party(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether the parse sees a person or an organisation named in `[first, stop)`."""
    return any(tokens.entity[k] in ("PER", "ORG") for k in range(first, stop))


def quotations(ctx: Context, start: int, end: int) -> list[Range]:
    """What the quotations that open in the characters `[start, end)` say, one range each."""
    return [span for q in ctx.quotes_in(start, end) if (span := ctx.content(q.open, q.close))]


def only_quoted(ctx: Context, start: int, end: int) -> bool:
    """Whether quotations open in the characters `[start, end)` and no letter or digit stands outside them."""
    quotes, reach = ctx.quotes_in(start, end), start
    for quote in quotes:
        if telling(ctx.text[reach : quote.open]):
            return False
        reach = max(reach, quote.close)
    return bool(quotes) and not telling(ctx.text[reach:end])


def telling(text: str) -> bool:
    """Whether any letter or digit stands in a stretch of text."""
    return any(c.isalnum() for c in text)


def behind_label(tokens: Tokens, first: int, k: int) -> int:
    """The token behind the last colon in `[first, k)`, where a headline's label or another clause ends; else `first`."""
    return next((j + 1 for j in range(k - 1, first, -1) if tokens.low[j] == ":"), first)


def happens(ctx: Context, lemma: str) -> bool:
    """Whether a noun denotes something that happens, is done or is said: by a list, or by how such nouns end."""
    language = ctx.language
    if lemma in language.words("time_nouns"):
        return False
    return lemma in language.words("event_nouns") or lemma in language.nouns or lemma.endswith(language.thing_endings)
