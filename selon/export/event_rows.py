"""Events as flat rows: the columns that POLECAT users know, and selon's own behind them.

Columns selon cannot fill (COW and Wikipedia codes, districts, story-wide lists) stay empty and keep their place;
docs/events.md explains each. Words of the article stand in them to the letter.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from selon.export.jsonl import to_dict
from selon.export.nesting import chain
from selon.export.wording import GAP
from selon.language.plover import plover
from selon.records import Article, Date, Event, Party, Place, Statement

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
    "Article ID", "URL", "Event Group", "CAMEO", "Status", "Voice", "Voice Kind", "Voice Chain", "Stance",
    "Statement ID", "Statement Text", "Statement Start", "Statement End", "Trigger", "Trigger Start", "Trigger End",
    "Field", "Actor Start", "Actor End", "Actor Why", "Recipient Start", "Recipient End", "Recipient Why",
    "Date Until", "Date Precision", "Date Text", "Date Start", "Date End", "Date Why",
    "Place Precision", "Place Start", "Place End", "Place Why", "Quantities", "Quantities JSON", "Confidence", "Rule",
)  # fmt: skip
COLUMNS = (*POLECAT, *OWN)
NUMERIC = frozenset({"Intensity", "Latitude", "Longitude", "Confidence"})
COUNTED = frozenset(name for name in OWN if name.endswith((" Start", " End")))


def rows(article: Article) -> Iterator[Row]:
    """One row an event, in the order of the article; every row has every column, None where nothing is known."""
    statements = {s.id: s for s in article.statements}
    for event in article.events:
        row: Row = dict.fromkeys(COLUMNS)
        row |= _source(article) | _what(article, event)
        row |= _party("Actor", event.actor) | _party("Recipient", event.recipient)
        row |= _when(event.date) | _where(event.place) | _voice(statements.get(event.statement or ""), statements)
        yield row


def storable(row: Row) -> Row:
    """A row in which halves of surrogate pairs, which no UTF-8 holds, are question marks: what a Parquet file can keep."""
    return {
        name: value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
        for name, value in row.items()
    }


def _source(article: Article) -> Row:
    return {
        "Source": article.outlet, "Publication Date": article.published, "Language": article.lang,
        "Version": f"selon {article.reader}", "Article ID": article.id, "URL": article.url,
    }  # fmt: skip


def _what(article: Article, event: Event) -> Row:
    kind, trigger = plover()[event.type], event.trigger
    code = kind.cameo.get(event.cameo or "")
    return {
        "Event ID": f"{article.id}#{event.id}", "Event Group": f"{article.id}#{event.group}", "Event Type": event.type,
        "Event Mode": event.mode, "Intensity": kind.intensity(event.mode), "Quad Code": kind.quad,
        "Contexts": "; ".join(code.contexts) if code and code.contexts else None, "CAMEO": event.cameo,
        "Status": event.status, "Trigger": trigger.text, "Trigger Start": trigger.start, "Trigger End": trigger.end,
        "Field": trigger.field, "Confidence": event.confidence, "Rule": event.rule,
        "Quantities": "; ".join(quantity.span.text for quantity in event.quantities) or None,
        "Quantities JSON": json.dumps(to_dict(event.quantities), ensure_ascii=False) if event.quantities else None,
    }  # fmt: skip


def _party(role: str, party: Party | None) -> Row:
    if party is None:
        return {}
    return {
        f"{role} Name": party.name, f"{role} Country": party.country, f"Primary {role} Sector": party.sector,
        f"{role} Sectors": party.sector, f"{role} Name Raw": party.text, f"{role} Start": party.start,
        f"{role} End": party.end, f"{role} Why": party.why,
    }  # fmt: skip


def _when(date: Date | None) -> Row:
    if date is None:
        return {}
    return {
        "Event Date": date.value, "Date Until": date.until, "Date Precision": date.precision, "Date Text": date.text,
        "Date Start": date.start, "Date End": date.end, "Date Why": date.why,
    }  # fmt: skip


def _where(place: Place | None) -> Row:
    if place is None:
        return {}
    return {
        "Placename": place.name, "City": place.name if place.precision == "city" else None,
        "Province": place.name if place.precision == "region" else None, "Country": place.country,
        "Latitude": place.lat, "Longitude": place.lon, "Raw Placename": place.text, "Place Precision": place.precision,
        "Place Start": place.start, "Place End": place.end, "Place Why": place.why,
    }  # fmt: skip


def _voice(statement: Statement | None, by_id: dict[str, Statement]) -> Row:
    """The innermost voice, and the chain of those who relay it, the outermost first ("Sputnik > le ministre")."""
    if statement is None:
        return {}
    heard = [s.voice.name for s in reversed([statement, *chain(statement, by_id)]) if s.voice]
    return {
        "Voice": statement.voice.name if statement.voice else None,
        "Voice Kind": statement.voice.kind if statement.voice else "none", "Voice Chain": " > ".join(heard) or None,
        "Stance": statement.stance, "Statement ID": statement.id,
        "Statement Text": GAP.join(span.text for span in statement.content),
        "Statement Start": min((span.start for span in statement.content), default=None),
        "Statement End": max((span.end for span in statement.content), default=None),
    }  # fmt: skip
