"""Whom a person speaks for: a spokesperson's words come from the body, and the two are one origin, though two voices."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from selon.claims.bearers import folded
from selon.claims.voices import Voices
from selon.language import Language
from selon.records import Article, Statement, Voice

_BODIES = frozenset({"organisation", "state"})
_SPEAKERS = frozenset({"person", "role"})
_BRACKETS = re.compile(r"\(([^)]+)\)")


class Bodies:
    """For every shared voice that speaks for a body, that body's shared voice and the reason.

    A body is looked for in the article, then in the articles of its story (`stories`, by article id).
    """

    def __init__(
        self, language: Language, articles: Iterable[Article], voices: Voices, stories: Mapping[str, int] | None = None
    ) -> None:
        self._language = language
        self._voices = voices
        self._found: dict[str, tuple[str, str]] = {}
        self._small = frozenset(word for phrase in language.claims.of for word in folded(phrase))
        self._known: dict[str, frozenset[str]] = {}
        story_of = stories or {}
        told: dict[int, list[tuple[str, Voice]]] = defaultdict(list)
        articles = list(articles)
        for article in articles:
            told[story_of.get(article.id, 0)] += [(article.id, v) for v in _voices(article) if v.kind in _BODIES]
        for article in articles:
            everywhere = told[story_of.get(article.id, 0)]
            for statement in article.statements:
                if statement.voice is not None and statement.voice.kind in _SPEAKERS:
                    self._look(article, statement, statement.voice, everywhere)

    @classmethod
    def known(cls, language: Language, voices: Voices, found: Mapping[str, tuple[str, str]]) -> Bodies:
        """The bodies that were found before, by the ids of the shared voices that speak for them."""
        bodies = cls(language, (), voices)
        bodies._found = dict(found)
        return bodies

    def of(self, shared: str) -> tuple[str, str] | None:
        """The id of the body's shared voice and why, or None where the voice speaks for itself."""
        return self._found.get(shared)

    def _look(self, article: Article, statement: Statement, voice: Voice, everywhere: list[tuple[str, Voice]]) -> None:
        shared = self._voices.of(article.id, voice.id).id
        if shared in self._found:
            return
        here = [(article.id, v) for v in _voices(article) if v.kind in _BODIES]
        wanted = _wanted(self._language, voice)
        body = self._named(wanted, here) or self._named(wanted, everywhere) if wanted else None
        if body is None and needs_text(self._language, statement):
            body = self._before(article, statement, everywhere)
        if body is not None:
            of = self._voices.of(*body)
            if of.id != shared:
                office = f" ({voice.role})" if voice.role else ""
                self._found[shared] = (of.id, f"{voice.name} speaks for {of.name}{office}")

    def _named(self, wanted: str, bodies: Iterable[tuple[str, Voice]]) -> tuple[str, str] | None:
        """The one body that the words of an office name, or None where there are several."""
        words = self._words(wanted)
        found: dict[str, tuple[str, str]] = {}
        for article, voice in bodies:
            theirs = self._words(voice.name)
            if words and theirs and (words <= theirs or theirs <= words):
                found.setdefault(self._voices.of(article, voice.id).id, (article, voice.id))
        return next(iter(found.values())) if len(found) == 1 else None

    def _before(self, article: Article, statement: Statement, bodies: Iterable[tuple[str, Voice]]) -> tuple[str, str] | None:
        """The body that speaks, or is named, last before a statement in its paragraph."""
        at = statement.source.start if statement.source else statement.content[0].start
        opens = article.text.rfind("\n", 0, at) + 1
        before = article.text[opens:at].replace("’", "'")
        found = {
            s.source.start - opens: (article.id, s.voice.id)
            for s in article.statements
            if s.voice is not None and s.voice.kind in _BODIES and s.source is not None and opens <= s.source.start < at
        }
        for of, voice in bodies:
            name = self._proper(voice.name)
            if voice.kind == "organisation" and name and (place := before.rfind(name)) >= 0:
                found.setdefault(place, (of, voice.id))
        return found[max(found)] if found else None

    def _proper(self, name: str) -> str:
        """A body's name without the word for what it is ("l'ONG Mer propre": "Mer propre"); "" where it has none."""
        bare = self._language.claims.bare(name.partition(",")[0])
        first, _, rest = bare.partition(" ")
        own = rest if first.lower() in self._language.bodies else bare
        return own if own[:1].isupper() else ""

    def _words(self, name: str) -> frozenset[str]:
        """The words of a name but for the small ones, looked up once a name."""
        if name not in self._known:
            self._known[name] = frozenset(folded(self._language.claims.bare(name))) - self._small
        return self._known[name]


def needs_text(language: Language, statement: Statement) -> bool:
    """Whether the body that a statement's voice speaks for is looked for in the text before it.

    Its office names none and is told with "son" or "le", so that it belongs to the body told before.
    """
    voice = statement.voice
    if voice is None or voice.kind not in _SPEAKERS or not voice.role or _wanted(language, voice):
        return False
    title = language.titles.get(language.claims.bare(voice.role).lower())
    return title is not None and title.office and language.claims.belongs(statement.source)


def _wanted(language: Language, voice: Voice) -> str:
    """The words by which a voice's name or office names the body it speaks for, or ""."""
    brackets = _BRACKETS.search(voice.name)
    return brackets.group(1) if brackets else language.claims.of_what(voice.role or "")


def _voices(article: Article) -> Iterable[Voice]:
    return {s.voice.id: s.voice for s in article.statements if s.voice is not None}.values()
