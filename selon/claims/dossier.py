"""Articles -> dossier: which claims they make, on how many origins each stands, who denies what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from selon.claim_records import Claim, Dossier, Judgement
from selon.claims.assemble import Assembler, Story
from selon.claims.bodies import Bodies
from selon.claims.compare import decisions
from selon.claims.copies import Shared, near_copies
from selon.claims.gather import Gatherer
from selon.claims.group import group
from selon.claims.likeness import Likeness, WordVectors
from selon.claims.origins import Tracer
from selon.claims.outlets import Outlets
from selon.claims.passage import Passage
from selon.claims.stories import stories
from selon.claims.voices import Voices
from selon.claims.words import Stems, Weights
from selon.language import Language, load
from selon.records import Article, Copy, Span


class Dossiers:
    """Puts articles of one language together. The word vectors are loaded with the first dossier and kept."""

    def __init__(self, lang: str = "fr") -> None:
        self._language: Language = load(lang)
        self._stems = Stems(self._language)
        self._gatherer = Gatherer(self._language, self._stems)
        self._vectors = WordVectors(self._language)

    def of(self, articles: Iterable[Article], judgements: Sequence[Judgement] = ()) -> Dossier:
        """The dossier of some articles that were read; what a person judged is kept beside what is found."""
        given = sorted(articles, key=lambda a: (a.published or "", a.id))
        groups = stories([self._gatherer.names(article) for article in given], [a.published for a in given])
        story_of = {given[k].id: n for n, members in enumerate(groups) for k in members}
        voices = Voices(self._language, given, story_of)
        bodies, outlets = Bodies(self._language, given, voices, story_of), Outlets(self._language, given)
        assembler = Assembler(voices, bodies, Tracer(voices, bodies, outlets, self._stems))
        claims: list[Claim] = []
        copied: dict[str, list[Copy]] = defaultdict(list)
        for members in groups:
            told = [p for k in members for p in self._gatherer.passages(given[k])]
            copies = near_copies(told)
            claims += self._claims(told, copies, assembler)
            for article, found in _copies(told, copies).items():
                copied[article] += found
        marked = tuple(replace(a, copies=tuple(copied[a.id])) for a in given)
        return Dossier(articles=marked, claims=tuple(claims), voices=voices.all(), judgements=tuple(judgements))

    def _claims(
        self, told: Sequence[Passage], copies: Mapping[tuple[int, int], Shared], assembler: Assembler
    ) -> list[Claim]:
        likeness = Likeness(Weights(p.words for p in told), self._vectors)
        speakers = [assembler.speaker(p) for p in told]
        decided = decisions(told, likeness, speakers, copies)
        found = group([p.telling for p in told], decided)
        return assembler.claims(Story(told, speakers, copies, decided, found))


def _copies(told: Sequence[Passage], copies: Mapping[tuple[int, int], Shared]) -> dict[str, list[Copy]]:
    """For each article, what it shares with which earlier one, and how much of its text that is."""
    spans: dict[tuple[str, str], dict[tuple[int, int], Span]] = defaultdict(dict)
    texts: dict[str, int] = {}
    for (a, b), shared in copies.items():
        source, copy = told[a].article, told[b]
        if copy.field == "title":
            continue
        texts[copy.article.id] = len(copy.article.text)
        for start, end in shared.b:
            spans[copy.article.id, source.id][start, end] = Span(start=start, end=end, text=copy.article.text[start:end])
    found: dict[str, list[Copy]] = defaultdict(list)
    for (article, source_id), kept in sorted(spans.items()):
        share = round(sum(end - start for start, end in kept) / (texts[article] or 1), 3)
        found[article].append(Copy(article=source_id, share=share, spans=tuple(kept[k] for k in sorted(kept))))
    return found
