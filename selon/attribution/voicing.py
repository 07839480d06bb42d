"""Whether the phrase behind an according-to expression can be a voice, or is a criterion, a question or the author himself."""

from __future__ import annotations

from selon.attribution.context import Context
from selon.attribution.line import names_party, stands_in
from selon.parse.tokens import Tokens


def asks_or_joins(ctx: Context, first: int, head: int) -> bool:
    """Whether the phrase is the first person, or opens a clause, a question or a relative."""
    tokens, words = ctx.tokens, ctx.language.words
    openers = words("complementizers")
    if tokens.low[head] in words("first_person") | openers | words("question_words"):
        return True
    relative = tokens.pos[first] == "PRON" and tokens.low[first] in words("relative_all")
    return relative or tokens.low[first] in openers


def criterion(ctx: Context, head: int, end: int) -> bool:
    """Whether a criterion ("selon l'âge") heads the phrase; "selon la version de Paul Renard" has an owner who speaks."""
    tokens, language = ctx.tokens, ctx.language
    if not stands_in(tokens, head, head + 1, (language.traps,)) or _compound_name(tokens, head, end):
        return False
    owned = any(tokens.pos[j] == "PROPN" or tokens.low[j] in language.titles for j in range(head + 1, end))
    return not owned or tokens.lemma[head] not in language.words("told_nouns")


def names_somebody(ctx: Context, first: int, head: int, end: int) -> bool:
    """Whether the phrase is a personal pronoun, or names a person, an office or a body."""
    tokens, language = ctx.tokens, ctx.language
    if tokens.pos[head] == "PRON":
        return tokens.low[head] in language.words("pronouns_masculine") | language.words("pronouns_feminine")
    tables = (language.titles, language.bodies, language.people, language.named)
    if names_party(tokens, first, end) or any(low in t for low in tokens.low[first:end] for t in tables):
        return True
    if tokens.lemma[head] in language.words("generic_bodies"):
        return any(tokens.text[tokens.start[k]].isupper() for k in range(head + 1, end))
    return tokens.lemma[head] in language.titles or tokens.lemma[head] in language.people


def names_known(ctx: Context, first: int, end: int) -> bool:
    """Whether a phrase names a person, body, document or source that the language or the parse knows."""
    tokens, language = ctx.tokens, ctx.language
    if names_party(tokens, first, end) or any(tokens.pos[j] == "PROPN" for j in range(first, end)):
        return True
    tables = (
        language.titles, language.bodies, language.people, language.documents, language.anonymous, language.named,
        language.media_nouns, language.words("pronouns_masculine"), language.words("pronouns_feminine"),
    )  # fmt: skip
    return stands_in(tokens, first, end, tables)


def _compound_name(tokens: Tokens, head: int, end: int) -> bool:
    """Whether a hyphen ties a name to a capitalised noun ("Météo-Sud")."""
    tied = head + 2 < end and tokens.low[head + 1] == "-" and tokens.start[head + 2] == tokens.end[head] + 1
    return tied and tokens.text[tokens.start[head]].isupper()
