"""How many of what, in which unit: exact words, several quantities in a sentence, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.grounding.numerals import read_figures
from selon.grounding.quantities import Quantities
from selon.reader import Reader
from selon.records import Quantity


@pytest.fixture(scope="module")
def quantities(reader: Reader) -> Quantities:
    return Quantities(reader.language)


def read(reader: Reader, quantities: Quantities, text: str) -> list[Quantity]:
    return quantities.find(reader.parser.parse(text))


SPANS = [
    ("Une centaine de militaires ont débarqué.", ["Une centaine de militaires"]),
    ("Le raid a fait au moins neuf morts et trois blessés.", ["au moins neuf morts", "trois blessés"]),
    ("Le convoi portait entre 20 et 30 tonnes de blé.", ["entre 20 et 30 tonnes de blé"]),
    ("Une amende de 300 euros a été infligée à dix personnes.", ["300 euros", "dix personnes"]),
    ("Le nombre de morts dépasse 1\u202f200.", ["1\u202f200"]),
    ("Ils étaient plus d’un millier, deux cents environ selon la police.", ["plus d’un millier", "deux cents environ"]),
    ("Le port a coûté 3,5\u00a0M€.", ["3,5\u00a0M€"]),
    ("Il fait -5 °C.", ["-5 °C"]),
]


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_the_words_of_a_quantity_are_exact(
    text: str, expected: list[str], reader: Reader, quantities: Quantities
) -> None:
    assert [q.span.text for q in read(reader, quantities, text)] == expected


WHAT = [
    ("Le nombre de morts dépasse 1 200.", "morts", "persons"),
    ("Les douaniers ont saisi 300 kilos de cocaïne.", "cocaïne", "kg"),
    ("Il a écopé d'une peine de 18 mois.", "peine", "mo"),
    ("Près de 30 % des voix sont perdues.", "voix", "%"),
    ("Le poste est à 30 km du centre.", "", "km"),
    ("Trois jeunes manifestants sont soignés.", "manifestants", "persons"),
    ("Huit membres des forces de l'ordre sont soignés.", "membres des forces de l'ordre", "persons"),
    ("Deux autres sont morts.", "", None),
    ("L'aide se monte à 20 millions de francs CFA.", "", "XOF"),
]


@pytest.mark.parametrize(("text", "what", "unit"), WHAT)
def test_what_is_counted_and_its_unit(
    text: str, what: str, unit: str | None, reader: Reader, quantities: Quantities
) -> None:
    (found,) = read(reader, quantities, text)
    assert (found.what, found.unit) == (what, unit)


RANGES = [
    ("Le raid a fait de 20 à 30 morts.", [(20, 30)]),
    ("L'aide coûtera 3 à 4 milliards d'euros.", [(3e9, 4e9)]),
    ("Deux ou trois tireurs ont fui.", [(2, 3)]),
    ("Le bilan est passé de 20 à 30 morts.", [(30, None)]),
    ("Le club a gagné 3-1 devant 500 personnes.", [(500, None)]),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_ranges_have_two_ends_and_changes_have_none(
    text: str, expected: list[tuple[float, float | None]], reader: Reader, quantities: Quantities
) -> None:
    assert [(q.value, q.high) for q in read(reader, quantities, text)] == expected


NONE = [
    "Le 24 mars 2019, à 18h30, le vol 447 a décollé de la porte 12.",
    "Âgée de 27 ans, elle a gagné trois fois le tournoi des Six Nations.",
    "Il y a trois ans, l'article 49.3 et la loi de 1905 étaient cités par le G20.",
    "Un homme de 35 ans habite 12 rue des Lilas.",
    "Sept Français sur dix approuvent.",
]


@pytest.mark.parametrize("text", NONE)
def test_dates_ages_labels_and_shares_are_no_quantities(text: str, reader: Reader, quantities: Quantities) -> None:
    assert [q.span.text for q in read(reader, quantities, text)] == []


FIGURES = [("12 000", 12_000), ("1.234.567", 1_234_567), ("1\u202f200", 1200), ("1’200", 1200), ("2,5", 2.5), ("49.3", 49.3)]


@pytest.mark.parametrize(("figures", "value"), FIGURES)
def test_figures_are_read_as_french_writes_them(figures: str, value: float) -> None:
    assert read_figures(figures) == value


WORDS = st.sampled_from(
    ["deux", "cents", "vingt", "et", "un", "une", "mille", "million", "de", "d’", "euros", "12", "000", "3,5", "%", "-",
     "à", "morts", "plus", "environ", "une centaine", "İ", "\n\n", ".", "2019", "km", "(", "entre", "ans", "\u202f", "Six",
     "nombre", "du", "au moins"]
)  # fmt: skip


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_spans_are_exact_in_order_and_apart(reader: Reader, quantities: Quantities, text: str) -> None:
    reached = 0
    for quantity in read(reader, quantities, text):
        span = quantity.span
        assert text[span.start : span.end] == span.text
        assert reached <= span.start < span.end
        assert quantity.high is None or quantity.high > quantity.value
        reached = span.end


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="0123456789 ,.%€-–kmun deuxcents'’\u202f\n", max_size=60))
def test_no_text_breaks_the_reading(reader: Reader, quantities: Quantities, text: str) -> None:
    for quantity in read(reader, quantities, text):
        assert text[quantity.span.start : quantity.span.end] == quantity.span.text
