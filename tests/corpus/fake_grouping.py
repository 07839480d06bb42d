"""Grouping without words: ids tell which articles are of one story, each makes a claim; a text may harm the process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dossier_factory import make_claim, make_mention, make_origin
from fake_stages import suffer

from selon.claim_records import Claim
from selon.claims.dossier import Dossiers, StoryFound, Survey
from selon.claims.identity import claim_id
from selon.corpus.grouping import bunches
from selon.corpus.grouping.plan import GroupingPlan
from selon.corpus.grouping.stage_names import Names
from selon.corpus.grouping.stage_stories import Stories
from selon.corpus.grouping.stage_survey import Surveying
from selon.records import Article


class FakeDossiers(Dossiers):
    def names(self, article: Article) -> Counter[str]:
        return Counter([article.id.rpartition("-")[0]])

    def story(self, survey: Survey, articles: Sequence[Article]) -> StoryFound:
        for article in articles:
            suffer(article.text)
            if "BUG" in article.text:
                raise ValueError("a bug")
        return StoryFound([_claim(article) for article in articles], {})


def _claim(article: Article) -> Claim:
    gist = article.text[:9]
    origin = make_origin("o1", "La Vigie", "reporter", article.id)
    mention = make_mention(article, gist, "o1")
    return make_claim(claim_id(article.id, "text", 0, 9), gist, (mention,), (origin,))


class FakeNames(Names):
    @staticmethod
    def make_dossiers(lang: str) -> Dossiers:
        return FakeDossiers(lang)


class FakeSurvey(Surveying):
    def __init__(self, plan: GroupingPlan) -> None:
        super().__init__(plan)
        bunches.ARTICLES = 3  # in the process of the worker alone


class FakeStories(Stories):
    @staticmethod
    def make_dossiers(lang: str) -> Dossiers:
        return FakeDossiers(lang)
