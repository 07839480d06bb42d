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
    from selon.records import Article
    from selon.sourcing import Finding


class ReadFormat(StrEnum):
    """Each is a module of selon.export with `write(articles, out)`."""

    table = "table"
    jsonl = "jsonl"
    md = "md"
    html = "html"


class CheckFormat(StrEnum):
    """How the sourcing sheet is printed."""

    table = "table"
    json = "json"
    sarif = "sarif"


Chosen = TypeVar("Chosen", ReadFormat, CheckFormat)


def usual_format(output: Path | None, formats: type[Chosen], piped: Chosen) -> Chosen:
    """The format where none is named: by the ending of the file, else `table` on a terminal and `piped` elsewhere."""
    if output is not None and str(output) != "-":
        return next((format for format in formats if output.suffix == f".{format.value}"), piped)
    return formats("table") if sys.stdout.isatty() else piped


def read_writer(format: ReadFormat, out: TextIO) -> Callable[[Iterable[Article], TextIO], None]:
    """What writes articles to `out` in this format."""
    module = import_module(f"selon.export.{format.value}")
    return partial(module.write, **_screen(out)) if format is ReadFormat.table else module.write


def check_writer(format: CheckFormat, out: TextIO) -> Callable[[Iterable[tuple[Article, list[Finding]]], TextIO], None]:
    """What writes articles and their findings to `out` in this format."""
    if format is CheckFormat.sarif:
        from selon.export.sarif import write_sarif

        return write_sarif
    from selon.export.findings import write_json, write_table

    return partial(write_table, **_screen(out)) if format is CheckFormat.table else write_json


def _screen(out: TextIO) -> dict[str, Any]:
    """Whether to write in colour, and how many columns there are (COLUMNS, else those of the terminal, else 80)."""
    from rich.console import Console

    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return {"color": out.isatty() and not plain, "width": Console(stderr=True).width}
