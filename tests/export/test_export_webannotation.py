"""Web Annotations: they expand against the context, and every selector finds its words."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from dossier_factory import DENIED_TITLE, RELAY, make_dossier, make_empty, written
from factories import make_article, make_statement, make_voice
from jsonld_offline import expanded, unknown_terms

from selon.export.dossier.identifiers import article_iri, web_address

OA = "http://www.w3.org/ns/oa#"


@pytest.fixture(scope="module")
def collection() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written("webannotation", make_dossier()))
    return found


def items(collection: dict[str, Any], tag: str) -> list[dict[str, Any]]:
    """The annotations whose body says what they are."""
    return [one for one in collection["first"]["items"] if one["body"] and tag in (body_value(b) for b in one["body"])]


def body_value(body: Any) -> str:
    return body if isinstance(body, str) else str(body["value"])


def test_it_expands_and_no_term_is_lost(collection: dict[str, Any]) -> None:
    assert unknown_terms(collection) == set()
    (found,) = expanded(collection)
    assert found["@type"] == ["http://www.w3.org/ns/activitystreams#OrderedCollection"]
    (page,) = found["http://www.w3.org/ns/activitystreams#first"]
    annotations = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(annotations) == collection["total"]
    assert all(one["@type"] == [f"{OA}Annotation"] for one in annotations)
    assert all(one[f"{OA}hasTarget"] for one in annotations)


def test_ids_are_unique(collection: dict[str, Any]) -> None:
    ids = [one["id"] for one in collection["first"]["items"]]
    assert len(ids) == len(set(ids))


def test_positions_count_code_points_and_quotes_have_what_stands_around_them(collection: dict[str, Any]) -> None:
    sources = {}
    for article in make_dossier().articles:
        sources[web_address(article) or article_iri(article.id)] = article.text
        sources[f"{article_iri(article.id)}/title"] = article.title or ""
    checked = 0
    for one in collection["first"]["items"]:
        for target in one["target"]:
            if isinstance(target, dict):
                quote, place = target["selector"]
                text = sources[target["source"]]
                assert text[place["start"] : place["end"]] == quote["exact"]
                assert text[: place["start"]].endswith(quote["prefix"])
                assert text[place["end"] :].startswith(quote["suffix"])
                assert len(quote["prefix"]) == min(32, place["start"])
                checked += 1
    assert checked > 40
    assert not RELAY[0].isascii()


def test_a_headline_is_a_source_of_its_own_within_its_page(collection: dict[str, Any]) -> None:
    (told,) = [one for one in items(collection, "mention") if one["target"][0]["source"].endswith("/title")]
    (target,) = told["target"]
    assert target["scope"] == "urn:selon:article:courrier%2F5.txt"
    assert target["selector"][0]["exact"] in DENIED_TITLE


def test_interrupted_words_are_several_targets(collection: dict[str, Any]) -> None:
    (quoted,) = [one for one in items(collection, "statement") if len(one["target"]) > 1]
    words = [target["selector"][0]["exact"] for target in quoted["target"]]
    assert words == ["J'ai vu tomber deux obus\nsur le marché", "et tout brûlait"]


def test_every_statement_event_and_mention_says_whose_it_is_and_how_it_is_known(collection: dict[str, Any]) -> None:
    for one in [*items(collection, "statement"), *items(collection, "event"), *items(collection, "mention")]:
        assert one["selon:status"]
        assert one["selon:voice"]["selon:name"]
    told = {(one["selon:does"], one["selon:voice"]["selon:name"], one["selon:status"]) for one in items(collection, "mention")}
    assert ("asserts", "une source sécuritaire (anonymous)", "reported") in told
    assert ("asserts", "nobody named", "unverified") in told
    assert ("denies", "L'état-major", "denied") in told
    assert ("asserts", "Le Courrier", "fact") in told


def test_a_judgement_is_the_person_s_and_points_at_what_it_is_about(collection: dict[str, Any]) -> None:
    found = [one for one in collection["first"]["items"] if one["motivation"] == "assessing"]
    assert [one["target"] for one in found] == [
        ["urn:selon:claim:c1"], ["urn:selon:statement:quai.txt/s2"], ["urn:selon:origin:c1/o2"],
    ]  # fmt: skip
    assert {one["creator"]["name"] for one in found} == {"Marthe Quéré"}
    assert [body["value"] for body in found[0]["body"]] == ["fix credibility=2", "=rappelé la poissonnière"]


def test_a_page_that_was_captured_says_when() -> None:
    dossier = make_dossier()
    first = replace(dossier.articles[0], captured="2024-06-03T20:00:00Z")
    found = json.loads(written("webannotation", replace(dossier, articles=(first, *dossier.articles[1:]))))
    state = found["first"]["items"][0]["target"][0]["state"]
    assert state == {"type": "TimeState", "sourceDate": "2024-06-03T20:00:00Z"}
    assert unknown_terms(found) == set()


def test_a_statement_without_content_stands_where_its_source_and_cue_do() -> None:
    text = "Le maire se tait."
    silent = replace(make_statement(text, "se tait", source="Le maire", cue="se tait", voice=make_voice("Le maire")), content=())
    unseen = replace(silent, id="s2", source=None, cue=None)
    dossier = replace(make_empty(), articles=(make_article(text, silent, unseen),))
    first, *others = json.loads(written("webannotation", dossier))["first"]["items"]
    assert [target["selector"][0]["exact"] for target in first["target"]] == ["Le maire", "se tait"]
    assert [one["body"][0]["value"] for one in others] == ["source", "cue"]
