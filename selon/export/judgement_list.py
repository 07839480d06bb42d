"""What people decided, a line a judgement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich.text import Text

from selon.claim_records import Judgement
from selon.export.table import print_lines, screen
from selon.export.wording import flat


def write_table(judgements: Iterable[Judgement], out: TextIO, *, color: bool, width: int) -> None:
    """Write when, the judgement's id (to undo it by), who, what was done to what, and the note."""
    console = screen(out, color=color, width=width)
    for judgement in judgements:
        target = judgement.target
        value = f" {flat(judgement.value)}" if judgement.value else ""
        note = f": {flat(judgement.note)}" if judgement.note else ""
        line = Text.assemble(
            (f"{judgement.when[:16].replace('T', ' ')}  {flat(judgement.id)}  ", "dim"), f"{flat(judgement.who)}  ",
            (judgement.action, "bold"), f" {target.kind} {flat(target.id)}{value}{note}",
        )  # fmt: skip
        print_lines(console, line.wrap(console, console.width))
