"""FollowTheMoney: every entity is valid for its model, and its name or description says how the claim is known."""

from __future__ import annotations

import json
from typing import Any

import pytest
from dossier_factory import make_dossier, make_empty, written
from followthemoney import model
from followthemoney.types import registry

from selon.errors import UsageError
from selon.export.dossier import ftm


@pytest.fixture(scope="module")
def entities() -> list[dict[str, Any]]:
    return [json.loads(line) for line in written("ftm", make_dossier()).splitlines()]


def of(entities: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [one for one in entities if one["id"].startswith(f"selon-{kind}-")]


def test_every_entity_is_valid_and_has_an_id_of_its_own(entities: list[dict[str, Any]]) -> None:
    for one in entities:
        schema = model.get(one["schema"])
        assert schema is not None
        schema.validate(one)
        assert registry.entity.validate(one["id"])
        assert model.get_proxy(one).to_dict()["properties"] == one["properties"]
    assert len({one["id"] for one in entities}) == len(entities)


def test_whatever_is_pointed_at_is_there_and_of_the_right_kind(entities: list[dict[str, Any]]) -> None:
    known = {one["id"]: model.get(one["schema"]) for one in entities}
    for one in entities:
        for name, values in one["properties"].items():
            prop = model.get(one["schema"]).properties[name]  # type: ignore[union-attr]
            if prop.type is registry.entity:
                assert all(known[value].is_a(prop.range) for value in values)  # type: ignore[union-attr, arg-type]


def test_an_event_s_name_begins_with_how_it_is_known(entities: list[dict[str, Any]]) -> None:
    names = [one["properties"]["name"][0] for one in of(entities, "claim")]
    assert names[0] == "Claim (reported; denied): Une frappe a touché lundi le marché de Tolma"
    assert all(name.startswith("Claim (") for name in names)
    assert [one["schema"] for one in of(entities, "claim")] == ["Event", "Event", "Note", "Note", "Event"]
    assert "2 distinct origins, 5 outlets" in of(entities, "claim")[0]["properties"]["summary"][0]


def test_anonymous_voices_are_no_entities_but_stand_in_the_notes(entities: list[dict[str, Any]]) -> None:
    assert [one["properties"]["name"] for one in of(entities, "voice")] == [["Ilse Varn"], ["L'état-major"]]
    told = [one["properties"]["description"][0] for one in of(entities, "mention")]
    assert told[0].startswith("une source sécuritaire (anonymous) asserts (reported): ")


def test_judgements_are_notes_on_what_they_are_about(entities: list[dict[str, Any]]) -> None:
    claim, article = of(entities, "claim")[0]["id"], of(entities, "article")[3]["id"]
    assert [one["properties"]["entity"] for one in of(entities, "judgement")] == [[claim], [article], [claim]]
    assert "fix credibility=2 by Marthe Quéré" in of(entities, "judgement")[0]["properties"]["description"][0]


def test_what_may_be_the_same_is_similar(entities: list[dict[str, Any]]) -> None:
    (unsure,) = of(entities, "unsure")
    assert (unsure["schema"], unsure["properties"]["confidenceScore"]) == ("Similar", ["0.25"])


def test_nothing_at_all_is_nothing() -> None:
    assert written("ftm", make_empty()) == ""


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selon.export.dossier.ftm.find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'selon\[ftm\]'"):
        ftm.require()
