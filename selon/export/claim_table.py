"""Claims on a terminal: what is claimed, on how many origins it stands, and below each origin who carries its words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.console import Console
from rich.text import Text

from selon.claim_records import Dossier
from selon.export.claim_board import board
from selon.export.claim_view import Branch, ClaimView, Line
from selon.export.table import indented, print_lines, screen, write_sum
from selon.export.wording import many

_LONGEST = 240
"""Characters of a mention shown in the list; the card of the claim shows all."""


def write(dossier: Dossier, out: TextIO, *, color: bool = False, width: int = 80, rejected: bool = False) -> None:
    """Write the judged claims as blocks, those of most outlets first, then how many there are.

    Those that people rejected are only counted, but for `rejected`.
    """
    console = screen(out, color=color, width=width)
    found = board(dossier, rejected=rejected)
    for view in found.shown:
        print_lines(console, _block(console, view))
        console.print()
    shared = sum(view.claim.outlets > 1 for view in found.shown)
    told = f"{many(len(dossier.articles), 'article')} · {many(len(found.shown), 'claim')}, {shared} told by several outlets"
    write_sum(console, "; ".join((told, *found.left_out)))


def write_card(view: ClaimView, out: TextIO, *, color: bool = False, width: int = 80) -> None:
    """Write all that is known of one claim: every mention in full, figures, relations, doubts."""
    console = screen(out, color=color, width=width)
    print_lines(console, _block(console, view, whole=True))


def _block(console: Console, view: ClaimView, *, whole: bool = False) -> Iterator[Text]:
    warns = view.claim.outlets > 1 and view.claim.distinct_origins == 1
    yield from indented(console, view.gist, "", "", "bold")
    yield from indented(console, f"{view.standing} · {view.claim.id}", "", "", "bold yellow" if warns else "bold green")
    yield from indented(console, view.credibility, "", "  ", "dim")
    for branch in view.branches:
        yield from _branch(console, branch, whole)
    yield from _more(console, view, whole)


def _branch(console: Console, branch: Branch, whole: bool) -> Iterator[Text]:
    sign, style = ("✗", "red") if branch.against else ("●", "cyan")
    id = f" · {branch.origin.id}" if whole else ""
    yield from indented(console, f"{sign} {branch.name} ({branch.origin.kind}){id}", "  ", "    ", style)
    if branch.merged and (whole or len({line.article for line in branch.lines}) > 1):
        yield from indented(console, f"why one origin: {branch.why}", "    ", "      ", "dim")
    for line in branch.lines:
        yield from _line(console, line, branch, whole)


def _line(console: Console, line: Line, branch: Branch, whole: bool) -> Iterator[Text]:
    who = f" ({line.voice})" if line.voice and line.voice != branch.name else ""
    words = line.words if whole else textwrap.shorten(line.words, _LONGEST, placeholder=" …")
    day = f", {line.published[:16].replace('T', ' ')}" if line.published and whole else ""
    at = f" [{line.place}]" if whole else ""
    yield from indented(console, f"{line.outlet}{day} {line.doing}{who}: {words}{at}", "    ", "      ", "")


def _more(console: Console, view: ClaimView, whole: bool) -> Iterator[Text]:
    for told in view.judgements:
        yield from indented(console, f"✎ {told}", "  ", "    ", "bold")
    for told in view.found:
        yield from indented(console, told, "    ", "      ", "dim")
    for told in view.relations:
        yield from indented(console, f"! {told}", "  ", "    ", "magenta")
    groups: Sequence[tuple[str, list[str]]] = (("figures", view.figures), ("", view.doubts)) if whole else ()
    for label, told_all in groups:
        for told in told_all:
            yield from indented(console, f"{label}: {told}" if label else f"? {told}", "  ", "    ", "dim")
