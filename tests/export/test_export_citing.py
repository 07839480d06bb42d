"""A statement handed on: whoever pastes the sentence pastes the voice with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from factories import make_article, make_statement, make_voice, typeset

from selon.errors import LanguageError
from selon.export.citing import LONGEST, cite
from selon.export.citing_words import citing_words
from selon.language.loader import read
from selon.records import Article, Statement

HARBOUR = make_voice("La capitainerie", "organisation")
PILOT = make_voice("Solveig Arrou", role="pilote")
PAPER = make_voice("Le Fanal", "organisation")


def cited(text: str, *statements: Statement, **given: Any) -> str:
    """The sentence for the first statement of an article of Le Quai, without no-break spaces."""
    article = make_article(text, *statements, **({"outlet": "Le Quai", "published": "2024-06-04T08:00:00+02:00"} | given))
    return cite(article, article.statements[0]).replace("\N{NBSP}", " ")


def say(text: str, words: str, id: str = "s1", **given: Any) -> Statement:
    return make_statement(text, words, id=id, **given)


def test_quoted_words_are_the_voices_own() -> None:
    text = typeset("« Le chenal est fermé », dit la pilote.")
    statement = say(text, "Le chenal est fermé", voice=PILOT, cue="dit", form="direct", quoted=("Le chenal est fermé",))
    assert cited(text, statement) == "Solveig Arrou, pilote, affirme : « Le chenal est fermé » (Le Quai, 4 juin 2024)."


def test_paraphrased_words_are_said_to_be_the_papers() -> None:
    text = "La capitainerie annonce que le chenal sera fermé."
    statement = say(text, "le chenal sera fermé", voice=HARBOUR, cue="annonce", stance="announce")
    assert cited(text, statement) == (
        "La capitainerie annonce, résume Le Quai : « le chenal sera fermé » (Le Quai, 4 juin 2024)."
    )


def test_in_partly_quoted_words_the_quoted_ones_show() -> None:
    text = typeset("La pilote juge le chenal « impraticable ».")
    statement = say(text, typeset("le chenal « impraticable »"), voice=PILOT, form="mixed", quoted=("impraticable",))
    assert "cite en partie Le Quai : « le chenal “impraticable” »" in cited(text, statement)


def test_a_denial_stays_a_denial() -> None:
    text = "L'armateur dément toute fuite."
    statement = say(text, "toute fuite", voice=make_voice("L'armateur", "role"), cue="dément", stance="deny")
    assert cited(text, statement).startswith("L'armateur dément, résume Le Quai : « toute fuite »")


def test_a_hedge_is_handed_on_with_its_cue_and_without_a_voice() -> None:
    text = "On ignore si le pétrolier fuyait."
    statement = say(text, "si le pétrolier fuyait", cue="ignore", form="unsourced", stance="doubt")
    assert cited(text, statement) == (
        "Le Quai écrit, sans nommer de source : « ignore si le pétrolier fuyait » (Le Quai, 4 juin 2024)."
    )


def test_a_voice_within_a_voice_names_both() -> None:
    text = "Le chenal est fermé, selon la capitainerie citée par Le Fanal."
    words = "Le chenal est fermé"
    inner = say(text, words, voice=HARBOUR, cue="selon", parent="s2")
    assert cited(text, inner, say(text, words, id="s2", voice=PAPER, cue="citée par")) == (
        "Selon Le Fanal, que résume Le Quai, la capitainerie affirme : « Le chenal est fermé » (Le Quai, 4 juin 2024)."
    )


def test_a_chain_of_voices_is_told_from_the_nearest_on() -> None:
    text = "mot"
    chain = [
        say(text, "mot", id="s1", voice=PILOT, parent="s2"),
        say(text, "mot", id="s2", voice=make_voice("Les Échos du port", "organisation"), parent="s3"),
        say(text, "mot", id="s3", voice=PAPER),
    ]
    assert cited(text, *chain).startswith("Selon Les Échos du port, que cite Le Fanal, que résume Le Quai, Solveig Arrou, ")


@pytest.mark.parametrize("stance", ["deny", "doubt", "think", "urge", "warn", "suspect"])
def test_what_stands_inside_a_denial_or_a_fear_is_handed_on_with_it(stance: Any) -> None:
    text = "L'armateur dément que la pilote ait signalé une fuite."
    inner = say(text, "une fuite", voice=PILOT, cue="signalé", parent="s2")
    outer = say(text, "que la pilote ait signalé une fuite", id="s2", voice=make_voice("L'armateur", "role"), stance=stance)
    sentence = cited(text, inner, outer)
    assert sentence.startswith("L'armateur ")
    assert "« que la pilote ait signalé une fuite »" in sentence
    assert "Solveig" not in sentence


def test_what_stands_inside_a_hedge_is_handed_on_with_it() -> None:
    text = "La pilote aurait signalé une fuite."
    inner = say(text, "une fuite", voice=PILOT, cue="signalé", parent="s2")
    outer = say(text, "La pilote aurait signalé une fuite", id="s2", cue="aurait", form="unsourced")
    assert cited(text, inner, outer).startswith("Le Quai écrit, sans nommer de source : « La pilote aurait signalé une fuite »")


def test_a_hedge_inside_a_voice_is_that_voices() -> None:
    text = "La pilote dit que le moteur aurait fui."
    hedge = say(text, "le moteur aurait fui", cue="aurait", form="unsourced", parent="s2")
    outer = say(text, "que le moteur aurait fui", id="s2", voice=PILOT, cue="dit")
    assert cited(text, hedge, outer).startswith("Selon Solveig Arrou, que résume Le Quai, sans autre source : « le moteur")


def test_words_that_nobody_is_said_to_have_spoken_have_no_voice() -> None:
    text = typeset("« Coulez-le ! », a-t-on entendu.")
    statement = say(text, "Coulez-le !", form="direct")
    assert cited(text, statement).startswith("Le Quai cite, sans nommer qui parle : « Coulez-le ! »")


def test_several_voices_take_the_plural_and_the_headline_is_named() -> None:
    title = "Des pilotes dénoncent la digue"
    statement = say(title, "la digue", voice=make_voice("des pilotes", "role"), stance="criticise", field="title")
    told = cited("Rien.", statement, title=title, outlet="Les Quais", url="https://quais.example/1")
    assert told == (
        "Des pilotes critiquent, résument Les Quais : « la digue » (Les Quais, titre, 4 juin 2024, https://quais.example/1)."
    )


def test_an_article_of_no_known_outlet_is_named_by_its_id() -> None:
    text = "La capitainerie dit non."
    told = cited(text, say(text, "non", voice=HARBOUR), outlet=None, published=None)
    assert told == "La capitainerie affirme, résume l'article : « non » (digue.txt)."


def test_very_long_words_lose_their_middle() -> None:
    text = "a" * 10_000
    assert len(cited(text, say(text, text, voice=HARBOUR))) < LONGEST + 200


def test_characters_that_turn_the_writing_are_left_out() -> None:
    text = "\u202enon\u202c"
    told = cited(text, say(text, text, voice=make_voice("La \u2066capitainerie")), outlet="Le\u202e Quai")
    assert told == "La capitainerie affirme, résume Le Quai : « non » (Le Quai, 4 juin 2024)."


def test_braces_in_an_article_are_words_like_others() -> None:
    text = "{voice} dit {0}"
    assert "« {0} »" in cited(text, say(text, "{0}", voice=make_voice("{voice}")))


def test_an_article_in_another_language_has_no_sentence() -> None:
    article: Article = make_article("Nothing.", say("Nothing.", "Nothing"))
    with pytest.raises(LanguageError, match="'en'"):
        cite(replace(article, lang="en"), article.statements[0])


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"stances": {"say": ["dit", "disent"]}}, "stances: missing"),
        ({"relay": ["seul"]}, "relay: expected two forms"),
        ({"autre": 1}, "autre"),
    ],
)
def test_a_malformed_file_is_refused(change: dict[str, Any], problem: str) -> None:
    with pytest.raises(LanguageError, match=problem):
        citing_words(read("fr", "citations") | change)
