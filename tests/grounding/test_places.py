"""Where places are named, what stands before them, and which of several places of a name is meant."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.grounding.places import Places
from selon.grounding.spots import PlaceMention
from selon.reader import Reader
from selon.records import Place


@pytest.fixture(scope="module")
def places(reader: Reader) -> Places:
    return Places(reader.language)


def read(reader: Reader, places: Places, text: str, **countries: int) -> list[tuple[PlaceMention, Place]]:
    """The mentions of a text and what they mean; `countries` are added to those it names."""
    tokens = reader.parser.parse(text)
    mentions = places.find(tokens)
    counted = places.countries(tokens, mentions) + Counter(countries)
    return list(zip(mentions, places.resolve(mentions, counted), strict=True))


NAMES = [
    ("La préfète de la République démocratique du Congo est arrivée.", ["République démocratique du Congo"]),
    ("La foudre est tombée sur Saint-Denis de la Réunion.", ["Saint-Denis de la Réunion"]),
    ("Le maire du Caire a reçu celui des Mureaux.", ["Caire", "Mureaux"]),
    ("Un navire a franchi le détroit d’Ormuz vers la mer Rouge.", ["détroit d’Ormuz", "mer Rouge"]),
    ("Le tribunal de Saint-Étienne-du-Rouvray est fermé.", ["Saint-Étienne-du-Rouvray"]),
    ("L'Île-de-France et les Hauts-de-France sont en alerte.", ["Île-de-France", "Hauts-de-France"]),
    ("Une rixe a éclaté rue des Lilas à Lyon.", ["Lyon"]),
    ("MOSSOUL, 3 mars (AFP) - Les combats ont repris.", ["MOSSOUL"]),
    ("Le ministre a quitté l'aéroport de Roissy.", ["Roissy"]),
    ("Les États-Unis et le Royaume-Uni ont signé.", ["États-Unis", "Royaume-Uni"]),
    ("Elle a vécu à New York, puis à Los Angeles.", ["New York", "Los Angeles"]),
]
NO_NAMES = [
    "Le magazine Paris Match et le quotidien Le Progrès de l'Est ont publié la photo.",
    "L'écrivain Jack London et la chanteuse Whitney Houston n'y sont pour rien.",
    "Les soldats français ont suivi la Marche blanche.",
    "La République est en danger, dit la Police.",
    "Le boulevard Wilson est fermé.",
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_the_longest_name_is_found(text: str, expected: list[str], reader: Reader, places: Places) -> None:
    assert [place.text for _, place in read(reader, places, text)] == expected


@pytest.mark.parametrize("text", NO_NAMES)
def test_a_name_inside_another_name_and_a_word_are_no_place(text: str, reader: Reader, places: Places) -> None:
    assert [place.text for _, place in read(reader, places, text)] == []


LOCATIVE = [
    ("Le sommet s'ouvre à [Varsovie].", True),
    ("Le sommet s'ouvre en [Pologne].", True),
    ("L'armée avance vers [Homs].", True),
    ("Des coups de feu ont éclaté près de [Goma].", True),
    ("L'épave gît au large de la [Libye].", True),
    ("Les combats font rage dans le nord de la [Syrie].", True),
    ("Le village est à 40 kilomètres au sud de la ville d'[Alep].", True),
    ("Il a été conduit à l'aéroport de [Roissy].", True),
    ("Des heurts ont éclaté dans la région parisienne, à [Grigny] et à Évry.", True),
    ("Des grèves sont prévues à Lyon, Lille et [Nantes].", True),
    ("Le président de la [Russie] a téléphoné.", False),
    ("[Paris] dément.", False),
    ("Le maire de [Lyon] a démissionné.", False),
    ("La [Chine] proteste.", False),
    ("L'Union a versé dix millions à la [Jordanie].", False),
    ("Le rapport sur la [Syrie] est sévère.", False),
    ("Des obus sont tombés sur [Homs].", True),
    ("Il se rendra au [Burundi].", True),
]


@pytest.mark.parametrize(("marked", "expected"), LOCATIVE)
def test_a_preposition_says_that_something_happens_there(
    marked: str, expected: bool, reader: Reader, places: Places
) -> None:
    start = marked.index("[")
    found = {m.start: m.locative for m, _ in read(reader, places, marked.replace("[", "").replace("]", ""))}
    assert found[start] is expected


KINDS = [
    ("Il vit au Québec.", "region"),
    ("Il vit à Québec.", "city"),
    ("Il travaille au Luxembourg.", "country"),
    ("Il travaille à Luxembourg.", "city"),
    ("Il est en Géorgie.", "country"),
    ("Il est dans l'État de Géorgie.", "region"),
    ("La capitale du Bénin est calme.", "country"),
    ("La préfecture du Nord a fermé.", "region"),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_the_words_before_a_name_tell_what_it_is(text: str, expected: str, reader: Reader, places: Places) -> None:
    assert [place.precision for _, place in read(reader, places, text)] == [expected]


HOMONYMS = [
    ("Une bombe a explosé à Tripoli.", {}, "LBY", "the one of 3 places of that name that is usually meant"),
    ("Une bombe a explosé à Tripoli.", {"LBN": 2}, "LBN", "in Liban, which the article names"),
    ("La police libanaise a bouclé un quartier de Tripoli.", {}, "LBN", "in Liban, which the article names"),
    ("Le maire de Valence (Drôme) a démissionné.", {}, "FRA", "in Drôme, which stands beside it"),
    ("Le maire de Valence, en Espagne, a démissionné.", {"FRA": 5}, "ESP", "in Espagne, which stands beside it"),
    ("L'orage a touché Paris.", {"USA": 9}, "FRA", "the largest of 9 places of that name"),
]


@pytest.mark.parametrize(("text", "countries", "country", "why"), HOMONYMS)
def test_the_article_tells_which_place_of_a_name_is_meant(
    text: str, countries: dict[str, int], country: str, why: str, reader: Reader, places: Places
) -> None:
    first = read(reader, places, text, **countries)[0][1]
    assert (first.country, first.why) == (country, why)


def test_a_region_of_the_article_decides_within_a_state(reader: Reader, places: Places) -> None:
    (_, region), (_, town) = read(reader, places, "La Réunion est en deuil après l'accident de Saint-Denis.")
    assert region.precision == "region"
    assert (round(town.lat or 0), town.why) == (-21, "near La Réunion, which the article names")


def test_what_nothing_decides_stays_open(reader: Reader, places: Places) -> None:
    (place,) = (place for _, place in read(reader, places, "Un homme a été blessé à Saint-Jean."))
    assert (place.country, place.lat, place.lon, place.precision) == (None, None, None, "city")
    assert place.why.endswith("and nothing in the article tells which")


def test_a_town_that_no_table_knows_is_a_place_without_coordinates(reader: Reader, places: Places) -> None:
    (_, town), _ = read(reader, places, "L'incendie a pris à Vaulieu-les-Tanches, dans le Gard, lundi.")
    assert (town.text, town.country, town.lat, town.precision) == ("Vaulieu-les-Tanches", "FRA", None, "city")
    assert town.why == "not in the gazetteer; in Gard, which stands beside it"


def test_a_state_that_is_no_more_has_no_country(reader: Reader, places: Places) -> None:
    ((_, place),) = read(reader, places, "Il est né en URSS.")
    assert (place.name, place.country, place.lat) == ("Union soviétique", None, None)
    assert place.why == "Union soviétique ended in 1991: no state of today"


def test_a_dateline_is_marked(reader: Reader, places: Places) -> None:
    text = "BEYROUTH, 3 mars (AFP) - L'armée a quitté Tripoli."
    assert [(place.name, m.dateline) for m, place in read(reader, places, text)] == [
        ("Beyrouth", True),
        ("Tripoli", False),
    ]


def test_countries_are_counted_by_name_people_and_region(reader: Reader, places: Places) -> None:
    tokens = reader.parser.parse("L'armée syrienne a quitté Idlib ; la Turquie et la Bavière protestent.")
    assert places.countries(tokens, places.find(tokens)) == {"SYR": 2, "TUR": 1, "DEU": 1}


WORDS = st.sampled_from(
    ["à", "Le", "la", "Paris", "du", "Caire", "-", "(", ")", ",", "Saint", "Nord", "État", "de", "d’", "New", "York",
     "mer", "Noire", "'", "È", "St", "Denis", "\n\n", "2", "Jean", "RDC", "«", "»", "Îles", "É\u0301vian"]
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_spans_are_exact_in_order_and_apart(reader: Reader, places: Places, text: str) -> None:
    found = read(reader, places, text)
    reached = 0
    for mention, place in found:
        assert text[place.start : place.end] == place.text == mention.text
        assert reached <= place.start < place.end
        reached = place.end
