"""How a command comes by a dossier: of sources that are read, or of a store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from selon.cli_reading import open_intake, read_all
from selon.console import usage_checked
from selon.errors import UsageError

if TYPE_CHECKING:
    from selon.claim_records import Dossier

Articles = Annotated[
    list[str] | None,
    typer.Argument(metavar="[SOURCE]...", help="Articles to put together; without any those of the store."),
]


def open_dossier(
    sources: list[str] | None, store: str | None, published: str | None, outlet: str | None, lang: str | None,
    office_holders: Path | None,
) -> tuple[Dossier, Callable[[], None]]:  # fmt: skip
    """The dossier of the sources, or of the store where there are none; and what to call at the end."""
    from selon.claims import Dossiers

    if sources and store:
        with usage_checked():
            raise UsageError("either sources or --store: `selon add` puts sources into a store")
    if not sources:
        from selon.store import Store

        with usage_checked():
            kept = Store.open(store, create=False)
        with kept:
            return Dossiers(lang or "fr").of(kept.articles(), kept.judgements()), lambda: None
    with usage_checked():
        intake = open_intake(sources, published, outlet, lang)
    dossier = Dossiers(lang or "fr").of(read_all(intake, lang, office_holders))
    return dossier, intake.close
