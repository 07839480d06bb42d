"""Lists out of a store, as a table for people or an object a line: what a search finds, the timeline, judgements, stories."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial
from importlib import import_module
from typing import Any, Literal, TextIO

from selon.export.formats import screen_of
from selon.export.jsonl import write_records

ListName = Literal["hits", "timeline", "judgement_list", "story_list"]
"""Each is a module of selon.export with `write_table(items, out, color=…, width=…)`, and `write_jsonl(items, out)` where its
lines are not simply its records."""


class ListFormat(StrEnum):
    """How a list is printed."""

    table = "table"
    jsonl = "jsonl"


def list_writer(name: ListName, format: ListFormat | None, out: TextIO) -> Callable[[Iterable[Any], TextIO], None]:
    """What writes a list to `out`; where no format is named, a table on a terminal and JSON Lines elsewhere."""
    module = import_module(f"selon.export.{name}")
    chosen = format or (ListFormat.table if out.isatty() else ListFormat.jsonl)
    write: Callable[[Iterable[Any], TextIO], None] = getattr(module, "write_jsonl", write_records)
    return write if chosen is ListFormat.jsonl else partial(module.write_table, **screen_of(out))
