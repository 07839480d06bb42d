"""One story: its events by date, each as precise and as sure as it is told; places, parties, claims, articles."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from dossier_factory import make_dossier, make_judgement
from factories import make_article, make_date, make_event, make_party, make_span
from starlette.testclient import TestClient

from selon.claim_records import Dossier
from selon.records import Article, Place
from selon.store import Store


@pytest.fixture
def tolma(store: Store) -> str:
    """The id of a story of all articles of the dossier, whose claims are kept."""
    store.keep_dossier(make_dossier())
    return store.keep_story("Tolma", [article.id for article in store.articles()]).id


def told(client: TestClient, id: str, asked: str = "") -> dict[str, Any]:
    """The page of a story as JSON."""
    found: dict[str, Any] = client.get(f"/stories/{id}.json{asked}").json()
    return found


def story_of(store: Store, *articles: Article) -> str:
    """A story of these articles alone, of which no claim is kept."""
    for article in articles:
        store.add(article)
    return store.keep_story("Seule", [article.id for article in articles]).id


def events(page: dict[str, Any]) -> list[dict[str, Any]]:
    return [event for date in page["dates"] for event in date["events"]]


def test_what_one_claim_holds_together_is_one_event(client: TestClient, tolma: str) -> None:
    strike = next(event for event in events(told(client, tolma)) if event["claim"] == "c1")
    assert [telling["outlet"] for telling in strike["tellings"]] == ["AKP", "Le Fanal", "=Quai Libre", "Le Courrier"]
    assert strike["statuses"] == [{"status": "reported", "n": 3}, {"status": "denied", "n": 1}]
    assert strike["when"] == {"value": "2024-06-03", "until": None, "precision": "day"}


def test_each_telling_keeps_its_words_and_its_voice(client: TestClient, tolma: str, store: Store) -> None:
    strike = next(event for event in events(told(client, tolma)) if event["claim"] == "c1")
    first = strike["tellings"][0]
    text = store.article("akp-1.txt").text
    assert (first["id"], first["voice"]) == ("akp-1.txt#e1", "une source sécuritaire")
    assert text[first["start"] : first["end"]] == first["trigger"] == "frappe"
    assert first["before"] + first["trigger"] + first["after"] == "Une frappe a touché lundi le marché de Tolma"


def test_events_that_no_claim_holds_stand_alone(client: TestClient, tolma: str) -> None:
    alone = [event for event in events(told(client, tolma)) if event["claim"] is None]
    assert [(event["id"], event["type"], event["when"]) for event in alone] == [("bref.txt#e2", "COERCE", None)]


def test_one_status_is_shown_alone(client: TestClient, tolma: str) -> None:
    page = told(client, tolma, "?status=denied")
    assert [event["claim"] for event in events(page)] == ["c1"]
    assert page["statuses"] == told(client, tolma)["statuses"]
    assert client.get(f"/stories/{tolma}?status=perhaps").status_code == 422


def test_no_more_precision_is_shown_than_was_told(client: TestClient, store: Store) -> None:
    text = "La garde a bloqué la route en mai, puis le pont le 4 juin, vers 18 h, enfin le port en 2023. Elle a fermé le col."
    dated = [
        make_event(text, "COERCE", "bloqué", id="e1", date=make_date(text, "en mai", "2024-05", precision="month")),
        make_event(text, "COERCE", "puis", id="e2", date=make_date(text, "le 4 juin", "2024-06-04T18:00", precision="hour")),
        make_event(text, "COERCE", "enfin", id="e3", date=make_date(text, "en 2023", "2023", precision="year")),
        make_event(text, "COERCE", "fermé", id="e4"),
    ]
    id = story_of(store, make_article(text, id="garde.txt", events=tuple(dated)))
    page = told(client, id)
    assert [date["when"] and (date["when"]["value"], date["when"]["precision"]) for date in page["dates"]] == [
        ("2023", "year"), ("2024-05", "month"), ("2024-06-04", "day"), None,
    ]  # fmt: skip
    shown = client.get(f"/stories/{id}").text
    assert "mai 2024 <span class=\"hint\">jour non précisé</span>" in shown
    assert "2023 <span class=\"hint\">mois non précisé</span>" in shown
    assert "18:00" in shown
    assert "1 mai 2024" not in shown


def test_a_date_that_an_article_tells_otherwise_stands_beside_it(client: TestClient, store: Store) -> None:
    dossier = make_dossier()
    relay = dossier.articles[1]
    sooner = make_date(relay.text, None, "2024-06", precision="month")
    changed = replace(relay, events=(replace(relay.events[0], date=sooner),))
    kept = Dossier(
        articles=tuple(changed if a is relay else a for a in dossier.articles), claims=dossier.claims, voices=dossier.voices,
        judgements=(),
    )  # fmt: skip
    store.add(changed, again=True)
    store.keep_dossier(kept)
    id = store.keep_story("Tolma", [article.id for article in kept.articles]).id
    assert "daté juin 2024" in client.get(f"/stories/{id}").text


def test_places_come_with_their_precision_and_how_often(client: TestClient, tolma: str) -> None:
    (place,) = told(client, tolma)["places"]
    assert (place["name"], place["precision"], place["lat"], place["mentions"]) == ("Tolma", "city", -12.5, 4)
    assert place["numbers"] == []  # an invented country is on no map


def test_a_country_is_known_to_the_map_by_its_number(client: TestClient, store: Store) -> None:
    text = "La Norvège a sanctionné deux armateurs en Islande."
    span = make_span(text, "Islande")
    place = Place(text="Islande", start=span.start, end=span.end, name="Islande", country="ISL", lat=65.0, lon=-18.0,
                  precision="country", why="a country")  # fmt: skip
    event = make_event(text, "SANCTION", "sanctionné", place=place)
    id = story_of(store, make_article(text, id="armateurs.txt", events=(event,)))
    assert [(p["precision"], p["numbers"]) for p in told(client, id)["places"]] == [("country", ["352"])]
    shown = client.get(f"/stories/{id}").text
    assert 'data-numbers="352"' in shown
    assert "pays entier" in shown


def test_acts_between_the_same_two_are_one_whatever_article_stands_before_them(client: TestClient, store: Store) -> None:
    text = "Des rebelles ont attaqué le fort. Les rebelles auraient attaqué le fort deux fois. Le fort tient."
    first = make_event(text, "ASSAULT", "attaqué", id="e1", actor=make_party(text, "Des rebelles"),
                       recipient=make_party(text, "le fort"))  # fmt: skip
    second = make_event(text, "ASSAULT", "auraient attaqué", id="e2", actor=make_party(text, "Les rebelles"),
                        recipient=make_party(text, "Le fort"), status="unverified")  # fmt: skip
    id = story_of(store, make_article(text, id="fort.txt", events=(first, second)))
    (act,) = told(client, id)["acts"]
    assert (act["actor"], act["type"], act["recipient"]) == ("Des rebelles", "ASSAULT", "le fort")
    assert act["statuses"] == [{"status": "fact", "n": 1}, {"status": "unverified", "n": 1}]


def test_the_claims_of_its_articles_are_shown_with_their_origins(client: TestClient, store: Store, tolma: str) -> None:
    claims = told(client, tolma)["claims"]
    assert claims[0] == {
        "id": "c1", "gist": "Une frappe a touché lundi le marché de Tolma", "lang": "fr", "outlets": 5, "distinct_origins": 2,
        "here": 5, "against": 1, "joined": 1, "rejected_by": None,
    }  # fmt: skip
    one = store.keep_story("Le port", ["bref.txt"]).id
    assert [claim["id"] for claim in told(client, one)["claims"]] == ["c5"]


def test_claims_that_people_joined_are_one_and_so_are_their_events(client: TestClient, store: Store, tolma: str) -> None:
    store.judge(make_judgement("j9", "claim", "c1", "merge", value="c5"))
    page = told(client, tolma)
    assert next((claim["id"], claim["joined"]) for claim in page["claims"]) == ("c1", 2)
    assert "c5" not in [claim["id"] for claim in page["claims"]]
    assert {event["claim"] for event in events(page)} == {"c1", None}
    assert "réunit 2 affirmations" in client.get(f"/stories/{tolma}").text


def test_a_claim_that_a_person_rejected_holds_nothing_together(client: TestClient, store: Store, tolma: str) -> None:
    store.judge(make_judgement("j9", "claim", "c1", "reject"))
    page = told(client, tolma)
    assert next(claim for claim in page["claims"] if claim["id"] == "c1")["rejected_by"] == "Marthe Quéré"
    assert max(len(event["tellings"]) for event in events(page)) == 1


class _Page(HTMLParser):
    """The tags of a page, and that no element is styled or scripted in place."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not [name for name, _ in attrs if name == "style" or name.startswith("on")], tag


