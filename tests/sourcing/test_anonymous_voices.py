"""anonymous-without-reason, plural-source-single-voice, anonymous-opinion: voices without a name."""

from __future__ import annotations

import pytest
from sheet_records import Said, article, findings, found, said

from selon.records import Stance, VoiceKind

REASON, PLURAL, OPINION = "anonymous-without-reason", "plural-source-single-voice", "anonymous-opinion"


def quoting(source: str, behind: str = "") -> str:
    return f"Le contrat a été signé en secret, affirme {source}{behind}."


def anonymous(source: str, kind: VoiceKind = "anonymous") -> Said:
    return said("Le contrat a été signé en secret", by=source, kind=kind)


@pytest.mark.parametrize("source", ["une source policière", "un cadre du groupe", "un diplomate en poste à Vaduz"])
def test_anonymous_voice_without_a_reason_is_found(source: str) -> None:
    assert found(article(quoting(source), anonymous(source)), REASON) == [source]


@pytest.mark.parametrize(
    "reason",
    [
        " qui a requis l'anonymat",
        ", sous couvert d’anonymat",
        ", n'étant pas autorisée à parler à la presse",
        ", par crainte de représailles",
        " qui a demandé à ne pas être citée",
        " tenue au devoir de réserve",
        " qui préfère rester anonyme",
        ", dont le prénom a été modifié",
        ", SOUS LE SCEAU DE L'ANONYMAT",
    ],
)
def test_reason_in_the_same_paragraph_is_enough(reason: str) -> None:
    source = "une source policière"
    assert found(article(quoting(source, reason), anonymous(source)), REASON) == []


def test_reason_in_the_next_sentence_is_enough_even_after_a_paragraph_break() -> None:
    source = "une employée de la mairie"
    near = quoting(source) + "\n\nElle craint des représailles. La mairie n'a pas répondu."
    far = quoting(source) + "\n\nLa mairie n'a pas répondu. Des élus se taisent par peur de représailles."
    assert found(article(near, anonymous(source)), REASON) == []
    assert found(article(far, anonymous(source)), REASON) == [source]


def test_anonymity_of_somebody_else_is_no_reason() -> None:
    text = quoting("une source médicale") + " L'anonymat des donneurs est garanti par la loi."
    assert found(article(text, anonymous("une source médicale")), REASON) == ["une source médicale"]


def test_reason_given_once_holds_for_the_voice() -> None:
    text = (
        "Le contrat a été signé en secret, affirme un cadre du groupe.\n\nLe maire se tait.\n\nTout le monde savait, "
        "ajoute ce cadre, qui a requis l'anonymat."
    )
    page = article(
        text,
        said("Le contrat a été signé en secret", by="un cadre du groupe", kind="anonymous"),
        said("Tout le monde savait", by="un cadre du groupe", source="ce cadre", kind="anonymous"),
    )
    assert found(page, REASON) == []


def test_one_finding_a_voice_and_none_for_a_named_one() -> None:
    text = (
        "Le contrat a été signé en secret, affirme un cadre du groupe. Tout le monde savait, ajoute ce cadre. "
        "C'est faux, répond Odile Marchenoir."
    )
    page = article(
        text,
        said("Le contrat a été signé en secret", by="un cadre du groupe", kind="anonymous"),
        said("Tout le monde savait", by="un cadre du groupe", source="ce cadre", kind="anonymous"),
        said("C'est faux", by="Odile Marchenoir", stance="deny"),
    )
    (finding,) = findings(page, REASON)
    assert finding.span is not None
    assert (finding.span.text, finding.level) == ("un cadre du groupe", "note")
    assert finding.message == (
        "No reason is given why “un cadre du groupe” is not named. "
        "Say why the source cannot be named, or name it."
    )  # fmt: skip


@pytest.mark.parametrize("source", ["certains", "d'aucuns", "beaucoup", "Plusieurs", "certains d'entre eux"])
def test_people_in_general_hide_nobody(source: str) -> None:
    assert found(article(quoting(source), anonymous(source)), REASON) == []


