"""The reading view: the article, who says what beside it, what it leads to. `store` holds the dossier of dossier_factory."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import pytest
from dossier_factory import make_dossier
from factories import make_article, make_flood, make_raid, make_span
from starlette.testclient import TestClient

from selon.claim_records import Target
from selon.records import Copy
from selon.sourcing import CATALOGUE
from selon.store import Store
from selon.store.judging import new_judgement
from selon.web.words import LANGUAGES, words_of

JSON = {"accept": "application/json"}


@pytest.fixture
def desk(store: Store, client: TestClient) -> TestClient:
    """The desk over the dossier and two articles more, grouped."""
    store.keep_dossier(make_dossier())
    for article in (make_flood(), make_raid()):
        store.add(article)
    return client


def page(desk: TestClient, address: str) -> Any:
    answer = desk.get(f"/articles/{address}", headers=JSON)
    assert answer.status_code == 200, answer.text
    return answer.json()


def cards(page: Any) -> list[Any]:
    rows = [page["title"], *page["rows"]] if page["title"] else page["rows"]
    return [card for row in rows for card in row["cards"]]


class Elements(HTMLParser):
    """The attributes of every element of a page, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append({"tag": tag, **{name: value or "" for name, value in attrs}})

    def handle_data(self, data: str) -> None:
        self.text += data

    def by_id(self, id: str) -> dict[str, str]:
        (one,) = [element for element in self.found if element.get("id") == id]
        return one


def test_every_statement_has_a_card_with_its_voice_and_what_the_voice_does(desk: TestClient) -> None:
    told = {card["anchor"]: card for card in cards(page(desk, "digue.txt"))}
    assert {anchor: card["stands"] for anchor, card in told.items()} == {
        "s0": "hedged", "s1": "denied", "s2": "said", "s3": "said", "s4": "said", "s5": "said", "s6": "hedged", "s7": "doubted",
    }  # fmt: skip
    assert told["s1"]["voice"]["name"] == "Solène Argoat"
    assert (told["s1"]["form"], told["s1"]["stance"], told["s1"]["medium"]) == ("mixed", "deny", "dans un communiqué")
    assert told["s6"]["voice"] is None
    assert told["s0"]["headline"]


def test_a_voice_within_a_voice_stands_deeper_and_names_who_passes_it_on(desk: TestClient) -> None:
    told = {card["anchor"]: card for card in cards(page(desk, "digue.txt"))}
    assert (told["s4"]["depth"], told["s5"]["depth"]) == (0, 1)
    assert told["s5"]["relays"] == [{"anchor": "s4", "name": "Le Fanal"}]


def test_events_stand_with_their_statement_or_beside_their_paragraph(desk: TestClient) -> None:
    shown = page(desk, "raid.txt")
    alone = {card["anchor"]: card for card in cards(shown) if card["kind"] == "event"}
    inside = {event["anchor"]: event for card in cards(shown) if card["kind"] == "statement" for event in card["events"]}
    assert (set(alone), set(inside)) == ({"e1", "e5"}, {"e2", "e3", "e4", "e6"})
    assert (alone["e1"]["status"], alone["e1"]["place"]["name"], alone["e1"]["date"]["value"]) == ("fact", "Tolma", "2024-06-03")
    assert inside["e3"]["again"] == "e1"
    assert [event["anchor"] for event in shown["events"]] == ["e1", "e2", "e4", "e5", "e6"]


def test_the_words_of_the_page_are_the_articles_own_and_lead_to_the_cards_and_back(desk: TestClient) -> None:
    html = desk.get("/articles/digue.txt").text
    elements = Elements(html)
    assert "Elle a promis à l'AFP un rapport avant l'été" in re.sub(r"\d+(?= ?\.)", "", elements.text).replace("  ", " ")
    card = elements.by_id("s1")
    assert card["class"].split()[:3] == ["say", "denied", "v0"]
    assert elements.by_id("t-s1")["href"] == "#s1"
    assert any(element.get("href") == "#t-s1" for element in elements.found)
    assert any(element.get("data-s") == "s1" and "denied" in element["class"] for element in elements.found)


