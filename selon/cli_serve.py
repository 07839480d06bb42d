"""`selon serve` and `selon work`: the web desk, and what reads for it. Nothing heavy is imported before one runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from selon.cli_options import StorePlace
from selon.cli_store import opened
from selon.console import complain, ends_quietly, usage_checked
from selon.errors import DeskError

app = typer.Typer()


@app.command()
def serve(
    host: Annotated[
        str, typer.Option(metavar="HOST", help="Where to listen; where other machines reach it, a password is needed.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", min=0, max=65535, help="0 takes a free one.")] = 8642,
    store: StorePlace = None,
    password_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Holds the password of the desk (else what SELON_PASSWORD says).")
    ] = None,
    no_work: Annotated[bool, typer.Option("--no-work", help="Read nothing here: another process does the work.")] = False,
) -> None:
    """Open the desk: articles, claims and voices of a store in the browser, for people who never type a command.

    \b
    Examples:
      selon serve
      selon serve --store news.db --port 8000
      selon serve --host 0.0.0.0 --password-file password.txt
    """
    with ends_quietly(), usage_checked():
        _require_extra()
        from selon.web.password import password_of
        from selon.web.serve import serve as run
        from selon.web.settings import Settings

        settings = Settings(host=host, port=port, password=password_of(password_file, host), works=not no_work)
        run(store, settings, typer.echo, complain)


@app.command()
def work(
    store: StorePlace = None,
    once: Annotated[bool, typer.Option("--once", help="End when nothing is left to do.")] = False,
) -> None:
    """Do what the desk is asked for: fetch, read, group. For a desk that `selon serve --no-work` opened.

    Addresses are fetched from the public web alone. Ctrl-C ends it after the article in hand.

    \b
    Example:
      selon work --store postgresql://desk@localhost/news
    """
    import signal
    from threading import Event

    from selon.desk.worker import work as do

    stop = Event()
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, lambda *_: stop.set())
    with ends_quietly(), usage_checked(), opened(store, create=True) as kept:
        done = do(kept, once=once, stop=stop)
        typer.echo(f"{done} job{'' if done == 1 else 's'} done; {kept.name}: {kept.open_jobs()} left")


def _require_extra() -> None:
    from importlib.util import find_spec

    for needed in ("fastapi", "uvicorn", "multipart", "itsdangerous", "babel"):
        if find_spec(needed) is None:
            raise DeskError(f"the desk needs packages that are not installed ({needed}): pip install 'selon[serve]'")
