"""`selon watch`: feeds that are followed. Nothing heavy is imported before it runs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from selon.cli_dossier import kept_dossier
from selon.cli_options import Lang, OfficeHolders, Outlet, StorePlace
from selon.cli_reading import reading
from selon.cli_store import opened, report
from selon.console import Intake, ends_quietly, usage_checked

if TYPE_CHECKING:
    from selon.store import Store

app = typer.Typer()

Look = Callable[["Store"], Any]
"""What is looked at before and after a pass over the feeds, such as the claims of the store."""

Changes = Callable[[Any, Any], Iterable[str]]
"""What changed between two looks, a line each."""


@app.command()
def watch(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED", help="Addresses of RSS or Atom feeds.")],
    store: StorePlace = None,
    once: Annotated[bool, typer.Option("--once", help="Look at the feeds once and end.")] = False,
    every: Annotated[float, typer.Option(metavar="MINUTES", min=1, help="Minutes between two looks.")] = 15,
    outlet: Outlet = None,
    lang: Lang = None,
    office_holders: OfficeHolders = None,
) -> None:
    """Follow feeds: read and keep what is new, or was changed, and say which claims gained an origin, a denial or a correction.

    robots.txt is heeded, some seconds pass between two requests to one host, and a feed that has not changed is not sent again.

    \b
    Examples:
      selon watch https://example.org/rss.xml
      selon watch --once --store news.db https://example.org/atom.xml
    """
    from selon.claims import Dossiers
    from selon.claims.judged import judged
    from selon.export.claim_changes import changes

    dossiers = Dossiers(lang or "fr")
    follow(
        feeds, store, None if once else every, outlet, lang, office_holders,
        look=lambda kept: judged(kept_dossier(kept, dossiers)).shown, changes=changes,
    )  # fmt: skip


def follow(
    feeds: list[str], place: str | None, every: float | None, outlet: str | None, lang: str | None, office_holders: Any,
    *, look: Look | None = None, changes: Changes | None = None,
) -> None:  # fmt: skip
    """Looks at the feeds every so many minutes, or once; `changes` says what is different between two looks at the store."""
    from selon.intake.article import Given
    from selon.intake.polite import Polite
    from selon.watch import Watch

    with ends_quietly(), usage_checked(), opened(place, create=True) as store:
        before = look(store) if look else None
        intake, given = Intake(()), Given(outlet=outlet, lang=lang)
        read = reading(intake, lang, office_holders)
        watch = Watch(store=store, read=read, polite=Polite(), lose=intake.lose, given=given)
        while True:
            if report(watch.look(feeds), store) and look and changes:
                after = look(store)
                for line in changes(before, after):
                    typer.echo(line)
                before = after
            if every is None:
                if intake.failed:
                    raise typer.Exit(1)
                return
            time.sleep(every * 60)