def test_ids_of_a_page_are_unique_and_its_inner_links_lead_somewhere(desk: TestClient) -> None:
    for address in ("digue.txt", "raid.txt", "courrier/5.txt"):
        elements = Elements(desk.get(f"/articles/{address}").text).found
        ids = [element["id"] for element in elements if "id" in element]
        assert len(ids) == len(set(ids))
        inner = {element["href"][1:] for element in elements if element.get("href", "").startswith("#")}
        assert inner <= set(ids)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", ["s0", "s1", "s2", "s3", "s5", "s4", "s6", "s7"]),
        ("voice=Solène Argoat", ["s1", "s2"]),
        ("voice=-", ["s0", "s6"]),
        ("form=direct", ["s3"]),
        ("stance=deny&form=&voice=", ["s1"]),
        ("stance=deny&form=direct", []),
    ],
)
def test_the_address_says_what_is_shown(desk: TestClient, asked: str, shown: list[str]) -> None:
    found = page(desk, f"digue.txt?{asked}")
    assert sorted(card["anchor"] for card in cards(found) if card["shown"]) == sorted(shown)
    assert found["shown"] == len(shown)


def test_a_status_shows_the_events_that_have_it_and_the_statements_that_hold_them(desk: TestClient) -> None:
    found = page(desk, "raid.txt?status=denied")
    assert [card["anchor"] for card in cards(found) if card["shown"]] == ["s3"]
    fact = page(desk, "raid.txt?status=fact")
    assert [card["anchor"] for card in cards(fact) if card["shown"]] == ["e1"]


def test_a_voice_hides_what_nobody_or_another_one_tells(desk: TestClient) -> None:
    found = cards(page(desk, "raid.txt?voice=Ilse Varn"))
    events = [event for card in found if card["kind"] == "statement" for event in card["events"]]
    assert [event["anchor"] for event in events if event["shown"]] == ["e6"]
    assert not any(card["shown"] for card in found if card["kind"] == "event")


def test_filters_work_in_the_page_without_scripts(desk: TestClient) -> None:
    elements = Elements(desk.get("/articles/digue.txt", params={"voice": "Solène Argoat"}).text)
    assert "off" not in elements.by_id("s1")["class"].split()
    assert "off" in elements.by_id("s3")["class"].split()
    assert all("off" in e["class"].split() for e in elements.found if e.get("data-s") == "s3")
    chosen = [element["value"] for element in elements.found if element["tag"] == "option" and "selected" in element]
    assert chosen == ["Solène Argoat"]


def test_what_cannot_be_asked_is_refused(desk: TestClient) -> None:
    assert desk.get("/articles/digue.txt?stance=shrug", headers=JSON).status_code == 422
    assert desk.get("/articles/nulle-part", headers=JSON).status_code == 404


def test_the_sourcing_sheet_leads_to_the_words(desk: TestClient) -> None:
    sheet = page(desk, "digue.txt")["sheet"]
    hedge = [line for line in sheet if line["rule"] == "hedge-without-voice"]
    assert [(line["place"], line["words"]) for line in hedge] == [
        ("s0", "la préfète aurait été prévenue"), ("s6", "Deux agents auraient quitté leur poste cette nuit-là"),
    ]  # fmt: skip
    html = desk.get("/articles/digue.txt").text
    assert "Un conditionnel ou un soupçon que personne ne signe" in html
    assert 'href="#f1"' in html


def test_a_finding_without_a_statement_leads_to_its_paragraph(desk: TestClient, store: Store) -> None:
    store.add(make_article("Incendie du port\n\nUn entrepôt neuf a brûlé cette nuit près du grand quai nord.", id="port.txt"))
    found = page(desk, "port.txt")
    (lead,) = [line for line in found["sheet"] if line["rule"] == "lead-without-voice"]
    assert lead["place"] == "p2"
    assert found["rows"][1]["findings"] == [lead]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_of_the_sheet_has_words(language: str) -> None:
    words = words_of(language)
    assert all(words.has(f"sourcing.{rule.name}.{part}") for rule in CATALOGUE for part in ("finds", "do"))


def test_words_are_marked_by_the_style_sheet_of_the_page_that_selon_read_writes(desk: TestClient) -> None:
    (address,) = re.findall(r'"(/static/marks.css[^"]*)"', desk.get("/articles/akp-1.txt").text)
    answer = desk.get(address)
    assert answer.text == files("selon.export").joinpath("templates", "marks.css").read_text("utf8")
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    assert "?" in address


