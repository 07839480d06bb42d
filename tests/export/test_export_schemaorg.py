"""schema.org: claims keep their authors, and nothing is rated."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from dossier_factory import make_dossier, written
from factories import make_voice
from jsonld_offline import expanded, unknown_terms


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written("schemaorg", make_dossier()))
    return found


def node(document: dict[str, Any], iri: str) -> dict[str, Any]:
    (found,) = [one for one in document["@graph"] if one["@id"] == iri]
    return dict(found)


def names(found: list[dict[str, Any]]) -> list[str]:
    return [one["name"] for one in found]


def test_it_expands_and_no_term_is_lost(document: dict[str, Any]) -> None:
    assert unknown_terms(document) == set()
    found = expanded(document)
    assert len(found) == len(document["@graph"])
    claim = next(one for one in found if one["@id"] == "urn:selon:claim:c1")
    assert claim["@type"] == ["http://schema.org/Claim"]
    assert claim["http://schema.org/firstAppearance"] == [{"@id": "urn:selon:article:akp-1.txt"}]
    assert claim["urn:selon:ns#distinctOrigins"] == [{"@value": 2}]


def test_nothing_is_reviewed_or_rated(document: dict[str, Any]) -> None:
    assert {"Review", "ClaimReview", "Rating"} & {one["@type"] for one in document["@graph"]} == set()
    assert "rating" not in json.dumps(document).lower()


def test_who_denies_a_claim_is_not_its_author(document: dict[str, Any]) -> None:
    claim = node(document, "urn:selon:claim:c1")
    assert names(claim["author"]) == ["une source sécuritaire (anonymous)", "Ilse Varn"]
    assert [one["@type"] for one in claim["author"]] == ["Organization", "Person"]
    assert "denied by L'état-major" in claim["creditText"]
    assert {"@id": "urn:selon:article:courrier%2F5.txt"} not in claim["appearance"]


def test_every_claim_is_credited_and_says_how_it_is_known(document: dict[str, Any]) -> None:
    claims = [one for one in document["@graph"] if one["@type"] == "Claim"]
    assert len(claims) == 15
    assert all(one["creditText"] and one["selon:status"] for one in claims)
    hedge = node(document, "urn:selon:claim:c4")
    assert "author" not in hedge
    assert hedge["creditText"].startswith("asserted by nobody named")


def test_a_correction_points_at_what_it_corrects(document: dict[str, Any]) -> None:
    assert node(document, "urn:selon:claim:c3")["selon:corrects"] == [{"@id": "urn:selon:claim:c2"}]


def test_a_judgement_is_a_comment_of_the_person(document: dict[str, Any]) -> None:
    found = node(document, "urn:selon:judgement:j1")
    assert (found["@type"], found["author"]["name"]) == ("Comment", "Marthe Quéré")
    assert found["about"] == {"@id": "urn:selon:claim:c1"}


def test_a_paper_is_what_a_claim_is_based_on_and_no_author() -> None:
    dossier = make_dossier()
    brief = dossier.articles[-1]
    (statement,) = brief.statements
    paper = replace(statement, voice=make_voice("un rapport", "document"))
    mention = replace(dossier.claims[-1].mentions[0], statement="s1", event=None)
    claim = replace(dossier.claims[-1], mentions=(mention,))
    changed = replace(dossier, articles=(*dossier.articles[:-1], replace(brief, statements=(paper,))), claims=(claim,))
    found = node(json.loads(written("schemaorg", changed)), "urn:selon:claim:c5")
    assert names(found["isBasedOn"]) == ["un rapport"]
    assert "author" not in found
