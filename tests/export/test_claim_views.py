"""Claims and voices as people read them: every number and word of a claim, in each format."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from dossier_factory import (
    make_dossier,
    make_empty,
    make_judgement,
    make_shared,
)
from factories import make_article, make_statement, make_voice

from selon.claim_records import Dossier, Relation
from selon.export import claim_jsonl, claim_md, claim_table, voice_list
from selon.export.claim_board import find, views
from selon.export.claim_changes import changes
from selon.export.claim_view import ClaimView
from selon.export.jsonl import to_dict

DOSSIER = make_dossier()
STRIKE = "Une frappe a touché lundi le marché de Tolma"


def view(id: str, dossier: Dossier = DOSSIER) -> ClaimView:
    return next(v for v in views(dossier, rejected=True) if v.claim.id == id)


def table(dossier: Dossier) -> str:
    out = io.StringIO()
    claim_table.write(dossier, out, width=200)
    return out.getvalue()


def card(shown: ClaimView) -> str:
    out = io.StringIO()
    claim_table.write_card(shown, out, width=200)
    return out.getvalue()


def markdown(dossier: Dossier) -> str:
    out = io.StringIO()
    claim_md.write(dossier, out)
    return out.getvalue()


def jsonl(dossier: Dossier) -> str:
    out = io.StringIO()
    claim_jsonl.write(dossier, out)
    return out.getvalue()


def voices(dossier: Dossier, width: int = 200) -> str:
    out = io.StringIO()
    voice_list.write(dossier, out, width=width)
    return out.getvalue()


def one_voice(name: str) -> str:
    out = io.StringIO()
    (found,) = voice_list.matching(DOSSIER, name)
    voice_list.write_one(DOSSIER, found, out, width=200)
    return out.getvalue()


def test_claims_of_most_outlets_come_first() -> None:
    assert [(v.claim.id, v.claim.outlets) for v in views(DOSSIER)] == [("c1", 5), ("c2", 1), ("c3", 1), ("c5", 1)]


def test_what_people_rejected_is_shown_where_it_is_asked_for() -> None:
    assert [v.claim.id for v in views(DOSSIER, rejected=True)] == ["c1", "c2", "c3", "c4", "c5"]
    assert view("c4").standing == "1 outlet, 0 origins · rejected by Marthe Quéré"
    assert table(DOSSIER).endswith("6 articles · 4 claims, 1 told by several outlets; 1 claim that people rejected not shown\n")
    assert "Deux agents" not in table(DOSSIER)
    assert markdown(DOSSIER).endswith("\n*1 claim that people rejected not shown*\n")
    out = io.StringIO()
    claim_table.write(DOSSIER, out, width=200, rejected=True)
    assert "Deux agents auraient quitté leur poste\n1 outlet, 0 origins · rejected by Marthe Quéré · c4\n" in out.getvalue()


def test_who_denies_stands_last_and_is_counted_as_against() -> None:
    shown = view("c1")
    assert [(b.origin.name, b.against) for b in shown.branches] == [
        ("une source sécuritaire", False), ("Ilse Varn", False), ("L'état-major", True),
    ]  # fmt: skip
    assert shown.standing == "5 outlets, 2 origins · 1 against"


def test_many_outlets_with_one_origin_are_called_one_voice_repeated() -> None:
    claim = replace(view("c1").claim, distinct_origins=1)
    repeated = view("c1", replace(DOSSIER, claims=(claim,)))
    assert repeated.standing == "5 outlets, 1 origin · one voice repeated · 1 against"
    assert view("c2").standing == "1 outlet, 1 origin", "one outlet repeats nobody"


def test_a_line_says_what_its_mention_does() -> None:
    lines = [(line.outlet, line.doing, line.voice) for branch in view("c1").branches for line in branch.lines]
    assert lines == [
        ("AKP", "asserts", "une source sécuritaire"),
        ("Le Fanal", "passes on", "une source sécuritaire"),
        ("Le Littoral", "passes on", "une source sécuritaire"),
        ("=Quai Libre", "confirms", "Ilse Varn"),
        ("Le Courrier", "denies", "L'état-major"),
        ("Le Courrier", "denies", "L'état-major"),
    ]
    (nobody,) = view("c4").branches[0].lines
    assert nobody.voice is None


def test_relations_figures_and_doubts_are_told_with_the_other_claims_words() -> None:
    assert view("c3").relations == ["corrects c2 « La frappe a fait douze morts »: the same voice gives another number"]
    assert view("c3").figures == ["neuf personnes (as of 2024-06-04)"]
    assert view("c1").doubts == ["perhaps the same as c4 « Deux agents auraient quitté leur poste » (0.25)"]


def test_of_several_relations_to_one_claim_the_strongest_is_told() -> None:
    told = tuple(Relation(type=type, claim="c2", why="another number") for type in ("contradicts", "updates", "corrects"))
    claim = replace(view("c3").claim, relations=told)
    shown = view("c3", replace(DOSSIER, claims=(view("c2").claim, claim)))
    assert [r.split()[0] for r in shown.relations] == ["corrects"]


def test_judgements_of_a_claim_its_origins_and_of_what_it_is_merged_with_are_shown() -> None:
    assert [j.id for j in view("c1").judged.judgements] == ["j1", "j3"]
    merged = replace(DOSSIER, judgements=(make_judgement("j4", "claim", "c2", "merge", value="c1", note="le même bilan"),))
    (one,) = find(views(merged), "c2")
    assert one.judgements == ["put together by Marthe Quéré, 2024-06-06: claim c2 and c1 (le même bilan)"]
    assert one.found == [
        f"selon found c1 « {STRIKE} »: 5 outlets, 2 origins",
        "selon found c2 « La frappe a fait douze morts »: 1 outlet, 1 origin",
    ]
    assert (one.claim.id, view("c3", merged).judgements, view("c3", merged).found) == ("c1", [], [])
    assert view("c3", merged).relations == [f"corrects c1 « {STRIKE} »: the same voice gives another number"]


def test_judgements_without_effect_are_counted() -> None:
    gone = replace(DOSSIER, judgements=(make_judgement("j5", "claim", "c9", "reject"), make_judgement("j6", "claim", "c2")))
    assert table(gone).endswith("1 told by several outlets; 1 judgement of claims without effect here\n")
    assert markdown(gone).endswith("\n*1 judgement of claims without effect here*\n")


def test_a_persons_digit_stands_beside_the_suggested_one_as_theirs() -> None:
    said = "credibility 2 says Marthe Quéré (probably true); 3 suggested (possibly true): one origin, however often it is copied"
    assert view("c1").credibility == said
    assert view("c2").credibility.startswith("credibility 3 suggested (possibly true)")
    assert said in table(DOSSIER)
    assert said in markdown(DOSSIER)


def test_a_card_in_json_holds_what_is_judged_what_was_found_and_every_word() -> None:
    out = io.StringIO()
    claim_jsonl.write_card(view("c1"), out)
    told = json.loads(out.getvalue())
    assert (told["claim"]["id"], [c["id"] for c in told["found"]]) == ("c1", ["c1"])
    assert [j["id"] for j in told["judgements"]] == ["j1", "j3"]
    assert (told["signed"]["who"], told["rejected"]) == ("Marthe Quéré", None)
    assert told["branches"][0]["lines"][0]["words"] == STRIKE


HOSTILE = "le\x1b[2J marché\r\nbrûle\x07"


def test_words_of_articles_and_people_cannot_steer_a_terminal() -> None:
    first = view("c1").claim
    origins = tuple(replace(o, name=HOSTILE, why=HOSTILE) for o in first.origins)
    claim = replace(first, gist=HOSTILE, origins=origins, credibility=replace(first.credibility, why=HOSTILE),
                    relations=(Relation(type="updates", claim="c2", why=HOSTILE),))  # fmt: skip
    second = replace(view("c2").claim, gist=HOSTILE)
    articles = tuple(replace(a, outlet=HOSTILE) for a in DOSSIER.articles)
    voiced = tuple(replace(v, name=HOSTILE, aliases=(HOSTILE,), why=(HOSTILE,)) for v in DOSSIER.voices)
    judgements = (replace(make_judgement("j9", "claim", "c1", "fix", value=f"gist={HOSTILE}", note=HOSTILE), who=HOSTILE),)
    odd = replace(DOSSIER, articles=articles, claims=(claim, second), voices=voiced, judgements=judgements)
    out = io.StringIO()
    voice_list.write_one(odd, voiced[0], out, width=200)
    told = [table(odd), card(view("c1", odd)), markdown(odd), voices(odd), out.getvalue(), *changes([], [claim])]
    for shown in told:
        assert not set(shown) & {"\x1b", "\x07", "\r"}
        assert "brûle" in shown


@pytest.mark.parametrize(("id", "found"), [("c1", ["c1"]), ("c-1", []), ("c9", []), ("c", ["c1", "c2", "c3", "c4", "c5"])])
def test_a_claim_is_found_by_its_id_or_how_that_begins(id: str, found: list[str]) -> None:
    assert sorted(v.claim.id for v in find(views(DOSSIER, rejected=True), id)) == found


def test_an_id_is_found_without_its_prefix() -> None:
    named = replace(DOSSIER, claims=(replace(view("c4").claim, id="c-41e350"), replace(view("c5").claim, id="c-41ffff")))
    assert [v.claim.id for v in find(views(named, rejected=True), "41e")] == ["c-41e350"]
    assert len(find(views(named, rejected=True), "c-41")) == 2


def test_the_table_tells_each_origin_with_its_words() -> None:
    told = table(DOSSIER)
    assert told.startswith(f"{STRIKE}\n5 outlets, 2 origins · 1 against · c1\ncredibility 2 says Marthe Quéré (probably true)")
    assert "  ● Ilse Varn (person)\n" in told
    assert "  ✗ L'état-major (organisation)\n" in told
    assert "    Le Fanal passes on: Une frappe a touché le marché de Tolma\n" in told
    assert "6 articles · 4 claims, 1 told by several outlets" in told
    assert "douze morts (as of" not in told, "figures stand on the card"


def test_the_card_tells_all() -> None:
    told = card(view("c1"))
    assert "✎ fixed by Marthe Quéré, 2024-06-06: claim c1 credibility=2" in told
    assert "? perhaps the same as c4" in told
    assert "AKP, 2024-06-03" in told
    assert f"asserts: {STRIKE} [akp-1.txt#22-66]\n" in told
    assert "denies: l'armée nie toute frappe [courrier/5.txt#title:8-32]\n" in told
    assert "  ● Ilse Varn (person) · o2\n" in told
    assert "[akp-1.txt#22-66]" not in table(DOSSIER), "places stand on the card"
    assert "figures: douze morts (as of 2024-06-03)" in card(view("c2"))
    assert "! corrects c2" in card(view("c3"))


def test_markdown_has_a_heading_a_claim_and_a_bullet_an_origin() -> None:
    lines = markdown(DOSSIER).splitlines()
    assert next(line for line in lines if line.startswith("## ")) == f"## {STRIKE}"
    assert sum(line.startswith("## ") for line in lines) == 4
    assert any(line.startswith("- against: **L'état-major** (organisation)") for line in lines)
    assert "  - Le Fanal passes on: “Une frappe a touché le marché de Tolma”" in lines


def test_markdown_of_odd_words_stays_text() -> None:
    odd = replace(view("c2").claim, gist="*La frappe*\n# a fait <b>douze</b> morts")
    heading = markdown(replace(DOSSIER, claims=(odd,))).splitlines()[0]
    assert heading == r"## \*La frappe\* \# a fait \<b\>douze\</b\> morts"


def test_json_lines_are_the_records_in_their_order_with_their_judgements() -> None:
    told = [json.loads(line) for line in jsonl(DOSSIER).splitlines()]
    assert [[j["id"] for j in claim.pop("judgements")] for claim in told] == [["j1", "j3"], [], [], ["j2"], []]
    assert told == [to_dict(c) for c in DOSSIER.claims]


def test_merged_claims_stay_two_records() -> None:
    merged = replace(DOSSIER, judgements=(make_judgement("j4", "claim", "c2", "merge", value="c1"),))
    told = [json.loads(line) for line in jsonl(merged).splitlines()]
    assert [(c["id"], [j["id"] for j in c["judgements"]]) for c in told][:3] == [("c1", ["j4"]), ("c2", ["j4"]), ("c3", [])]


def test_nothing_at_all_is_told_as_nothing() -> None:
    nothing = make_empty()
    assert table(nothing) == "0 articles · 0 claims, 0 told by several outlets\n"
    assert voices(nothing) == "0 voices in 0 articles\n"
    assert (markdown(nothing), jsonl(nothing)) == ("", "")


def test_voices_are_listed_with_the_names_they_go_by() -> None:
    assert voices(DOSSIER).splitlines() == [
        "une source sécuritaire (anonymous) · 1 statement · also la même source, La source sécuritaire · v1",
        "Ilse Varn (person) · 1 statement · v2",
        "L'état-major (organisation, KDR) · 1 statement · also l'armée · v3",
        "3 voices in 6 articles",
    ]


def test_a_voice_is_shown_with_all_it_said_and_why_its_names_are_one() -> None:
    told = one_voice("ilse varn").splitlines()
    assert told[:2] == ["Ilse Varn (person) · 1 statement · v2", "  the articles name it"]
    assert len(told) == 3
    assert told[2].startswith("  =Quai Libre, 2024-06-04: ")
    assert "tomber deux obus" in told[2]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("source sécuritaire", ["une source sécuritaire"]),
        ("L’ÉTAT-MAJOR", ["L'état-major"]),
        ("l'armée", ["L'état-major"]),
        ("v2", ["Ilse Varn"]),
        ("l", ["une source sécuritaire", "Ilse Varn", "L'état-major"]),
        ("Paul Riec", []),
    ],
)
def test_a_voice_is_found_by_a_part_of_a_name(name: str, found: list[str]) -> None:
    assert [v.name for v in voice_list.matching(DOSSIER, name)] == found


def test_one_that_is_exactly_so_named_is_taken_alone() -> None:
    more = replace(DOSSIER, voices=(*DOSSIER.voices, make_shared("v4", "Ilse Varn-Quéré", "person")))
    assert [v.id for v in voice_list.matching(more, "Ilse Varn")] == ["v2"]
    assert [v.id for v in voice_list.matching(more, "Varn")] == ["v2", "v4"]


def test_a_voice_is_not_shown_with_what_another_one_of_its_name_said() -> None:
    articles = tuple(
        make_article(text, make_statement(text, "la digue tient", voice=make_voice("le maire", "role"), source="le maire"), id=id)
        for id, text in (("a", "Ici, la digue tient, dit le maire."), ("b", "À Bodara, la digue tient, dit le maire."))
    )
    mayors = tuple(make_shared(f"v-{a.id}", "le maire", "role", articles=(a,)) for a in articles)
    dossier = replace(make_empty(), articles=articles, voices=mayors)
    assert [[a.id for a, _ in voice_list.said(dossier, mayor)] for mayor in mayors] == [["a"], ["b"]]
