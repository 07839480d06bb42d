"""Judging on the desk: a form or JSON, in place or with a page of its own, undone, and never at the cost of somebody else's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Thread
from typing import Any

import pytest
from dossier_factory import make_dossier
from hostile import HARM
from starlette.testclient import TestClient

from selon.claim_records import Unsure
from selon.store import Store
from selon.web.app import make_app
from selon.web.settings import Settings

SAID = "quai.txt#s1"
PART = {"x-selon-part": "one"}
JSON = {"accept": "application/json"}


@pytest.fixture
def desk(store: Store) -> Callable[[str], TestClient]:
    """Browsers at one desk, each of somebody ("" of nobody)."""
    app = make_app(store, Settings())

    def of(who: str = "") -> TestClient:
        browser = TestClient(app, headers={"accept": "text/html", "accept-language": "fr"}, follow_redirects=False)
        browser.headers["x-selon-token"] = browser.get("/api/token").json()["token"]
        if who:
            browser.post("/name", data={"name": who})
        return browser

    return of


def judge(
    browser: TestClient, action: str = "accept", id: str = SAID, *, kind: str = "statement",
    headers: dict[str, str] | None = None, **more: str,
) -> Any:  # fmt: skip
    return browser.post("/judge", data={"kind": kind, "id": id, "action": action, **more}, headers=headers or {})


def kept(store: Store) -> list[tuple[str, str, str, str | None]]:
    return [(j.who, j.action, j.target.id, j.value) for j in store.judgements()]


def test_a_form_keeps_the_judgement_and_comes_back_to_the_finding(desk: Any, store: Store) -> None:
    answer = judge(desk("Léa"), "reject", note="vu à la radio", back="/articles/quai.txt?form=direct")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/articles/quai.txt?form=direct#judge-statement-quai.txt%23s1"
    assert kept(store) == [("Léa", "reject", SAID, None)]
    assert store.judgements()[0].note == "vu à la radio"


def test_a_script_gets_the_part_of_the_page_that_changes(desk: Any) -> None:
    part = judge(desk("Léa"), headers=PART).text
    assert "<html" not in part
    assert 'role="status">Noté\N{NBSP}: juste.' in part
    assert 'action="/judge/undo"' in part


def test_a_program_gets_json(desk: Any) -> None:
    answer = desk("").post("/judge", json={"kind": "claim", "id": "c1", "action": "fix", "value": "credibility=2", "who": "Léa"},
                           headers=JSON).json()  # fmt: skip
    assert (answer["done"]["action"], answer["done"]["field"], answer["done"]["value"]) == ("fix", "credibility", "2")
    assert [said["who"] for said in answer["judged_here"]["claim c1"]] == ["Léa"]


def test_who_is_asked_for_in_place_and_nothing_is_lost(desk: Any, store: Store) -> None:
    nobody = desk("")
    asking = judge(nobody, "fix", headers=PART, field="stance", text="deny", note="il nie").text
    assert 'name="who"' in asking
    for name, value in (("field", "stance"), ("text", "deny"), ("note", "il nie"), ("id", SAID)):
        assert f'name="{name}" value="{value}"' in asking
    assert kept(store) == []
    answer = judge(nobody, "fix", headers=PART, field="stance", text="deny", note="il nie", who="  Ana   Belle ").text
    assert "annuler" in answer
    assert kept(store) == [("Ana Belle", "fix", SAID, "stance=deny")]
    judge(nobody)
    assert kept(store)[-1][0] == "Ana Belle"


def test_without_scripts_who_is_asked_for_on_a_page(desk: Any) -> None:
    assert "<h1>Qui juge\N{NBSP}?</h1>" in judge(desk("")).text


def test_undoing_takes_one_back_for_whoever_says_so(desk: Any, store: Store) -> None:
    judge(desk("Léa"), "reject")
    (made,) = store.judgements()
    answer = desk("Max").post("/judge/undo", data={"id": made.id, "note": "mauvais article"}, headers=PART).text
    assert "Annulé." in answer
    assert store.judgements(holding=True) == []
    assert kept(store) == [("Léa", "reject", SAID, None), ("Max", "undo", SAID, made.id)]
    again = desk("Max").post("/judge/undo", data={"id": made.id})
    assert again.status_code == 400
    assert "a déjà été annulé par Max" in again.text


def test_two_people_who_judge_one_claim_at_once_both_keep_their_judgement(desk: Any, store: Store) -> None:
    people = {"Léa": "accept", "Max": "reject"}
    asked = [(desk(who), action, "c1") for who, action in people.items()]
    threads = [Thread(target=judge, args=arguments, kwargs={"kind": "claim"}) for arguments in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {(who, action) for who, action, *_ in kept(store)} == set(people.items())
    shown = desk("Ana").get("/judge", params={"kind": "claim", "id": "c1"}, headers=JSON).json()["judged_here"]["claim c1"]
    assert sorted(said["stands"] for said in shown) == [True, True]
    assert sorted(said["holds"] for said in shown) == [False, True]


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({"action": "accept", "kind": "statement", "id": "quai.txt#s9"}, 400, "a été relu depuis"),
        ({"action": "accept", "kind": "statement", "id": "gone.txt#s1"}, 400, "article &#39;gone.txt&#39; ici"),
        ({"action": "merge", "kind": "claim", "id": "c1"}, 400, "il faut dire avec quoi"),
        ({"action": "fix", "kind": "statement", "id": SAID, "field": "voice.name", "text": " "}, 400, "écrivez ce qui devrait"),
        ({"action": "fix", "kind": "claim", "id": "c1", "field": "credibility", "text": "9"}, 400, "1, 2, 3, 4, 5, 6"),
        ({"action": "praise", "kind": "statement", "id": SAID}, 422, "action"),
        ({"action": "accept", "kind": "word", "id": SAID}, 422, "kind"),
        ({"action": "accept", "kind": "statement"}, 422, "id"),
        ({"action": "accept", "kind": "statement", "id": "x" * 5000}, 413, "trop gros"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(desk: Any, store: Store, sent: dict[str, str], status: int, words: str) -> None:
    answer = desk("Léa").post("/judge", data=sent)
    assert (answer.status_code, store.judgements()) == (status, [])
    assert words in answer.text


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"kind": "claim"}', b'{"kind": 3, "id": [], "action": null}', b"\xff\xfe"])
def test_a_body_that_is_no_judgement_is_refused(desk: Any, body: bytes) -> None:
    answer = desk("Léa").post("/judge", content=body, headers=JSON | {"content-type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["status"]) == (422, 422)


def test_a_program_that_names_nobody_is_told(desk: Any) -> None:
    answer = desk("").post("/judge", json={"kind": "claim", "id": "c1", "action": "accept"}, headers=JSON)
    assert answer.status_code == 400
    assert "send `who`" in answer.text


@pytest.mark.parametrize(
    "back", ["//evil.example/x", "https://evil.example/x", "\\\\evil.example/x", "/\\evil.example/x", "http://[", "/x"]
)
def test_one_never_comes_back_to_another_host(desk: Any, back: str) -> None:
    location = judge(desk("Léa"), back=back).headers["location"]
    assert location.partition("#")[0] in ("/x", "/review", "/")


def fields(desk: Any, kind: str, id: str) -> dict[str, Any]:
    page = desk("Léa").get("/judge", params={"kind": kind, "id": id}, headers=JSON).json()
    return {fix["field"]: fix["now"] for fix in page["fixes"]}


def test_what_can_be_put_right(desk: Any) -> None:
    assert fields(desk, "statement", SAID) == {"voice.name": "Ilse Varn", "stance": "say", "form": "direct"}
    assert fields(desk, "event", "quai.txt#e1") == {
        "type": "ASSAULT", "status": "reported", "actor.name": None, "recipient.name": None, "place.name": "Tolma",
        "date.value": None,
    }  # fmt: skip
    assert fields(desk, "claim", "c4") == {"credibility": "6", "gist": "Deux agents auraient quitté leur poste"}
    assert fields(desk, "claim", "c1")["event.recipient"] == "le marché de Tolma"
    assert fields(desk, "voice", "v2") == {"name": "Ilse Varn"}
    assert fields(desk, "origin", "c1#o2") == {"name": "Ilse Varn", "kind": "person"}
    assert fields(desk, "claim", "gone") == fields(desk, "statement", "gone.txt#s1") == fields(desk, "origin", "o2") == {}


@pytest.mark.parametrize(
    ("kind", "id"), [("statement", SAID), ("event", "quai.txt#e1"), ("claim", "c1"), ("voice", "v2"), ("origin", "c1#o2")]
)
def test_every_field_that_is_offered_is_one_that_the_store_takes(desk: Any, store: Store, kind: str, id: str) -> None:
    page = desk("Léa").get("/judge", params={"kind": kind, "id": id}, headers=JSON).json()
    for fix in page["fixes"]:
        for choice in fix["choices"] or ["Autre"]:
            assert judge(desk("Léa"), "fix", id, kind=kind, field=fix["field"], text=choice).status_code == 303
    assert len(store.judgements()) == sum(len(fix["choices"]) or 1 for fix in page["fixes"])


def others(desk: Any, what: str, **asked: str) -> list[str]:
    return [other["id"] for other in desk("Léa").get("/judge", params=asked, headers=JSON).json()[what]]


def test_what_it_may_be_joined_with_and_what_parted_from_it(desk: Any) -> None:
    assert others(desk, "joining", kind="claim", id="c1") == ["c2", "c4"]  # a doubt of 0.25 behind what tells of the like
    assert others(desk, "joining", kind="claim", id="c1", find="douze morts") == ["c2", "c4"]
    assert others(desk, "joining", kind="voice", id="v2", find="armée") == ["v3"]
    assert others(desk, "joining", kind="origin", id="c1#o1") == ["c1#o2", "c1#o3"]
    assert others(desk, "joining", kind="claim", id="gone", find="morts") == []
    places = others(desk, "parting", kind="claim", id="c1")
    assert len(places) == 6
    assert any(place.startswith("courrier/5.txt#title:") for place in places)
    assert others(desk, "parting", kind="claim", id="c2") == []


def test_the_likeliest_stands_first_among_what_may_be_the_same(desk: Any, store: Store) -> None:
    """Of what was asked for, words that are nearly the same; a doubt that is hardly one comes behind what tells of the like."""
    claim = store.claim("c1")
    told = {"near": claim.gist, "far": "Une frappe a touché un tout autre endroit, dit un habitant.", "weak": "Le port rouvre."}
    made = [replace(claim, id=id, gist=gist, relations=(), unsure=()) for id, gist in told.items()]
    unsure = tuple(Unsure(claim=id, score=score, why="") for id, score in (("weak", 0.1), ("c4", 0.6)))
    dossier = make_dossier()
    known = tuple(replace(c, unsure=unsure) if c.id == "c1" else c for c in dossier.claims)
    store.keep_dossier(replace(dossier, claims=(*known, *made)))
    assert others(desk, "joining", kind="claim", id="c1")[:2] == ["c4", "near"]
    assert others(desk, "joining", kind="claim", id="c1")[-1] == "weak"
    assert others(desk, "joining", kind="claim", id="c1", find="frappe")[0] == "near"


def test_the_page_of_a_finding_shows_its_words_and_all_that_was_judged(desk: Any) -> None:
    judge(desk("Léa"), "reject", note="=1+1")
    page = desk("Max").get("/judge", params={"kind": "statement", "id": SAID}).text
    assert '<span class="source">Ilse Varn</span>' in page
    assert "=1+1" in page
    assert "Ce n'est plus là".replace("'", "&#39;") in desk("Max").get("/judge", params={"kind": "claim", "id": "gone"}).text


def test_harm_in_names_and_notes_does_none(desk: Any) -> None:
    judge(desk("Léa"), "fix", headers=PART, field="voice.name", text=HARM, note=HARM, who=HARM)
    for address in (f"/judge?kind=statement&id={SAID.replace('#', '%23')}", "/judgements", "/review", "/articles/quai.txt"):
        page = desk("").get(address).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_a_reading_view_shows_what_was_judged_where_it_is_found(desk: Any) -> None:
    judge(desk("Léa"), "reject")
    page = desk("Léa").get("/articles/quai.txt").text
    assert page.count('class="judging"') >= 3
    assert "<bdi>Léa</bdi>" in page


def test_a_button_is_called_by_the_field_in_plain_letters(desk: Callable[[str], TestClient]) -> None:
    page = desk("Max").get("/judge", params={"kind": "claim", "id": "c1"}).text
    assert "&amp;#39;" not in page
    assert "Corriger\u00a0: l&#39;affirmation en clair" in page