def test_group_of_which_members_are_named_is_neither_anonymous_nor_alone() -> None:
    page = article(quoting("des experts", ", dont Odile Marchenoir"), anonymous("des experts"))
    assert found(page, REASON) == found(page, PLURAL) == []


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("des sources policières", "anonymous"),
        ("d'autres sources", "anonymous"),
        ("des responsables du ministère", "role"),
        ("de hauts fonctionnaires", "anonymous"),
        ("les observateurs", "anonymous"),
        ("sources officielles", "anonymous"),
        ("certains conseillers", "anonymous"),
    ],
)
def test_vague_plural_is_found(source: str, kind: VoiceKind) -> None:
    (finding,) = findings(article(quoting(source), anonymous(source, kind)), PLURAL)
    assert finding.message.startswith(f"“{source}” is a plural, but nothing shows that they are several.")
    assert finding.level == "warning"


@pytest.mark.parametrize(
    "source",
    [
        "deux sources policières",
        "3 responsables du ministère",
        "des responsables de 12 communes",
        "plusieurs sources",
        "diverses sources",
        "des sources concordantes",
        "des sources policières et judiciaires",
        "une source policière",
        "les responsables du club",
        "des riverains",
        "la ressource en eau",
    ],
)
def test_plural_that_is_counted_or_known_and_singular_are_left(source: str) -> None:
    assert found(article(quoting(source), anonymous(source)), PLURAL) == []


def test_plural_with_one_single_voice_is_found_and_with_two_it_is_left() -> None:
    text = (
        "Des sources policières évoquent un guet-apens. Le guet-apens a duré une heure, précise une source policière. "
        "Il a duré deux heures, corrige une autre source policière."
    )
    plural = said("un guet-apens", by="des sources policières", source="Des sources policières", kind="anonymous")
    one = said("Le guet-apens a duré une heure", by="une source policière", kind="anonymous")
    other = said("Il a duré deux heures", by="une autre source policière", kind="anonymous")
    (finding,) = findings(article(text, plural, one), PLURAL)
    assert "only one such voice is heard" in finding.message
    assert found(article(text, plural, one, other), PLURAL) == []


def test_known_offices_do_not_make_a_plural_several() -> None:
    text = (
        "Des responsables du port évoquent une fuite. La cuve a cédé, dit le responsable du port. "
        "Elle tenait, répond le responsable adjoint du port."
    )
    plural = said("une fuite", by="des responsables du port", source="Des responsables du port", kind="anonymous")
    chief = said("La cuve a cédé", by="le responsable du port", kind="role")
    deputy = said("Elle tenait", by="le responsable adjoint du port", kind="role")
    assert found(article(text, plural, chief, deputy), PLURAL) == ["Des responsables du port"]


@pytest.mark.parametrize(
    ("stance", "what", "level"),
    [
        ("think", "An opinion", "warning"),
        ("criticise", "Criticism", "warning"),
        ("praise", "Praise", "warning"),
        ("accuse", "An accusation", "error"),
    ],
)
def test_opinion_of_an_anonymous_voice_is_found(stance: Stance, what: str, level: str) -> None:
    text = "Un proche du maire juge son adjoint incapable de tenir un budget."
    opinion = said(
        "son adjoint incapable de tenir un budget", by="Un proche du maire", kind="anonymous", stance=stance, cue="juge"
    )
    (finding,) = findings(article(text, opinion), OPINION)
    assert finding.message.startswith(f"{what} rests on “Un proche du maire”: “Un proche du maire juge son adjoint")
    assert finding.span is not None
    assert finding.span.text == text.rstrip(".")
    assert finding.level == level


@pytest.mark.parametrize(("kind", "stance"), [("anonymous", "say"), ("anonymous", "confirm"), ("person", "criticise")])
def test_fact_of_an_anonymous_voice_and_opinion_of_a_named_one_are_left(kind: VoiceKind, stance: Stance) -> None:
    text = "Un proche du maire juge son adjoint incapable de tenir un budget."
    statement = said("son adjoint incapable de tenir un budget", by="Un proche du maire", kind=kind, stance=stance)
    assert found(article(text, statement), OPINION) == []
