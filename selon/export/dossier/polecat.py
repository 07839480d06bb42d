"""Events as rows (CSV): the columns of POLECAT, selon's own, and what the dossier says of the claim each belongs to."""

from __future__ import annotations

from typing import TextIO

from selon.claim_records import Dossier
from selon.export.dossier.told import judged, standing
from selon.export.dossier.view import View
from selon.export.event_rows import COLUMNS as OF_EVENTS
from selon.export.event_rows import Row, rows
from selon.export.event_table import write_lines
from selon.records import Article, Event

OF_CLAIMS = (
    "Claim ID", "Claim Does", "Claim Standing", "Claim Origin", "Claim Passes On", "Claim Distinct Origins",
    "Claim Outlets", "Claim Credibility Suggested", "Event Judgements", "Claim Judgements",
)  # fmt: skip
COLUMNS = (*OF_EVENTS, *OF_CLAIMS)


def write(dossier: Dossier, out: TextIO) -> None:
    """A header, and a row for each mention of an event, in the order of the articles."""
    view = View(dossier)
    write_lines([COLUMNS], out)
    for article in dossier.articles:
        for event, row in zip(article.events, rows(article), strict=True):
            full = row | _claim(view, article, event)
            write_lines([[full[name] for name in COLUMNS]], out)


def _claim(view: View, article: Article, event: Event) -> Row:
    """The first claim that the event is a mention of; empty where it is of none."""
    found: Row = dict.fromkeys(OF_CLAIMS)
    found["Event Judgements"] = judged(view.judgements("event", article.id, event.id)) or None
    told = next(iter(view.told_of(article, event)), None)
    if told is None:
        return found
    claim = told.claim
    return found | {
        "Claim ID": claim.id, "Claim Does": told.mention.does, "Claim Standing": standing(view.mentions(claim)),
        "Claim Origin": told.origin.name, "Claim Passes On": "yes" if told.mention.passes_on else "no",
        "Claim Distinct Origins": claim.distinct_origins, "Claim Outlets": claim.outlets,
        "Claim Credibility Suggested": claim.credibility.suggested,
        "Claim Judgements": judged(view.judgements("claim", claim.id)) or None,
    }  # fmt: skip
