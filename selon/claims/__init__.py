"""Across articles: claims, the origins they stand on, and who denies what.

    dossier(articles) puts articles that were read together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selon.claim_records import Dossier, Judgement
from selon.claims.dossier import Dossiers
from selon.records import Article

__all__ = ["Dossiers", "dossier"]


def dossier(articles: Iterable[Article], judgements: Sequence[Judgement] = (), *, lang: str = "fr") -> Dossier:
    """The dossier of articles that were read (`selon.read`)."""
    return Dossiers(lang).of(articles, judgements)
