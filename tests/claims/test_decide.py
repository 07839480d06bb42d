"""Likeness in meaning only proposes: what two articles have no word, figure or copied passage in common for is not the same."""

from __future__ import annotations

import pytest
from claim_factory import FR, one
from factories import make_statement, make_voice

from selon.claims.decide import PRIOR, decide
from selon.claims.features import Pair
from selon.claims.likeness import Likeness, WordVectors
from selon.claims.passage import Passage
from selon.claims.words import Weights

PREFECT = make_voice("Jeanne Morvan", role="préfète")


def said(content: str, id: str) -> Passage:
    text = f"{content}, a dit Jeanne Morvan."
    return one(text, make_statement(text, content, voice=PREFECT, source="Jeanne Morvan", cue="a dit"), id=id)


@pytest.mark.parametrize(
    ("one_says", "other_says", "open_to_it"),
    [
        ("Aucune autorisation n'avait été délivrée au dépôt", "Aucun calendrier n'a été signé par la société", False),
        ("Rien n'est encore fait pour le pont", "Rien n'est encore fait pour la digue", False),
        ("Le dépôt de Kerval n'avait aucune autorisation", "Aucune autorisation n'avait été délivrée au dépôt de Kerval", True),
    ],
)
def test_two_articles_say_the_same_only_where_they_share_words(one_says: str, other_says: str, open_to_it: bool) -> None:
    a, b = said(one_says, "a.txt"), said(other_says, "b.txt")
    decided = decide(Pair(a, b, 0, False, ""), Likeness(Weights([a.words, b.words]), WordVectors(FR)))
    assert (decided.odds > PRIOR) == open_to_it


def test_a_capital_behind_a_quotation_mark_makes_no_name() -> None:
    assert said("La société assure : « Digue et pont de Kerval tiendront »", "a.txt").words.names == {"kerval"}
