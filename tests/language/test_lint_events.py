"""The linter of event frames: each kind of problem is found in a small made-up file."""

from __future__ import annotations

from typing import Any

import pytest

from selon.language.lint import Problem, check

ROAR = {
    "lemma": "pilonner", "when": {"object": "TOWN"}, "cameo": "194",
    "example": "<a>L'artillerie</a> a <e>pilonné</e> <r>la ville de Sarkane</r> toute la nuit.",
}  # fmt: skip
RAID = {
    "lemma": "raid", "recipient": ["contre"], "cameo": "195",
    "example": "Un <e>raid</e> contre <r>le dépôt de Sarkane</r> a eu lieu jeudi.",
}  # fmt: skip
SHARED = {"classes": {"TOWN": ["ville", "bourg"]}, "light_verbs": [{"lemma": "mener", "role": "actor"}]}


def files(*verbs: Any, nouns: Any = (), own: Any = None, **shared: Any) -> dict[str, dict[str, Any]]:
    """A small set of event files: sound entries, and the given ones after them."""
    assault = {"type": "ASSAULT", "verbs": [ROAR, *verbs], "nouns": [RAID, *nouns]} | ({"classes": own} if own else {})
    return {"events/assault": assault, "events": SHARED | shared}


def found(given: dict[str, dict[str, Any]]) -> list[str]:
    return list(map(str, check(given)))


def bombarder(**changes: Any) -> dict[str, Any]:
    example = "<a>L'aviation</a> a <e>bombardé</e> <r>le pont de Sarkane</r> à midi."
    return {"lemma": "bombarder", "cameo": "195", "example": example} | changes


def test_sound_event_files_pass() -> None:
    assert found(files(bombarder())) == []


WRONG_FRAMES = [
    (bombarder(whem={"object": "TOWN"}), "unknown key 'whem'"),
    (bombarder(when={"objet": "TOWN"}), "unknown slot 'objet' in when"),
    (bombarder(unless={"visant": "TOWN"}), "unknown slot 'visant' in unless"),
    (bombarder(actor=["sujet"]), "unknown slot 'sujet' in actor"),
    (bombarder(recipient=["light"]), "unknown slot 'light' in recipient"),
    (bombarder(when={"object": ["TOWN", "VILLAGE"]}), "unknown class 'VILLAGE' in when"),
    (bombarder(cameo="999"), "unknown cameo '999'"),
    (bombarder(mode="nuclear"), "unknown mode 'nuclear'"),
    (bombarder(trigger="pont"), "its trigger 'pont' is no word of its lemma"),
    (bombarder(example=" "), "no example"),
    (bombarder(example="<a>L'aviation</a> a bombardé le pont."), "its example marks 0 triggers <e>, not one"),
    (bombarder(example="Elle a <e>bombardé</e> et <e>rasé</e> le pont."), "its example marks 2 triggers <e>, not one"),
    (bombarder(example="<a>Elle</a> et <a>lui</a> ont <e>bombardé</e> Sarkane."), "its example marks 2 times <a>"),
    (bombarder(example="<a>Elle a <e>bombardé</a> le pont</e>."), "marks that cross or close nothing in its example"),
    (bombarder(example="Elle a <e>bombardé</e> le pont</r>."), "marks that cross or close nothing in its example"),
    (bombarder(example="Elle a <e>bombardé</e> <r>le pont."), "a mark that is not closed in its example"),
    (bombarder(example="Elle a <e>bombardé</e> <b>le pont</b>."), "unknown mark <b> in its example"),
    (bombarder(example="Elle a <e done>bombardé</e> le pont."), "unknown status 'done' in its example"),
    (bombarder(example=ROAR["example"]), "its example stands at ASSAULT pilonner too"),
]


@pytest.mark.parametrize(("entry", "message"), WRONG_FRAMES, ids=[message for _, message in WRONG_FRAMES])
def test_a_wrong_frame_is_found(entry: dict[str, Any], message: str) -> None:
    problems = check(files(entry))
    assert {(p.file, p.entry) for p in problems} == {("events/assault.yaml", "bombarder")}
    assert any(p.message.startswith(message) for p in problems)


def test_a_frame_that_stands_twice_is_found_and_one_with_another_condition_is_not() -> None:
    again = bombarder(example="<a>La marine</a> a <e>bombardé</e> <r>le port de Sarkane</r> à l'aube.")
    assert found(files(bombarder(), again)) == ["events/assault.yaml: bombarder: stands 2 times in verbs"]
    assert found(files(bombarder(), again | {"when": {"subject": "ARMED"}})) == []


