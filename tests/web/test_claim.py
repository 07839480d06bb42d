"""The claim card: who had it from whom, in which words, who denies it, and what people judged."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from claims_desk import (
    AGENTS,
    CORRECTED,
    PORT,
    STRIKE,
    TOLL,
    claim_of,
    copy_of,
    keep,
    make_circular,
    make_copied,
    make_hostile,
    send,
    shown,
    with_claim,
)
from dossier_factory import make_dossier, make_judgement
from starlette.testclient import TestClient

from selon.claim_records import Unsure
from selon.records import Credit
from selon.store import Store


def tree(client: TestClient) -> list[tuple[str, int, str, str | None]]:
    """The first branch: each outlet with its depth, how it has it, and from which article."""
    branch = shown(client, f"/claims/{STRIKE}")["branches"][0]
    return [(c["outlet"], c["depth"], c["how"], c["had_from"]) for c in branch["carriers"]]


def test_a_circular_report_is_told_at_the_top(store: Store, client: TestClient) -> None:
    keep(store, make_circular())
    page = client.get(f"/claims/{STRIKE}").text
    top = page[page.index("<h1") : page.index("<h2")]
    assert "Une frappe a touché lundi le marché de Tolma" in top
    assert re.search(r'<span class="figure">4</span> titres.*<span class="figure">1</span> origine', top, re.DOTALL)
    assert "une seule voix, répétée" in top
    assert "1 la dément" in top


def test_each_outlet_stands_under_the_one_it_has_it_from(store: Store, client: TestClient) -> None:
    keep(store, make_dossier())
    assert tree(client) == [
        ("AKP", 0, "heard", None),
        ("Le Fanal", 1, "cites", "akp-1.txt"),
        ("Le Littoral", 2, "cites", "https://fanal.example/tolma?id=2"),
    ]


def test_copied_words_show_from_whom_where_nobody_is_cited(store: Store, client: TestClient) -> None:
    dossier = make_copied()
    agency, relay, second, *others = dossier.articles
    plain = replace(second, statements=tuple(replace(s, parent=None) for s in second.statements),
                    copies=(copy_of(agency, second, "par une frappe"),))  # fmt: skip
    keep(store, replace(dossier, articles=(agency, relay, plain, *others)))
    assert tree(client)[1:] == [
        ("Le Fanal", 1, "cites", agency.id), ("Le Littoral", 1, "copies", agency.id),
    ]  # fmt: skip


@pytest.mark.parametrize(("credits", "how"), [(("AKP",), "credits"), ((), "after"), (("Reuters",), "after")])
def test_an_agency_that_is_credited(store: Store, client: TestClient, credits: tuple[str, ...], how: str) -> None:
    dossier = make_circular()
    agency, relay, second, *others = dossier.articles
    span = second.statements[0].content[0]
    bare = replace(second, statements=tuple(replace(s, parent=None) for s in second.statements),
                   credits=tuple(Credit(name=name, span=span) for name in credits))  # fmt: skip
    keep(store, replace(dossier, articles=(agency, relay, bare, *others)))
    assert tree(client)[-1] == ("Le Littoral", 1, how, agency.id)


def test_denials_stand_apart_from_who_says_it(store: Store, client: TestClient) -> None:
    keep(store, make_dossier())
    page = shown(client, f"/claims/{STRIKE}")
    assert [(line["doing"], line["voice"]["name"], line["words"]) for line in page["against"]] == [
        ("denies", "L'état-major", "l'armée nie toute frappe"),
        ("denies", "L'état-major", "L'état-major dément toute frappe sur Tolma"),
    ]
    assert [branch["name"] for branch in page["branches"]] == ["une source sécuritaire", "Ilse Varn"]


def test_a_mention_links_to_its_place(store: Store, client: TestClient) -> None:
    dossier = make_dossier()
    port = claim_of(dossier.claims, PORT)
    bare = tuple(replace(m, event=None) for m in port.mentions)
    keep(store, with_claim(dossier, PORT, mentions=bare))
    strike = shown(client, f"/claims/{STRIKE}")
    assert strike["branches"][0]["carriers"][0]["lines"][0]["at"] == "/articles/akp-1.txt#s1"
    assert strike["against"][0]["at"] == "/articles/courrier/5.txt#s1"
    assert shown(client, f"/claims/{PORT}")["branches"][0]["carriers"][0]["lines"][0]["at"] == "/articles/bref.txt#p1"


def test_an_origin_that_merely_stands_beside_does_not_count(store: Store, client: TestClient) -> None:
    dossier = make_dossier()
    strike = claim_of(dossier.claims, STRIKE)
    told = tuple(replace(m, firm=m.origin != "o2") for m in strike.mentions)
    keep(store, with_claim(dossier, STRIKE, mentions=told, distinct_origins=1))
    page = shown(client, f"/claims/{STRIKE}")
    assert [(branch["name"], branch["counted"]) for branch in page["branches"]] == [
        ("une source sécuritaire", True), ("Ilse Varn", False),
    ]  # fmt: skip
    assert "ne compte pas" in client.get(f"/claims/{STRIKE}").text


def test_copied_words_stand_side_by_side(store: Store, client: TestClient) -> None:
    keep(store, make_copied())
    (pair,) = shown(client, f"/claims/{STRIKE}")["copied"]
    both = [[piece["text"] for piece in side["pieces"] if piece["shared"]] for side in (pair["source"], pair["copy"])]
    assert both == [["Une frappe a touché"], ["Une frappe a touché"]]
    assert "".join(piece["text"] for piece in pair["source"]["pieces"]) == "Une frappe a touché lundi le marché de Tolma"
    page = client.get(f"/claims/{STRIKE}").text
    assert page.count("<mark>Une frappe a touché</mark>") == 2
    assert "25 % du texte de « Le Fanal » se trouve déjà dans l&#39;autre article." in page


def test_nothing_copied_shows_no_columns(store: Store, client: TestClient) -> None:
    keep(store, make_circular())
    assert shown(client, f"/claims/{STRIKE}")["copied"] == []
    assert 'id="copied"' not in client.get(f"/claims/{STRIKE}").text


@pytest.mark.parametrize(
    ("claim", "other", "back", "word"), [(CORRECTED, TOLL, False, "corrige"), (TOLL, CORRECTED, True, "corrigée par")]
)
def test_a_correction_is_seen_from_both_sides(
    store: Store, client: TestClient, claim: str, other: str, back: bool, word: str
) -> None:
    keep(store, make_dossier())
    (told,) = shown(client, f"/claims/{claim}")["related"]
    assert (told["claim"], told["type"], told["back"]) == (other, "corrects", back)
    assert f'<span class="mark">{word}</span>' in client.get(f"/claims/{claim}").text


def test_figures_of_a_correction_stand_in_one_ledger_in_order_of_time(store: Store, client: TestClient) -> None:
    keep(store, make_dossier())
    figures = shown(client, f"/claims/{TOLL}")["figures"]
    assert [(f["value"], f["high"], f["voice_name"], f["claim"]) for f in figures] == [
        (12.0, None, "une source sécuritaire", None), (9.0, 11.0, "une source sécuritaire", CORRECTED),
    ]  # fmt: skip


def test_figures_of_one_kind_are_drawn_by_attributes_alone(store: Store, client: TestClient) -> None:
    dossier = make_dossier()
    corrected = claim_of(dossier.claims, CORRECTED)
    keep(store, with_claim(dossier, CORRECTED, figures=(replace(corrected.figures[0], what="morts"),)))
    (drawing,) = shown(client, f"/claims/{TOLL}")["drawings"]
    first, second = drawing["points"]
    assert (drawing["most"], first["x"], second["x_from"]) == (12.0, 96.0, 96.0)
    assert first["y"] < second["y"]
    page = client.get(f"/claims/{TOLL}").text
    assert "style=" not in page
    assert '<tspan class="value">9–11</tspan> une source sécuritaire' in page


def test_one_figure_is_no_drawing(store: Store, client: TestClient) -> None:
    keep(store, make_dossier())
    assert shown(client, f"/claims/{TOLL}")["drawings"] == []


def test_a_person_signs_a_digit_beside_the_suggested_one(store: Store, client: TestClient) -> None:
    keep(store, replace(make_dossier(), judgements=()))
    card = f"/claims/{STRIKE}"
    assert send(client, card, f"{card}/credibility", digit="5", name=" Ada  Lenn ", note="appelé l'hôpital") == 303
    assert send(client, card, f"{card}/credibility", digit="2", name="Bo Marn") == 303
    page = shown(client, card)
    assert page["credibility"]["suggested"] == "3"
    assert {(g["digit"], g["who"], g["note"]) for g in page["given"]} == {
        ("5", "Ada Lenn", "appelé l'hôpital"), ("2", "Bo Marn", None),
    }  # fmt: skip
    assert [(e["who"], e["digit"], e["machine"]) for e in page["history"]] == [("Ada Lenn", "5", "3"), ("Bo Marn", "2", "3")]


@pytest.mark.parametrize(
    ("fields", "status"), [({"digit": "5"}, 400), ({"digit": "7", "name": "Ada"}, 422), ({"name": "Ada"}, 422)]
)
def test_a_digit_needs_a_name_and_a_value(store: Store, client: TestClient, fields: dict[str, str], status: int) -> None:
    keep(store, replace(make_dossier(), judgements=()))
    assert send(client, f"/claims/{STRIKE}", f"/claims/{STRIKE}/credibility", **fields) == status
    assert store.judgements() == []


def test_a_digit_from_another_site_is_refused(store: Store, client: TestClient) -> None:
    keep(store, replace(make_dossier(), judgements=()))
    assert client.post(f"/claims/{STRIKE}/credibility", data={"digit": "1", "name": "X"}).status_code == 403
    assert store.judgements() == []


def test_history_tells_who_decided_what_and_what_the_machine_said(store: Store, client: TestClient) -> None:
    keep(store, make_dossier())
    store.judge(make_judgement("j7", "claim", STRIKE, "fix", value="gist=Deux obus sont tombés"))
    store.judge(make_judgement("j8", "claim", STRIKE, "fix", value="gist=Des obus sont tombés"))
    told = {e["id"]: e for e in shown(client, f"/claims/{STRIKE}")["history"]}
    assert [e["holds"] for e in told.values()] == [True, True, False, True]
    assert told["j1"]["note"] == "=rappelé la poissonnière"
    assert (told["j3"]["kind"], told["j3"]["name"]) == ("origin", "Ilse Varn")
    assert told["j8"]["machine"] == "Une frappe a touché lundi le marché de Tolma"
    page = client.get(f"/claims/{STRIKE}").text
    assert "La machine a trouvé 5 titres de presse, 2 origines, et suggère 3." in page
    assert "n&#39;a plus cours" in page


def test_nobody_has_judged(store: Store, client: TestClient) -> None:
    keep(store, replace(make_dossier(), judgements=()))
    assert "Personne n&#39;a encore jugé cette affirmation." in client.get(f"/claims/{AGENTS}").text


@pytest.mark.parametrize("asked", [TOLL, CORRECTED])
def test_claims_that_people_joined_have_one_card(store: Store, client: TestClient, asked: str) -> None:
    keep(store, make_dossier())
    store.judge(make_judgement("j7", "claim", CORRECTED, "merge", value=TOLL))
    page = shown(client, f"/claims/{asked}")
    assert {found["id"] for found in page["machine"]} == {TOLL, CORRECTED}
    assert [(e["who"], e["action"]) for e in page["history"]] == [("Marthe Quéré", "merge")]
    assert "Des personnes ont changé ce que la machine avait trouvé" in client.get(f"/claims/{asked}").text


def test_a_mention_that_people_took_out_has_a_card_of_its_own(store: Store, client: TestClient) -> None:
    keep(store, make_dossier())
    store.judge(make_judgement("j7", "claim", STRIKE, "split", value="quai.txt#s1"))
    board = shown(client, "/claims")["rows"]
    (cut,) = [row["id"] for row in board if row["id"].endswith("~")]
    page = shown(client, f"/claims/{cut}")
    assert [branch["name"] for branch in page["branches"]] == ["Ilse Varn"]
    assert [branch["name"] for branch in shown(client, f"/claims/{STRIKE}")["branches"]] == ["une source sécuritaire"]


def test_a_stance_that_people_put_right_changes_who_is_against(store: Store, client: TestClient) -> None:
    keep(store, make_dossier())
    store.judge(make_judgement("j7", "statement", "quai.txt#s1", "fix", value="stance=deny"))
    page = shown(client, f"/claims/{STRIKE}")
    assert [line["doing"] for line in page["against"]] == ["denies", "denies", "denies"]
    assert (page["standing"]["origins"], page["machine"][0]["standing"]["origins"]) == (1, 2)
    last = page["history"][-1]
    assert (last["kind"], last["target"], last["value"], last["holds"]) == ("statement", "quai.txt#s1", "stance=deny", True)
    assert "stance=deny" not in client.get(f"/claims/{STRIKE}").text


def test_what_may_be_the_same_is_named_with_its_reason(store: Store, client: TestClient) -> None:
    doubt = Unsure(claim=AGENTS, score=0.25, why="they stand in one paragraph")
    keep(store, with_claim(make_dossier(), STRIKE, unsure=(doubt, Unsure(claim="gone", score=0.5, why="?"))))
    (told,) = shown(client, f"/claims/{STRIKE}")["perhaps"]
    assert (told["claim"], told["gist"]) == (AGENTS, "Deux agents auraient quitté leur poste")
    page = client.get(f"/claims/{STRIKE}").text
    assert "ressemblance 25 %" in page
    assert "elles se trouvent dans un même paragraphe" in page


def test_hostile_words_stay_words(store: Store, client: TestClient) -> None:
    keep(store, make_hostile())
    store.judge(make_judgement("j7", "claim", STRIKE, "fix", value="credibility=1", note='"><script>alert(2)</script>'))
    page = client.get(f"/claims/{STRIKE}").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<bdi>&lt;script&gt;alert(1)" in page


def test_there_is_no_such_claim(store: Store, client: TestClient) -> None:
    keep(store, make_dossier())
    answer = client.get("/claims/c-0000")
    assert answer.status_code == 404
    assert "c-0000" in answer.text


def test_everything_stands_in_the_page_without_scripts(store: Store, client: TestClient) -> None:
    keep(store, make_dossier())
    page: Any = client.get(f"/claims/{STRIKE}").text
    assert re.search(r'id="graph"[^>]* hidden', page)
    nodes = re.findall(r'data-node="([^"]+)"', page)
    sources = re.findall(r'data-from="([^"]+)"', page)
    assert len(nodes) == len(set(nodes))
    assert set(sources) <= set(nodes)
    assert page.count("<ul") == page.count("</ul>")
    assert len(re.findall(r"<li[ >]", page)) == page.count("</li>")
