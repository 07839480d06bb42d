"""hedge-without-voice: a conditional or a suspicion that nobody stands behind."""

from __future__ import annotations

import pytest
from sheet_records import Said, article, findings, found, hedged, said

RULE = "hedge-without-voice"
LEAD = "La gendarmerie de Corbeval a ouvert une enquête lundi. "


@pytest.mark.parametrize(
    ("sentence", "statement", "words"),
    [
        ("Deux camions auraient quitté le dépôt.", hedged("Deux camions auraient quitté le dépôt"),
         "Deux camions auraient quitté le dépôt"),
        ("Le trésorier est soupçonné d'avoir vidé la caisse.",
         hedged("avoir vidé la caisse", stance="suspect", cue="soupçonné"), "soupçonné d'avoir vidé la caisse"),
        ("La présidente du club est accusée de favoritisme.",
         hedged("favoritisme", stance="accuse", cue="accusée"), "accusée de favoritisme"),
        ("Il semble que la digue ait cédé vers minuit.", hedged("la digue ait cédé vers minuit", cue="semble"),
         "semble que la digue ait cédé vers minuit"),
    ],
)  # fmt: skip
def test_hedge_that_nobody_signs_is_found(sentence: str, statement: Said, words: str) -> None:
    assert found(article(LEAD + sentence, statement), RULE) == [words]


def test_suspicion_is_called_a_suspicion_and_says_what_to_do() -> None:
    text = "Le trésorier est soupçonné d'avoir vidé la caisse."
    (finding,) = findings(article(text, hedged("avoir vidé la caisse", stance="suspect", cue="soupçonné")), RULE)
    assert finding.message == (
        "Nobody stands behind this suspicion: “soupçonné d'avoir vidé la caisse”. "
        "Name who reports it, say that it could not be verified, or cut it."
    )
    assert (finding.level, finding.statement) == ("warning", "s0")


def test_conditional_of_a_voice_is_that_voices() -> None:
    text = "Selon la préfète de Corbeval, deux camions auraient quitté le dépôt."
    assert found(article(text, said("deux camions auraient quitté le dépôt", by="la préfète de Corbeval")), RULE) == []


def test_open_question_is_honest() -> None:
    text = "On ignore encore si le gardien a survécu."
    assert found(article(text, hedged("le gardien a survécu", stance="doubt", cue="ignore")), RULE) == []


def test_suspicion_inside_a_voices_words_has_that_voice() -> None:
    text = "Le procureur Yann Tressol a rappelé que le trésorier était soupçonné de vol."
    page = article(
        text,
        said("le trésorier était soupçonné de vol", by="Yann Tressol", source="Le procureur Yann Tressol"),
        hedged("vol", stance="suspect", cue="soupçonné", within=0),
    )
    assert found(page, RULE) == []


def test_hedged_saying_is_found_but_not_what_is_said_in_it() -> None:
    text = "Le maire aurait promis que la piscine rouvrirait en mai."
    page = article(
        text,
        hedged("Le maire aurait promis que la piscine rouvrirait en mai"),
        said("la piscine rouvrirait en mai", by="Le maire", within=0, stance="announce"),
    )
    assert found(page, RULE) == ["Le maire aurait promis que la piscine rouvrirait en mai"]


def test_hedge_that_a_voice_bears_out_further_down_is_left() -> None:
    text = (
        "Douze caravanes auraient brûlé dans l'incendie du camping de Port-Aubry.\n\n"
        "L'incendie a détruit douze caravanes du camping, a précisé la capitaine Lise Orvault."
    )
    hedge = hedged("Douze caravanes auraient brûlé dans l'incendie du camping de Port-Aubry")
    confirmed = said("L'incendie a détruit douze caravanes du camping", by="la capitaine Lise Orvault")
    assert found(article(text, hedge, confirmed), RULE) == []
    denied = said("L'incendie a détruit douze caravanes du camping", by="la capitaine Lise Orvault", stance="deny")
    assert len(found(article(text, hedge, denied), RULE)) == 1


def test_two_telling_words_must_both_come_back() -> None:
    text = "Le pont aurait cédé. Le pont a cédé dimanche, confirme la préfète. Le pont est fermé, dit le maire."
    hedge = hedged("Le pont aurait cédé")
    assert found(article(text, hedge, said("Le pont a cédé dimanche", by="la préfète")), RULE) == []
    assert found(article(text, hedge, said("Le pont est fermé", by="le maire")), RULE) == ["Le pont aurait cédé"]


def test_hedge_of_the_headline_is_told_once_where_the_body_takes_it_up() -> None:
    headline = "Le trésorier du club de Corbeval soupçonné de vol"
    page = article(
        f"{headline}\n\nLe trésorier du club est soupçonné d'un vol de 3 000 euros.",
        hedged(headline, stance="suspect"),
        hedged("Le trésorier du club est soupçonné d'un vol de 3 000 euros", stance="suspect"),
    )
    assert found(page, RULE) == ["Le trésorier du club est soupçonné d'un vol de 3 000 euros"]
