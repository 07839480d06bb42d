"""Who any noun phrase or pronoun of an article is: the word asked about, the name, kind, country and sector expected."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.attribution.identities import Identity
from selon.attribution.statements import readings
from selon.intake import article_from_text
from selon.parse.tokens import Tokens
from selon.reader import Reader

STATES = "L'armée malienne a repris Kidal. Les rebelles ont fui."


def ask(reader: Reader, text: str, word: str, published: str | None = None, title: str = "") -> Identity:
    """Who the last mention of a word in a text is."""
    tokens = reader.parser.parse(text)
    headline = reader.parser.parse(title) if title else Tokens(text="")
    _, body = readings(reader.language, tokens, headline, published)
    assert body is not None
    return body.identities.at(tokens.at(text.rindex(word)))


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("La ministre Ana Ruiz a reçu le préfet. Elle a signé le décret.", "Elle", "Ana Ruiz"),
        ("La ministre Ana Ruiz a reçu le préfet Paul Lenoir. Ce dernier a signé.", "dernier", "Paul Lenoir"),
        ("Ana Ruiz a écrit au maire. Ruiz attend une réponse.", "Ruiz", "Ana Ruiz"),
        ("La maire de Vaulieu, Ana Ruiz, a démissionné. La maire a quitté la ville.", "maire", "Ana Ruiz"),
        ("Les mineurs ont voté la grève. Ils bloquent le port.", "Ils", "Les mineurs"),
        ("L'avocat de Paul Lenoir a saisi le juge.", "avocat", "L'avocat de Paul Lenoir"),
        ("La police a arrêté le maire Paul Lenoir, qui a été relâché.", "qui", "Paul Lenoir"),
        ("Les quotas irritent le gouvernement islandais. Le gouvernement a cédé.", "gouvernement", "gouvernement islandais"),
    ],
)  # fmt: skip
def test_a_mention_has_the_fullest_name_of_the_article(reader: Reader, text: str, word: str, name: str) -> None:
    assert (ask(reader, text, word).name or "").removeprefix("le ") == name.removeprefix("le ")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Le maire Paul Lenoir a signé.", "maire"),
        ("L'avocat du maire Paul Lenoir a saisi le juge.", "maire"),
        ("Berne a reçu l'épouse du jeune putschiste Paul Lenoir.", "jeune putschiste"),
        ("L'adjoint au maire Paul Lenoir a signé.", "adjoint au maire"),
    ],
)
def test_somebody_s_office_is_their_own_not_that_of_who_belongs_to_them(reader: Reader, text: str, role: str) -> None:
    assert ask(reader, text, "Paul").role == role


@pytest.mark.parametrize(
    ("text", "word", "country", "sector"),
    [
        ("Le ministre russe des Affaires étrangères a signé l'accord.", "ministre", "RUS", "GOV"),
        ("L'armée malienne a repris la ville.", "armée", "MLI", "MIL"),
        ("L'ambassadeur de France en Turquie a été rappelé.", "ambassadeur", "FRA", "GOV"),
        ("Les rebelles en Syrie ont déposé les armes.", "rebelles", "SYR", "REB"),
        ("Les talibans ont attaqué un convoi.", "talibans", "AFG", "REB"),
        ("Le groupe Wagner a recruté des hommes.", "groupe", "RUS", "PRM"),
        ("L'ONU a condamné le régime syrien.", "ONU", None, "IGO"),
        ("La Cour suprême du Brésil a tranché.", "Cour", "BRA", "JUD"),
        ("Des milliers de partisans de l'opposition gabonaise ont défilé.", "partisans", "GAB", "CVL"),
        ("L'État islamique a revendiqué l'attaque en Syrie.", "État", None, "REB"),
        ("Les soldats en Irak sont rentrés.", "soldats", "IRQ", "MIL"),
    ],
)
def test_country_and_sector_come_from_words_or_the_one_state_named(
    reader: Reader, text: str, word: str, country: str | None, sector: str | None
) -> None:
    who = ask(reader, text, word)
    assert (who.country, who.sector) == (country, sector)


def test_a_role_takes_the_one_state_that_the_article_names_and_says_so(reader: Reader) -> None:
    who = ask(reader, STATES, "rebelles")
    assert who.country == "MLI"
    assert who.why == "rebelle: an office or function; MLI is the only state the article names"


def test_two_states_leave_a_role_without_one(reader: Reader) -> None:
    assert ask(reader, STATES + " Le Niger a fermé sa frontière.", "rebelles").country is None


@pytest.mark.parametrize(
    ("rest", "country", "why"),
    [
        ("", None, "armée: a body; of COD or COG"),
        (" Kinshasa dément.", "COD", "armée: a body; the article names only COD of COD, COG"),
        (" Kinshasa et Brazzaville démentent.", None, "armée: a body; of COD or COG"),
    ],
)
def test_an_open_demonym_needs_the_state_named_elsewhere(reader: Reader, rest: str, country: str | None, why: str) -> None:
    who = ask(reader, "L'armée congolaise a franchi la rivière." + rest, "armée")
    assert (who.country, who.why) == (country, why)


@pytest.mark.parametrize(
    ("published", "country", "sector"),
    [("2016-07-01", None, "IGO"), ("2024-06-30", "POL", "GOV"), ("2021-01-05", None, None), (None, None, None)],
)
def test_an_office_held_at_the_articles_date_places_a_name(
    reader: Reader, published: str | None, country: str | None, sector: str | None
) -> None:
    who = ask(reader, "Donald Tusk a écrit aux dirigeants.", "Tusk", published)
    assert (who.country, who.sector) == (country, sector)


def test_what_the_article_says_comes_before_the_table(reader: Reader) -> None:
    who = ask(reader, "Le maire canadien Donald Tusk a écrit aux dirigeants.", "Tusk", "2024-06-30")
    assert (who.country, who.sector) == ("CAN", "GOV")


def test_title_and_text_share_their_people(reader: Reader) -> None:
    assert ask(reader, "Mme Ruiz a quitté la salle.", "Ruiz", title="Ana Ruiz claque la porte").name == "Ana Ruiz"


def test_a_pronoun_without_anybody_to_mean_has_no_name(reader: Reader) -> None:
    who = ask(reader, "Ils ont fui.", "Ils")
    assert (who.name, who.why) == (None, "a pronoun without a safe antecedent")


def test_a_thing_is_described_and_a_person_is_not(reader: Reader) -> None:
    text = "Le convoi a été bloqué par la gendarmerie."
    assert ask(reader, text, "convoi").described
    assert not ask(reader, text, "gendarmerie").described


WORDS = [
    "La préfète", "Ana Ruiz", "il", "elle", "a dit", "que", "les rebelles", "l'armée", "d' Ixelles", "«", "»", ",", ".",
    "Me", "le 3 mai", "qui", "et", "Ce dernier", "dort", "n' a", "\n\n",
]  # fmt: skip


@settings(max_examples=40)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
def test_every_token_can_be_asked_and_spans_are_words_of_the_text(reader: Reader, words: list[str]) -> None:
    text = " ".join(words)
    tokens = reader.parser.parse(text)
    _, body = readings(reader.language, tokens, Tokens(text=""))
    for k in range(len(tokens)):
        assert body is not None
        who = body.identities.at(k)
        assert 0 <= who.start < who.end <= len(text)
        if who.antecedent is not None:
            assert text[who.antecedent.start : who.antecedent.end] == who.antecedent.text


def test_one_name_behind_two_general_nouns_is_one_voice(reader: Reader) -> None:
    text = "Selon le média russe Altaï, la route est coupée. Le pont tient, d'après l'agence russe {}."
    for name, voices in (("Altaï", 1), ("Oural", 2)):
        article = reader.read(article_from_text(text.format(name), id="names"))
        assert len({s.voice.id for s in article.statements if s.voice}) == voices


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Vidal promet un pont", "Le maire de Vaulieu, Paul Vidal, a promis un pont.", "Paul Vidal"),
        ("Le maire promet un pont", "Le maire de Vaulieu, Paul Vidal, a promis un pont.", "Paul Vidal"),
        ("La ministre promet un pont", "La ministre Ana Ruiz a reçu le ministre Paul Vidal.", "Ana Ruiz"),
        ("Le ministre promet un pont", "Le ministre Jean Ruiz a reçu le ministre Paul Vidal.", "Le ministre"),
        ("Une maire promet un pont", "La maire de Vaulieu, Ana Ruiz, a promis un pont.", "Une maire"),
        ("Le maire de Brel promet un pont", "Le maire de Vaulieu, Paul Vidal, a promis un pont.", "Le maire de Brel"),
        ("Vidal promet un pont", "Paul Vidal a reçu sa sœur Ana Vidal.", "Vidal"),
    ],
)  # fmt: skip
def test_a_title_means_the_one_person_of_the_text_who_fits(reader: Reader, title: str, text: str, name: str) -> None:
    article = reader.read(article_from_text(text, id="a", title=title))
    (voice,) = [s.voice for s in article.statements if s.content[0].field == "title"]
    assert voice is not None
    assert voice.name == name


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("L'opposant Paul Vidal a parlé. L'amie du jeune militant Paul Vidal attend.", "Vidal", "opposant"),
        ("Paul Vidal, maire de Brel (62 ans), a parlé.", "Vidal", "maire de Brel"),
        ("Paul Vidal, maire (PS) de Brel, a parlé.", "Vidal", "maire (PS) de Brel"),
        ("Selon Paul Vidal, le président Issouf Diarra, qui partait, a signé.", "Vidal", None),
        ("Selon Paul Vidal, président du club, la salle fermera.", "Vidal", "président du club"),
    ],
)  # fmt: skip
def test_a_person_has_the_fullest_office_of_their_own(reader: Reader, text: str, name: str, role: str | None) -> None:
    assert ask(reader, text, name).role == role
