"""Events as flat rows: the columns that POLECAT users know, and selon's own behind them.

Columns selon cannot fill (COW and Wikipedia codes, districts, story-wide lists) stay empty and keep their place.
"""

from __future__ import annotations

from collections.abc import Iterator

from selon.export.nesting import chain
from selon.export.wording import flat
from selon.language.plover import plover
from selon.records import Article, Event, Party, Statement

Value = str | float | int | None
Row = dict[str, Value]

POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
OWN = (
    "Article ID", "URL", "Event Group", "CAMEO", "Status", "Voice", "Voice Kind", "Voice Chain", "Statement ID",
    "Statement Text", "Trigger", "Trigger Start", "Trigger End", "Trigger Field", "Actor Start", "Actor End", "Actor Why",
    "Recipient Start", "Recipient End", "Recipient Why", "Date Until", "Date Precision", "Date Text", "Date Why",
    "Place Precision", "Place Why", "Quantities", "Confidence", "Rule",
)  # fmt: skip
COLUMNS = (*POLECAT, *OWN)
_QUADS = {"VERBAL COOPERATION": "1", "MATERIAL COOPERATION": "2", "VERBAL CONFLICT": "3", "MATERIAL CONFLICT": "4"}
NUMERIC = frozenset({"Intensity", "Latitude", "Longitude", "Confidence"})
COUNTED = frozenset({
    "Trigger Start", "Trigger End", "Actor Start", "Actor End", "Recipient Start", "Recipient End",
})  # fmt: skip


def rows(article: Article) -> Iterator[Row]:
    """One row an event, in the order of the article; every row has every column, None where nothing is known."""
    statements = {s.id: s for s in article.statements}
    for event in article.events:
        row: Row = dict.fromkeys(COLUMNS)
        row |= _what(article, event) | _party("Actor", event.actor) | _party("Recipient", event.recipient)
        row |= _where_and_when(event) | _voice(statements.get(event.statement or ""), statements)
        yield row


def _what(article: Article, event: Event) -> Row:
    kind = plover()[event.type]
    code = kind.cameo.get(event.cameo or "")
    return {
        "Event ID": f"{article.id}#{event.id}", "Event Type": event.type, "Event Mode": event.mode,
        "Intensity": kind.intensity(event.mode), "Quad Code": _QUADS[kind.quad],
        "Contexts": "; ".join(code.contexts) if code and code.contexts else None,
        "Source": article.outlet, "Publication Date": article.published, "Language": article.lang,
        "Version": f"selon {article.reader}", "Article ID": article.id, "URL": article.url,
        "Event Group": f"{article.id}#{event.group}", "CAMEO": event.cameo, "Status": event.status,
        "Trigger": event.trigger.text, "Trigger Start": event.trigger.start, "Trigger End": event.trigger.end,
        "Trigger Field": event.trigger.field, "Confidence": event.confidence, "Rule": event.rule,
        "Quantities": "; ".join(flat(q.span.text) for q in event.quantities) or None,
    }  # fmt: skip


def _party(role: str, party: Party | None) -> Row:
    if party is None:
        return {}
    return {
        f"{role} Name": party.name, f"{role} Country": party.country, f"Primary {role} Sector": party.sector,
        f"{role} Sectors": party.sector, f"{role} Name Raw": flat(party.text), f"{role} Start": party.start,
        f"{role} End": party.end, f"{role} Why": party.why,
    }  # fmt: skip


def _where_and_when(event: Event) -> Row:
    row: Row = {}
    if event.date is not None:
        date = event.date
        row |= {"Event Date": date.value, "Date Until": date.until, "Date Precision": date.precision,
                "Date Text": date.text, "Date Why": date.why}  # fmt: skip
    if event.place is not None:
        place = event.place
        levels = {"city": "City", "region": "Province"}
        row |= {"Placename": place.name, "Raw Placename": place.text, "Country": place.country, "Latitude": place.lat,
                "Longitude": place.lon, "Feature Type": place.precision, "Place Precision": place.precision,
                "Place Why": place.why}  # fmt: skip
        if place.precision in levels:
            row[levels[place.precision]] = place.name
    return row


def _voice(statement: Statement | None, by_id: dict[str, Statement]) -> Row:
    """The innermost voice, and the chain of those who relay it, the outermost first ("Sputnik > le ministre")."""
    if statement is None:
        return {}
    relays = [s.voice.name for s in reversed(chain(statement, by_id)) if s.voice]
    voice = statement.voice
    return {
        "Voice": voice.name if voice else None, "Voice Kind": voice.kind if voice else "none",
        "Voice Chain": " > ".join([*relays, *([voice.name] if voice else [])]) or None,
        "Statement ID": statement.id, "Statement Text": " […] ".join(flat(c.text) for c in statement.content),
    }  # fmt: skip
