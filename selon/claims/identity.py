"""The ids of claims and voices across articles: made of what was told first, so that they stay as articles are added."""

from __future__ import annotations

from hashlib import blake2s

from selon.records import Field


def claim_id(article: str, field: Field, start: int, end: int) -> str:
    """The id of the claim whose first mention stands there."""
    return "c-" + blake2s(f"{article}|{field}|{start}|{end}".encode(), digest_size=6).hexdigest()


def shared_voice_id(article: str, voice: str) -> str:
    """The id of the shared voice that is an article's voice first."""
    return "v-" + blake2s(f"{(article, voice)}".encode(), digest_size=5).hexdigest()
