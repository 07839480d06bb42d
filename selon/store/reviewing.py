"""The part of the store that people's judgements pass through: made, taken back, looked up; and what is still to be judged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from selon.claim_records import Judgement, TargetKind
from selon.judgements import standing
from selon.store import judged, judging, review
from selon.store.database import Database


class Reviewing:
    """Judgements in a store; each call is a transaction of its own and raises StoreError where the database fails."""

    _database: Database

    def judge(self, judgement: Judgement) -> None:
        """Keeps a judgement beside what the machine found; it holds until a later one on the same thing, or is undone.

        Raises UsageError where there is no such target, or the value does not fit the action.
        """
        with self._database.writing() as db:
            judging.keep_judgement(db, judgement)

    def undo(self, id: str, *, who: str, note: str | None = None) -> Judgement:
        """Takes back the judgement with this id: both stay in the history, and what it had ended holds again.

        Raises UsageError where there is none, where it was undone before, or is itself an undoing.
        """
        with self._database.writing() as db:
            made = judging.new_judgement("undo", judged.kept_judgement(db, id).target, id, who=who, note=note)
            judging.keep_judgement(db, made)
        return made

    def judgement(self, id: str) -> Judgement:
        """The judgement with this id; raises UsageError where there is none."""
        with self._database.reading() as db:
            return judged.kept_judgement(db, id)

    def judgements(
        self,
        kind: TargetKind | None = None,
        *,
        article: str | None = None,
        target: str | None = None,
        holding: bool = False,
    ) -> list[Judgement]:
        """Judgements in the order they were made, with `holding` only those that no later one ended or undid.

        A target has the id that the thing has now, after any rereading; where the reader no longer finds a statement or
        event on the same words, it names the place: "ARTICLE#120-188".
        """
        with self._database.reading() as db:
            found = judged.kept_judgements(db, kind, article, target)
        return standing(found) if holding else found

    def judgements_about(
        self,
        *,
        articles: Iterable[str] = (),
        claims: Iterable[str] = (),
        origins: Iterable[str] = (),
        voices: Iterable[str] = (),
    ) -> list[Judgement]:
        """All judgements on what stands in these articles and on these claims, origins and voices, looked up at once.

        A merge or split is there for either of the two.
        """
        with self._database.reading() as db:
            return judged.judgements_about(db, articles, {"claim": claims, "origin": origins, "voice": voices})

    def history(
        self, limit: int = 50, *, who: str | None = None, kind: TargetKind | None = None, before: str | None = None
    ) -> list[Judgement]:
        """The judgements made last, the newest first, from behind the one with the id `before` on."""
        with self._database.reading() as db:
            return judged.history(db, limit, who=who, kind=kind, before=before)

    def judged_since(self, moment: str, *, who: str | None = None) -> int:
        """How many judgements were made since a moment (ISO 8601, UTC), those that were undone not counted."""
        with self._database.reading() as db:
            return judged.how_many_since(db, moment, who)

    def people(self) -> list[str]:
        """Everybody who has judged, by name."""
        with self._database.reading() as db:
            return judged.people(db)

    def to_review(
        self,
        limit: int = 20,
        *,
        kind: TargetKind | None = None,
        outlet: str | None = None,
        rule: str | None = None,
        after: int | None = None,
    ) -> list[review.Doubt]:
        """What nobody has judged, the least certain first; before it what people contradict each other about.

        `outlet` is its name as lists of articles show it, `after` the `number` of the last doubt of the page before.
        """
        with self._database.reading() as db:
            return review.to_review(db, limit, kind=kind, outlet=outlet, rule=rule, after=after)

    def in_review(self, what: Literal["outlet", "rule"], limit: int = 1000) -> list[str]:
        """The first `limit` outlets, or rules, by name that `to_review` can choose by."""
        with self._database.reading() as db:
            return review.in_review(db, what, limit)