def test_all_that_pictures_show_can_be_read_without_them(client: TestClient, tolma: str) -> None:
    html = client.get(f"/stories/{tolma}").text
    _Page(html)
    for words in ("3 juin 2024", "3 × rapporté", "démenti", "La préfecture", "ville", "2 origines", "armée nie toute frappe"):
        assert words in html


def test_an_empty_story_says_what_to_do(client: TestClient, store: Store) -> None:
    id = store.keep_story("Tolma", []).id
    assert "Ce dossier est vide." in client.get(f"/stories/{id}").text


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "\u202eevil\u202c", "x" * 10_000])
def test_hostile_words_do_no_harm(client: TestClient, store: Store, words: str) -> None:
    text = f"{words} a frappé {words}, hier."
    party = make_party(text, words)
    place = Place(text=words, start=0, end=len(words), name=words, country="FRA", lat=1.0, lon=2.0, precision="city", why="")
    event = make_event(text, "ASSAULT", "frappé", actor=party, place=place)
    id = story_of(store, make_article(text, id=f"{words[:40]}/?#.json", title=words, outlet=words, events=(event,)))
    html = client.get(f"/stories/{id}").text
    _Page(html)
    assert "<script>alert" not in html


def test_a_story_that_is_not_there_is_said_so(client: TestClient) -> None:
    answer = client.get("/stories/0123456789ab.json")
    assert answer.status_code == 404
    assert answer.json()["error"]["detail"].startswith("there is no story '0123456789ab'")
