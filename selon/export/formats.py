"""Which formats there are, which one is meant where none is named, and what writes it.

Nothing heavy is imported before a writer is asked for.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

if TYPE_CHECKING:
    from selon.claim_records import Dossier
    from selon.export.claim_view import ClaimView
    from selon.records import Article
    from selon.sourcing import Finding


class ReadFormat(StrEnum):
    """Each is a module of selon.export with `write(articles, out)`."""

    table = "table"
    jsonl = "jsonl"
    md = "md"
    html = "html"


class EventFormat(StrEnum):
    """How the events are printed: blocks to read, or a flat table."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"


class ClaimFormat(StrEnum):
    """How claims are printed: each is a module selon.export.claim_… with `write(dossier, out)` and `write_card(view, out)`."""

    table = "table"
    md = "md"
    jsonl = "jsonl"


class CheckFormat(StrEnum):
    """How the sourcing sheet is printed."""

    table = "table"
    json = "json"
    sarif = "sarif"


Chosen = TypeVar("Chosen", bound=StrEnum)


def usual_format(output: Path | None, formats: type[Chosen], piped: Chosen) -> Chosen:
    """The format where none is named: by the ending of the file, else `table` on a terminal and `piped` elsewhere."""
    if output is not None and str(output) != "-":
        return next((format for format in formats if output.suffix == f".{format.value}"), piped)
    return formats("table") if sys.stdout is not None and sys.stdout.isatty() else piped


def read_writer(
    format: ReadFormat, out: TextIO, *, explain: bool = False
) -> Callable[[Iterable[Article], TextIO], None]:
    """What writes articles to `out` in this format; `explain` adds rules and evidence where they are not shown anyway."""
    module = import_module(f"selon.export.{format.value}")
    screen = screen_of(out) if format is ReadFormat.table else {}
    explained = {"explain": explain} if format in (ReadFormat.table, ReadFormat.md) else {}
    return partial(module.write, **screen, **explained)


def write_events(format: EventFormat, articles: Iterable[Article], output: Path | None, *, explain: bool) -> None:
    """Write the events of articles in this format to a file or standard output.

    `explain` adds frames and evidence to `table`; the other formats have them in columns of their own. Raises OSError
    where that cannot be done, SelonError where standard output is closed.
    """
    from selon.export.output import open_binary_output, open_output

    if format is EventFormat.parquet:
        from selon.export.event_table import write_parquet

        with open_binary_output(output) as binary:
            write_parquet(articles, binary)
        return
    with open_output(output) as out:
        _events_writer(format, out, explain)(articles, out)


def _events_writer(format: EventFormat, out: TextIO, explain: bool) -> Callable[[Iterable[Article], TextIO], None]:
    if format is EventFormat.table:
        from selon.export import event_list

        return partial(event_list.write, **screen_of(out), explain=explain)
    from selon.export.event_table import write_csv, write_jsonl

    return write_csv if format is EventFormat.csv else write_jsonl


def claims_writer(format: ClaimFormat, out: TextIO, *, rejected: bool) -> Callable[[Dossier, TextIO], None]:
    """What writes the claims of a dossier to `out` in this format; JSON Lines hold those that people `rejected` anyway."""
    hiding = {} if format is ClaimFormat.jsonl else {"rejected": rejected}
    return partial(_claim_module(format).write, **_claim_screen(format, out), **hiding)


def card_writer(format: ClaimFormat, out: TextIO) -> Callable[[ClaimView, TextIO], None]:
    """What writes all that is known of one claim to `out` in this format."""
    return partial(_claim_module(format).write_card, **_claim_screen(format, out))


def _claim_module(format: ClaimFormat) -> Any:
    return import_module(f"selon.export.claim_{format.value}")


def _claim_screen(format: ClaimFormat, out: TextIO) -> dict[str, Any]:
    return screen_of(out) if format is ClaimFormat.table else {}


def check_writer(format: CheckFormat, out: TextIO) -> Callable[[Iterable[tuple[Article, list[Finding]]], TextIO], None]:
    """What writes articles and their findings to `out` in this format."""
    if format is CheckFormat.sarif:
        from selon.export.sarif import write_sarif

        return write_sarif
    from selon.export.findings import write_json, write_table

    return partial(write_table, **screen_of(out)) if format is CheckFormat.table else write_json


def screen_of(out: TextIO) -> dict[str, Any]:
    """Whether to write in colour, and how many columns there are (COLUMNS, else those of the terminal, else 80)."""
    from rich.console import Console

    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return {"color": out.isatty() and not plain, "width": Console(stderr=True).width}
