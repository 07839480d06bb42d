"""Rows in the manner of UCDP GED: its columns, how each claim is known, and nothing that a coder would decide."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from dossier_factory import make_dossier, make_empty, written
from factories import make_article, make_event, make_party, make_span

from selon.claim_records import Claim, Dossier, Figure
from selon.export.dossier.ucdp import COLUMNS, GED

CODED = ("active_year", "type_of_violence", "conflict_name", "dyad_name", "event_clarity", "deaths_a", "deaths_civilians")


def rows(dossier: Dossier) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("ucdp", dossier), newline=""), strict=True))


def with_claim(claim: Claim) -> Dossier:
    return replace(make_dossier(), claims=(claim,))


def row(claim: Claim) -> dict[str, str]:
    (found,) = rows(with_claim(claim))
    return found


def strike() -> Claim:
    return make_dossier().claims[0]


def toll(*figures: tuple[str, float, float | None]) -> Claim:
    """The claim of a toll with these figures: what, value, high."""
    claim = make_dossier().claims[1]
    (known,) = claim.figures
    found: tuple[Figure, ...] = tuple(replace(known, what=what, value=value, high=high) for what, value, high in figures)
    return replace(claim, figures=found)


def test_the_columns_are_those_of_ged_then_selon_s() -> None:
    assert COLUMNS[: len(GED)] == GED
    assert len(GED) == 42
    assert all(name.startswith("selon_") for name in COLUMNS[len(GED) :])
    assert written("ucdp", make_empty()) == ",".join(COLUMNS) + "\n"


def test_a_row_is_a_claim_of_an_attack_and_says_how_it_is_known() -> None:
    found = rows(make_dossier())
    assert [one["id"] for one in found] == ["c1", "c2"]
    assert all(one["selon_status"] and one["selon_voices"] for one in found)
    first = found[0]
    assert first["selon_status"] == "reported; denied"
    assert first["selon_standing"].endswith("denied by L'état-major")
    assert (first["number_of_sources"], first["selon_distinct_origins"], first["selon_outlets"]) == ("5", "2", "5")
    assert first["selon_judgements"].startswith("fix credibility=2 by Marthe Quéré")
    assert "une source sécuritaire (anonymous) via AKP" in first["source_original"]


def test_the_place_is_that_of_a_mention_that_names_it() -> None:
    found = row(strike())
    assert (found["where_prec"], found["where_coordinates"], found["country"]) == ("1", "Tolma", "KDR")
    assert (found["latitude"], found["longitude"], found["geom_wkt"]) == ("-12.5", "7.25", "POINT (7.25 -12.5)")


@pytest.mark.parametrize(
    ("date", "precision", "start", "end"),
    [
        ("2024-06-03", "1", "2024-06-03", "2024-06-03"),
        ("2024-06-03T15:00", "1", "2024-06-03", "2024-06-03"),
        ("2024-02", "4", "2024-02-01", "2024-02-29"),
        ("2024", "5", "2024-01-01", "2024-12-31"),
        ("202X", "", "", ""),
        (None, "", "", ""),
    ],
)
def test_a_date_is_the_days_it_allows(date: str | None, precision: str, start: str, end: str) -> None:
    event = strike().event
    assert event is not None
    found = row(replace(strike(), event=replace(event, date=date)))
    assert (found["date_prec"], found["date_start"], found["date_end"]) == (precision, start, end)


def test_a_best_toll_only_where_all_voices_give_the_same() -> None:
    same, differ = row(toll(("morts", 12, None))), row(toll(("personnes mortes", 9, 11), ("morts", 12, None)))
    assert (same["low"], same["best"], same["high"]) == ("12", "12", "12")
    assert (differ["low"], differ["best"], differ["high"]) == ("9", "", "12")
    assert len(json.loads(differ["selon_figures"])) == 2


def test_what_does_not_count_dead_is_no_toll() -> None:
    found = row(toll(("blessés", 30, None)))
    assert (found["low"], found["best"], found["high"]) == ("", "", "")


def test_those_whom_an_event_kills_are_dead_and_those_who_kill_are_not() -> None:
    text = "Neuf mineurs ont été tués par deux gardes."
    event = make_event(text, "ASSAULT", "tués", recipient=make_party(text, "Neuf mineurs"), actor=make_party(text, "deux gardes"))
    article = make_article(text, id="akp-1.txt", events=(event,))
    known = toll().mentions[0]
    figures = tuple(
        Figure(what=what, value=value, high=None, span=make_span(text, words), article=article.id, voice=None, as_of=None)
        for what, value, words in (("mineurs", 9, "Neuf mineurs"), ("gardes", 2, "deux gardes"))
    )
    claim = replace(toll(), figures=figures, mentions=(replace(known, start=0, end=len(text), statement=None),))
    (found,) = rows(replace(make_empty(), articles=(article,), claims=(claim,)))
    assert (found["low"], found["best"], found["high"]) == ("9", "9", "9")


@pytest.mark.parametrize("column", CODED)
def test_what_a_coder_decides_stays_empty(column: str) -> None:
    assert {one[column] for one in rows(make_dossier())} == {""}


def test_no_cell_is_run_by_a_spreadsheet() -> None:
    found = row(replace(strike(), gist="=1+1"))
    assert found["selon_gist"] == "'=1+1"
