"""The one place where an article is made: text to the letter, version, credits; annotations come later."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selon.errors import IntakeError
from selon.intake import limits
from selon.intake.credits import find_credits
from selon.intake.languages import require_language
from selon.records import SCHEMA, Article, Field, Note
from selon.version import __version__

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user said of every source of a run; each value goes before what the source says of itself."""

    published: str | None = None
    outlet: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What a server says of the bytes it sent, and when; nothing for a file."""

    url: str | None = None
    outlet: str | None = None
    captured: str | None = None
    charset: str | None = None


FILE = Served()
"""What is served with a file: nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a source says of itself, besides its text."""

    id: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    captured: str | None = None
    lang: str | None = None
    notes: tuple[Note, ...] = ()


def article_from_text(
    text: str,
    *,
    id: str,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    published: str | None = None,
    captured: str | None = None,
    lang: str = "fr",
    notes: tuple[Note, ...] = (),
) -> Article:
    """An article without annotations around `text`, which is kept to the letter: no newline or accent is touched.

    `published` and `captured` are ISO 8601; they and `lang` are taken as given. `credits` are found in `text`.
    Raises IntakeError where `text` or `title` holds half a character (a lone surrogate), which no file can store,
    and LanguageError where selon has no words of `lang`.
    """
    for part in (text, title or ""):
        if half := _HALF_CHARACTER.search(part):
            problem = f"half a character ({half.group()!a}) at offset {half.start()}: export it again"
            raise IntakeError(id, problem, code="encoding")
    return Article(
        schema=SCHEMA,
        reader=__version__,
        id=id,
        url=url,
        outlet=outlet,
        title=title,
        byline=byline,
        published=published,
        captured=captured,
        lang=lang,
        text=text,
        revision_of=None,
        credits=find_credits(text, lang),
        statements=(),
        events=(),
        notes=notes,
        copies=(),
    )


def accept(text: str, source: str, found: Found, given: Given) -> Article:
    """An article from a source: refused where it has no words, is too long or in another language than selon reads.

    `given` goes before `found`; a language named by either is believed, else the text is judged.
    Raises IntakeError that names `source`.
    """
    if not text.strip():
        raise IntakeError(source, "is empty: give a source with text", code="empty", id=found.id)
    if not any(map(str.isalpha, text)):
        raise IntakeError(source, "holds no words, only signs: give a source with text", code="empty", id=found.id)
    if len(text) > limits.MAX_CHARACTERS:
        raise IntakeError(
            source,
            f"{len(text):,} characters are more than one article has (at most {limits.MAX_CHARACTERS:,}): split it",
            code="too-big",
            id=found.id,
        )
    try:
        return article_from_text(
            text,
            id=found.id,
            title=found.title,
            url=found.url,
            outlet=given.outlet or found.outlet,
            byline=found.byline,
            published=given.published or found.published,
            captured=found.captured,
            lang=given.lang or require_language(text, source, declared=found.lang),
            notes=found.notes,
        )
    except IntakeError as error:
        raise IntakeError(source, error.problem, code=error.code, id=found.id) from error


def headline(article: Article) -> str:
    """The title where it stands outside the text; "" where the text already begins with it."""
    title = article.title or ""
    return "" if article.text.lstrip().startswith(title.strip()) else title


def field_text(article: Article, field: Field) -> str:
    """The text that spans of this field point into; "" where there is no title."""
    return article.title or "" if field == "title" else article.text


def outlet_name(article: Article) -> str:
    """What stands for the outlet: its name, else the article's id."""
    return article.outlet or article.id
