"""Where an export of several files goes: a folder or a zip file, which appears whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from shutil import rmtree
from zipfile import ZipFile, ZipInfo

from selon.errors import SelonError, UsageError
from selon.export.output import open_binary_output, require_place

Files = Iterable[tuple[str, bytes]]
"""Names and contents."""
_ZIP = ".zip"
_MODE = 0o644 << 16


def require_folder(path: Path | None, format: str) -> None:
    """Raises UsageError where no folder (or zip file) can be made at `path`, before any work is done."""
    if path is None or str(path) == "-":
        raise UsageError(f"{format} is several files: name a folder, or FILE.zip, with --output")
    if path.suffix == _ZIP:
        return require_place(path, binary=True)
    if path.exists() and not path.is_dir():
        raise UsageError(f"output {str(path)!r} is a file, and {format} is several: name a folder, or FILE.zip")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"output {str(path)!r}: there is no directory {str(path.parent)!r}; create it first")
    return None


def write_folder(files: Files, path: Path) -> None:
    """Write files into the folder, or into a zip file where the path ends in .zip; the same bytes for the same files.

    A folder that is there may hold earlier versions of the files, which are replaced, and nothing else: SelonError.
    """
    if path.suffix == _ZIP:
        _write_zip(files, path)
        return
    part = path.absolute().with_name(f".{path.absolute().name}.{os.getpid()}.part")
    try:
        part.mkdir()
        for name, content in files:
            (part / name).write_bytes(content)
        _put(part, path)
    finally:
        rmtree(part, ignore_errors=True)


def _put(part: Path, path: Path) -> None:
    if not path.exists():
        part.rename(path)
        return
    new = sorted(file.name for file in part.iterdir())
    others = sorted({file.name for file in path.iterdir() if not file.name.startswith(".")} - set(new))
    if others:
        raise SelonError(f"{path}: {others[0]!r} there is no part of this export: name a new folder, or empty this one")
    for name in new:
        (part / name).replace(path / name)


def _write_zip(files: Files, path: Path) -> None:
    """Entries have no date and no compression, so that nothing depends on when and where they were written."""
    with open_binary_output(path) as out, ZipFile(out, "w") as archive:
        for name, content in files:
            entry = ZipInfo(name)
            entry.external_attr = _MODE
            archive.writestr(entry, content)
