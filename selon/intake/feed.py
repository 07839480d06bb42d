"""RSS and Atom feeds: which articles a site has published, where they are, and when that was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selon.errors import IntakeError
from selon.intake.languages import DEFAULT
from selon.intake.polite import Answer
from selon.intake.published import feed_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article as its feed announces it.

    `published` is ISO 8601 or None; `stamp` is the feed's own words for when it was published and changed: where they are
    the same as before, nothing has changed.
    """

    link: str
    title: str | None
    published: str | None
    stamp: str


def read_feed(answer: Answer, lang: str = DEFAULT) -> tuple[Entry, ...]:
    """The entries of a feed that have a link, each link once; what is malformed is read as far as it goes.

    Raises IntakeError where it is no feed.
    """
    import feedparser  # type: ignore[import-untyped]

    served = {"content-location": answer.url, "content-type": answer.headers.get("content-type", "application/xml")}
    feed = feedparser.parse(answer.body, response_headers=served)
    if not feed.get("version") and not feed.entries:
        raise IntakeError(answer.url, "is no RSS or Atom feed: give the address of the feed, not of the site")
    return tuple({entry.link: entry for entry in _entries(feed.entries, lang)}.values())


def _entries(found: list[Any], lang: str) -> Iterator[Entry]:
    for entry in found:
        if link := str(entry.get("link") or "").strip():
            published, updated = str(entry.get("published") or ""), str(entry.get("updated") or "")
            title = str(entry.get("title") or "").strip() or None
            yield Entry(link=link, title=title, published=feed_date(published or updated, lang),
                        stamp=f"{published} / {updated}")  # fmt: skip
