"""Who speaks: the list of voices with the shares of the word, and all that one voice said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from dossier_factory import make_dossier, make_judgement, make_shared
from factories import make_article, make_statement, make_voice
from starlette.testclient import TestClient

from selon.claim_records import Dossier, VoiceOf
from selon.records import Article
from selon.store import Store

HOSTILE = "<img src=x onerror=alert(1)>\u202e"


@pytest.fixture
def grouped(store: Store) -> Store:
    """The store with its dossier kept; v1 is the security source, v2 the fishmonger, v3 the staff."""
    store.keep_dossier(make_dossier())
    return store


def page(client: TestClient, address: str) -> dict[str, Any]:
    """A page as JSON."""
    found: dict[str, Any] = client.get(address, headers={"accept": "application/json"}).json()
    return found


def names(found: dict[str, Any]) -> list[str]:
    return [voice["name"] for voice in found["voices"]]


def crowd(store: Store, *voices: tuple[str, int]) -> None:
    """A dossier of these voices alone, each with as many statements."""
    shared = [replace(make_shared(f"w{n}", name, "person"), statements=said) for n, (name, said) in enumerate(voices)]
    store.keep_dossier(Dossier(articles=(), claims=(), voices=tuple(shared), judgements=()))


def test_before_articles_are_put_together_the_page_says_what_to_do(empty: TestClient) -> None:
    assert "Aucune voix n&#39;a encore été rapprochée." in empty.get("/voices").text


@pytest.mark.usefixtures("grouped")
def test_voices_with_their_share_of_what_is_said(client: TestClient) -> None:
    found = page(client, "/voices")
    assert names(found) == ["Ilse Varn", "L'état-major", "une source sécuritaire"]
    assert [(voice["statements"], voice["share"]) for voice in found["voices"]] == [(1, 33.3)] * 3
    assert {line["value"]: line["voices"] for line in found["kinds"]} == {"anonymous": 1, "organisation": 1, "person": 1}
    assert {line["value"]: line["share"] for line in found["countries"]} == {None: 66.7, "KDR": 33.3}
    assert found["sectors"] == [{"value": None, "voices": 3, "statements": 3, "share": 100.0}]


@pytest.mark.usefixtures("grouped")
def test_a_voice_is_found_by_any_of_its_names(client: TestClient) -> None:
    assert names(page(client, "/voices?words=arm%C3%A9e")) == ["L'état-major"]
    assert names(page(client, "/voices?words=%C2%AB%C2%BB")) == ["Ilse Varn", "L'état-major", "une source sécuritaire"]
    assert "Aucune voix ne porte ces mots." in client.get("/voices?words=zzz").text


def test_the_list_goes_on_where_the_page_ended(client: TestClient, store: Store) -> None:
    crowd(store, *((f"Voix {n:02}", 100 - n) for n in range(45)))
    first = page(client, "/voices?words=voix")
    assert (len(first["voices"]), first["count"], first["more"]) == (40, 45, "w39")
    assert "words=voix&amp;after=w39" in client.get("/voices?words=voix").text
    second = page(client, "/voices?words=voix&after=w39")
    assert names(second) == [f"Voix {n}" for n in range(40, 45)]
    assert second["more"] is None


@pytest.mark.usefixtures("grouped")
def test_all_that_one_voice_said_newest_article_first(client: TestClient) -> None:
    found = page(client, "/voices/v1")
    said = [(told["article"]["id"], [s["words"] for s in told["said"]]) for told in found["articles"]]
    assert [id for id, _ in said] == ["courrier/5.txt", "littoral.html", "https://fanal.example/tolma?id=2", "akp-1.txt"]
    assert said[3][1] == [["Une frappe a touché lundi le marché de Tolma"], ["La frappe a fait douze morts"]]
    assert found["aliases"] == ["la même source", "La source sécuritaire"]
    assert found["why"] == ["the articles name it"]


@pytest.mark.usefixtures("grouped")
def test_who_relayed_it_stands_beside_the_words(client: TestClient) -> None:
    relays = {t["article"]["id"]: s["relayed_by"] for t in page(client, "/voices/v1")["articles"] for s in t["said"]}
    assert relays["https://fanal.example/tolma?id=2"] == ["l'agence AKP"]
    assert relays["akp-1.txt"] == []
    assert "relayé par l&#39;agence AKP" in client.get("/voices/v1").text


@pytest.mark.usefixtures("grouped")
def test_stance_and_form_are_told_in_words(client: TestClient) -> None:
    shown = client.get("/voices/v3").text
    assert "dément" in shown
    assert '/articles/courrier/5.txt#s2"' in shown
    assert "cité" in client.get("/voices/v2").text


@pytest.mark.usefixtures("grouped")
def test_the_claims_in_which_it_speaks_and_who_carries_them(client: TestClient) -> None:
    found = page(client, "/voices/v1")
    assert [claim["id"] for claim in found["claims"]] == ["c1", "c3", "c2"]
    assert found["claims"][0]["via"] == ["AKP", "Le Fanal", "Le Littoral"]
    assert found["claims"][1]["does"] == ["corrects"]
    assert [claim["does"] for claim in page(client, "/voices/v3")["claims"]] == [["denies"]]


def test_a_long_voice_is_read_page_by_page(client: TestClient, store: Store) -> None:
    articles = [_speech(n) for n in range(1, 16)]
    for article in articles:
        store.add(article)
    shared = replace(
        make_shared("w", "Ilse Varn", "person"), voices=tuple(VoiceOf(article=a.id, voice="Ilse Varn") for a in articles)
    )
    store.keep_dossier(Dossier(articles=tuple(articles), claims=(), voices=(shared,), judgements=()))
    first = page(client, "/voices/w")
    assert ([len(told["said"]) for told in first["articles"]], first["more"]) == ([2] * 10, "speech-06.txt")
    second = page(client, f"/voices/w?after={first['more']}")
    assert [told["article"]["id"] for told in second["articles"]] == [f"speech-{n:02}.txt" for n in range(5, 0, -1)]
    assert second["more"] is None


def _speech(n: int) -> Article:
    text = f"Ilse Varn promet {n} quais. Elle annonce {n} grues."
    voice = make_voice("Ilse Varn")
    return make_article(
        text,
        make_statement(text, f"{n} quais", id="s1", voice=voice, source="Ilse Varn", cue="promet"),
        make_statement(text, f"{n} grues", id="s2", voice=voice, source="Elle", cue="annonce"),
        id=f"speech-{n:02}.txt", published=f"2024-05-{n:02}",
    )  # fmt: skip


def test_voices_that_people_put_together_are_one(client: TestClient, grouped: Store) -> None:
    grouped.judge(make_judgement("j9", "voice", "v1", "merge", value="v2", note="la même personne"))
    found = page(client, "/voices/v2")
    assert sorted(voice["id"] for voice in found["found"]) == ["v1", "v2"]
    assert found["statements"] == 2
    assert [(j["who"], j["note"]) for j in found["decided"]] == [("Marthe Quéré", "la même personne")]
    assert [told["article"]["id"] for told in found["articles"]][:2] == ["courrier/5.txt", "quai.txt"]
    joined = {voice["id"]: voice["joined"] for voice in page(client, "/voices")["voices"]}
    assert sorted(map(str, joined.values())) in (["None", "None", "v1"], ["None", "None", "v2"])


def test_a_claim_that_a_person_rejected_says_so(client: TestClient, grouped: Store) -> None:
    grouped.judge(make_judgement("j9", "claim", "c2", "reject"))
    rejected = {claim["id"]: claim["rejected_by"] for claim in page(client, "/voices/v1")["claims"]}
    assert rejected == {"c1": None, "c3": None, "c2": "Marthe Quéré"}
    assert "Écartée par Marthe Quéré" in client.get("/voices/v1").text


def test_why_names_are_one_is_told_in_french(client: TestClient, store: Store) -> None:
    shared = replace(make_shared("w", "Ilse Varn", "person", "Varn"), why=("the surname of Ilse Varn", "an old photograph"))
    store.keep_dossier(Dossier(articles=(), claims=(), voices=(shared,), judgements=()))
    shown = client.get("/voices/w").text
    assert '<span lang="fr">le nom de famille de Ilse Varn</span>' in shown
    assert '<span lang="en">an old photograph</span>' in shown


def test_a_name_that_a_person_put_right_is_shown(client: TestClient, grouped: Store) -> None:
    grouped.judge(make_judgement("j9", "voice", "v3", "fix", value="name=L'état-major du Kadaré"))
    assert page(client, "/voices/v3")["name"] == "L'état-major du Kadaré"
    assert "L'état-major du Kadaré" in names(page(client, "/voices"))


def test_a_voice_that_is_not_there_is_said_so(client: TestClient) -> None:
    answer = client.get("/voices/v9.json")
    assert answer.status_code == 404
    assert "there is no voice 'v9'" in answer.json()["error"]["detail"]


@pytest.mark.parametrize("name", [HOSTILE, "x" * 10_000])
def test_a_hostile_name_does_no_harm(client: TestClient, store: Store, name: str) -> None:
    crowd(store, (name, 1))
    for shown in (client.get("/voices").text, client.get("/voices/w0").text):
        assert "<img" not in shown
        assert name.replace("<", "&lt;").replace(">", "&gt;") in shown
