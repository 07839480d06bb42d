"""Claims as Markdown (CommonMark) to paste into a note: a heading a claim, a bullet an origin, below it who carries its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from selon.claim_records import Dossier
from selon.export.claim_board import board
from selon.export.claim_view import Branch, ClaimView
from selon.export.md import escaped


def write(dossier: Dossier, out: TextIO, *, rejected: bool = False) -> None:
    """Write the judged claims of a dossier, those of most outlets first; words of articles are escaped.

    Those that people rejected are only counted, but for `rejected`.
    """
    found = board(dossier, rejected=rejected)
    for number, view in enumerate(found.shown):
        out.write("\n" if number else "")
        write_card(view, out)
    if found.left_out:
        out.write(f"\n*{'; '.join(found.left_out)}*\n")


def write_card(view: ClaimView, out: TextIO) -> None:
    """Write all that is known of one claim."""
    out.writelines(f"{line}\n" for line in _lines(view))


def _lines(view: ClaimView) -> Iterator[str]:
    yield f"## {escaped(view.gist)}"
    yield ""
    yield f"**{escaped(view.standing)}** · {view.claim.id}"
    yield ""
    yield f"*{escaped(view.credibility)}*"
    yield ""
    for branch in view.branches:
        yield from _branch(branch)
    told = [*view.judgements, *view.found, *view.relations, *(f"figure: {f}" for f in view.figures), *view.doubts]
    yield from ("", *(f"- {escaped(t)}" for t in told)) if told else ()


def _branch(branch: Branch) -> Iterator[str]:
    against = "against: " if branch.against else ""
    yield f"- {against}**{escaped(branch.name)}** ({branch.origin.kind}): {escaped(branch.why)}"
    for line in branch.lines:
        who = f" ({escaped(line.voice)})" if line.voice and line.voice != branch.name else ""
        yield f"  - {escaped(line.outlet)} {line.doing}{who}: “{escaped(line.words)}”"
