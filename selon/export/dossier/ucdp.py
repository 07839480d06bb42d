"""Claims of attacks as rows in the manner of UCDP's Georeferenced Event Dataset (CSV), with its 42 columns, then selon's.

A row is what is claimed, not an event that a coder confirmed: `selon_status` and `selon_standing` say how it is known.
What a coder decides (the conflict, the kind of violence, a best estimate where voices differ) stays empty.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import TextIO

from selon.claim_records import Claim, Dossier, Figure
from selon.errors import LanguageError
from selon.export.dossier.identifiers import web_address
from selon.export.dossier.told import Told, judged, labels, standing, statuses
from selon.export.dossier.view import View
from selon.export.event_rows import Row
from selon.export.event_table import write_lines
from selon.export.jsonl import to_dict
from selon.language import load
from selon.records import Event, Place, Span

GED = (
    "id", "year", "active_year", "type_of_violence", "conflict_new_id", "conflict_name", "dyad_new_id", "dyad_name",
    "side_a_new_id", "gwnoa", "side_a", "side_b_new_id", "gwnob", "side_b", "number_of_sources", "source_article",
    "source_office", "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "adm_1",
    "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "low", "best",
    "high",
)  # fmt: skip
OWN = (
    "selon_status", "selon_voices", "selon_standing", "selon_gist", "selon_event_type", "selon_distinct_origins",
    "selon_outlets", "selon_credibility_suggested", "selon_credibility_why", "selon_relations", "selon_figures",
    "selon_judgements",
)  # fmt: skip
COLUMNS = (*GED, *OWN)
_WHERE = {"city": 1, "region": 4, "country": 6}
"""GED's codes: the exact place, the first-order division, the country alone."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")


def write(dossier: Dossier, out: TextIO) -> None:
    """A header, and a row for each claim whose event is an ASSAULT."""
    view = View(dossier)
    write_lines([COLUMNS], out)
    for claim in dossier.claims:
        if claim.event is not None and claim.event.type == "ASSAULT":
            row = dict.fromkeys(COLUMNS) | _row(view, claim)
            write_lines([[row[name] for name in COLUMNS]], out)


def _row(view: View, claim: Claim) -> Row:
    told, event = view.mentions(claim), claim.event
    sides = {"side_a": event.actor, "side_b": event.recipient} if event else {}
    return {
        "id": claim.id, **sides, **_sources(told), **_where(told, event.place if event else None),
        **_when(event.date if event else None), **_deaths(view, claim), **_own(view, claim, told),
    }  # fmt: skip


def _sources(told: list[Told]) -> Row:
    articles = list({one.article.id: one.article for one in told}.values())
    first = {one.mention.origin: one for one in reversed(told)}
    origins = {one.origin.id: one.origin for one in told}
    return {
        "number_of_sources": len(articles),
        "source_article": _listed(web_address(article) or article.id for article in articles),
        "source_office": _listed(article.outlet or "" for article in articles),
        "source_date": _listed((article.published or "")[:10] for article in articles),
        "source_headline": _listed(article.title or "" for article in articles),
        "source_original": _listed(
            f"{origin.name}{' (anonymous)' if origin.kind == 'anonymous' else ''} via {first[origin.id].article.outlet or '?'}"
            for origin in origins.values()
        ),
    }  # fmt: skip


def _where(told: list[Told], name: str | None) -> Row:
    """The place as the first mention that names it has it; the name alone where none is located."""
    places = [one.event.place for one in told if one.event and one.event.place and one.event.place.name == name]
    if not places:
        return {"where_coordinates": name}
    place: Place = next((place for place in places if place.lat is not None), places[0])
    located = place.lat is not None and place.lon is not None
    return {
        "where_prec": _WHERE[place.precision], "where_coordinates": place.name, "country": place.country,
        "adm_1": place.name if place.precision == "region" else None, "latitude": place.lat, "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if located else None,
    }  # fmt: skip


def _when(iso: str | None) -> Row:
    """The first and last day that the date allows, with GED's precision: 1 a day, 4 a month, 5 a year."""
    parts = _DATE.fullmatch(iso or "")
    if parts is None:
        return {}
    year, month, day = (int(part) if part else None for part in parts.groups())
    if not year:
        return {}
    first = date(year, month or 1, day or 1)
    last = first if day else date(year, month or 12, monthrange(year, month or 12)[1])
    precision = 1 if day else 4 if month else 5
    return {"year": year, "date_prec": precision, "date_start": str(first), "date_end": str(last)}


def _deaths(view: View, claim: Claim) -> Row:
    """The lowest and the highest toll that a voice gives; a best one only where all give the same."""
    tolls = [figure for figure in claim.figures if _counts_dead(view, figure)]
    if not tolls:
        return {}
    low = min(figure.value for figure in tolls)
    high = max(figure.high if figure.high is not None else figure.value for figure in tolls)
    return {"low": _whole(low), "high": _whole(high), "best": _whole(low) if low == high else None}


def _counts_dead(view: View, figure: Figure) -> bool:
    """Whether dead are counted: by the noun ("douze morts"), or as those whom an event kills ("a tué douze dockers")."""
    if (article := view.articles.get(figure.article)) is None:
        return False
    dead = _words_for_dead(article.lang)
    named = not dead.isdisjoint(re.findall(r"\w+", figure.what.lower()))
    return named or any(_is_killed(figure.span, event, dead) for event in article.events)


def _is_killed(span: Span, event: Event, dead: frozenset[str]) -> bool:
    killed = event.recipient
    return (
        event.trigger.text.lower() in dead
        and killed is not None
        and event.trigger.field == span.field
        and killed.start <= span.start < killed.end
    )


def _words_for_dead(lang: str) -> frozenset[str]:
    try:
        return load(lang).quantities.deaths
    except LanguageError:
        return frozenset()


def _own(view: View, claim: Claim, told: list[Told]) -> Row:
    return {
        "selon_status": statuses(told), "selon_voices": _listed(labels(told)),
        "selon_standing": standing(told), "selon_gist": claim.gist,
        "selon_event_type": claim.event.type if claim.event else None,
        "selon_distinct_origins": claim.distinct_origins, "selon_outlets": claim.outlets,
        "selon_credibility_suggested": claim.credibility.suggested, "selon_credibility_why": claim.credibility.why,
        "selon_relations": _listed(f"{relation.type} {relation.claim}" for relation in claim.relations),
        "selon_figures": json.dumps(to_dict(claim.figures), ensure_ascii=False) if claim.figures else None,
        "selon_judgements": judged(view.judgements("claim", claim.id)) or None,
    }  # fmt: skip


def _listed(parts: Iterable[str]) -> str | None:
    """Parts in the order of the articles, joined by "; "; None where all are empty."""
    found = list(parts)
    return "; ".join(found) if any(found) else None


def _whole(number: float) -> float | int:
    return int(number) if number == int(number) else number
