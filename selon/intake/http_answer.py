"""What a server answered, as an archive keeps it: status, kind, charset, and the body as it was before it was packed."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from io import BytesIO

from selon.errors import IntakeError
from selon.intake import limits

_FRAME = (
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
)
_MAGIC = {"gzip": b"\x1f\x8b", "x-gzip": b"\x1f\x8b", "zstd": b"\x28\xb5\x2f\xfd"}
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[!?a-zA-Z]")
_STATUS = re.compile(rb"HTTP/[\d.]{1,5} +(\d{3})\b")
_PLAIN = frozenset({"", "identity"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer of the web: `kind` is the media type in lower case ("" where none is named), `body` not yet unpacked."""

    status: int | None
    kind: str
    charset: str | None
    encoding: str
    body: bytes


def parse_answer(block: bytes, source: str) -> Answer:
    """The answer in the block of a response record; a body sent in chunks is put together.

    Raises IntakeError, which names `source`, where its chunks are damaged.
    """
    from fastwarc.warc import ArchiveIterator

    framed = BytesIO(_FRAME % len(block) + block + b"\r\n\r\n")
    try:
        record = next(iter(ArchiveIterator(framed, parse_http=True, auto_decode="transfer", quirks_mode=True)))
        headers, body = record.http_headers, record.reader.read()
    except (OSError, StopIteration) as error:
        raise IntakeError(source, f"its answer is damaged ({error}): fetch the page again", code="damaged") from error
    return Answer(
        status=int(told[1]) if (told := _STATUS.match(block)) else None,
        kind=(record.http_content_type or "").strip().lower(),
        charset=record.http_charset or None,
        encoding=(headers.get("Content-Encoding") or "" if headers else "").strip().lower(),
        body=body,
    )


def unpacked_body(answer: Answer, source: str) -> bytes:
    """The body as the page was written.

    Raises IntakeError, which names `source`, where it grows over `limits.MAX_BYTES`, or cannot be unpacked at all; a body that
    is called packed and is not is taken as it is, and one that breaks off as far as it goes.
    """
    if answer.encoding in _PLAIN or not _looks_packed(answer):
        return answer.body
    try:
        body = _unpack(answer)
    except (OSError, zlib.error) as error:
        problem = f"its answer cannot be unpacked ({answer.encoding}: {error}): fetch the page again"
        raise IntakeError(source, problem, code="damaged") from error
    if len(body) > limits.MAX_BYTES:
        problem = f"its answer of {len(answer.body):,} bytes grows over {limits.MAX_BYTES:,} when it is unpacked: leave it out"
        raise IntakeError(source, problem, code="bomb")
    return body


def _looks_packed(answer: Answer) -> bool:
    """Archives keep the header of a packed answer, and often the body unpacked."""
    if answer.encoding in _MAGIC:
        return answer.body.startswith(_MAGIC[answer.encoding])
    return not _MARKUP.match(answer.body)


def _unpack(answer: Answer) -> bytes:
    most = limits.MAX_BYTES + 1
    if answer.encoding in ("gzip", "x-gzip"):
        return zlib.decompressobj(wbits=31).decompress(answer.body, most)
    if answer.encoding == "deflate":
        wrapped = answer.body[:1] == b"\x78"
        return zlib.decompressobj(wbits=zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS).decompress(answer.body, most)
    from fastwarc.stream_io import BrotliReader, ZstdReader

    readers = {"br": BrotliReader, "zstd": ZstdReader}
    if answer.encoding not in readers:
        raise OSError("an encoding that is not known")
    body: bytes = readers[answer.encoding](BytesIO(answer.body)).read(most)
    return body
