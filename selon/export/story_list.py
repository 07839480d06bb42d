"""The selections that people keep, with their articles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich.text import Text

from selon.claim_records import Story
from selon.export.table import print_lines, screen
from selon.export.wording import flat


def write_table(stories: Iterable[Story], out: TextIO, *, color: bool, width: int) -> None:
    """Write each name, and under it the ids of its articles."""
    console = screen(out, color=color, width=width)
    for story in stories:
        print_lines(console, [Text(flat(story.name), style="bold"), *(Text(f"  {flat(id)}") for id in story.articles)])
