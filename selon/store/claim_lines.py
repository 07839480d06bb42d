"""Claims, shared voices and copies as the store writes them: one line of JSON each, exactly the record."""

from __future__ import annotations

import json
from typing import Any, cast

from selon.claim_records import Claim, SharedVoice
from selon.errors import StoreError
from selon.export.jsonl import record_adapter, to_dict
from selon.records import Copy
from selon.store.lines import storable


def to_line(record: Claim | SharedVoice | tuple[Copy, ...]) -> str:
    """The record as a database can hold it."""
    return storable(json.dumps(to_dict(record), ensure_ascii=False))


def to_claim(line: str) -> Claim:
    """The claim that `to_line` wrote; like the others raises StoreError where another version wrote it otherwise."""
    return cast(Claim, _read(Claim, line))


def to_shared_voice(line: str) -> SharedVoice:
    """The shared voice that `to_line` wrote."""
    return cast(SharedVoice, _read(SharedVoice, line))


def to_copies(line: str) -> tuple[Copy, ...]:
    """The copies that `to_line` wrote."""
    return cast(tuple[Copy, ...], _read(tuple[Copy, ...], line))


def _read(kind: Any, line: str) -> Any:
    from pydantic import ValidationError

    try:
        return record_adapter(kind).validate_json(f"[{line}]")[0]
    except ValidationError as error:
        raise StoreError(
            "the claims that are kept were put together by another version of selon, whose records were different: "
            "`selon group` does it again"
        ) from error
