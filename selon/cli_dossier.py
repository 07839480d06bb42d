"""How a command comes by a dossier: of sources that are read, or of a store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from selon.cli_reading import open_intake, read_all
from selon.console import complain, usage_checked
from selon.errors import StoreError, UsageError

if TYPE_CHECKING:
    from selon.claim_records import Dossier
    from selon.claims import Dossiers
    from selon.store import Store

Articles = Annotated[
    list[str] | None,
    typer.Argument(metavar="[SOURCE]...", help="Articles to put together; without any those of the store."),
]


MANY = 200
"""Articles that are put together within some seconds; of more a line says that it will take a while."""


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
            return kept_dossier(kept, Dossiers(lang or "fr")), lambda: None
    with usage_checked():
        intake = open_intake(sources, published, outlet, lang)
    dossier = Dossiers(lang or "fr").of(read_all(intake, lang, office_holders))
    return dossier, intake.close


def kept_dossier(store: Store, dossiers: Dossiers) -> Dossier:
    """The dossier of a store: the kept one, which is brought up to date first, or one that cannot be kept."""
    try:
        state = store.grouping()
        if state.stale and state.waiting > MANY:
            complain(f"{store.name}: putting {state.waiting} articles together, which is kept and not done again")
        if state.stale:
            store.regroup(dossiers)
        return store.dossier()
    except StoreError as error:
        complain(f"{error} (the claims are put together and not kept)")
    except UsageError:  # another program has changed the articles just now
        pass
    return dossiers.of(store.articles(), store.judgements())
