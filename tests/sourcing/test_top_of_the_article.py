"""lead-without-voice, flat-headline: what the top claims, against what the body shows."""

from __future__ import annotations

import pytest
from sheet_records import Said, article, findings, found, hedged, said

LEAD, FLAT = "lead-without-voice", "flat-headline"
CLAIM = "L'usine de batteries de Vaucresson-le-Haut rejette du plomb dans la rivière depuis trois ans."
OTHER = "Le conseil municipal se réunira jeudi, a indiqué la maire, Solène Guirec."
COUNCIL = said("Le conseil municipal se réunira jeudi", by="Solène Guirec")


def test_lead_that_no_voice_bears_out_is_found() -> None:
    (finding,) = findings(article(f"{CLAIM}\n\n{OTHER}", COUNCIL), LEAD)
    assert finding.span is not None
    assert (finding.span.text, finding.level, finding.statement) == (CLAIM, "note", None)
    assert "“L'usine de batteries de Vaucresson-le-Haut rejette du plomb dans la…”" in finding.message


def test_title_and_date_lines_are_not_the_lead() -> None:
    text = f"Du plomb dans l'eau\n\n3 mars 2024, Vaucresson-le-Haut.\n\nPar Inès Calmet\n\n{CLAIM}\n\n{OTHER}"
    assert found(article(text, COUNCIL), LEAD) == [CLAIM]


def test_a_long_first_line_that_is_the_title_is_not_the_lead() -> None:
    title = "Du plomb dans l'eau : " + "ce que disent enfin les analyses que tout le monde attendait " * 3 + "ici"
    assert found(article(f"{title}\n\n{CLAIM}\n\n{OTHER}", COUNCIL, title=title), LEAD) == [CLAIM]


def test_lead_with_a_voice_or_a_hedge_is_left() -> None:
    voiced = f"{CLAIM[:-1]}, selon le laboratoire Hydralab.\n\n{OTHER}"
    assert found(article(voiced, said(CLAIM[:-1], by="le laboratoire Hydralab"), COUNCIL), LEAD) == []
    assert found(article(f"{CLAIM}\n\n{OTHER}", hedged(CLAIM[:-1]), COUNCIL), LEAD) == []


def test_lead_that_a_voice_says_again_further_down_is_left() -> None:
    again = "Les analyses prouvent que la rivière reçoit du plomb de l'usine, explique la chimiste Maya Ferrand."
    page = article(
        f"{CLAIM}\n\n{again}",
        said("Les analyses prouvent que la rivière reçoit du plomb de l'usine", by="la chimiste Maya Ferrand"),
    )
    assert found(page, LEAD) == []


def test_hedge_further_down_is_no_voice_for_the_lead() -> None:
    text = f"{CLAIM}\n\nDu plomb de l'usine coulerait dans la rivière."
    assert found(article(text, hedged("Du plomb de l'usine coulerait dans la rivière")), LEAD) == [CLAIM]


@pytest.mark.parametrize(
    "lead",
    [
        "Une page se tourne.",
        "Que sait-on du plomb de cette rivière, où les enfants du quartier se baignent chaque été, "
        "et de l'usine de batteries qui la borde depuis trois ans ?",
    ],
)
def test_lead_without_a_claim_is_left(lead: str) -> None:
    assert found(article(f"{lead}\n\n{OTHER}", COUNCIL), LEAD) == []


def story(headline: str, *body: Said, sentence: str) -> tuple[str, ...]:
    page = article(f"{headline}\n\n{sentence} La maire n'a pas répondu.", *body)
    return tuple(f.level for f in findings(page, FLAT))


OPPOSITION = "La maire a détourné des subventions de la cantine, affirme l'opposition."
ACCUSED = said("La maire a détourné des subventions de la cantine", by="l'opposition", kind="role", stance="accuse")


