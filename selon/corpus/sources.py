"""Which files a corpus is made of: named one by one, by a pattern, by a directory, on this machine or at a cloud's."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, BinaryIO, Literal

from selon.corpus.schemas import require_columns
from selon.corpus.systems import opened, system_of, url_of
from selon.errors import UsageError
from selon.intake.unpack import bare_name

Kind = Literal["jsonl", "parquet", "warc"]
_KINDS: dict[str, Kind] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".warc": "warc"}
_READS = "JSON Lines (.jsonl, .ndjson), WARC (.warc), both also as .gz and .zst, and Parquet (.parquet)"
_MAGIC = frozenset("*?[")
_VERSIONS = ("ETag", "etag", "mtime", "LastModified", "Last-Modified", "updated", "CRC")
"""Where file systems tell that a file has changed; the first that one tells is taken."""


@dataclass(frozen=True, slots=True)
class Source:
    """One input file: an absolute path or a URL, what is in it, and its size in bytes where that is told.

    `version` changes when the content does: the time it was last changed, or the ETag; None where neither is told.
    """

    url: str
    kind: Kind
    size: int | None
    version: str | None = None

    @property
    def name(self) -> str:
        """The name of the file itself, which tells how it is compressed; of an archive it is the one inside."""
        return self.url.split("::")[0]

    def open(self) -> BinaryIO:
        """Its bytes as they are stored. Raises OSError where it cannot be opened."""
        return opened(self.url)


def kind_of(name: str) -> Kind | None:
    """What a file of this name holds, or None where selon reads no such files into a corpus."""
    bare = PurePath(bare_name(name)).suffix.lower()
    kind = _KINDS.get(bare)
    return None if kind == "parquet" and bare_name(name) != name else kind


def find_sources(inputs: Sequence[str], out: Path | None = None) -> list[Source]:
    """The files behind names, patterns (`*`, `?`, `[]`, `**`), directories and URLs (`s3://`, `gs://`), sorted, each once.

    A directory stands for all that selon reads in it and below, but for names that begin with "." or "_". What lies in `out`,
    where the tables go, is never input: a pattern may match it once it is there. Raises UsageError that names the input where
    there is no such file, nothing in it that is read, or no package for its kind of URL, and where Parquet files lack a
    column that articles need.
    """
    found = {source.url: source for given in inputs for source in _found(given) if not _lies_in(out, source)}
    if not found:
        raise UsageError(f"{', '.join(inputs)}: stands in --out {out}, which is no input: name a directory apart")
    sources = [found[url] for url in sorted(found)]
    require_columns([(source.url, source.open) for source in sources if source.kind == "parquet"])
    return sources


def _lies_in(folder: Path | None, source: Source) -> bool:
    return folder is not None and PurePath(os.path.realpath(source.url)).is_relative_to(os.path.realpath(folder))


def _found(given: str) -> list[Source]:
    if given == "-":
        raise UsageError(
            "-: a corpus cannot be read from standard input, as it could not be taken up again: give a file"
        )
    try:
        system, path = system_of(given)
        infos = list(_infos(system, path))
    except UsageError:
        raise
    except FileNotFoundError as error:
        raise UsageError(f"{given}: no such file or directory: check the path") from error
    except PermissionError as error:
        raise UsageError(
            f"{given}: may not be read (permission denied): ask its owner, or check the credentials"
        ) from error
    except Exception as error:  # whatever a cloud's own package raises
        raise UsageError(f"{given}: cannot be listed ({error}): check the address and the network") from error
    sources = [source for info in infos if (source := _source(system, info, given))]
    if not sources:
        nowhere = not infos and _MAGIC & set(path)
        what = "no such file" if nowhere else "holds nothing that is read into a corpus"
        raise UsageError(f"{given}: {what}: give {_READS}")
    return sources


def _infos(system: Any, path: str) -> Iterator[dict[str, Any]]:
    """What the file system tells of each file that a path stands for."""
    if _MAGIC & set(path) and not system.exists(path):
        matches: dict[str, dict[str, Any]] = system.glob(path, detail=True)
        for name, info in matches.items():
            yield from _below(system, name) if info["type"] == "directory" else [info]
    elif kind_of(path) and (info := system.info(path))["type"] == "file":  # not asked first: a web server would send it all
        yield info
    elif system.isdir(path):
        yield from _below(system, path)
    else:
        yield system.info(path)


def _below(system: Any, folder: str) -> Iterator[dict[str, Any]]:
    files: dict[str, dict[str, Any]] = system.find(folder, detail=True)
    for name, info in files.items():
        inside = name[len(folder.rstrip("/")) :].strip("/")
        if not any(part.startswith((".", "_")) for part in inside.split("/")):
            yield info


def _source(system: Any, info: dict[str, Any], given: str) -> Source | None:
    name = str(info["name"])
    kind = kind_of(name)
    if kind is None or info["type"] != "file":
        return None
    told = next((info[key] for key in _VERSIONS if info.get(key)), None)
    version = None if told is None else str(told).strip('"')
    return Source(url=url_of(system, name, given), kind=kind, size=info.get("size"), version=version)
