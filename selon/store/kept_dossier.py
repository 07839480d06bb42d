"""The store's methods for the dossier that it keeps: claims and shared voices across its articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from selon.claim_records import Claim, Dossier, SharedVoice
from selon.records import Article, Copy, EventStatus, EventType, Statement
from selon.store import claim_board, grouping, judged, keeping_dossier, kept_articles, kept_voices
from selon.store.claim_board import Wanted
from selon.store.database import Database
from selon.store.voice_shares import VoiceShares, voice_shares

if TYPE_CHECKING:
    from selon.claims import Dossiers
    from selon.store.regrouping import Regrouped

Words = str | Iterable[str]


class KeptDossier:
    """The part of a `Store` that keeps the last dossier of its articles, so that every question about it is a look-up.

    While articles are newer than the dossier (`grouping().stale`), a mention's offsets still hold in its article; the ids of
    statements and events may not, where the article was read again.
    """

    _database: Database

    def mark(self) -> int:
        """The state of the articles now: take it before their dossier is computed, and give it to `keep_dossier`."""
        with self._database.reading() as db:
            return grouping.last_change(db)

    def keep_dossier(self, dossier: Dossier, *, as_of: int | None = None) -> None:
        """Keeps a dossier of all current articles in the place of the one before; readers see the one or the other.

        `as_of` is what `mark` gave before the articles were read (None: they are as they were). Raises UsageError where an
        article is not in the store.
        """
        with self._database.writing() as db:
            keeping_dossier.keep_whole(db, dossier, as_of)

    def regroup(self, dossiers: Dossiers) -> Regrouped:
        """Brings the kept dossier up to date: it becomes what `dossiers.of(store.articles())` would give.

        Only stories that have changed since the last call are put together again. Other calls, and other programs, may read
        and write meanwhile.
        """
        from selon.store.regrouping import regroup

        return regroup(self._database, dossiers)

    def grouping(self) -> grouping.Grouping:
        """Of how many articles the kept dossier is, since when, and whether it is out of date."""
        with self._database.reading() as db:
            return grouping.state(db)

    def dossier(self) -> Dossier:
        """The kept dossier, whole. Raises UsageError where it is out of date."""
        with self._database.reading() as db:
            return kept_articles.whole(db, judged.kept_judgements(db))

    def claim(self, id: str) -> Claim:
        """The claim with this id; raises UsageError where there is none."""
        with self._database.reading() as db:
            return claim_board.claim(db, id)

    def claims_by_id(self, ids: Iterable[str]) -> dict[str, Claim]:
        """Several claims at once; ids that are unknown are left out."""
        with self._database.reading() as db:
            return claim_board.by_id(db, ids)

    def claims_begun(self, beginning: str, limit: int = 2) -> list[Claim]:
        """At most `limit` claims whose id begins so."""
        with self._database.reading() as db:
            return claim_board.begun(db, beginning, limit)

    def claims(
        self, *, words: Words | None = None, since: str | None = None, until: str | None = None, place: str | None = None,
        party: str | None = None, type: EventType | None = None, status: EventStatus | None = None,
        voice: str | None = None, limit: int = 50, after: str | None = None,
    ) -> list[Claim]:  # fmt: skip
        """The first `limit` claims that fit all that is asked: those in most outlets first, of these those told last.

        `words` are searched (as by `search`) in the gist, the words of every mention and the names of the event and the
        origins; `place` and `party` in the name of the event's place, of its actor or recipient. `since` and `until`
        (ISO 8601, "2024-06" too; both included) choose claims that were told between them: the publication of one of
        their articles lies there, or one before and one after. `status` is how some mention tells it, `voice` the id of a
        shared voice that speaks in it. `after` is the last claim of the page before; UsageError where it is gone.
        """
        wanted = Wanted(words=words, since=since, until=until, place=place, party=party, type=type, status=status, voice=voice)
        with self._database.reading() as db:
            return claim_board.board(db, wanted, limit, after)

    def count_claims(
        self, *, words: Words | None = None, since: str | None = None, until: str | None = None, place: str | None = None,
        party: str | None = None, type: EventType | None = None, status: EventStatus | None = None,
        voice: str | None = None,
    ) -> int:  # fmt: skip
        """How many claims fit, in all pages; see `claims`."""
        wanted = Wanted(words=words, since=since, until=until, place=place, party=party, type=type, status=status, voice=voice)
        with self._database.reading() as db:
            return claim_board.count(db, wanted)

    def claims_of(self, article: str) -> list[Claim]:
        """The claims with a mention in an article, in the order in which it tells them."""
        with self._database.reading() as db:
            return claim_board.of_article(db, article)

    def claims_about(self, id: str) -> list[Claim]:
        """The claims that name this one in their relations: they correct, update, withdraw or contradict it."""
        with self._database.reading() as db:
            return claim_board.about(db, id)

    def shared_voices(self, words: Words | None = None, *, limit: int = 50, after: str | None = None) -> list[SharedVoice]:
        """The first `limit` voices across articles with these words in a name: those who say most first, then by name.

        `after` is the last voice of the page before; UsageError where it is gone.
        """
        with self._database.reading() as db:
            return kept_voices.listed(db, words, limit, after)

    def count_voices(self, words: Words | None = None) -> int:
        """How many voices have these words in a name."""
        with self._database.reading() as db:
            return kept_voices.count(db, words)

    def voice_shares(self) -> VoiceShares:
        """How the statements with a voice are shared among kinds of voices, their countries and sectors."""
        with self._database.reading() as db:
            return voice_shares(db)

    def shared_voice(self, id: str) -> SharedVoice:
        """The voice across articles with this id; raises UsageError where there is none."""
        with self._database.reading() as db:
            return kept_voices.shared_voice(db, id)

    def voices_by_id(self, ids: Iterable[str]) -> dict[str, SharedVoice]:
        """Several voices across articles at once; ids that are unknown are left out."""
        with self._database.reading() as db:
            return kept_voices.by_id(db, ids)

    def voice_of(self, article: str, voice: str) -> str | None:
        """The id of the shared voice that an article's voice is; None where it is not known."""
        return self.voices_of(article).get(voice)

    def voices_of(self, article: str) -> dict[str, str]:
        """The same for all voices of an article, by their ids in it."""
        with self._database.reading() as db:
            return kept_voices.of_article(db, article)

    def statements_of(self, voice: str, *, after: str | None = None) -> Iterator[tuple[Article, Statement]]:
        """What a shared voice says, the article published last first, read as it is asked for; `after`: behind this article."""
        return kept_voices.statements_of(self._database, voice, after)

    def copies_of(self, article: str) -> tuple[Copy, ...]:
        """What the article shares with which earlier ones."""
        with self._database.reading() as db:
            return kept_articles.copies_of(db, article)

    def copies_by_id(self, articles: Iterable[str]) -> dict[str, tuple[Copy, ...]]:
        """What each of several articles shares with which earlier ones; those that share nothing are left out."""
        with self._database.reading() as db:
            return kept_articles.copies_by_id(db, articles)

    def articles_by_id(self, ids: Iterable[str]) -> dict[str, Article]:
        """Several articles at once; ids that are unknown are left out."""
        with self._database.reading() as db:
            return kept_articles.by_id(db, ids)
