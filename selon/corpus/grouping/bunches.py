"""A bunch: stories that one task groups, with all that was found out for them over all articles, as a file between stages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from selon.claim_records import SharedVoice, VoiceOf
from selon.claims.bodies import Bodies
from selon.claims.dossier import Survey
from selon.claims.outlets import Outlets
from selon.claims.voices import Voices
from selon.corpus.flat import plain, record
from selon.language import Language
from selon.records import Article

ARTICLES = 64
"""Articles of a bunch from which it takes no further story."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands: its shard, and its row there (from 0)."""

    shard: str
    row: int


@dataclass(frozen=True, slots=True)
class Story:
    """A story by its number (from 0), with its articles in order."""

    number: int
    articles: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Bunch:
    """Stories, the shared voices of their articles, and the bodies that these speak for, by the ids of shared voices."""

    stories: tuple[Story, ...]
    voices: tuple[SharedVoice, ...]
    bodies: Mapping[str, tuple[str, str]]

    def survey(self, language: Language, outlets: Sequence[str]) -> Survey:
        """What the survey of all articles found out, as far as these stories ask for it."""
        voices = Voices.known(language, self.voices)
        return Survey([], [], voices, Bodies.known(language, voices, self.bodies), Outlets(language, outlets))


def bunches(survey: Survey, places: Mapping[str, Place]) -> Iterator[Bunch]:
    """All stories of a survey, in order, a bunch of them at a time; `places` of the articles by their ids."""
    some: list[int] = []
    for number in range(len(survey.stories)):
        some.append(number)
        if sum(len(survey.stories[k]) for k in some) >= ARTICLES:
            yield _bunch(survey, places, some)
            some = []
    if some:
        yield _bunch(survey, places, some)


def write_bunch(bunch: Bunch, path: Path) -> None:
    """Write a bunch as JSON."""
    told = {"stories": plain(bunch.stories), "voices": plain(bunch.voices), "bodies": dict(bunch.bodies)}
    path.write_text(json.dumps(told), encoding="utf-8")


def read_bunch(path: Path) -> Bunch:
    """The bunch that `write_bunch` wrote."""
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Bunch(
        stories=tuple(record(Story, one) for one in told["stories"]),
        voices=tuple(record(SharedVoice, one) for one in told["voices"]),
        bodies={voice: (body, why) for voice, (body, why) in told["bodies"].items()},
    )


def _bunch(survey: Survey, places: Mapping[str, Place], numbers: Iterable[int]) -> Bunch:
    told = {number: [survey.articles[k] for k in survey.stories[number]] for number in numbers}
    own = _own_voices(survey, (article for articles in told.values() for article in articles))
    bodies = {voice: body for voice in own if (body := survey.bodies.of(voice)) is not None}
    for of, _ in bodies.values():
        own.setdefault(of, [])
    voices = (_known_by(survey.voices.shared(voice), own[voice]) for voice in own)
    stories = (Story(number, tuple(places[article.id] for article in articles)) for number, articles in told.items())
    return Bunch(tuple(stories), tuple(voices), bodies)


def _own_voices(survey: Survey, articles: Iterable[Article]) -> dict[str, list[VoiceOf]]:
    """The voices of articles by the id of the shared voice that each is."""
    own: dict[str, list[VoiceOf]] = {}
    for article in articles:
        for voice in dict.fromkeys(s.voice.id for s in article.statements if s.voice is not None):
            own.setdefault(survey.voices.of(article.id, voice).id, []).append(VoiceOf(article=article.id, voice=voice))
    return own


def _known_by(voice: SharedVoice, own: Sequence[VoiceOf]) -> SharedVoice:
    """A shared voice with what claims ask of it (see `story_key`), and those of its voices that are in the bunch."""
    return replace(voice, aliases=(), statements=0, why=(), voices=tuple(own))
