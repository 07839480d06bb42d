"""Articles as the store writes them: one line of JSON each, and how it is read again, also by a later version."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from selon.errors import SelonError, StoreError
from selon.export.jsonl import dumps, loads
from selon.intake import article_from_text
from selon.records import Article, Note, Span


def to_line(article: Article) -> str:
    """The article's record as a database can hold it."""
    return storable(dumps(article))


def from_line(line: str) -> Article:
    """The article that `to_line` wrote; raises StoreError where another version wrote it whose records were different."""
    try:
        return loads(line)
    except SelonError as error:
        found = json.loads(line)
        raise StoreError(
            f"article {found.get('id')!r} was read by selon {found.get('reader')}, whose records were different: "
            "`selon reread` reads it again"
        ) from error


def as_taken_in(line: str) -> Article:
    """The article without what was read in it, as intake makes it today, whichever version wrote the line."""
    found: dict[str, Any] = json.loads(line)
    given = {name: found[name] for name in ("id", "url", "outlet", "title", "byline", "published", "captured", "lang")}
    notes = tuple(_note(note) for note in found["notes"])
    return replace(article_from_text(found["text"], notes=notes, **given), revision_of=found["revision_of"])


def _note(found: dict[str, Any]) -> Note:
    span = Span(**found["span"]) if found["span"] else None
    return Note(code=found["code"], message=found["message"], span=span)


def storable(text: str) -> str:
    """`text` without what no database holds: null characters and halves of characters become question marks."""
    return text.replace("\0", "?").encode("utf-8", "replace").decode()
