"""Articles -> dossier: which claims they make, on how many origins each stands, who denies what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from selon.claim_records import Claim, Dossier, Judgement
from selon.claims.assemble import Assembler, Story
from selon.claims.bodies import Bodies
from selon.claims.compare import decisions
from selon.claims.copies import Shared, copies_of, near_copies
from selon.claims.gather import Gatherer
from selon.claims.group import group
from selon.claims.likeness import Likeness, WordVectors
from selon.claims.mention_sources import MentionSources
from selon.claims.outlets import Outlets
from selon.claims.passage import Passage
from selon.claims.stories import stories
from selon.claims.voices import Voices
from selon.claims.words import Stems, Weights
from selon.language import Language, load
from selon.records import Article, Copy


@dataclass(frozen=True, slots=True)
class Survey:
    """What is found out over all articles before their stories are read: `stories` are groups of them, by index."""

    articles: Sequence[Article]
    stories: list[list[int]]
    voices: Voices
    bodies: Bodies
    outlets: Outlets


@dataclass(frozen=True, slots=True)
class StoryFound:
    """The claims of one story, and what each of its articles has from which earlier one."""

    claims: list[Claim]
    copies: dict[str, list[Copy]]


class Dossiers:
    """Puts articles of one language together. The word vectors are loaded with the first dossier and kept."""

    def __init__(self, lang: str = "fr") -> None:
        self._language: Language = load(lang)
        self._stems = Stems(self._language)
        self._gatherer = Gatherer(self._language, self._stems)
        self._vectors = WordVectors(self._language)

    def prepare(self) -> None:
        """Loads the word vectors now, so that no story's time holds that."""
        _ = self._vectors.size

    def of(self, articles: Iterable[Article], judgements: Sequence[Judgement] = ()) -> Dossier:
        """The dossier of some articles that were read; what a person judged is kept beside what is found."""
        given = list(articles)
        survey = self.survey(given, [self.names(article) for article in given])
        claims: list[Claim] = []
        copied: dict[str, list[Copy]] = {}
        for members in survey.stories:
            found = self.story(survey, [survey.articles[k] for k in members])
            claims += found.claims
            copied |= found.copies
        marked = tuple(replace(a, copies=tuple(copied.get(a.id, ()))) for a in survey.articles)
        return Dossier(articles=marked, claims=tuple(claims), voices=survey.voices.all(), judgements=tuple(judgements))

    def names(self, article: Article) -> Counter[str]:
        """The names by which an article's story is found, with how often they stand there."""
        return self._gatherer.names(article)

    def survey(self, articles: Sequence[Article], names: Sequence[Mapping[str, int]]) -> Survey:
        """The stories of articles, whose `names` are given in the same order, and who speaks in all of them.

        The order in which the articles are given makes no difference.
        """
        order = sorted(range(len(articles)), key=lambda k: (articles[k].published or "", articles[k].id))
        given = [articles[k] for k in order]
        groups = stories([names[k] for k in order], [a.published for a in given])
        story_of = {given[k].id: n for n, members in enumerate(groups) for k in members}
        voices = Voices(self._language, given, story_of)
        bodies = Bodies(self._language, given, voices, story_of)
        return Survey(given, groups, voices, bodies, Outlets(self._language, (a.outlet for a in given)))

    def story(self, survey: Survey, articles: Sequence[Article]) -> StoryFound:
        """The claims of one story, of which `articles` are all, in order.

        What it takes from other stories is in `story_key`, too, so that a story need not be read twice.
        """
        assembler = Assembler(
            survey.voices, survey.bodies, MentionSources(survey.voices, survey.bodies, survey.outlets, self._stems)
        )
        told = [p for article in articles for p in self._gatherer.passages(article)]
        copies = near_copies(told)
        return StoryFound(self._claims(told, copies, assembler), copies_of(told, copies))

    def _claims(
        self, told: Sequence[Passage], copies: Mapping[tuple[int, int], Shared], assembler: Assembler
    ) -> list[Claim]:
        likeness = Likeness(Weights(p.words for p in told), self._vectors)
        speakers = [assembler.speaker(p) for p in told]
        decided = decisions(told, likeness, speakers, copies)
        found = group([p.telling for p in told], decided)
        return assembler.claims(Story(told, speakers, copies, decided, found))
