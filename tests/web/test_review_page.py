"""The queue and the history: the least certain first with its words, what is judged leaves, and nothing is forgotten."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from selon.claim_records import Action, Judgement, Target, TargetKind
from selon.store import Store
from selon.store.judging import new_judgement

JSON = {"accept": "application/json"}


def judge(
    store: Store, who: str, action: Action, kind: TargetKind, id: str, value: str | None = None, note: str | None = None
) -> Judgement:
    made = new_judgement(action, Target(kind=kind, id=id), value, who=who, note=note)
    store.judge(made)
    return made


def queue(client: TestClient, **asked: Any) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/review", params=asked, headers=JSON).json()
    return answer


def test_the_least_certain_stands_first_with_its_words_in_their_sentence(client: TestClient) -> None:
    items = queue(client)["items"]
    sure = [item["confidence"] for item in items]
    assert sure == sorted(sure)
    said = next(item["finding"] for item in items if item["id"] == "quai.txt#s1")
    assert said["voice"] == "Ilse Varn"
    assert [piece["role"] for piece in said["pieces"] if piece["role"]] == ["content", "cue", "source", "content"]
    assert "".join(piece["text"] for piece in said["pieces"]).endswith("tout brûlait\N{NBSP}».")
    assert said["at"] == "/articles/quai.txt#s1"


def test_what_people_dispute_stands_before_all_with_what_they_say(client: TestClient, store: Store) -> None:
    judge(store, "Léa", "accept", "claim", "c1")
    judge(store, "Max", "reject", "claim", "c1", note="aucun témoin")
    page = queue(client)
    assert (page["items"][0]["id"], page["items"][0]["why"]) == ("c1", "disputed")
    assert [said["who"] for said in page["judged_here"]["claim c1"]] == ["Léa", "Max"]
    assert "avis contraires" in client.get("/review").text


def test_two_claims_that_may_be_the_same_are_asked_about_together(client: TestClient, store: Store) -> None:
    (item,) = queue(client, kind="claim")["items"]
    assert (item["id"], item["other_id"], item["other"]["kind"]) == ("c1", "c4", "claim")
    html = client.get("/review?kind=claim").text
    assert '<input type="hidden" name="value" value="c4">' in html
    judge(store, "Léa", "merge", "claim", "c1", "c4")
    assert queue(client, kind="claim")["items"] == []


def test_the_queue_is_chosen_by_kind_outlet_and_rule(client: TestClient) -> None:
    page = queue(client)
    assert "=Quai Libre" in page["outlets"]
    assert '<option value="=Quai Libre"></option>' in client.get("/review").text
    assert 'value="=Quai Libre" list="outlets"' in client.get("/review?outlet=%3DQuai+Libre").text
    assert {item["kind"] for item in queue(client, kind="event")["items"]} == {"event"}
    assert {item["finding"]["outlet"] for item in queue(client, outlet="=Quai Libre")["items"]} == {"=Quai Libre"}
    assert {item["finding"]["rule"] for item in queue(client, rule="clause")["items"]} == {"clause"}
    assert queue(client, kind="", outlet="", rule="") == page
    assert queue(client, outlet="nowhere")["items"] == []
    assert "Montrer tout ce qui attend" in client.get("/review?outlet=nowhere").text


def test_what_was_judged_leaves_and_is_counted(client: TestClient, store: Store) -> None:
    judge(store, "Léa", "accept", "statement", "quai.txt#s1")
    page = queue(client)
    assert "quai.txt#s1" not in [item["id"] for item in page["items"]]
    assert page["today"] == 1
    assert "1 jugement aujourd&#39;hui" in client.get("/review").text


def test_a_long_queue_goes_on_behind_its_page(client: TestClient, store: Store) -> None:
    seen: list[str] = []
    after: int | None = None
    while True:
        page = queue(client, **({} if after is None else {"after": after}))
        seen += [item["id"] for item in page["items"]]
        after = page["more"]
        if after is None:
            break
    assert len(seen) == len(set(seen)) == len(store.to_review(1000))


def test_an_empty_queue_says_what_to_do(empty: TestClient) -> None:
    assert "Donnez des articles sur le bureau" in empty.get("/review").text
    assert "Personne n&#39;a encore rien jugé ici." in empty.get("/judgements").text


def history(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = client.get("/judgements", params=asked, headers=JSON).json()["entries"]
    return entries


def test_the_history_tells_who_said_what_beside_what_the_machine_found(client: TestClient, store: Store) -> None:
    judge(store, "Léa", "fix", "statement", "quai.txt#s1", "stance=deny", "il nie")
    rejected = judge(store, "Max", "reject", "statement", "quai.txt#s1")
    store.undo(rejected.id, who="Ana")
    judge(store, "Max", "reject", "claim", "gone")
    gone, undo, reject, fix = history(client)
    assert (fix["field"], fix["text"], fix["note"], fix["holds"]) == ("stance", "deny", "il nie", True)
    assert (fix["found"]["stance"], fix["found"]["voice"]) == ("say", "Ilse Varn")
    assert (reject["undone_by"], reject["holds"]) == ("Ana", False)
    assert (undo["action"], undo["value"], undo["who"]) == ("undo", rejected.id, "Ana")
    assert gone["found"] is None
    html = client.get("/judgements").text
    assert "ce que fait la voix → " in html
    assert "dément" in html


def test_the_history_of_a_person_or_a_kind_and_its_older_pages(client: TestClient, store: Store) -> None:
    made = [judge(store, who, "accept", "claim", f"c{n}") for n, who in enumerate(("Léa", "Max", "Léa"), start=1)]
    judge(store, "Max", "accept", "voice", "v1")
    assert [entry["target"] for entry in history(client, who="Léa")] == ["c3", "c1"]
    assert [entry["target"] for entry in history(client, kind="voice")] == ["v1"]
    assert [entry["id"] for entry in history(client, before=made[2].id, limit=1)] == [made[1].id]
    page = client.get("/judgements?limit=2", headers=JSON).json()
    assert (len(page["entries"]), page["more"], page["people"]) == (2, made[2].id, ["Léa", "Max"])
    assert client.get("/judgements.json?limit=1000").json()["more"] is None


@pytest.mark.parametrize("address", ["/review?kind=word", "/review?after=-1", "/judgements?limit=0", "/judgements?limit=100000"])
def test_what_cannot_be_chosen_is_refused(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 422


def test_a_page_before_a_judgement_that_is_gone_is_empty(client: TestClient, store: Store) -> None:
    judge(store, "Léa", "accept", "claim", "c1")
    assert history(client, before="gone") == []
