"""Claims as JSON Lines: one claim a line, the record as selon found it, with what people judged of it beside it."""

from __future__ import annotations

from typing import TextIO

from selon.claim_records import Dossier, Judgement
from selon.claims.judged import judged
from selon.export.claim_view import ClaimView
from selon.export.jsonl import to_dict, write_line


def write(dossier: Dossier, out: TextIO) -> None:
    """Write the claims of a dossier in their order, each with its `judgements`; nothing is hidden."""
    decided: dict[str, dict[Judgement, None]] = {}
    for one in judged(dossier).claims:
        for claim in one.found:
            decided.setdefault(claim.id, {}).update(dict.fromkeys(one.judgements))
    for claim in dossier.claims:
        write_line({**to_dict(claim), "judgements": to_dict(tuple(decided.get(claim.id, ())))}, out)


def write_card(view: ClaimView, out: TextIO) -> None:
    """Write one claim as people judged it (`claim`), and what they judged, what selon `found`, its origins with all words."""
    write_line({**to_dict(view.judged), "branches": to_dict(view.branches)}, out)