@pytest.mark.parametrize(
    ("headline", "statement", "sentence", "level"),
    [
        ("La maire détournait des subventions de la cantine", ACCUSED, OPPOSITION, "warning"),
        ("Région Haute-Arve : la maire détourne des subventions", ACCUSED, OPPOSITION, "warning"),
        ("La maire détournait des subventions de la cantine",
         said("avoir détourné des subventions de la cantine", by="La maire", kind="role", stance="deny", after="\n\n"),
         "La maire dément avoir détourné des subventions de la cantine.", "warning"),
        ("Deux otages libérés près de Tarvize",
         hedged("Deux otages auraient été libérés dimanche près de Tarvize"),
         "Deux otages auraient été libérés dimanche près de Tarvize.", "warning"),
        ("Explosion dans un dépôt de carburant à Tarvize",
         said("Une explosion a détruit un dépôt de carburant à Tarvize", by="une source militaire", kind="anonymous"),
         "Une explosion a détruit un dépôt de carburant à Tarvize, assure une source militaire.", "warning"),
        ("Les loyers bondissent de 12 % à Tarvize",
         said("Les loyers ont bondi de 12 % en un an à Tarvize", by="l'agence Logimétrie", kind="organisation"),
         "Les loyers ont bondi de 12 % en un an à Tarvize, selon l'agence Logimétrie.", "note"),
    ],
)  # fmt: skip
def test_headline_surer_than_the_body_is_found(headline: str, statement: Said, sentence: str, level: str) -> None:
    assert story(headline, statement, sentence=sentence) == (level,)


@pytest.mark.parametrize(
    "headline",
    [
        "La maire accusée d'avoir détourné des subventions de la cantine",
        "La maire aurait détourné des subventions de la cantine",
        "« La maire détourne des subventions de la cantine »",
        "La maire détourne-t-elle des subventions de la cantine ?",
        "Selon l'opposition, la maire détourne des subventions de la cantine",
        "Opposition : la maire détourne des subventions de la cantine",
        "La cantine de Tarvize rouvre lundi",
    ],
)
def test_headline_that_shows_its_voice_or_its_doubt_is_left(headline: str) -> None:
    assert story(headline, ACCUSED, sentence=OPPOSITION) == ()


def test_headline_whose_statement_the_reader_found_is_left() -> None:
    headline = "La maire détourne des subventions de la cantine, tonne l'opposition"
    inside = said("La maire détourne des subventions de la cantine", by="l'opposition", kind="role")
    assert story(headline, inside, ACCUSED, sentence=OPPOSITION) == ()


def test_headline_that_the_body_also_asserts_itself_is_left() -> None:
    sentence = "La maire a détourné des subventions destinées à la cantine. " + OPPOSITION
    said_after = said(
        "La maire a détourné des subventions de la cantine", by="l'opposition", stance="accuse", after="cantine. "
    )
    assert story("La maire détournait des subventions de la cantine", said_after, sentence=sentence) == ()


def test_demand_is_not_what_a_headline_states() -> None:
    demand = said("la fermeture de la cantine de Tarvize", by="Les parents", kind="role", stance="urge")
    assert story("Fermeture de la cantine de Tarvize", demand,
                 sentence="Les parents réclament la fermeture de la cantine de Tarvize.") == ()  # fmt: skip


def test_title_outside_the_text_is_a_headline_and_comes_first() -> None:
    page = article(OPPOSITION, ACCUSED, title="La maire détournait des subventions de la cantine")
    (finding,) = findings(page, FLAT)
    assert finding.span is not None
    assert (finding.span.field, finding.span.start, finding.span.end) == ("title", 0, 49)
    assert "in the body it is what “l'opposition” says" in finding.message


def test_title_that_stands_in_the_text_too_is_told_once() -> None:
    headline = "La maire détournait des subventions de la cantine"
    page = article(f"{headline}\n\n{OPPOSITION}", ACCUSED, title=headline.upper())
    assert [f.span.field for f in findings(page, FLAT) if f.span] == ["text"]
