"""What a mention does with its claim: by its voice's stance, its negation and what the same voice said before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from claim_factory import gathered, one
from factories import make_statement, make_voice

from selon.claims.does import doings, polarity
from selon.claims.passage import Passage
from selon.records import Commitment, FactValue, Stance

SPEAKER = make_voice("Lise Tanguy")


def said(content: str, stance: Stance = "say", *, by: FactValue = "CT+", id: str = "a") -> Passage:
    """What Lise Tanguy says of something."""
    text = f"Lise Tanguy parle : {content}."
    statement = make_statement(text, content, voice=SPEAKER, source="Lise Tanguy", cue="parle", stance=stance)
    return one(text, replace(statement, commitment=Commitment(voice=by, article="Uu")), id=id)


PAID = said("Orvane a payé le maire")


@pytest.mark.parametrize(
    ("mention", "does"),
    [
        (said("le maire a reçu cet argent d'Orvane"), "asserts"),
        (said("Orvane a payé le maire", "confirm"), "confirms"),
        (said("avoir payé le maire", "deny"), "denies"),
        (said("Orvane n'a jamais payé le maire"), "denies"),
        (said("Orvane n'a jamais payé le maire", "deny"), "asserts"),
        (said("c'est un mensonge"), "denies"),
        (said("ces accusations", "deny"), "denies"),
        (said("le prétendu paiement du maire", "doubt"), "doubts"),
        (said("Orvane ait payé le maire", "think", by="PR-"), "doubts"),
        (said("Orvane ait payé le maire", "think", by="PR+"), "asserts"),
        (said("elle retire ses accusations"), "withdraws"),
        (said("le premier chiffre était provisoire"), "corrects"),
    ],
)
def test_what_a_mention_does_with_what_was_said(mention: Passage, does: str) -> None:
    assert doings([PAID, mention], ["v1", "v2"]) == ["asserts", does]


def test_where_nobody_says_that_it_is_so_the_claim_is_that_it_is_not() -> None:
    never = said("Orvane n'a jamais payé le maire")
    denial = said("Orvane ait payé le maire", "deny")
    assert [polarity(never), polarity(denial)] == [False, False]
    assert doings([never], ["v1"]) == ["asserts"]
    assert doings([never, PAID], ["v1", "v2"]) == ["denies", "asserts"]


def test_a_voice_that_goes_on_with_a_negation_does_not_deny_itself() -> None:
    text = "Lise Tanguy parle : Orvane a payé le maire. Elle ajoute : le maire n'a rien dit."
    first = make_statement(text, "Orvane a payé le maire", voice=SPEAKER, source="Lise Tanguy", cue="parle")
    second = make_statement(text, "le maire n'a rien dit", id="s2", voice=SPEAKER, source="Elle", cue="ajoute")
    mentions = gathered(text, first, second)
    assert doings(mentions, ["v1", "v1"]) == ["asserts", "asserts"]
    assert doings(mentions, ["v1", "v2"]) == ["asserts", "denies"], "another voice does"
