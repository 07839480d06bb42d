"""What a person hands to the desk (a text, an address, files, a feed) -> jobs for the worker, and what cannot be read.

Nothing is written to a disk under a name that came with it: an uploaded file's name is only where its article's id comes
from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2s
from textwrap import shorten
from typing import BinaryIO, Literal

from selon.errors import IntakeError
from selon.export.jsonl import dumps
from selon.intake.article import Found, Given, accept
from selon.intake.published import is_iso_date
from selon.intake.sources import read_stream
from selon.records import Article
from selon.store import Store

_ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_NO_NAME = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_LONGEST_NAME = 200
_BEGINNING = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that cannot be read: what it is, why, and what to do (English, as the library says it)."""

    what: str
    why: str


Because = Literal["nothing", "no_address"]
"""Why nothing was handed over: the form was empty, or what stood there is no address."""


def hand_text(store: Store, text: str, title: str, outlet: str, published: str, who: str) -> list[Problem]:
    """A pasted article: asks for it to be read; its id is made of its content, so that it may be pasted twice."""
    digest = blake2s(f"{title}\n{text}".encode("utf8", "surrogatepass"), digest_size=4).hexdigest()
    id = f"{datetime.now(UTC):%Y-%m-%d}-{digest}"
    if published and not is_iso_date(published):
        return [Problem(published, "is no date: give it as 2024-06-03")]
    given = Given(outlet=outlet.strip() or None, published=published or None)
    try:
        article = accept(text.replace("\r\n", "\n"), id, Found(id=id, title=title.strip() or None), given)
    except IntakeError as error:
        return [Problem(title.strip() or _beginning(text), error.problem)]
    _ask(store, article, who)
    return []


def hand_files(store: Store, files: Iterable[tuple[str, BinaryIO]], who: str) -> list[Problem]:
    """Uploaded files: asks for each article in them to be read; the files that cannot be are said."""
    problems: list[Problem] = []
    for name, stream in files:
        for place, item in _articles(stream, _plain(name)):
            if isinstance(item, Article):
                _ask(store, item, who)
            else:
                problems.append(Problem(place, item.problem))
    return problems


def is_address(address: str) -> bool:
    """Whether a text is an address that can be fetched."""
    return _ADDRESS.fullmatch(address.strip()) is not None


def _beginning(text: str) -> str:
    """The first words of a text, in a line."""
    line = " ".join(text[:_LONGEST_NAME].split())
    return shorten(line, _BEGINNING, placeholder=" …") if " " in line else line[:_BEGINNING]


def _articles(stream: BinaryIO, name: str) -> Iterator[tuple[str, Article | IntakeError]]:
    try:
        yield from read_stream(stream, name, Given())
    except IntakeError as error:
        yield name, error


def _ask(store: Store, article: Article, who: str) -> None:
    heading = (article.title or article.text)[:_LONGEST_NAME].strip().partition("\n")[0]
    store.ask("read", dumps(article), heading=heading, by=who or None)


def _plain(name: str) -> str:
    """The last part of a file's name, without what could mislead a reader."""
    last = re.split(r"[/\\]", name)[-1]
    return _NO_NAME.sub(" ", last).strip()[-_LONGEST_NAME:] or "file"
