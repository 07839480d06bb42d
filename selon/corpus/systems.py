"""The file systems behind paths and URLs: this machine's, a cloud's, a web server's, a ZIP archive's (fsspec knows them)."""

from __future__ import annotations

import io
import os
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
        stream = io.BufferedReader(stream)  # whose readline takes a size
    stream.system = system  # an archive is closed when nobody holds its file system
    found: BinaryIO = stream
    return found


def _target(given: str, scheme: str) -> str:
    """The URL that fsspec is asked for."""
    return given if scheme != "file" else f"file://{os.path.abspath(given.removeprefix('file://'))}"


def _chain(given: str) -> str:
    """A chain without the caches that it begins with ("simplecache::s3://fonds/a.jsonl")."""
    first, link, rest = given.partition(_LINK)
    return _chain(rest) if link and "://" not in first else given