def test_a_frame_that_is_no_mapping_and_an_unknown_list_are_found() -> None:
    given = files("bombarder")
    given["events/assault"]["adverbs"] = []
    assert found(given) == [
        "events/assault.yaml: adverbs: unknown list",
        "events/assault.yaml: bombarder: expected a mapping in verbs",
    ]


def test_a_file_that_is_not_named_for_its_type_is_found() -> None:
    given = {"events/assault": {"type": "AGREE"}}
    assert found(given) == ["events/assault.yaml: type: unknown type 'AGREE', or not the one the file is named for"]


WRONG_CLASSES = [
    ({"TOWN": ["ville", "bourg", "ville"]}, None, "events.yaml: TOWN: holds ville 2 times"),
    ({"TOWN": ["ville", "chef de lieu"]}, None, "events.yaml: TOWN: holds chef de lieu, but a class looks at one word"),
    ({"TOWN": ["ville"], "CLOUD": ["nuage"]}, None, "events.yaml: CLOUD: no frame asks for this class"),
    ({"TOWN": []}, None, "events.yaml: TOWN: an empty class"),
    ({"TOWN": ["ville"]}, {"TOWN": ["cité"]}, "events/assault.yaml: TOWN: this class stands in events.yaml too"),
    ({}, None, "events/assault.yaml: pilonner: unknown class 'TOWN' in when"),
]


@pytest.mark.parametrize(("classes", "own", "message"), WRONG_CLASSES, ids=[message for *_, message in WRONG_CLASSES])
def test_a_wrong_class_is_found(classes: dict[str, Any], own: dict[str, Any] | None, message: str) -> None:
    assert found(files(own=own, classes=classes)) == [message]


def test_a_class_that_is_known_without_a_list_cannot_be_given_one() -> None:
    asks = bombarder(when={"object": "PARTY"})
    assert check(files(asks, classes=SHARED["classes"] | {"PARTY": ["gens"]})) == [
        Problem("events.yaml", "PARTY", "a class is named in capitals and not like one that is known without a list")
    ]


WRONG_LIGHT = [
    ([{"lemma": "mener"}], "no role, or an unknown one: None"),
    ([{"lemma": "mener", "role": "agent"}], "no role, or an unknown one: 'agent'"),
    ([{"lemma": "mener", "role": "actor", "prep": "à"}], "unknown prep 'à'"),
    ([{"lemma": "mener", "role": "actor", "note": "x"}], "unknown key 'note'"),
    ([{"lemma": "mener", "role": "actor"}] * 2, "stands 2 times in light_verbs"),
]


@pytest.mark.parametrize(("verbs", "message"), WRONG_LIGHT, ids=[message for _, message in WRONG_LIGHT])
def test_a_wrong_light_verb_is_found(verbs: list[dict[str, str]], message: str) -> None:
    [problem] = check(files(light_verbs=verbs))
    assert (problem.file, problem.entry) == ("events.yaml", "mener")
    assert problem.message.startswith(message)


WRONG_GRAMMAR = [
    ({"embedding": {"open": ["cesser"], "denied": ["cesser"]}}, "cesser: makes of an event two things: open, denied"),
    ({"embedding": {"done": ["finir"]}}, "done: unknown status in embedding"),
    ({"speech_acts": {"shout": {"type": "ACCUSE", "cameo": "111"}}}, "shout: unknown stance, type or cameo"),
    ({"speech_acts": {"praise": {"type": "SUPPORT", "cameo": "111"}}}, "praise: unknown stance, type or cameo"),
    ({"political": ["loi", "roi", "loi"]}, "political: holds loi 2 times"),
    ({"closed": {"no_words": ["aucun", "aucun"]}}, "no_words: holds aucun 2 times"),
    ({"clozed": {}}, "clozed: unknown list"),
]


@pytest.mark.parametrize(("grammar", "message"), WRONG_GRAMMAR, ids=[message for _, message in WRONG_GRAMMAR])
def test_a_wrong_grammar_of_events_is_found(grammar: dict[str, Any], message: str) -> None:
    [problem] = found({"event_grammar": grammar})
    assert problem.startswith(f"event_grammar.yaml: {message}")
