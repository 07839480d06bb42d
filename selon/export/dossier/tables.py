"""A dossier as flat tables that are joined by ids: the same columns as CSV and Parquet. docs/exports.md explains each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from selon.export.dossier import table_rows as rows
from selon.export.dossier.table_rows import OF_EVENTS
from selon.export.dossier.view import View
from selon.export.event_rows import COUNTED, NUMERIC, Row

Kind = Literal["string", "double", "int64", "bool"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its name: its columns with their types, and what is known of each row."""

    name: str
    columns: Mapping[str, Kind]
    known: Callable[[View], Iterable[Row]]

    def rows(self, view: View) -> Iterator[Row]:
        """The rows, each with every column in order, None where nothing is known."""
        return ({name: row.get(name) for name in self.columns} for row in self.known(view))


def _columns(names: str, **kinds: str) -> dict[str, Kind]:
    """Columns of text, but for those named with another type (`int64="start end"`)."""
    others: dict[str, Kind] = {name: kind for kind, listed in kinds.items() for name in listed.split()}  # type: ignore[misc]
    return {name: others.get(name, "string") for name in names.split()}


_EVENT_KINDS: dict[str, Kind] = {
    column: "double" if name in NUMERIC else "int64" if name in COUNTED else "string"
    for name, column in OF_EVENTS.items()
}
TABLES = (
    Table("articles", _columns("article_id url outlet title byline published captured lang credits revision_of reader"),
          rows.articles),
    Table("claims", _columns(
        "claim_id gist status voices asserted_by confirmed_by denied_by doubted_by corrected_by withdrawn_by event_type "
        "actor recipient place date mentions distinct_origins outlets first_article_id first_published "
        "credibility_suggested credibility_why judgements", int64="mentions distinct_origins outlets"), rows.claims),
    Table("mentions", _columns(
        "claim_id article_id outlet published does status voice_id voice voice_kind passed_on_by passes_on origin_id "
        "origin statement_id event_id words field start end", int64="start end", bool="passes_on"), rows.mentions),
    Table("origins", _columns(
        "claim_id origin_id name kind does status voices first_article_id via why judgements"), rows.origins),
    Table("figures", _columns(
        "claim_id article_id what value high as_of status voice_id voice words field start end", int64="start end",
        double="value high"), rows.figures),
    Table("relations", _columns("claim_id relation to_claim_id score why", double="score"), rows.relations),
    Table("statements", _columns(
        "statement_id article_id status stance form voice_id voice voice_kind voice_role voice_country voice_sector "
        "passed_on_by content content_spans quoted_spans field source source_start source_end cue cue_start cue_end "
        "heard_by medium said_at said_until commitment_voice commitment_article confidence rule judgements",
        int64="source_start source_end cue_start cue_end", double="confidence"), rows.statements),
    Table("events", {**_columns("event_id article_id claim_ids statement_id voice_id"), **_EVENT_KINDS,
                     "judgements": "string"}, rows.events),
    Table("voices", _columns("voice_id name kind country sector aliases statements why judgements", int64="statements"),
          rows.voices),
    Table("judgements", _columns("judgement_id target_kind target_id action value who when note"), rows.judgements),
)  # fmt: skip
"""Every table, in the order in which one reads them."""
