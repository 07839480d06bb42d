"""Small dossiers written for the project: articles in, the claims that must come out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from selon.claim_records import Claim, Dossier, Target
from selon.claims import Dossiers
from selon.claims.credibility import counted
from selon.claims.judged import judged
from selon.intake import article_from_text
from selon.judgements import by_place
from selon.reader import Reader
from selon.store.judging import new_judgement

CASES = yaml.safe_load(Path(__file__).with_name("dossiers_fr.yaml").read_text(encoding="utf8"))
KEYS = {"says", "origins", "outlets", "does", "one_origin", "relation", "apart"}


@pytest.fixture(scope="session")
def dossiers() -> Dossiers:
    return Dossiers("fr")


def made(case: dict[str, Any], reader: Reader, dossiers: Dossiers) -> Dossier:
    given = [
        replace(
            article_from_text(a["text"], id=f"a{n}", outlet=a["outlet"], published=a["published"]), title=a.get("title")
        )
        for n, a in enumerate(case["articles"])
    ]
    return dossiers.of(reader.read_many(given))


def words(dossier: Dossier, claim: Claim) -> list[str]:
    texts = _texts(dossier)
    return [texts[m.article, m.field][m.start : m.end] for m in claim.mentions]


def _texts(dossier: Dossier) -> dict[tuple[str, str], str]:
    return {(a.id, field): text for a in dossier.articles for field, text in (("title", a.title or ""), ("text", a.text))}


def holding(dossier: Dossier, said: str) -> Claim:
    """The claim one of whose mentions holds these words: the one that has most of them."""
    found = [c for c in dossier.claims if any(said in w for w in words(dossier, c))]
    assert found, f"no claim says {said!r}: {[words(dossier, c) for c in dossier.claims]}"
    return max(found, key=lambda c: len(c.mentions))


@pytest.mark.parametrize("case", CASES, ids=[c["about"] for c in CASES])
def test_dossier(case: dict[str, Any], reader: Reader, dossiers: Dossiers) -> None:
    dossier = made(case, reader, dossiers)
    outlets = {a.id: a.outlet for a in dossier.articles}
    for wanted in case["claims"]:
        assert wanted.keys() <= KEYS, f"unknown key among {sorted(wanted)}"
        claim = holding(dossier, wanted["says"])
        assert claim.distinct_origins == wanted["origins"], (claim.origins, claim.mentions)
        if "outlets" in wanted:
            assert claim.outlets == wanted["outlets"]
        for outlet, does in wanted.get("does", {}).items():
            assert does in {m.does for m in claim.mentions if outlets[m.article] == outlet}, words(dossier, claim)
        if "one_origin" in wanted:
            named = wanted["one_origin"]
            where = {outlet: {m.origin for m in claim.mentions if outlets[m.article] == outlet} for outlet in named}
            assert all(where.values()), words(dossier, claim)
            assert len(set.union(*where.values())) == 1, claim.origins
        if "apart" in wanted:
            assert holding(dossier, wanted["apart"]).id != claim.id
        if "relation" in wanted:
            other = holding(dossier, wanted["relation"]["with"])
            pairs = {(r.type, r.claim) for r in claim.relations}
            pairs |= {(r.type, claim.id) for r in other.relations if r.claim == claim.id}
            assert any(kind == wanted["relation"]["type"] for kind, _ in pairs), (claim.relations, other.relations)


@pytest.mark.parametrize("case", CASES, ids=[c["about"] for c in CASES])
def test_every_mention_is_the_exact_words_and_has_an_origin(case: dict[str, Any], reader: Reader, dossiers: Dossiers) -> None:
    dossier = made(case, reader, dossiers)
    texts = _texts(dossier)
    voices = {v.id for v in dossier.voices}
    ids = {c.id for c in dossier.claims}
    assert len(ids) == len(dossier.claims)
    for claim in dossier.claims:
        origins = {o.id for o in claim.origins}
        for mention in claim.mentions:
            assert 0 <= mention.start < mention.end <= len(texts[mention.article, mention.field])
            assert mention.origin in origins
            assert mention.voice is None or mention.voice in voices
        for figure in claim.figures:
            assert texts[figure.article, figure.span.field][figure.span.start : figure.span.end] == figure.span.text
        assert {r.claim for r in claim.relations} | {u.claim for u in claim.unsure} <= ids
        assert 0 <= claim.distinct_origins <= len(claim.origins)


def test_the_order_in_which_articles_are_given_changes_nothing(reader: Reader, dossiers: Dossiers) -> None:
    dossier = made(CASES[0], reader, dossiers)
    turned = dossiers.of(reversed(dossier.articles))
    assert turned == dossier


@pytest.mark.parametrize("case", CASES, ids=[c["about"] for c in CASES])
def test_claims_are_counted_again_from_their_records_alone(case: dict[str, Any], reader: Reader, dossiers: Dossiers) -> None:
    dossier = made(case, reader, dossiers)
    assert dossier.claims
    for claim in dossier.claims:
        assert counted(claim.mentions, claim.origins) == (claim.distinct_origins, claim.credibility)
    assert [one.claim for one in judged(dossier).claims] == list(dossier.claims)


def test_what_a_person_takes_out_of_a_claim_is_worded_by_its_own_words(reader: Reader, dossiers: Dossiers) -> None:
    dossier = made(CASES[0], reader, dossiers)
    claim = max(dossier.claims, key=lambda c: len(c.mentions))
    out = claim.mentions[-1]
    place = f"{out.article}#{by_place(out.field, out.start, out.end)}"
    split = new_judgement("split", Target(kind="claim", id=claim.id), place, who="Lea")
    found = judged(replace(dossier, judgements=(split,))).claims
    (alone,) = (one.claim for one in found if [m.start for m in one.claim.mentions] == [out.start] and claim in one.found)
    assert alone.gist in " ".join(words(dossier, alone)[0].split()) or words(dossier, alone)[0] in alone.gist
    (kept,) = (one.claim for one in found if one.claim.id == claim.id)
    assert len(kept.mentions) == len(claim.mentions) - 1
