"""The records of a WARC file (ISO 28500), one after another: what breaks off is said, and behind damage it goes on."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from selon.errors import IntakeError
from selon.intake import limits
from selon.intake.watched import Watched

RESPONSE = "response"
_PLAIN = b"WARC/1."
_HEAD = re.compile(rb"WARC/1\.\d\r?\n")
_MARK = re.compile(rb"\x1f\x8b\x08|WARC/1\.")
_OVERLAP = 4096
"""Bytes that are looked at again with the next step, so that no beginning is cut in two."""
_STEP = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcRecord:
    """A record of an archive, its block unread but for responses.

    `offset` is its first byte in the file as it is stored, `date` when it was captured, ISO 8601, `block` what the server
    answered, headers and all.
    """

    offset: int
    type: str
    id: str | None
    url: str | None
    date: str | None
    content_type: str
    block: bytes = b""


Item = WarcRecord | IntakeError


def warc_records(stream: BinaryIO, source: str) -> Iterator[tuple[int, Item]]:
    """The offset of each record and the record, or the error that keeps it from being read.

    `stream` holds the file as it is stored and must be able to seek. Where it is damaged, that is one error, and reading goes
    on with the next record that can be found. Raises OSError where the stream itself does.
    """
    yield from _Walk(stream, source)


class _Walk:
    """A way through a file from one sound stretch to the next; what lies between two of them is told once."""

    def __init__(self, stream: BinaryIO, source: str) -> None:
        self._stream, self._source = stream, source
        self._start: int | None = 0
        self._damage: _Damage | None = None

    def __iter__(self) -> Iterator[tuple[int, Item]]:
        while self._start is not None:
            yield from self._stretch(self._start)
        yield from self._told(None)

    def _stretch(self, start: int) -> Iterator[tuple[int, Item]]:
        """The records from a place on, up to the end or to what cannot be read; then `_start` is where it may go on."""
        watched, last, cut = Watched(self._stream), None, False
        self._stream.seek(start)
        try:
            for last, item in _from(watched):
                yield from self._told(last)
                yield last, item
                cut = isinstance(item, IntakeError) and item.code == "broken-off"
        except OSError as error:
            watched.require_sound()
            if last is not None or self._damage is None or not self._damage.exact:
                self._damage = _Damage(start, last, str(error))
            cut = True
        self._start = _next(self._stream, (start if last is None else last) + 1) if cut else None

    def _told(self, after: int | None) -> Iterator[tuple[int, Item]]:
        if self._damage is not None:
            yield self._damage.place, self._damage.error(self._source, after)
            self._damage = None


class _Damage:
    """Something between two records that is none: from a record on that cannot be read, or somewhere behind one that can."""

    def __init__(self, start: int, last: int | None, why: str) -> None:
        self.exact = last is None
        self.place = start if last is None else last
        self._why = why

    def error(self, source: str, after: int | None) -> IntakeError:
        """What is said of it; `after` is where the next record begins, None where there is none."""
        where = "from" if self.exact else "behind the record at"
        way = f"the next record begins at byte {after:,}" if after is not None else "no record was found behind it"
        problem = f"is damaged {where} byte {self.place:,} ({self._why}): {way}; copy the file again"
        return IntakeError(source, problem, code="damaged")


def _from(stream: Any) -> Iterator[tuple[int, Item]]:
    from fastwarc.warc import ArchiveIterator

    for record in ArchiveIterator(stream, parse_http=False):
        yield record.stream_pos, _record(record, record.stream_pos)


def _record(record: Any, offset: int) -> Item:
    headers = {name.lower(): value for name, value in record.headers.items()}
    kind = str(record.record_type).rpartition(".")[2].lower()
    id = headers.get("warc-record-id", "").strip(" <>") or None
    block = record.reader.read(min(record.content_length, limits.MAX_BYTES)) if kind == RESPONSE else b""
    size = len(block) + _skipped(record, record.content_length - len(block))
    if size < record.content_length:
        problem = f"breaks off in this record ({size:,} of {record.content_length:,} bytes): copy the file again"
        return IntakeError("", problem, code="broken-off", id=id)
    if kind == RESPONSE and size > limits.MAX_BYTES:
        problem = f"its record has {size:,} bytes, and at most {limits.MAX_BYTES:,} are read: extract it first"
        return IntakeError("", problem, code="too-big", id=id)
    return WarcRecord(
        offset=offset, type=kind, id=id, url=headers.get("warc-target-uri", "").strip(" <>") or None,
        date=_iso(headers.get("warc-date", "")), content_type=headers.get("content-type", ""), block=block,
    )  # fmt: skip


def _skipped(record: Any, size: int) -> int:
    """Reads over so many bytes of a record, or to its end, and says how many there were."""
    left = size
    while left > 0 and (piece := len(record.reader.read(min(left, _STEP)))):
        left -= piece
    return size - left


def _iso(date: str) -> str | None:
    try:
        return datetime.fromisoformat(date.strip()).isoformat(timespec="seconds")
    except ValueError:
        return None


def _next(stream: BinaryIO, start: int) -> int | None:
    """The first byte, from `start` on, where a record begins, compressed by itself or not at all."""
    stream.seek(start)
    kept, place = b"", start
    while step := stream.read(_STEP):
        kept += step
        for found in _candidates(kept):
            if _HEAD.match(kept, found) or _unpacks(kept[found : found + _STEP]):
                return place + found
        over = max(0, len(kept) - _OVERLAP)
        kept, place = kept[over:], place + over
    return None


def _candidates(data: bytes) -> list[int]:
    return [found.start() for found in _MARK.finditer(data)]


def _unpacks(data: bytes) -> bool:
    """Whether a record stands at the beginning of compressed data, of which there may be no more than a piece."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data, len(_PLAIN)) == _PLAIN
    except zlib.error:
        return False
