"""quote-without-speaker and second-hand-voice: words nobody speaks, and voices nobody here has heard."""

from __future__ import annotations

import pytest
from sheet_records import Said, article, findings, found, said

QUOTE, SECOND_HAND = "quote-without-speaker", "second-hand-voice"
LEAD = "Le conseil régional s'est réuni lundi à Corbeval.\n\n"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("« On nous a menti pendant dix ans. » La salle s'est vidée.", "On nous a menti pendant dix ans."),
        ("La direction, elle, “ne voit pas le problème”.", "ne voit pas le problème"),
        ('Tout cela relève "du pur et simple fantasme".', "du pur et simple fantasme"),
    ],
)
def test_quotation_that_nobody_speaks_is_found(sentence: str, words: str) -> None:
    assert found(article(LEAD + sentence), QUOTE) == [words]


def test_quotation_read_as_a_statement_without_voice_is_told_once() -> None:
    quote = Said(content="On nous a menti pendant dix ans.", form="direct")
    page = article(LEAD + "« On nous a menti pendant dix ans. »", quote)
    (finding,) = findings(page, QUOTE)
    assert (finding.statement, finding.level) == ("s0", "warning")
    assert finding.message == (
        "Nobody is said to have spoken “On nous a menti pendant dix ans.”. "
        "Say who said or wrote this, or take the quotation marks away."
    )


def test_quotation_with_a_speaker_is_left() -> None:
    text = LEAD + "« On nous a menti pendant dix ans », a lancé Bérénice Cauvel."
    quote = said("On nous a menti pendant dix ans", by="Bérénice Cauvel", form="direct")
    assert found(article(text, quote), QUOTE) == []


def test_quotation_inside_a_longer_content_is_left() -> None:
    text = LEAD + "Bérénice Cauvel juge que le plan « ne tient pas la route »."
    mixed = said("le plan « ne tient pas la route »", by="Bérénice Cauvel", form="mixed")
    assert found(article(text, mixed), QUOTE) == []


def test_quotation_behind_a_nested_content_is_left() -> None:
    text = LEAD + "Bérénice Cauvel dit que la maire approuve le plan mais « ne veut pas le payer »."
    outer = said("la maire approuve le plan mais « ne veut pas le payer »", by="Bérénice Cauvel", form="mixed")
    inner = said("le plan", by="la maire", stance="praise", within=0)
    assert found(article(text, outer, inner), QUOTE) == []


def test_quotation_carried_on_in_the_next_paragraph_is_left() -> None:
    text = LEAD + "Bérénice Cauvel a lancé : « Nous irons jusqu'au bout.\n\n« Personne ne nous fera taire. »"
    quote = said("Nous irons jusqu'au bout.", by="Bérénice Cauvel", form="direct")
    assert found(article(text, quote), QUOTE) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Le projet est jugé « trop cher » en ville.",
        "Le film « La Nuit des longs chemins » sortira mercredi.",
        "L'association « Un toit pour chacun » gère le foyer.",
        "L'autrice de « La Nuit des longs chemins », « Le Retour de la brume » et « Un hiver sans fin » est morte.",
        "Le refrain de la chorale (« nous reviendrons un jour ici ») a été repris.",
        "L'élu a été condamné à « six mois de prison avec sursis ».",
        'Elle a couru en 52"18 sous la pluie et en 51"03 le lendemain.',
        "Les manifestants portaient une banderole « rendez-nous nos écoles publiques ».",
        "La brochure, intitulée « bien trier ses déchets », sera distribuée.",
        "L'élu est mis en examen pour « prise illégale d'intérêts aggravée ».",
        "La séance « ne s'est jamais terminée, faute de quorum.",
    ],
)
def test_short_words_names_slogans_charges_and_stray_marks_are_left(sentence: str) -> None:
    assert found(article(LEAD + sentence), QUOTE) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "« La digue ne tiendra pas l'hiver » estime une hydrologue sur Radio Lac.",
        "Cela a permis à la ministre de déclarer que « la courbe est enfin inversée ».",
        "Le conseil a jugé bon qu'il « soit procédé à un nouveau vote ».",
        "Ce n'est pas l'avis de Bérénice Cauvel : « la digue tiendra encore dix ans ».",
        "Le préfet lit ceci :\n\n« La digue tiendra encore dix ans. »",
        "« La digue tiendra encore dix ans. »\n\n— Bérénice Cauvel, hydrologue",
    ],
)
def test_quotation_that_somebody_speaks_though_the_reader_missed_who_is_left(sentence: str) -> None:
    assert found(article(LEAD + sentence), QUOTE) == []


def test_a_dash_that_goes_on_speaking_signs_nothing() -> None:
    text = LEAD + "« On nous a menti pendant dix ans. »\n\n— C'est bien triste, mais la salle s'est vidée."
    assert found(article(text), QUOTE) == ["On nous a menti pendant dix ans."]


def test_speech_after_a_naming_noun_is_found() -> None:
    text = LEAD + "Un projet « qui va droit dans le mur » et que nul ne défend."
    assert found(article(text), QUOTE) == ["qui va droit dans le mur"]


