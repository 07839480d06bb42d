"""Agency credits: [words in square brackets] are the credit, and what stands without brackets is none."""

from __future__ import annotations

import re

import pytest

from selon.intake.credits import find_credits
from selon.intake.words import agency_names

CREDITED = [
    "LIBREVILLE, 4 juin ([AFP]) - Le ferry est arrivé au port, a annoncé la capitainerie.",
    "BRUXELLES, mardi 4 juin ([avec Belga]) – La grève continue.",
    "Genève ([ats]) - Le canton a renoncé à la taxe.",
    "TUNIS ([Reuters]/[AP]) — Les pêcheurs ont repris la mer.",
    "RABAT, 4 juin ([XQZ]) - Une agence que personne ne connaît signe la dépêche.",
    "[AFP] - Le port a rouvert.",
    "PARIS, [AFP] – Le port a rouvert.",
    "« Nous avons tenu parole », a dit la maire. ([Belga])",
    "La grève continue jusqu'à vendredi. ([Avec AFP] et [Reuters])",
    "La grève continue jusqu'à vendredi. ([Source : Xinhua]).",
    "La grève continue jusqu'à vendredi. [Avec AFP]",
    "La grève continue (L'Écho de Montclar [avec l’Agence France-Presse]), et les quais sont vides.",
    "La grève continue.\n\n([Keystone-ATS] / [AFP])",
    "[Par AFP]\n\nLe port a rouvert.",
    "L'Écho de Montclar [avec TASS]\n\nLe port a rouvert.",
    "[Par l'AFP], le 4 juin 2024 à 10 h 20\n\nLe port a rouvert.",
    "Le port a rouvert.\r\n\r\n[EFE], [ANSA]",
    "Le port a rouvert.\n[Source : APS]",
]

NOT_CREDITED = [
    "La maire l'a dit à l'AFP.",
    "Selon l'Agence France-Presse (AFP), le port a rouvert.",
    "Le port a rouvert, selon l'Agence France-Presse (AFP).",
    "Reuters affirme que le port a rouvert.",
    "Reuters : une agence et son histoire",
    "Le journal a signé un accord avec Reuters.",
    "Le journal travaille depuis dix ans avec Reuters et ne le regrette pas, dit sa directrice.",
    "Le Parti du port (PDP) - qui a perdu la mairie - dénonce la réouverture.",
    "La maire (Union du Golfe) - absente mardi - a fait lire un message.",
    "La carte (MAP) montre les quais.",
    "Les MAPS du port.",
]


def unmark(marked: str) -> tuple[str, list[str]]:
    return re.sub(r"[\[\]]", "", marked), re.findall(r"\[(.*?)\]", marked)


@pytest.mark.parametrize("marked", CREDITED)
def test_a_credited_agency_is_found_with_its_words(marked):
    text, words = unmark(marked)
    spans = [credit.span for credit in find_credits(text)]
    assert words
    assert [span.text for span in spans] == words
    assert [text[span.start : span.end] for span in spans] == words


@pytest.mark.parametrize("text", NOT_CREDITED)
def test_an_agency_that_says_something_is_no_credit(text):
    assert find_credits(text) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le port a rouvert. (avec l'Agence France-Presse)", ["AFP"]),
        ("Genève (ats/afp) - Le port a rouvert.", ["ATS", "AFP"]),
        ("RABAT, 4 juin (XQZ) - Le port a rouvert.", ["XQZ"]),
    ],
)
def test_a_credit_carries_the_name_the_agency_is_known_by(text, names):
    assert [credit.name for credit in find_credits(text)] == names


def test_a_line_in_the_middle_of_an_article_is_no_byline():
    text = "\n\n".join(["Le port a rouvert."] * 4 + ["AFP"] + ["La grève continue."] * 4)
    assert find_credits(text) == ()


@pytest.mark.parametrize(("alias", "agency"), agency_names("fr").items())
def test_every_agency_is_credited_by_each_of_its_names(alias: str, agency: str) -> None:
    assert [credit.name for credit in find_credits(f"Le port a rouvert mardi.\n\n(Avec {alias}).")] == [agency]
    assert [credit.name for credit in find_credits(f"Le port a rouvert mardi.\n\n(Avec {alias.upper()}).")] == [agency]
