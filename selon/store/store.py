"""The store: one interface to articles, searches, claims, judgements, stories and feeds, whichever database keeps them.

>>> from selon.store import Store
>>> with Store.open("news.db") as store:
...     store.add(article)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from selon.claim_records import Story
from selon.records import Article, EventType
from selon.store import feeds, happenings, keeping, reading, search, stories
from selon.store.database import PATIENCE, Database
from selon.store.kept_dossier import KeptDossier
from selon.store.kept_work import KeptWork
from selon.store.lines import from_line
from selon.store.migrations import migrate
from selon.store.reviewing import Reviewing
from selon.store.where import locate, require_there


class Store(KeptDossier, KeptWork, Reviewing):
    """A store that is open: each call is a transaction of its own.

    Every method raises StoreError where the database fails; what was kept before stands as it was, and the same call may
    be made again. A store may be shared between threads, and opened by several programs at once.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, where: str | Path | None = None, *, create: bool = True, patience: float = PATIENCE) -> Store:
        """The store in a file or at a `postgresql://` address; else what SELON_STORE names, else `selon.db`.

        It is made where there is none (without `create` that is a StoreError), and its tables are brought up to date.
        A file that may not be written is opened to be looked at. A change waits so many seconds of `patience` for others
        that are being made; then it is a StoreError.
        Raises StoreError where it cannot be opened or a newer selon wrote it, UsageError where the address is none.
        """
        url = locate(where)
        require_there(url, create=create)
        database = Database(url, patience=patience)
        try:
            migrate(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    @property
    def name(self) -> str:
        """The file, or the address without its password."""
        return self._database.name

    @property
    def read_only(self) -> bool:
        """Whether its file may not be written: then it can be looked at, and each change is a StoreError."""
        return self._database.read_only

    def close(self) -> None:
        """Closes all connections; the store may be used again and opens new ones."""
        self._database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def unread(self, article: Article, *, again: bool = False) -> Article | keeping.Kept:
        """The article as it is to be read and then added; "unchanged" where it is kept as this version would read it.

        What the store knows of it (its date, its id) is filled in. With `again` everything is to be read.
        """
        with self._database.reading() as db:
            return keeping.unread(db, article, again=again)

    def add(self, article: Article, *, again: bool = False) -> keeping.Kept:
        """Keeps an article: "added", "unchanged", "revised" (it replaces an earlier version) or "reread".

        The same content of one outlet is one article. The same id or address with other content is a revision, unless
        the texts show that it is another article: that is kept under an id of its own. What a newer version has read
        replaces what was read before, and so does anything with `again`. Judgements are never touched.
        """
        with self._database.writing() as db:
            return keeping.keep(db, article, again=again)

    def article(self, id: str) -> Article:
        """The article with this id; raises UsageError where there is none."""
        with self._database.reading() as db:
            return from_line(reading.line_of(db, id))

    def replaced_by(self, id: str) -> str | None:
        """The id of the version that took the place of the article `id`; None where it is the current one."""
        with self._database.reading() as db:
            return reading.replaced_by(db, id)

    def articles(
        self, since: str | None = None, until: str | None = None, *, outlet: str | None = None, revisions: bool = False
    ) -> Iterator[Article]:
        """Articles in the order of publication, the undated at the end; those a later version replaced with `revisions`.

        `since` and `until` are dates (ISO 8601, "2024-06" too), both included; they leave out undated articles.
        """
        return reading.stream(self._database, since=since, until=until, outlet=outlet, revisions=revisions)

    def newest(self, limit: int = 50, *, after: str | None = None) -> list[Article]:
        """Current articles, the one published last first, the undated at the end; from behind the article `after` on.

        Raises UsageError where there is no article `after`.
        """
        with self._database.reading() as db:
            return reading.newest(db, limit, after)

    def to_reread(self, *, every: bool = False) -> Iterator[Article]:
        """Articles that another version of selon has read (all with `every`), without what was read in them."""
        return reading.to_reread(self._database, every=every)

    def count(self, *, revisions: bool = False) -> int:
        """How many articles there are; those a later version replaced count with `revisions`."""
        with self._database.reading() as db:
            return reading.how_many(db, revisions=revisions)

    def search(self, words: str | Iterable[str], *, limit: int = 20) -> list[search.Hit]:
        """The `limit` articles published last that hold all the words; accents and capitals do not count.

        In a string, words in quotation marks are one phrase and "inond*" is the beginning of a word; of several strings
        each is a phrase. Raises UsageError where there is no word.
        """
        with self._database.reading() as db:
            return search.search(db, words, limit)

    def timeline(
        self, since: str | None = None, until: str | None = None, *, type: EventType | None = None
    ) -> Iterator[happenings.Happening]:
        """The events of all current articles by date, the undated at the end (they are left out between two dates)."""
        return happenings.timeline(self._database, since, until, type)

    @property
    def stories(self) -> list[Story]:
        """All stories by name."""
        with self._database.reading() as db:
            return stories.kept_stories(db)

    def keep_story(self, name: str, articles: Iterable[str]) -> Story:
        """Keeps a selection of articles under a name, in the place of the one it had.

        Raises UsageError where the name is empty or an article is not in the store.
        """
        with self._database.writing() as db:
            return stories.keep_story(db, name, articles)

    def story(self, id: str) -> Story:
        """The story with this id; raises UsageError where there is none."""
        with self._database.reading() as db:
            return stories.kept_story(db, id)

    def change_story(
        self, id: str, *, name: str | None = None, add: Iterable[str] = (), remove: Iterable[str] = ()
    ) -> Story:
        """Gives a story another name, puts articles behind its others and takes some out, all at once; it keeps its id.

        Raises UsageError where there is no such story, the name is empty or another story's, or an added article is not
        in the store.
        """
        with self._database.writing() as db:
            return stories.change_story(db, id, name, add, remove)

    def drop_story(self, id: str) -> Story:
        """Forgets a story, not its articles; gives what it was. Raises UsageError where there is none."""
        with self._database.writing() as db:
            return stories.drop_story(db, id)

    def feed(self, url: str) -> feeds.FeedState:
        """What is remembered of a feed."""
        with self._database.reading() as db:
            return feeds.feed_state(db, url)

    def keep_feed(self, url: str, state: feeds.FeedState) -> None:
        """Remembers what a server said of a feed."""
        with self._database.writing() as db:
            feeds.keep_feed(db, url, state)

    def entry(self, link: str) -> feeds.EntryState:
        """What became of an entry of a feed."""
        with self._database.reading() as db:
            return feeds.entry_state(db, link)

    def keep_entry(self, link: str, state: feeds.EntryState) -> None:
        """Remembers what became of an entry of a feed."""
        with self._database.writing() as db:
            feeds.keep_entry(db, link, state)
