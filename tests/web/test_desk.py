"""The desk: what has been read, the newest first; what may be handed over; what becomes of it."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from selon.export.jsonl import loads
from selon.store import Store

JSON = {"accept": "application/json"}
PORT = "Le port de Tolma est fermé, a annoncé lundi la préfète Ana Mercier."


def token(client: TestClient) -> str:
    """The token of the forms of the desk."""
    found = re.search('name="token" value="([^"]+)"', client.get("/").text)
    assert found is not None
    return found[1]


def hand(client: TestClient, to: str, **fields: str) -> str:
    """What a browser sees after it sent a form."""
    answer = client.post(to, data={"token": token(client), **fields})
    return answer.text


def test_the_newest_article_stands_first(client: TestClient) -> None:
    page = client.get("/", headers=JSON).json()
    assert page["count"] == 6
    days = [article["published"] or "" for article in page["articles"]]
    assert days == sorted(days, reverse=True)


def test_the_same_address_is_html_for_a_browser_and_json_where_it_says_so(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.headers["content-type"].startswith("text/html")
    assert "l&#39;armée nie toute frappe" in answer.text
    assert client.get("/index.json").json() == client.get("/", headers=JSON).json()


def test_older_articles_follow_behind_the_last(client: TestClient, store: Store) -> None:
    ids = [article["id"] for article in client.get("/", headers=JSON).json()["articles"]]
    behind = client.get("/", params={"after": ids[2]}, headers=JSON).json()
    assert [article["id"] for article in behind["articles"]] == ids[3:]


def test_behind_an_article_that_there_is_not(client: TestClient) -> None:
    answer = client.get("/", params={"after": "nowhere.txt"}, headers=JSON)
    assert (answer.status_code, answer.json()["error"]["status"]) == (404, 404)


def test_a_pasted_text_is_asked_to_be_read_to_the_letter(client: TestClient, store: Store) -> None:
    about = {"title": "Tolma : le port fermé", "outlet": "Le Fanal", "published": "2024-06-04"}
    hand(client, "/articles", text=f"{PORT}\r\n\r\nFin.", **about)
    (job,) = store.jobs()
    article = loads(store.job(job.id).input)
    assert job.heading == "Tolma : le port fermé"
    assert (job.kind, job.state) == ("read", "waiting")
    assert (article.text, article.title, article.outlet, article.published) == (
        f"{PORT}\n\nFin.", "Tolma : le port fermé", "Le Fanal", "2024-06-04",
    )  # fmt: skip


def test_a_pasted_text_without_an_outlet_is_called_by_its_day(client: TestClient, store: Store) -> None:
    hand(client, "/articles", text=PORT)
    article = loads(store.job(store.jobs()[0].id).input)
    assert article.outlet is None
    store.add(replace(article, id="2024-06-04-d52bd4a2"))
    page = client.get("/").text
    assert "texte collé le 4 juin 2024 (d52b)" in page
    assert "<bdi>2024-06-04-d52bd4a2</bdi>" not in page


def test_who_asked_is_kept_with_what_was_asked(client: TestClient, store: Store) -> None:
    hand(client, "/name", name="  Léa   Brun ")
    hand(client, "/articles", text=PORT)
    assert store.jobs()[0].asked_by == "Léa Brun"


@pytest.mark.parametrize(
    ("address", "fields", "told"),
    [
        ("/articles", {"text": "  "}, "rien à lire"),
        ("/articles", {"text": "!!! ???"}, "ne contient aucun mot"),
        ("/articles", {"text": "The port of the town has been closed since Monday, said the mayor of the region today."},
         "ne semble pas être en français"),
        ("/articles", {"text": PORT, "published": "hier"}, "n&#39;est pas une date"),
        ("/articles/url", {"address": ""}, "rien à lire"),
        ("/articles/url", {"address": "tolma.example/port"}, "pas une adresse"),
        ("/articles/url", {"address": "file:///etc/passwd"}, "pas une adresse"),
        ("/articles/feed", {"address": "javascript:alert(1)"}, "pas une adresse"),
        ("/articles/files", {}, "rien à lire"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_with_what_to_do(
    client: TestClient, store: Store, address: str, fields: dict[str, str], told: str
) -> None:
    assert told in hand(client, address, **fields)
    assert store.jobs() == []


def test_a_refused_text_need_not_be_pasted_again(client: TestClient) -> None:
    page = hand(client, "/articles", text=f"\n{PORT} <b>", title="Tolma", outlet="Le Fanal", published="hier")
    assert "<textarea" in page
    assert f"\n\n{PORT} &lt;b&gt;</textarea>" in page  # the first line feed of a textarea is the browser's
    assert 'value="Le Fanal"' in page


@pytest.mark.parametrize(("address", "kind"), [("/articles/url", "url"), ("/articles/feed", "feed")])
def test_an_address_is_asked_to_be_fetched(client: TestClient, store: Store, address: str, kind: str) -> None:
    hand(client, address, address=" https://tolma.example/port ")
    assert [(job.kind, job.heading, store.job(job.id).input) for job in store.jobs()] == [(kind, "https://tolma.example/port", "https://tolma.example/port")]


def upload(client: TestClient, *files: tuple[str, bytes]) -> str:
    named = [("files", (name, io.BytesIO(content))) for name, content in files]
    return client.post("/articles/files", data={"token": token(client)}, files=named).text


def test_of_several_files_those_that_can_be_read_are(client: TestClient, store: Store) -> None:
    lines = b'{"id": "un", "text": "%s"}\nnot json\n' % PORT.encode()
    files = {"port.txt": PORT.encode(), "vide.txt": b"", "deux.jsonl": lines, "scan.pdf": b"%PDF-1.4 nothing"}
    page = upload(client, *files.items())
    assert sorted(loads(store.job(job.id).input).id for job in store.jobs()) == ["port.txt", "un"]
    assert "est vide" in page
    assert "deux.jsonl:2" in page
    assert "PDF" in page


@pytest.mark.parametrize(
    ("name", "id"),
    [("../../etc/cron.d/port.txt", "port.txt"), ("C:\\Textes\\port.txt", "port.txt"), ("po\u202ert.txt", "po rt.txt")],
)
def test_a_files_name_is_only_where_an_id_comes_from(client: TestClient, store: Store, name: str, id: str) -> None:
    upload(client, (name, PORT.encode()))
    assert [loads(store.job(job.id).input).id for job in store.jobs()] == [id]


def test_work_is_told_in_the_words_of_the_interface(client: TestClient, store: Store) -> None:
    store.ask("feed", "https://tolma.example/rss", by="Léa")
    store.next_job("w")
    store.end_job(1, message="added=2 failed=1; https://tolma.example/a: is empty: give a source with text")
    page = client.get("/work").text
    assert "2 ajoutés" in page
    assert "1 échec" in page
    assert "https://tolma.example/a: est vide" in page
    assert "demandé par Léa" in page


def test_a_grouping_can_be_asked_for(client: TestClient, store: Store) -> None:
    hand(client, "/group")
    assert [job.kind for job in store.jobs()] == ["group"]


def test_an_empty_desk_says_what_to_do(empty: TestClient) -> None:
    assert "Collez un article, ou" in empty.get("/").text


def test_a_pasted_text_that_cannot_be_read_is_called_by_its_first_words(client: TestClient) -> None:
    text = "The port of the town has been closed since Monday, said the mayor of the region today."
    told = hand(client, "/articles", text=text)
    assert "<bdi>The port of the town has been closed since Monday, said …</bdi>" in told


def test_what_came_of_work_stands_apart_from_its_name(client: TestClient, store: Store) -> None:
    store.ask("url", "https://tolma.example/port")
    store.next_job("w")
    store.end_job(1, message="added=1")
    assert '</bdi> <span class="quiet">ajouté</span>' in client.get("/work").text


def test_a_failure_says_nothing_in_the_words_of_http(client: TestClient) -> None:
    page = client.get("/nothing-here").text
    assert "Il n'y a rien à cette adresse" in page or "Il n&#39;y a rien à cette adresse" in page
    assert "Not Found" not in page
