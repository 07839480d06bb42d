"""The file systems behind paths and URLs: this machine's, a cloud's, a web server's, a ZIP archive's (fsspec knows them)."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from typing import Any, BinaryIO

from selon.errors import UsageError

_PACKAGES = {"s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "abfs": "adlfs", "az": "adlfs"}
_LINK = "::"
"""Between the links of a chain, such as "zip://*.jsonl::lot.zip"."""


def system_of(given: str) -> tuple[Any, str]:
    """The file system of a path or URL, and the path as that knows it. Raises UsageError where there is none."""
    import fsspec

    scheme = given.split("://")[0] if "://" in given else "file"
    try:
        system, path = fsspec.core.url_to_fs(_target(given, scheme))
    except ImportError as error:
        package = _PACKAGES.get(scheme)
        way = f"pip install {package}" if package else str(error)
        raise UsageError(f"{given}: {scheme}:// needs a package that is not installed: {way}") from error
    except ValueError as error:
        raise UsageError(
            f"{given}: {scheme}:// is no kind of address that is known: give a path, s3:// or gs://"
        ) from error
    return system, str(path)


def url_of(system: Any, name: str, given: str) -> str:
    """Where a file stands that was found behind what was given: an absolute path or a URL, which finds it again."""
    if "file" in ((system.protocol,) if isinstance(system.protocol, str) else system.protocol):
        return name
    _, link, archive = _chain(given).partition(_LINK)
    return f"{system.unstrip_protocol(name)}{link}{_target(archive, 'file') if link and '://' not in archive else archive}"


def opened(url: str) -> BinaryIO:
    """The bytes of a file as they are stored. Raises OSError where it cannot be opened."""
    from fsspec.spec import AbstractBufferedFile

    system, path = system_of(url)
    stream: Any = system.open(path, "rb")
    if isinstance(stream, AbstractBufferedFile):
        stream = io.BufferedReader(_Pieces(stream, url))
    stream.system = system  # an archive is closed when nobody holds its file system
    found: BinaryIO = stream
    return found


class _Pieces(io.RawIOBase):
    """A file that comes piece by piece over a network: whatever its package raises is an OSError here."""

    def __init__(self, stream: Any, url: str) -> None:
        self._stream, self._url = stream, url

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._stream.seekable())

    def readinto(self, buffer: Any) -> int:
        return int(self._asked(self._stream.readinto, buffer))

    def seek(self, offset: int, whence: int = 0) -> int:
        return int(self._asked(self._stream.seek, offset, whence))

    def tell(self) -> int:
        return int(self._stream.tell())

    def close(self) -> None:
        self._stream.close()
        super().close()

    def _asked(self, ask: Callable[..., Any], *given: Any) -> Any:
        try:
            return ask(*given)
        except OSError:
            raise
        except Exception as error:  # each package has errors of its own
            raise OSError(errno.EIO, f"cannot be read on ({str(error) or repr(error)}): is the network up?", self._url) from error


def _target(given: str, scheme: str) -> str:
    """The URL that fsspec is asked for."""
    return given if scheme != "file" else f"file://{os.path.abspath(given.removeprefix('file://'))}"


def _chain(given: str) -> str:
    """A chain without the caches that it begins with ("simplecache::s3://fonds/a.jsonl")."""
    first, link, rest = given.partition(_LINK)
    return _chain(rest) if link and "://" not in first else given
