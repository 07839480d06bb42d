"""Who gets a word in: how the statements of a store are shared among kinds of voices, their countries and sectors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, ColumnElement, Connection, cast, func, select

from selon.store.database import is_postgres
from selon.store.kept_tables import shared_voices


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many voices have something in common, and how many statements they make; `value` is None where it is unknown."""

    value: str | None
    voices: int
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceShares:
    """All statements with a voice, by kind, country (ISO 3166-1 alpha-3) and sector (PLOVER) of it; the largest first."""

    voices: int
    statements: int
    kinds: tuple[Share, ...]
    countries: tuple[Share, ...]
    sectors: tuple[Share, ...]


def voice_shares(db: Connection) -> VoiceShares:
    """The shares of the kept shared voices."""
    fields = [_field(db, name) for name in ("kind", "country", "sector")]
    said = func.sum(shared_voices.c.statements)
    rows = [tuple(row) for row in db.execute(select(*fields, func.count(), said).group_by(*fields))]
    kinds, countries, sectors = (_shares((row[n], row[3], int(row[4])) for row in rows) for n in range(len(fields)))
    return VoiceShares(
        voices=sum(share.voices for share in kinds), statements=sum(share.statements for share in kinds), kinds=kinds,
        countries=countries, sectors=sectors,
    )  # fmt: skip


def _shares(rows: Iterable[tuple[str | None, int, int]]) -> tuple[Share, ...]:
    voices, statements = Counter[str | None](), Counter[str | None]()
    for value, some, said in rows:
        voices[value] += some
        statements[value] += said
    found = (Share(value=value, voices=voices[value], statements=said) for value, said in statements.items())
    return tuple(sorted(found, key=lambda share: (-share.statements, share.value or "")))


def _field(db: Connection, name: str) -> ColumnElement[Any]:
    """A field of the voice's record."""
    if is_postgres(db):
        return cast(shared_voices.c.record, JSON).op("->>")(name)
    return func.json_extract(shared_voices.c.record, f"$.{name}")
