"""A stream that remembers how it failed: a network that breaks is not taken for a file that is damaged."""

from __future__ import annotations

import io
from typing import BinaryIO


class Watched(io.RawIOBase):
    """Reads from a stream; `failure` is the OSError that it raised, however its reader calls what came of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.failure: OSError | None = None

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """As its stream must be."""
        return True

    def read(self, size: int | None = -1) -> bytes:
        """Bytes of the stream, at most `size` (all of them for -1)."""
        try:
            return self._stream.read(-1 if size is None else size)
        except OSError as error:
            self.failure = error
            raise

    def seek(self, offset: int, whence: int = 0) -> int:
        """Goes to a place, and says which."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Where it stands."""
        return self._stream.tell()

    def require_sound(self) -> None:
        """Raises the failure where there was one."""
        if self.failure is not None:
            raise self.failure
