"""WARC: the pages of an archive of the web; responses with HTML are read, all other records are counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO
from urllib.parse import urlsplit

from selon.errors import IntakeError
from selon.intake.article import Given, Served
from selon.intake.begun import Begin, accepted
from selon.intake.http_answer import Answer, parse_answer, unpacked_body
from selon.intake.prefilter import require_promise
from selon.intake.warc_records import RESPONSE, WarcRecord, warc_records
from selon.intake.webpage import read_webpage
from selon.records import Article

Passed = Counter[tuple[str, str]]
"""Records that were passed over, by a code (no-response, status, not-html) and what they are ("request", "404")."""

_PROBLEMS = {
    "no-response": "records are no answers of a server",
    "status": "answers have another status than 200",
    "not-html": "answers are no web pages",
}
_TOLD = 8
"""Kinds of records that are told by name."""

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|\?xml)\b", re.IGNORECASE)
_HTTP = "application/http"


def read_warc(
    stream: BinaryIO, source: str, given: Given, passed: Passed, begin: Begin = accepted
) -> Iterator[tuple[str, Article | IntakeError]]:
    """The place ("crawl.warc.gz@1024", the offset of its record) and article of each page, or why it is none.

    An article's `id` is the WARC-Record-ID, `url` the WARC-Target-URI, `captured` the WARC-Date. `stream` holds the file as it
    is stored; `passed` is filled while reading. Raises OSError where the stream itself does.
    """
    for offset, item in warc_records(stream, source):
        place = f"{source}@{offset}"
        try:
            if isinstance(item, IntakeError):
                raise item
            begin(place)
            if article := _article(item, place, given, passed):
                yield place, article
        except IntakeError as error:
            id = error.id or (item.id if isinstance(item, WarcRecord) else None)
            yield place, IntakeError(place, error.problem, code=error.code, id=id)


def passed_over(passed: Passed, source: str) -> Iterator[IntakeError]:
    """What was passed over, one error for each reason, with how many records it holds of."""
    for code, problem in _PROBLEMS.items():
        kinds = Counter({kind: count for (reason, kind), count in passed.items() if reason == code})
        if kinds:
            told = ", ".join(
                f"{count:,} {kind}" for kind, count in sorted(kinds.items(), key=lambda k: (-k[1], k[0]))[:_TOLD]
            )
            more = ", ..." if len(kinds) > _TOLD else ""
            yield IntakeError(source, f"{kinds.total():,} {problem} ({told}{more}): they were passed over", code=code)


def _article(record: WarcRecord, place: str, given: Given, passed: Passed) -> Article | None:
    if record.type != RESPONSE:
        passed["no-response", record.type] += 1
        return None
    if not record.content_type.lower().startswith(_HTTP):
        passed["not-html", record.content_type or "unknown"] += 1
        return None
    answer = parse_answer(record.block, place)
    if answer.status != 200:
        passed["status", str(answer.status or "none")] += 1
        return None
    if answer.kind and answer.kind not in _HTML:
        passed["not-html", answer.kind] += 1
        return None
    return _page(record, answer, place, given, passed)


def _page(record: WarcRecord, answer: Answer, place: str, given: Given, passed: Passed) -> Article | None:
    body = unpacked_body(answer, place)
    if not answer.kind and not _MARKUP.match(body):
        passed["not-html", "unknown"] += 1
        return None
    served = Served(url=record.url, outlet=_host(record.url), captured=record.date, charset=answer.charset)
    article = read_webpage(body, place, given, served, screen=require_promise)
    return replace(article, id=record.id) if record.id else article


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None
