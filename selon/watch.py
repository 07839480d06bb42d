"""Feeds that are followed: what they announce is fetched politely, read and kept; nothing is asked for twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from selon.errors import IntakeError
from selon.intake.article import Given
from selon.intake.feed import Entry, read_feed
from selon.intake.fetch import read_url
from selon.intake.polite import Answer, Polite
from selon.records import Article
from selon.store import Store
from selon.store.adding import Read, add_all
from selon.store.feeds import EntryState, FeedState
from selon.store.keeping import Kept

MOST_TRIES = 3
"""An article that cannot be fetched is tried again with the next passes, so often in all."""

Lose = Callable[[IntakeError], None]
"""What is told each failure; the other feeds and articles are still looked at."""

NOTHING_GIVEN = Given()
_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """How feeds are followed: where articles are kept, how they are read and fetched, what is told the failures.

    Articles are fetched within the same bounds (`polite.reach`) as feeds.
    """

    store: Store
    read: Read
    polite: Polite
    lose: Lose
    given: Given = NOTHING_GIVEN

    def look(self, feeds: Iterable[str]) -> Iterator[Kept]:
        """Looks at every feed once: what is new, or changed, is kept, and said as soon as it is.

        Whatever stops it, the next look does the rest.
        """
        for feed in feeds:
            try:
                answer = self._fetched(feed)
                entries = () if answer is None else read_feed(answer)
            except IntakeError as error:
                self.lose(error)
                continue
            if answer is not None:
                yield from self._keep(entries)
                self._remember(feed, answer, entries)

    def _fetched(self, feed: str) -> Answer | None:
        """The feed, or None where it is as it was; raises IntakeError where it cannot be had."""
        known = self.store.feed(feed)
        asked = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        answer = self.polite.get(feed, {name: value for name, value in asked.items() if value})
        if answer.status == _NOT_MODIFIED:
            return None
        if answer.status != 200:
            raise IntakeError(feed, f"answered {answer.status}: check the address of the feed")
        return answer

    def _remember(self, feed: str, answer: Answer, entries: Iterable[Entry]) -> None:
        """So that it is fetched again only when it changes; or in any case, where an article is still to be tried again."""
        done = all(self.store.entry(entry.link).done for entry in entries)
        state = FeedState(etag=answer.headers.get("etag"), modified=answer.headers.get("last-modified"))
        self.store.keep_feed(feed, state if done else FeedState())

    def _keep(self, entries: Iterable[Entry]) -> Iterator[Kept]:
        fetched = [(entry, article) for entry in entries if (article := self._article(entry)) is not None]
        yield from add_all(self.store, [article for _, article in fetched], self.read)
        for entry, _ in fetched:
            self.store.keep_entry(entry.link, EntryState(updated=entry.stamp, tries=1, done=True))

    def _article(self, entry: Entry) -> Article | None:
        """The article behind an entry, where it is new or has changed, and can be fetched."""
        known = self.store.entry(entry.link)
        if known.updated != entry.stamp:
            known = EntryState()
        if known.done:
            return None
        try:
            self.polite.require_allowed(entry.link)
            self.polite.wait(entry.link)
            given = replace(self.given, published=self.given.published or entry.published)
            article = read_url(entry.link, given, self.polite.reach)
        except IntakeError as error:
            self.lose(error)
            tries = known.tries + 1
            self.store.keep_entry(entry.link, EntryState(updated=entry.stamp, tries=tries, done=tries >= MOST_TRIES))
            return None
        return replace(article, title=article.title or entry.title)
