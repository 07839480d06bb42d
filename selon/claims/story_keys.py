"""A key of all that the claims of a story depend on: where it is the same, the story need not be read again.

A story's claims come of its own articles, and of what is found out over all articles: who its voices are, for whom they
speak, and which names are outlets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2s
from typing import Any

from selon.claim_records import SharedVoice
from selon.claims.dossier import Survey
from selon.records import Article
from selon.version import __version__


def story_key(survey: Survey, articles: Sequence[Article], versions: Iterable[int]) -> str:
    """The key of a story with these articles; `versions` tell one state of each from any other that it had."""
    parts = [__version__, list(zip((a.id for a in articles), versions, strict=True))]
    return blake2s(repr([*parts, *_taken(survey, articles)]).encode("utf-8", "replace"), digest_size=16).hexdigest()


def _taken(survey: Survey, articles: Iterable[Article]) -> Iterator[Any]:
    """What a story takes from other articles, in the order of its own."""
    for article in articles:
        for id, name in dict.fromkeys((s.voice.id, s.voice.name) for s in article.statements if s.voice is not None):
            shared = survey.voices.of(article.id, id)
            body = survey.bodies.of(shared.id)
            yield _known_by(shared), survey.outlets.named(name)
            if body is not None:
                yield body, _known_by(survey.voices.shared(body[0]))
        for credit in article.credits:
            yield survey.outlets.named(credit.name)


def _known_by(voice: SharedVoice) -> tuple[Any, ...]:
    """What a claim says of a shared voice, or decides by: not how much it says elsewhere."""
    return voice.id, voice.name, voice.kind, voice.country, voice.sector
