"""Compressed files as streams of what is in them: gzip and Zstandard, watched for bombs and for an end that is missing."""

from __future__ import annotations

import io
import zlib
from pathlib import PurePath
from typing import Any, BinaryIO

from selon.errors import IntakeError
from selon.intake import limits

PACKED = frozenset({".gz", ".zst"})
"""Endings of compressed files."""

_PIECE = 1024
"""Bytes that are unpacked at a time: a piece of a Zstandard bomb makes 32 MB at most."""


def bare_name(name: str) -> str:
    """The name without the ending that says how the file is compressed ("lot.jsonl.gz" -> "lot.jsonl")."""
    path = PurePath(name)
    return name[: -len(path.suffix)] if path.suffix.lower() in PACKED else name


def unpacked(stream: BinaryIO, source: str) -> BinaryIO:
    """What is in a stream that its name `source` calls compressed; the same stream where it does not.

    Reading raises IntakeError, which names `source`, where the data is damaged, ends before its end ("broken-off") or grows
    over `limits.MAX_RATIO` times ("bomb"). What stands before that place is read as it is.
    """
    kind = PurePath(source).suffix.lower()
    return io.BufferedReader(_Unpacked(stream, source, kind), 1 << 16) if kind in PACKED else stream


class _Unpacked(io.RawIOBase):
    def __init__(self, stream: BinaryIO, source: str, kind: str) -> None:
        self._stream, self._source, self._kind = stream, source, kind
        self._part: Any = None
        """What unpacks the member that is being read; None between two of them."""
        self._rest = b""
        self._ready = memoryview(b"")
        self._taken = self._given = 0

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._stream.close()
        super().close()

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            if not self._fill():
                return 0
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def _fill(self) -> bool:
        """Unpacks one more piece; False at the end."""
        self._require_sane()
        piece = self._rest or self._stream.read(_PIECE)
        if not piece:
            if self._part is not None:
                raise IntakeError(self._source, "breaks off: its end is missing; copy it again", code="broken-off")
            return False
        self._taken += 0 if self._rest else len(piece)
        self._rest = b""
        if self._part is None:
            piece = piece.lstrip(b"\0") if self._taken > len(piece) else piece  # archives may be padded at their end
            if not piece:
                return True
            self._part = self._new()
        self._ready = memoryview(self._unpack(piece))
        self._given += len(self._ready)
        if self._part.eof:
            self._rest, self._part = self._part.unused_data, None
        return True

    def _unpack(self, piece: bytes) -> bytes:
        try:
            return bytes(self._part.decompress(piece))
        except Exception as error:  # zlib.error, ZstdError: neither package has a common one
            raise IntakeError(
                self._source, f"is damaged from here on ({error}): copy it again", code="damaged"
            ) from error

    def _new(self) -> Any:
        if self._kind == ".gz":
            return zlib.decompressobj(wbits=31)
        import zstandard

        return zstandard.ZstdDecompressor(max_window_size=limits.MAX_WINDOW).decompressobj()

    def _require_sane(self) -> None:
        if self._given > limits.RATIO_FROM and self._given > limits.MAX_RATIO * self._taken:
            problem = f"grows over {limits.MAX_RATIO} times when it is unpacked: it was not read on; unpack it yourself"
            raise IntakeError(self._source, problem, code="bomb")
