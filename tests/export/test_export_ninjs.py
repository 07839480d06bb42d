"""ninjs: every item fits the schema of what selon writes, and claims stand only where their voices stand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from dossier_factory import make_dossier, make_empty, written

from selon.claim_records import Dossier

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "ninjs.json").read_text("utf8"))


def items(dossier: Dossier) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written("ninjs", dossier).splitlines()]


def test_every_item_is_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    found = items(make_dossier())
    assert len(found) == 6
    for item in found:
        jsonschema.validate(item, SCHEMA, format_checker=jsonschema.FormatChecker())


def test_an_item_lists_its_sources_with_their_roles() -> None:
    relay = items(make_dossier())[1]
    assert [(one["role"].rpartition("#")[2], one["name"]) for one in relay["infoSources"]] == [
        ("outlet", "Le Fanal"), ("voice", "l'agence AKP"), ("voice", "une source sécuritaire (anonymous)"),
    ]  # fmt: skip


def test_what_is_said_stands_with_who_says_it() -> None:
    second, witness = items(make_dossier())[2:4]
    assert second["descriptions"][1]["value"] == (
        "une source sécuritaire (anonymous), passed on by Le Fanal (reported): "
        "Le marché de Tolma a été touché par une frappe lundi"
    )
    assert witness["descriptions"][1]["value"].startswith("nobody named (unverified): ")
    assert "bodies" not in second


def test_a_claim_is_an_association_that_says_how_it_stands() -> None:
    denied = items(make_dossier())[4]
    claim, correction = denied["associations"]
    assert claim["name"].startswith("Claim (reported; denied): ")
    assert "2 distinct origins, 5 outlets" in claim["edNote"]
    assert "Judged: fix credibility=2 by Marthe Quéré" in claim["edNote"]
    assert [one["role"] for one in claim["descriptions"]] == ["denies", "denies"]
    assert correction["descriptions"][0]["role"] == "corrects"


def test_the_type_of_an_event_has_its_status() -> None:
    (subject,) = items(make_dossier())[4]["subjects"]
    assert (subject["name"], subject["rel"], subject["confidence"]) == ("ASSAULT", "denied", 50)


def test_a_judgement_of_a_statement_is_a_note_to_the_editor() -> None:
    assert items(make_dossier())[3]["edNote"] == "statement s2: reject by Marthe Quéré, 2024-06-06T09:00:00+00:00"


@pytest.mark.parametrize(
    ("published", "written_as"),
    [("2024-06-04", None), ("2024-06-04T12:00:00", None), ("2024-06-04T12:00:00Z", "2024-06-04T12:00:00Z"), (None, None)],
)
def test_a_time_of_publication_needs_its_hour_and_offset(published: str | None, written_as: str | None) -> None:
    dossier = make_dossier()
    article = replace(dossier.articles[0], published=published)
    assert items(replace(dossier, articles=(article, *dossier.articles[1:])))[0].get("versionCreated") == written_as


def test_nothing_at_all_is_nothing() -> None:
    assert written("ninjs", make_empty()) == ""
