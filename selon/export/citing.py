"""A statement as a sentence to hand on: who says it, in the exact words, where that stands. Never the bare claim.

The sentences are those of the article's language (language/xx/citations.yaml).
"""

from __future__ import annotations

import re

from selon.export.citing_words import CitingWords, load_citing_words
from selon.export.date_wording import in_words
from selon.export.nesting import chain
from selon.export.wording import GAP, content, flat, named, voice_name
from selon.intake.article import field_text
from selon.records import Article, Span, Stance, Statement

LONGEST = 2000
"""Of longer words the middle is left out."""

_RELAYING: frozenset[Stance] = frozenset({"say", "confirm", "announce", "accuse", "criticise", "praise"})
"""What may become "selon X": whoever denies, doubts, wants or fears what another one says does not pass it on."""

_DAY = len("2024-06-04")
_NEAR = 60
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of writing: they would put words before another voice than theirs."""

_OPENS, _CLOSES = re.compile("[«‹][\\s\u00a0\u202f]*"), re.compile("[\\s\u00a0\u202f]*[»›]")


def cite(article: Article, statement: Statement) -> str:
    """The sentence for a statement of the article.

    What stands inside somebody's denial, doubt, wish or fear, or inside a hedge, is cited as that one's words, whole.
    Raises LanguageError where there are no sentences for the article's language.
    """
    words = load_citing_words(article.lang)
    relays = [s for s in chain(statement, {s.id: s for s in article.statements}) if _voice_of(s) != _voice_of(statement)]
    for place, relay in reversed(list(enumerate(relays))):
        if not (named(relay) and relay.stance in _RELAYING):
            return _sentence(words, article, relay, relays[place + 1 :])
    return _sentence(words, article, statement, relays)


def _sentence(words: CitingWords, article: Article, statement: Statement, relays: list[Statement]) -> str:
    outlet = _clean(article.outlet or words.the_article)
    heard = relays[-1] if relays else statement
    voice = _voice(statement)
    sentence = words.sentences[_kind(statement, relays)].format(
        voice=words.inside(voice) if relays else voice,
        says=words.stances[statement.stance][words.number(voice)],
        outlet=outlet,
        cites=words.cites[heard.form][words.number(outlet)],
        words=_words(article, statement),
        place=_place(words, article, statement),
        relays=_chain(words, relays),
    )
    return sentence[:1].upper() + sentence[1:]


def _kind(statement: Statement, relays: list[Statement]) -> str:
    if not named(statement):
        if relays:
            return "relayed_unsourced"
        return "unsourced" if statement.form in ("unsourced", "indirect") else "nameless"
    if relays:
        return "relayed"
    return "direct" if statement.form == "direct" else "reported"


def _chain(words: CitingWords, relays: list[Statement]) -> str:
    """Who passes it on, the nearest to the voice first: "le journal, que cite l'agence"."""
    if not relays:
        return ""
    names = [words.inside(_clean(voice_name(relay))) for relay in relays]
    told = names[-1]
    for name in reversed(names[:-1]):
        told = words.relay[words.number(told)].format(relay=name, further=told)
    return told


def _voice_of(statement: Statement) -> str | Statement:
    return statement.voice.id if statement.voice and named(statement) else statement


def _voice(statement: Statement) -> str:
    """The voice's name, and between commas its role where the name does not hold it."""
    name = _clean(voice_name(statement))
    role = _clean(statement.voice.role) if statement.voice and statement.voice.role else ""
    return f"{name}, {role}," if role and role.lower() not in name.lower() else name


def _words(article: Article, statement: Statement) -> str:
    """The exact words on one line; without a voice with the cue, which alone says that they are no fact."""
    if not named(statement):
        told = _with_cue(article, statement)
    elif statement.form == "direct":
        told = GAP.join(flat(span.text) for span in statement.content)
    else:
        told = content(statement)
    told = _TURNING.sub("", told)
    if len(told) > LONGEST:
        told = f"{told[: LONGEST // 2]}{GAP}{told[-LONGEST // 2 :]}"
    return _CLOSES.sub("”", _OPENS.sub("“", told))


def _with_cue(article: Article, statement: Statement) -> str:
    """From the first to the last of cue and content; what lies far between them is left out."""
    parts = sorted([*statement.content, *([statement.cue] if statement.cue else [])], key=lambda span: (span.field, span.start))
    told: list[Span] = []
    for part in parts:
        before = told[-1] if told else None
        if before and before.field == part.field and part.start - before.end <= _NEAR:
            end = max(before.end, part.end)
            text = field_text(article, part.field)[before.start : end]
            told[-1] = Span(start=before.start, end=end, text=text, field=part.field)
        else:
            told.append(part)
    return GAP.join(flat(span.text) for span in told)


def _place(words: CitingWords, article: Article, statement: Statement) -> str:
    """Outlet, whether it is the headline, day and address, as far as they are known; else the article's id."""
    headline = words.headline if any(span.field == "title" for span in statement.content) else None
    day = in_words(article.published[:_DAY], article.lang) if article.published else None
    known = [part for part in (article.outlet, headline, day, article.url) if part]
    return ", ".join(_clean(part) for part in (known if article.outlet or article.url else [*known, article.id]))


def _clean(text: str) -> str:
    return _TURNING.sub("", flat(text))
