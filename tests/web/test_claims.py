"""The claims board: a row a claim, a column a voice, and on how many origins it all stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from claims_desk import AGENTS, CORRECTED, PORT, STRIKE, TOLL, keep, make_circular, make_hostile, shown, with_claim
from dossier_factory import make_claim, make_dossier, make_empty, make_judgement, make_mention, make_origin
from starlette.testclient import TestClient

from selon.store import Store


def rows(client: TestClient, asked: str = "") -> list[str]:
    return [row["id"] for row in shown(client, f"/claims{asked}")["rows"]]


def cells(client: TestClient, id: str) -> dict[str | None, list[tuple[str, int]]]:
    """What each voice of the board does with a claim."""
    page = shown(client, "/claims")
    row = next(row for row in page["rows"] if row["id"] == id)
    return {
        column["name"]: [(told["doing"], told["articles"]) for told in cell]
        for column, cell in zip(page["columns"], row["cells"], strict=True) if cell
    }  # fmt: skip


def test_a_row_tells_who_asserts_confirms_denies_and_passes_on(store: Store, client: TestClient) -> None:
    keep(store, make_dossier())
    assert cells(client, STRIKE) == {
        "une source sécuritaire": [("asserts", 1), ("passes_on", 2)],
        "Ilse Varn": [("confirms", 1)],
        "L'état-major": [("denies", 1)],
    }
    assert cells(client, PORT) == {None: [("asserts", 1)]}


def test_the_voices_of_the_first_rows_have_the_first_columns(store: Store, client: TestClient) -> None:
    keep(store, make_dossier())
    page = client.get("/claims", headers={"accept": "application/json"}).json()
    speaks = [min(n for n, row in enumerate(page["rows"]) if row["cells"][k]) for k in range(len(page["columns"]))]
    voiced = [row for row, column in zip(speaks, page["columns"], strict=True) if column["voice"] is not None]
    assert voiced == sorted(voiced)
    assert page["columns"][0]["name"] == "une source sécuritaire"


def test_every_sign_stands_beside_a_word(store: Store, client: TestClient) -> None:
    keep(store, make_dossier())
    page = client.get("/claims").text
    for sign, word in (("●", "affirme"), ("✓", "confirme"), ("✗", "dément"), ("→", "relayée 2 fois"), ("↻", "corrige")):
        assert f'<span class="sign" aria-hidden="true">{sign}</span> {word}</span>' in page


def test_one_voice_repeated_is_told_in_words(store: Store, client: TestClient) -> None:
    keep(store, make_circular())
    assert shown(client, "/claims")["rows"][0]["standing"] == {"outlets": 4, "origins": 1, "circular": True, "against": 1}
    page = client.get("/claims").text
    assert "une seule voix, répétée" in page
    assert "one voice, repeated" in client.get("/claims", headers={"accept-language": "en"}).text


def test_who_says_it_and_who_denies_it_are_no_repetition(store: Store, client: TestClient) -> None:
    dossier = make_circular()
    strike = dossier.claims[0]
    told = tuple(m for m in strike.mentions if not m.passes_on)
    origins = (replace(strike.origins[0], via=("AKP",)), strike.origins[1])
    keep(store, with_claim(dossier, STRIKE, mentions=told, origins=origins, outlets=2))
    assert shown(client, "/claims")["rows"][0]["standing"]["circular"] is False
    assert "une seule voix, répétée" not in client.get("/claims").text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", [STRIKE, PORT, CORRECTED, AGENTS, TOLL]),
        ("?words=poissonni%C3%A8re", [STRIKE]),
        ("?words=%22douze morts%22", [TOLL]),
        ("?since=2024-06-05", [PORT]),
        ("?until=2024-06-03", [STRIKE, TOLL]),
        ("?place=tolma", [STRIKE, TOLL]),
        ("?party=prefecture", [PORT]),
        ("?type=COERCE", [PORT]),
        ("?status=denied", [STRIKE]),
        ("?voice=v2", [STRIKE]),
        ("?type=ASSAULT&words=morts&since=&place=", [TOLL]),
        ("?type=AID", []),
    ],
)
def test_the_address_filters(store: Store, client: TestClient, asked: str, found: list[str]) -> None:
    keep(store, make_dossier())
    assert rows(client, asked) == found


def test_nothing_fits(store: Store, client: TestClient) -> None:
    keep(store, make_dossier())
    page = client.get("/claims?words=baleine&type=AID").text
    assert "Aucune affirmation ne répond à ces critères." in page
    assert '<a href="/claims">Tout afficher</a>' in page


def test_a_filter_without_a_word_is_left_aside_and_said_so(store: Store, client: TestClient) -> None:
    keep(store, make_dossier())
    assert shown(client, "/claims?words=%3F%21&place=tolma")["wordless"] == ["words"]
    assert rows(client, "?words=%3F%21&place=tolma") == [STRIKE, TOLL]
    assert "« Mots » ne contient aucun mot à chercher" in client.get("/claims?words=%3F%21").text


@pytest.mark.parametrize("asked", ["since=lundi", "until=2024-6", "type=PICNIC", "status=true"])
def test_a_value_that_is_none_is_refused(store: Store, client: TestClient, asked: str) -> None:
    keep(store, make_dossier())
    answer = client.get(f"/claims?{asked}")
    assert answer.status_code == 422
    assert asked.partition("=")[0] in answer.text


def test_a_voice_can_be_taken_out_again(store: Store, client: TestClient) -> None:
    keep(store, make_dossier())
    page = shown(client, "/claims?voice=v2&place=tolma")
    assert page["voice"] == "Ilse Varn"
    assert page["without"] == {"voice": "/claims?place=tolma", "place": "/claims?voice=v2"}


def test_pages_follow_each_other(store: Store, client: TestClient) -> None:
    dossier = make_dossier()
    brief = dossier.articles[5]
    many = [make_claim(f"d{n}", "port", (make_mention(brief, "La préfecture a fermé le port mardi", "o1", event="e1"),),
                       (make_origin("o1", "Le Courrier", "reporter", brief.id, "Le Courrier"),)) for n in range(30)]  # fmt: skip
    keep(store, replace(dossier, claims=tuple(many)))
    first = shown(client, "/claims?words=port")
    second = shown(client, first["more"])
    assert first["count"] == second["count"] == 30
    assert second["more"] is None
    assert {row["id"] for page in (first, second) for row in page["rows"]} == {claim.id for claim in many}
    assert 'rel="next">Suivantes</a>' in client.get("/claims?words=port").text
    assert "Revenir au début" in client.get(first["more"]).text


def test_nothing_has_been_grouped_yet(empty: TestClient) -> None:
    for article in make_dossier().articles:
        empty.app.state.store.add(article)  # type: ignore[attr-defined]
    page = empty.get("/claims").text
    assert "6 articles sont lus." in page
    assert '<form action="/group" method="post"' in page
    assert "Regrouper maintenant" in page


def test_nothing_has_been_read_yet(empty: TestClient) -> None:
    page = empty.get("/claims").text
    assert "Il n&#39;y a encore aucun article." in page
    assert '<a href="/">Donner des articles à lire</a>' in page
    assert 'action="/group"' not in page


def test_newer_articles_wait(store: Store, client: TestClient) -> None:
    dossier = keep(store, make_dossier())
    assert "ne sont pas encore comptés" not in client.get("/claims").text
    store.add(replace(dossier.articles[5], id="nouveau.txt", text="Le port a rouvert jeudi.", statements=(), events=()))
    page = client.get("/claims").text
    assert "1 article est arrivé ou a changé depuis" in page
    assert "Regrouper à nouveau" in page


def test_articles_without_claims(store: Store, client: TestClient) -> None:
    store.keep_dossier(make_empty())
    assert "affirment rien que selon sache réunir" in client.get("/claims").text


def test_what_people_judged_stands_on_the_board(store: Store, client: TestClient) -> None:
    keep(store, make_dossier())
    store.judge(make_judgement("j7", "claim", CORRECTED, "merge", value=TOLL))
    store.judge(make_judgement("j8", "claim", PORT, "reject"))
    told = {row["id"]: row for row in shown(client, "/claims")["rows"]}
    assert set(told) == {STRIKE, TOLL, AGENTS, PORT} or set(told) == {STRIKE, CORRECTED, AGENTS, PORT}
    assert [row["joined"] for row in told.values()].count(2) == 1
    assert told[PORT]["rejected_by"] == "Marthe Quéré"
    assert told[STRIKE]["digit"] == "3"
    assert [(given["digit"], given["who"]) for given in told[STRIKE]["given"]] == [("2", "Marthe Quéré")]
    page = client.get("/claims").text
    assert "Selon Marthe Quéré : 2, probablement vrai" in page
    assert "Écartée par Marthe Quéré" in page


@pytest.mark.parametrize("address", ["/claims", "/claims?words=%3Cscript%3E&place=%22%3E%3Cb%3E"])
def test_hostile_words_stay_words(store: Store, client: TestClient, address: str) -> None:
    keep(store, make_hostile())
    page = client.get(address).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert '"><b>' not in page
    assert "&lt;script&gt;" in page
