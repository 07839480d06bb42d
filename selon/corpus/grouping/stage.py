"""What the stages share that go through the articles of a corpus with the rules of claims."""

from __future__ import annotations

from selon.claims.dossier import Dossiers
from selon.corpus.grouping.plan import GroupingPlan
from selon.corpus.shelf import open_shelf
from selon.language import load


class GroupingStage:
    """Holds the corpus, its language, and what finds names and claims in its articles."""

    def __init__(self, plan: GroupingPlan) -> None:
        self._plan = plan
        self._shelf = open_shelf(plan.corpus)
        self._language = load(plan.lang)
        self._dossiers = self.make_dossiers(plan.lang)

    @staticmethod
    def make_dossiers(lang: str) -> Dossiers:
        """What finds the names of an article."""
        return Dossiers(lang)
