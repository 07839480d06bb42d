"""From what the user names to articles: each source goes to its way in, and one that fails does not stop the others."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from pathlib import PurePath
from typing import BinaryIO

from selon.errors import IntakeError
from selon.intake import fetch, limits
from selon.intake.article import Given
from selon.intake.jsonl import cut_lines, read_jsonl
from selon.intake.languages import require_known
from selon.intake.pdf import read_pdf
from selon.intake.published import require_iso_date
from selon.intake.text import read_text
from selon.intake.unpack import bare_name, unpacked
from selon.intake.warc import Passed, passed_over, read_warc
from selon.intake.webpage import read_webpage
from selon.records import Article

STDIN = "-"
_KINDS = {
    ".txt": "text", ".md": "text", ".html": "html", ".htm": "html", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".pdf": "pdf", ".warc": "warc",
}  # fmt: skip
_READERS = {"text": read_text, "html": read_webpage, "pdf": read_pdf}
_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_BLANK = b"\xef\xbb\xbf \t\r\n\f\v"
"""White space, and what is left of a byte order mark on an empty file."""

_OBJECT = re.compile(rb'\s*\{\s*"')


def open_sources(
    sources: Iterable[str], *, published: str | None = None, outlet: str | None = None, lang: str | None = None,
    repeats: bool = False,
) -> Iterator[Article | IntakeError]:  # fmt: skip
    """The articles of files, URLs and standard input ("-"), in order, one at a time and without annotations.

    A source (or a line of one) that cannot be read comes as an IntakeError in its place, not raised. `published`
    (ISO 8601) and `outlet` go before what a source says of itself; `lang` reads a text without asking what language it
    looks like. An `id` is a JSONL record's own, else the source as given; its second use is an error, unless `repeats`
    leaves it to the caller to tell apart what comes under one id.
    Raises UsageError at once where `published` is no ISO 8601 date or `lang` is not one selon reads.
    """
    given = Given(
        published=None if published is None else require_iso_date(published),
        outlet=outlet,
        lang=None if lang is None else require_known(lang),
    )
    return _all(sources, given) if repeats else _first_uses(sources, given)


def _all(sources: Iterable[str], given: Given) -> Iterator[Article | IntakeError]:
    for source in sources:
        yield from (item for _, item in _read(source, given))


def _first_uses(sources: Iterable[str], given: Given) -> Iterator[Article | IntakeError]:
    places: dict[str, str] = {}
    for source in sources:
        if source in places:
            yield IntakeError(source, "is named twice: it is read once")
            continue
        for place, item in _read(source, given):
            if isinstance(item, Article) and (first := places.setdefault(item.id, place)) != place:
                yield IntakeError(place, f"its id {item.id!r} was used before ({first}): give each article its own")
            else:
                yield item


def _read(source: str, given: Given) -> Iterator[tuple[str, Article | IntakeError]]:
    """Place and article (or error) of all that one source holds; nothing that a source can do is raised."""
    try:
        if _URL.match(source):
            yield source, fetch.read_url(source, given)
            return
        with _opened(source) as stream:
            yield from read_stream(stream, source, given)
    except IntakeError as error:
        yield source, error
    except OSError as error:
        yield source, IntakeError(source, _problem(error))


def _opened(source: str) -> AbstractContextManager[BinaryIO]:
    if source != STDIN:
        try:
            return open(source, "rb")
        except ValueError as error:  # a null character in the name
            raise IntakeError(source, f"is no file name ({error}): check the path") from error
    if sys.stdin is None or sys.stdin.closed:
        raise IntakeError(source, "standard input is closed: pipe a text into it, or name a file")
    return nullcontext(sys.stdin.buffer)


def read_stream(stream: BinaryIO, source: str, given: Given) -> Iterator[tuple[str, Article | IntakeError]]:
    """Place and article (or error) of all that a file holds, which is called `source`: its name says of what kind it is.

    Raises IntakeError where it is empty, too big, or not what it is called.
    """
    name = bare_name(source)
    kind = _KINDS.get(PurePath(name).suffix.lower())
    if kind == "warc":
        yield from _pages(stream, source, given)
        return
    stream = unpacked(stream, source)
    head = _head(stream)
    if not b"".join(head).strip(_BLANK):
        raise IntakeError(source, "is empty: give a source with text")
    kind = kind or _sniff(b"".join(head))
    if kind == "jsonl":
        yield from read_jsonl(chain(head, cut_lines(stream)), source, given)
        return
    data = b"".join(head)
    data += stream.read(max(0, limits.MAX_BYTES + 1 - len(data)))
    if len(data) > limits.MAX_BYTES:
        raise IntakeError(source, f"is over {limits.MAX_BYTES / 1e6:g} MB: split it, or extract the article first")
    yield source, _READERS[kind](data, source, given)


def _pages(stream: BinaryIO, source: str, given: Given) -> Iterator[tuple[str, Article | IntakeError]]:
    """The pages of an archive; its other records are only told of where there is no page."""
    passed: Passed = Counter()
    found = read_warc(stream, source, given, passed)
    if first := next(found, None):
        yield from chain([first], found)
    else:
        told = next(passed_over(passed, source), None)
        problem = told.problem if told else "it is empty"
        raise IntakeError(source, f"holds no page of the web: {problem}", code="empty")


def _head(stream: BinaryIO) -> list[bytes]:
    """The blank lines at the beginning and the first line that is not blank, as far as the limit goes."""
    head: list[bytes] = []
    size = 0
    for line in cut_lines(stream):
        head.append(line)
        size += len(line)
        if line.strip(_BLANK) or size > limits.MAX_BYTES:
            break
    return head


def _sniff(head: bytes) -> str:
    """What a source without a telling name holds, by its first line that is not blank."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"%PDF-"):
        return "pdf"
    if _HTML.match(head):
        return "html"
    return "jsonl" if _OBJECT.match(head) else "text"


def _problem(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file: check the path"
    if isinstance(error, IsADirectoryError):
        return "is a directory: name the files in it (for example with a * at the end)"
    if isinstance(error, PermissionError):
        return "may not be read (permission denied): ask its owner, or change its mode"
    return f"cannot be read ({error.strerror or error}): check the path"
