"""Files that are there whole or not at all, whatever is killed while they are written."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4


@contextmanager
def whole(place: Path, tmp: Path) -> Iterator[Path]:
    """Another path in the folder `tmp` to write to; what stands there when the block ends is moved to `place`.

    An earlier file at `place` is replaced; after an error it stands as it was. `tmp` must be of the same file system.
    """
    part = tmp / f".{uuid4().hex}-{place.name}.part"
    try:
        yield part
        _on_disk(part)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


def write_json(value: Any, place: Path, tmp: Path) -> None:
    """Write a value as JSON, whole."""
    with whole(place, tmp) as part:
        part.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _on_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
