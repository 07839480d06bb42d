"""Stories: made, filled from searches, articles and claims, renamed, emptied, deleted."""

from __future__ import annotations

import re
from typing import Any

import pytest
from dossier_factory import make_dossier
from starlette.testclient import TestClient

from selon.store import Store

HOSTILE = '"><img src=x onerror=alert(1)>\u202etxt'


def post(client: TestClient, address: str, **fields: str | list[str]) -> Any:
    """A form sent with the token of this browser."""
    token = re.search(r'name="selon-token" content="([^"]+)"', client.get("/stories").text)
    assert token is not None
    return client.post(address, data={"token": token[1], **fields}, follow_redirects=False)


def test_without_a_story_the_page_says_what_to_do(client: TestClient) -> None:
    page = client.get("/stories")
    assert "Aucun dossier n&#39;est ouvert." in page.text
    assert client.get("/stories.json").json() == {"stories": []}


def test_a_story_is_made_once_under_its_name(client: TestClient, store: Store) -> None:
    first = post(client, "/stories", name=" Tolma ")
    store.change_story(store.stories[0].id, add=["quai.txt"])
    again = post(client, "/stories", name="Tolma")
    assert (first.status_code, first.headers["location"]) == (303, again.headers["location"])
    assert [(s.name, s.articles) for s in store.stories] == [("Tolma", ("quai.txt",))]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("article=quai.txt&article=gone&article=bref.txt", ["quai.txt", "bref.txt"]),
        ("words=poissonni%C3%A8re", ["quai.txt"]),
        ("words=%C2%AB%C2%BB", []),
        ("claim=c2", ["akp-1.txt"]),
        ("claim=c2&article=quai.txt", ["quai.txt", "akp-1.txt"]),
    ],
)
def test_articles_are_offered_by_id_by_their_words_and_by_claim(
    client: TestClient, store: Store, asked: str, ids: list[str]
) -> None:
    store.keep_dossier(make_dossier())
    page = client.get(f"/stories/add.json?{asked}").json()
    assert [article["id"] for article in page["articles"]] == ids


def test_without_a_question_the_newest_articles_are_offered_that_the_story_lacks(client: TestClient, store: Store) -> None:
    story = store.keep_story("Tolma", ["bref.txt", "quai.txt"])
    page = client.get(f"/stories/add.json?story={story.id}").json()
    assert [article["id"] for article in page["articles"]] == [
        "courrier/5.txt", "littoral.html", "https://fanal.example/tolma?id=2", "akp-1.txt",
    ]  # fmt: skip
    assert page["ticked"] is False
    assert " checked" not in client.get("/stories/add").text
    assert " checked" in client.get("/stories/add?article=quai.txt").text


@pytest.mark.parametrize("address", ["/articles/quai.txt", "/search?words=poissonni%C3%A8re", "/claims/c4"])
def test_a_page_leads_to_the_story_its_articles_may_come_into(client: TestClient, address: str) -> None:
    link = re.search(r'class="to-story" href="([^"]+)"', client.get(address).text)
    assert link is not None
    offered = client.get(link[1].replace("/add?", "/add.json?")).json()
    assert [article["id"] for article in offered["articles"]] == ["quai.txt"]


def test_articles_come_into_a_story_that_is_there(client: TestClient, store: Store) -> None:
    story = store.keep_story("Tolma", ["akp-1.txt"])
    answer = post(client, "/stories/add", story=story.id, article=["quai.txt", "akp-1.txt"])
    assert answer.headers["location"] == f"/stories/{story.id}"
    assert store.story(story.id).articles == ("akp-1.txt", "quai.txt")


def test_articles_come_into_a_new_story(client: TestClient, store: Store) -> None:
    post(client, "/stories/add", name="Le marché", article=["quai.txt"])
    assert [(s.name, s.articles) for s in store.stories] == [("Le marché", ("quai.txt",))]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": "Tolma", "offered": ["quai.txt"]}, "Aucun article n&#39;est coché."),
        ({"article": ["quai.txt"], "offered": ["quai.txt"]}, "Choisissez un dossier"),
    ],
)
def test_what_is_missing_is_said_beside_what_was_offered(
    client: TestClient, fields: dict[str, str | list[str]], told: str
) -> None:
    answer = post(client, "/stories/add", **fields)
    assert answer.status_code == 400
    assert told in answer.text
    assert 'value="quai.txt"' in answer.text


def test_a_story_is_renamed_emptied_and_deleted(client: TestClient, store: Store) -> None:
    story = store.keep_story("Tolma", ["akp-1.txt", "quai.txt"])
    post(client, f"/stories/{story.id}/name", name="Le marché")
    post(client, f"/stories/{story.id}/remove", article="akp-1.txt")
    changed = store.story(story.id)
    assert (changed.name, changed.articles) == ("Le marché", ("quai.txt",))
    assert post(client, f"/stories/{story.id}/delete").headers["location"] == "/stories"
    assert store.stories == []
    assert client.get(f"/stories/{story.id}").status_code == 404


def test_two_stories_do_not_share_a_name(client: TestClient, store: Store) -> None:
    story, _ = store.keep_story("Tolma", []), store.keep_story("Le port", [])
    assert post(client, f"/stories/{story.id}/name", name="Le port").status_code == 400
    assert store.story(story.id).name == "Tolma"


def test_a_change_without_the_token_is_refused(client: TestClient, store: Store) -> None:
    assert client.post("/stories", data={"name": "Tolma"}).status_code == 403
    assert store.stories == []


@pytest.mark.parametrize("name", [HOSTILE, "x" * 200])
def test_a_hostile_name_does_no_harm(client: TestClient, store: Store, name: str) -> None:
    address = post(client, "/stories", name=name).headers["location"]
    for page in (client.get("/stories"), client.get(address), client.get("/stories/add?article=quai.txt")):
        assert page.status_code == 200
        assert "<img" not in page.text
    assert store.stories[0].name == name


def test_a_name_without_end_is_refused(client: TestClient, store: Store) -> None:
    assert post(client, "/stories", name="x" * 10_000).status_code == 422
    assert store.stories == []