def test_quotation_in_a_headline_is_left_to_the_body() -> None:
    text = "« On nous a menti pendant dix ans »\n\nLe conseil régional s'est réuni lundi à Corbeval."
    assert found(article(text), QUOTE) == []


RELAYED = "Le pont fermera un mois, assure le ministre Aldo Ferrucci, cité par le quotidien La Vigie."
OUTER = said("Le pont fermera un mois, assure le ministre Aldo Ferrucci", by="La Vigie", kind="organisation",
             source="le quotidien La Vigie", rule="cited_by")  # fmt: skip
INNER = said("Le pont fermera un mois", by="Aldo Ferrucci", source="le ministre Aldo Ferrucci", within=0)


def test_voice_that_another_one_relays_is_found() -> None:
    (finding,) = findings(article(RELAYED, OUTER, INNER), SECOND_HAND)
    assert finding.message.startswith("“Aldo Ferrucci” reaches the article only through “La Vigie”: “Le pont fermera")
    assert (finding.statement, finding.level) == ("s1", "note")


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("Selon La Vigie, le ministre a promis un bac.",
         said("le ministre a promis un bac", by="La Vigie", kind="organisation", sector="JRN"),
         said("un bac", by="le ministre", kind="role", within=0)),
        ("Le pont serait fermé, selon Radio Lac, citant des ingénieurs.",
         said("Le pont serait fermé", by="Radio Lac", kind="organisation"),
         said("Le pont serait fermé", by="des ingénieurs", kind="role", rule="citing", within=0)),
        ("« D'après les plongeurs, la pile tient », a dit la maire.",
         said("D'après les plongeurs, la pile tient", by="la maire", kind="role"),
         said("la pile tient", by="les plongeurs", kind="role", rule="according_to", within=0)),
    ],
    ids=["a newspaper passes it on", "a source is cited", "a source is named"],
)  # fmt: skip
def test_voice_that_is_leant_on_is_found(text: str, outer: Said, inner: Said) -> None:
    assert len(found(article(text, outer, inner), SECOND_HAND)) == 1


def test_voice_relayed_that_speaks_of_what_it_said_is_told_once() -> None:
    text = RELAYED.replace("fermera un mois", "fermera, ai-je promis")
    outer = said("Le pont fermera, ai-je promis, assure le ministre Aldo Ferrucci", by="La Vigie", rule="cited_by")
    inner = said("Le pont fermera, ai-je promis", by="Aldo Ferrucci", within=0)
    own = said("Le pont fermera", by="Aldo Ferrucci", within=1)
    assert len(found(article(text, outer, inner, own), SECOND_HAND)) == 1


def test_relayed_voice_is_told_once_for_each_relay() -> None:
    text = RELAYED + " Les travaux coûteront cher, dit encore Aldo Ferrucci à La Vigie."
    more = said("Les travaux coûteront cher", by="Aldo Ferrucci", within=0)
    assert len(found(article(text, OUTER, INNER, more), SECOND_HAND)) == 1


def test_voice_that_also_speaks_for_itself_is_left() -> None:
    text = RELAYED + " « Je le maintiens », nous a répondu Aldo Ferrucci."
    direct = said("Je le maintiens", by="Aldo Ferrucci", form="direct", after="« Je")
    assert found(article(text, OUTER, INNER, direct), SECOND_HAND) == []


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("Emma Solvane assure avoir dit que le budget tiendrait.",
         said("avoir dit que le budget tiendrait", by="Emma Solvane"),
         said("le budget tiendrait", by="Emma Solvane", source="Emma Solvane", within=0)),
        ("Selon l'institut Sondéa, 63 % des habitants trouvent la rocade inutile.",
         said("63 % des habitants trouvent la rocade inutile", by="l'institut Sondéa", kind="organisation"),
         said("la rocade inutile", by="63 % des habitants", kind="role", stance="think", within=0)),
        ("La rocade sera gratuite, promet le directeur de Viarsud, cité dans un communiqué de Viarsud.",
         said("La rocade sera gratuite, promet le directeur de Viarsud", by="Viarsud", kind="organisation"),
         said("La rocade sera gratuite", by="le directeur de Viarsud", kind="role", within=0)),
        ("La ministre Lia Bert a annoncé un bac, écrit La Vigie, et Lia Bert a promis un pont.",
         said("La ministre Lia Bert a annoncé un bac", by="La ministre Lia Bert", rule="cited_by"),
         said("un bac", by="Lia Bert", within=0)),
        ("Un témoin raconte qu'un homme a crié qu'il avait gagné.",
         said("un homme a crié qu'il avait gagné", by="Un témoin", kind="role"),
         said("il avait gagné", by="un homme", kind="role", within=0)),
        ("Le maire aurait dit que la rocade serait gratuite.",
         Said(content="Le maire aurait dit que la rocade serait gratuite", form="unsourced"),
         said("la rocade serait gratuite", by="Le maire", kind="role", within=0)),
    ],
    ids=["the same voice", "people asked in a poll", "an officer in his own house's release", "a name with its title",
         "a witness tells what somebody did", "no voice relays it"],
)  # fmt: skip
def test_nesting_that_is_no_hearsay_is_left(text: str, outer: Said, inner: Said) -> None:
    assert found(article(text, outer, inner), SECOND_HAND) == []