def test_an_article_in_a_language_without_rules_is_shown_all_the_same(desk: TestClient, store: Store) -> None:
    store.add(replace(make_article("The harbour is closed.", id="harbour.txt"), lang="en"))
    assert page(desk, "harbour.txt")["sheet"] is None
    assert "pas de règles pour la langue" in desk.get("/articles/harbour.txt").text


def test_statements_lead_to_their_claims_and_voices_to_their_pages(desk: TestClient) -> None:
    found = page(desk, "akp-1.txt")
    first = cards(found)[0]
    assert [(claim["id"], claim["outlets"], claim["distinct_origins"]) for claim in first["claims"]] == [("c1", 5, 2)]
    assert first["voice"]["shared"] == "v1"
    assert [claim["id"] for claim in found["claims"]] == ["c1", "c2"]
    html = desk.get("/articles/akp-1.txt").text
    assert 'href="/voices/v1"' in html
    assert 'href="/claims/c1"' in html


def test_a_statement_leads_to_its_claim_as_people_judged_it(desk: TestClient, store: Store) -> None:
    store.judge(new_judgement("merge", Target(kind="claim", id="c1"), "c2", who="Léa"))
    (claim,) = page(desk, "akp-1.txt")["claims"]
    assert (claim["id"], claim["outlets"]) == ("c1", 5)
    store.judge(new_judgement("reject", Target(kind="claim", id="c1"), who="Léa"))
    store.judge(new_judgement("accept", Target(kind="statement", id="akp-1.txt#s1"), who="Max"))
    found = page(desk, "akp-1.txt")
    assert found["claims"] == []
    assert [said["who"] for said in found["judged_here"]["statement akp-1.txt#s1"]] == ["Max"]
    assert list(found["judged_here"]) == ["statement akp-1.txt#s1"]


def test_an_article_that_is_in_no_claim_says_what_to_do(desk: TestClient) -> None:
    assert page(desk, "raid.txt")["claims"] == []
    assert "regroupez les articles" in desk.get("/articles/raid.txt").text


def test_a_version_names_the_one_before_and_the_one_behind(desk: TestClient, store: Store) -> None:
    first = make_article("Le port est fermé.", id="port.txt", url="https://quai.example/port", outlet="Le Quai")
    old = store.add(first).id
    new = store.add(replace(first, id="port-2.txt", text="Le port est rouvert.")).id
    assert page(desk, old)["later"]["id"] == new
    assert page(desk, new)["earlier"]["id"] == old
    assert "Une version plus récente" in desk.get(f"/articles/{old}").text


def test_shared_text_is_marked_beside_its_paragraph(desk: TestClient, store: Store) -> None:
    dossier = make_dossier()
    relay = dossier.articles[1]
    copied = Copy(article="akp-1.txt", share=0.6, spans=(make_span(relay.text, "Une frappe a touché le marché de Tolma"),))
    articles = [replace(article, copies=(copied,)) if article.id == relay.id else article for article in dossier.articles]
    store.keep_dossier(replace(dossier, articles=tuple(articles)))
    found = page(desk, "https:%2F%2Ffanal.example%2Ftolma%3Fid=2")
    assert [(copy["article"]["id"], copy["share"]) for copy in found["copies"]] == [("akp-1.txt", 0.6)]
    (part,) = found["rows"][0]["copied"]
    assert (part["number"], part["outlet"]) == (1, "AKP")
    assert 0.3 < part["share"] < 0.6


def test_the_page_speaks_the_language_of_the_browser(desk: TestClient) -> None:
    html = desk.get("/articles/digue.txt", headers={"accept-language": "en"}).text
    assert "Sourcing sheet" in html
    assert "partly quoted" in html
    assert 'lang="fr"' in html


def test_a_statement_is_copied_as_a_french_sentence_in_either_language(desk: TestClient) -> None:
    html = desk.get("/articles/raid.txt", headers={"accept-language": "en"}).text
    copies = [element["data-copy"] for element in Elements(html).found if "data-copy" in element]
    assert copies[2].startswith("L'état-major dément, résume Le Courrier")
