"""The library's reasons, told in the language of the interface."""

from __future__ import annotations

import pytest

from selon.web.told import Told, reasons
from selon.web.words import words_of


@pytest.mark.parametrize(
    ("why", "french"),
    [
        ("one voice", "une seule voix"),
        ("Le Fanal copies AKP: « une frappe a touché »", "Le Fanal recopie AKP : « une frappe a touché »"),
        ("Le Fanal names no source; un témoin told it before (AKP)",
         "Le Fanal ne dit pas d'où il le tient ; « un témoin » l'avait dit avant (AKP)"),
        ("taken from Le Fanal", "repris de Le Fanal"),
        ("un témoin: taken from Le Fanal", "un témoin : repris de Le Fanal"),
        ("Jeanne Dol speaks for la préfecture (préfète)", "Jeanne Dol parle pour la préfecture (préfète)"),
        ("Jeanne Dol speaks for la préfecture", "Jeanne Dol parle pour la préfecture"),
        ("1 distinct origin, 1 against", "une seule origine, 1 contre"),
        ("3 distinct origins, 2 of them first-hand and named, no denial",
         "3 origines distinctes, dont 2 de première main et nommées, aucun démenti"),
        ("1 distinct origin, however often it is repeated", "une seule origine, aussi souvent qu'on la répète"),
        ("the same voice: 300 habitants is corrected to 480 habitants",
         "la même voix corrige « 300 habitants » en « 480 habitants »"),
        ("later: deux blessés is not trois blessés", "plus tard : « deux blessés » n'est pas « trois blessés »"),
        ("both tell of ASSAULT: frappe, bombardement", "les deux parlent d'un même événement (agression) : frappe, bombardement"),
    ],
)  # fmt: skip
def test_a_reason_in_french(why: str, french: str) -> None:
    assert reasons(words_of("fr"), why) == [Told(french, "fr")]
    assert " ".join(one.text for one in reasons(words_of("en"), why)).replace("assault", "ASSAULT") == why


def test_several_reasons_of_one_line() -> None:
    why = "Le Fanal cites AKP; AKP copies Le Quai: « oui; non »; taken from Le Quai"
    assert reasons(words_of("fr"), why) == [
        Told("Le Fanal cites AKP", "en"), Told("AKP recopie Le Quai : « oui; non »", "fr"), Told("repris de Le Quai", "fr"),
    ]  # fmt: skip


def test_what_no_pattern_knows_stays_as_it_is() -> None:
    assert reasons(words_of("fr"), "the moon was full") == [Told("the moon was full", "en")]


def test_what_a_reason_quotes_is_no_message() -> None:
    (one,) = reasons(words_of("fr"), "{a} copies {b}: « {words} {0} %s »")
    assert one.text == "{a} recopie {b} : « {words} {0} %s »"


def test_a_pasted_text_is_called_by_its_day() -> None:
    (one,) = reasons(words_of("fr"), "2024-06-04-d52bd4a2 asserts it itself")
    assert one.text == "texte collé le 4 juin 2024 (d52b) l'affirme de son propre chef"
    assert words_of("en").outlet("journal/2024-06-04-d52bd4a2.txt") == "journal/2024-06-04-d52bd4a2.txt"


def test_words_without_end_are_not_searched() -> None:
    why = "copies " * 5_000
    assert reasons(words_of("fr"), why) == [Told(why, "en")]
