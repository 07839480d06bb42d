"""The pipeline: an article in, the same article with its statements out.

>>> import selon
>>> article = selon.read("La préfète a indiqué que la route rouvrirait lundi.")
>>> article.statements[0].voice.name
'La préfète'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice, tee
from pathlib import Path, PurePath
from typing import Any

from selon.attribution.moments import Moments, dated
from selon.attribution.statements import readings
from selon.errors import IntakeError, ReadingError, SelonError, UsageError
from selon.events.read import Events
from selon.grounding.dates import Dates
from selon.intake import article_from_text, open_sources
from selon.intake.article import headline
from selon.intake.unpack import bare_name
from selon.language import load
from selon.language.holders import by_name, read_holders
from selon.parse.legible import led_back, legible
from selon.parse.paragraphs import LONGEST, parted
from selon.parse.pipeline import ARTICLES, Parser
from selon.parse.tokens import Tokens
from selon.records import Article, Note, Span

_SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".jsonl", ".ndjson", ".pdf", ".warc"})


class Reader:
    """Reads articles of one language. The model is loaded with the first article and kept.

    `nlp` may be a spaCy pipeline of the language's model that is already loaded, `office_holders` the path of a table of
    your own of who held which office when, asked before the language's own. Raises LanguageError where it is malformed.
    """

    def __init__(self, lang: str = "fr", *, nlp: Any = None, office_holders: str | Path | None = None) -> None:
        self.language = load(lang)
        if office_holders is not None:
            holders = by_name(read_holders(office_holders), self.language.holders)
            self.language = replace(self.language, holders=holders)
        self.dates = Dates(self.language)
        self.events = Events(self.language)
        self.parser = Parser(self.language, nlp)

    def read(self, source: str | Path | Article) -> Article:
        """One article: a text, the path of a file or a URL that holds one, or an Article from intake.

        Raises IntakeError where a path or URL gives no article, or more than one, and ReadingError where selon fails.
        """
        return next(self.read_many([source if isinstance(source, Article) else _article(source)]))

    def read_many(
        self, articles: Iterable[Article], *, on_failure: Callable[[ReadingError], None] | None = None
    ) -> Iterator[Article]:
        """Articles with their statements, in order; only a few of them are held in memory at a time.

        What `read` finds replaces the statements an article already had, so reading twice changes nothing. An article on
        which selon fails (a bug) is handed to `on_failure` and left out; without it ReadingError is raised. Raises
        UsageError for what is no Article.
        """
        source = map(_require_article, articles)
        while group := list(islice(source, ARTICLES)):
            parsed = self._parsed(group)
            for done, article in enumerate(group, start=1):
                try:
                    read: Article | None = self._annotated(article, next(parsed), next(parsed))
                except SelonError:
                    raise
                except Exception:  # whose fault it was, reading it alone tells: the model takes several at a time
                    read = self._alone(article, on_failure)
                    parsed = self._parsed(group[done:])
                if read is not None:
                    yield read

    def _alone(self, article: Article, on_failure: Callable[[ReadingError], None] | None) -> Article | None:
        try:
            return self._annotated(article, *self._parsed([article]))
        except Exception as error:
            failure = ReadingError(article.id, error)
            if on_failure is None:
                raise failure from error
            on_failure(failure)
            return None

    def _parsed(self, articles: Iterable[Article]) -> Iterator[Tokens]:
        """Body and headline of each article in turn."""
        texts = (text for article in articles for text in (article.text, headline(article)))
        return self.parser.parse_many(legible(text).text for text in texts)

    def _annotated(self, article: Article, body: Tokens, headline: Tokens) -> Article:
        read = readings(self.language, body, headline, article.published)
        told = [(r, Moments(r, self.dates, article.published)) for r in read if r is not None]
        found = tuple(s for reading, moments in told for s in dated(reading, moments))
        kept = [n for n in article.notes if n.code not in _READING_NOTES]
        doubts: list[tuple[str, Span | None]] = [("long-paragraph", None)] if parted(article.text) else []
        doubts += [note for reading, _ in told for note in reading.notes]
        doubts += _undated(article, [moments for _, moments in told])
        events = self.events.read(told, article.published)
        notes = tuple(_note(code, span) for code, span in doubts)
        return _in_original(replace(article, statements=found, events=events, notes=notes), kept)


def _in_original(article: Article, kept: Iterable[Note]) -> Article:
    """The article with what was found in a legible copy of its text led back to the text, and the notes of intake."""
    copies = {"text": legible(article.text), "title": legible(headline(article))}
    statements, events, notes = article.statements, article.events, article.notes
    if any(copy.starts for copy in copies.values()):
        statements = tuple(led_back(s, copies, s.content[0].field) for s in statements)
        events = tuple(led_back(e, copies, e.trigger.field) for e in events)
        notes = led_back(notes, copies, "text")
    return replace(article, statements=statements, events=events, notes=(*kept, *notes))


def _undated(article: Article, moments: Iterable[Moments]) -> list[tuple[str, Span | None]]:
    """What the dates of an article leave in doubt: no day to count from, or a publication that is still to come."""
    if article.published is None:
        return [("no-date", None)] if any(m.open for m in moments) else []
    return [("future-publication", None)] if article.published[:10] > date.today().isoformat() else []


_READING_NOTES = {
    "future-publication": "the date of publication lies in the future: relative dates were counted from it all the same",
    "no-date": "the article has no date of publication, and some of its dates stay open: give it with --published",
    "long-paragraph": f"a paragraph of over {LONGEST:,} characters was read in parts: set line breaks between paragraphs",
    "unclosed-quotation": "a quotation mark has no partner; the quotation was ended where its sentence or paragraph ends",
}


def _note(code: str, span: Span | None) -> Note:
    return Note(code=code, message=_READING_NOTES[code], span=span)


def _article(source: str | Path) -> Article:
    """The article behind a path or URL, or made of a plain text."""
    if isinstance(source, str) and not _names_a_source(source):
        return article_from_text(source, id="text")
    found, again = tee(open_sources([str(source)]))
    first, second = next(found, None), next(islice(again, 1, None), None)
    if isinstance(first, IntakeError):
        raise first
    if first is None or second is not None:
        raise IntakeError(
            str(source), "holds no article, or several: use selon.Reader().read_many(selon.intake.open_sources([...]))"
        )
    return first


def _require_article(article: Article) -> Article:
    if not isinstance(article, Article):
        way = "make articles with selon.intake.open_sources or article_from_text"
        raise UsageError(f"read_many takes Articles, not a {type(article).__name__} ({str(article)[:40]!r}): {way}")
    return article


def _names_a_source(text: str) -> bool:
    if text.startswith(("http://", "https://")) and not any(c.isspace() for c in text):
        return True
    if "\n" in text or len(text) > 1000:
        return False
    path = Path(text)
    if PurePath(bare_name(text)).suffix.lower() in _SUFFIXES:
        return True
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
