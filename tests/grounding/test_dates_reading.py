"""What an expression carries besides its date: where it stands, whether it is a dateline, how it bounds, and why."""

from __future__ import annotations

import pytest

from selon.grounding.dates import Dates, Direction, Resolved
from selon.language import load

WEDNESDAY = "2019-03-27"


@pytest.fixture(scope="module")
def dates() -> Dates:
    return Dates(load("fr"))


def resolved(dates: Dates, text: str, published: str | None = WEDNESDAY) -> list[Resolved]:
    return dates.resolve(dates.expressions(text), published)


def only(dates: Dates, text: str, published: str | None = WEDNESDAY) -> Resolved:
    (found,) = resolved(dates, text, published)
    return found


def test_an_expression_knows_where_it_stands(dates: Dates) -> None:
    text = "La digue a cédé.\n\nLe maire a démissionné mardi matin, selon l'AFP."
    (expression,) = dates.expressions(text)
    assert text[expression.start : expression.end] == expression.text == "mardi matin"
    assert (expression.paragraph, expression.dateline, expression.direction) == (1, False, None)


def test_a_date_is_the_record_that_the_article_prints(dates: Dates) -> None:
    found = only(dates, "Le maire a démissionné mardi.")
    assert found.date is not None
    assert (found.date.text, found.date.start, found.date.end) == ("mardi", 23, 28)
    assert (found.date.value, found.date.until, found.date.precision) == ("2019-03-26", None, "day")
    assert found.date.why == found.why == "Tuesday: the last one up to the day of publication, 2019-03-27"


WHY = [
    ("Elle a été élue le 26 mars 2019.", "as written"),
    ("Elle a été élue le mercredi 26 mars 2019.", "as written, though it is a Tuesday"),
    ("Elle sera élue fin mars 2019.", "as written (end)"),
    ("Elle a été élue en septembre.", "the last one up to the day of publication, 2019-03-27"),
    ("Le barrage a cédé il y a une dizaine de jours.", "about 10 days before the day of publication, 2019-03-27"),
    ("Le barrage a cédé il y a quelques jours.", "how many is not said"),
    ("Le rapport date du 31 février 2019.", "no such day"),
    ("Le village s'est réveillé au lendemain du drame.", "counted from an event, not from a date"),
    ("Le fleuve avait gelé pendant l'hiver 2018.", "which of the two winters of that year is not said"),
    ("Deux jours plus tard, la digue cédait.", "no date was given before to count from"),
]


@pytest.mark.parametrize(("text", "why"), WHY, ids=[text for text, _ in WHY])
def test_why_tells_the_reasoning_or_what_is_missing(text: str, why: str, dates: Dates) -> None:
    assert only(dates, text).why == why


def test_without_a_day_to_count_from_only_what_is_written_out_is_known(dates: Dates) -> None:
    known, unknown = resolved(dates, "L'usine, ouverte en 2015, a fermé mardi.", None)
    assert known.date is not None
    assert known.date.value == "2015"
    assert (unknown.date, unknown.why) == (None, "no day of publication, dateline or full date to count from")


DATELINES = [
    "PARIS, 12 mars 2019 (ABC) - Le préfet a démissionné lundi.",
    "PORT-AU-PRINCE, 12 mars 2019. Le préfet a démissionné lundi.",
    "Saint-Denis de La Réunion, mardi 12 mars 2019 (avec l'ABC) – Le préfet a démissionné lundi.",
    "Le préfet s'en va\n\n12 mars 2019 . –\nLe préfet a démissionné lundi.",
    "Publié le 12 mars 2019\nLe préfet a démissionné lundi.",
    "Valbrune (Isère), le 12 mars 2019.\n\nLe préfet a démissionné lundi.",
]


@pytest.mark.parametrize("text", DATELINES)
def test_a_dateline_is_the_day_of_an_article_without_one(text: str, dates: Dates) -> None:
    line, monday = resolved(dates, text, None)
    assert (line.expression.dateline, monday.expression.dateline) == (True, False)
    assert monday.why == "Monday: the last one up to the dateline, 2019-03-12"
    assert monday.date is not None
    assert monday.date.value == "2019-03-11"


NO_DATELINES = [
    "Le 12 mars 2019, le préfet a démissionné.",
    "Mardi 12 mars 2019, le préfet a démissionné.",
    "Le préfet a démissionné le 12 mars 2019. Il est remplacé.",
    "Paris a voté, 12 mars 2019 ou pas.",
    "Un\n\nDeux\n\nTrois\n\nPARIS, 12 mars 2019 (ABC) - Le préfet a démissionné.",
]


@pytest.mark.parametrize("text", NO_DATELINES)
def test_a_date_in_a_sentence_is_no_dateline(text: str, dates: Dates) -> None:
    assert [e.dateline for e in dates.expressions(text)] == [False]


def test_the_day_of_publication_goes_before_the_dateline(dates: Dates) -> None:
    line, monday = resolved(dates, "PARIS, 12 mars (ABC) - Le préfet a démissionné lundi.", "2019-03-19")
    assert line.date is not None
    assert monday.date is not None
    assert (line.date.value, monday.date.value) == ("2019-03-12", "2019-03-18")


BOUNDS = [
    ("La ville est privée d'eau depuis lundi.", "since"),
    ("La taxe s'appliquera à partir du 1er mai.", "from"),
    ("L'exposition est ouverte jusqu'au 30 juin.", "until"),
    ("Le décret paraîtra d'ici vendredi.", "by"),
    ("Les candidats écriront avant le 30 juin.", "before"),
    ("Rien ne changera après 2020.", "after"),
    ("Le quartier reste bouclé jusqu'à 22 heures.", "until"),
    ("L'alerte a été donnée peu avant 15 heures.", "before"),
    ("L'alerte a été donnée vers 15 heures.", None),
    ("Le maire a démissionné mardi.", None),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDS, ids=[text for text, _ in BOUNDS])
def test_a_word_that_bounds_is_told(text: str, bound: str | None, dates: Dates) -> None:
    assert only(dates, text).bound == bound


DIRECTIONS: list[tuple[str, Direction | None, str]] = [
    ("Le conseil se réunira jeudi.", "future", "2019-03-28"),
    ("Le conseil s'est réuni jeudi.", "past", "2019-03-21"),
    ("Le conseil se réunit jeudi.", None, "2019-03-21"),
    ("Le conseil se réunira en février.", "future", "2020-02"),
    ("Le conseil se réunira à l'automne.", "future", "2019-09"),
    ("Le conseil se réunira jeudi dernier.", "future", "2019-03-21"),
]


@pytest.mark.parametrize(("text", "direction", "value"), DIRECTIONS)
def test_the_tense_of_the_clause_decides_where_no_word_does(
    text: str, direction: Direction | None, value: str, dates: Dates
) -> None:
    (found,) = dates.resolve([e.toward(direction) for e in dates.expressions(text)], WEDNESDAY)
    assert found.date is not None
    assert found.date.value == value


CAPITALS = [
    ("Mardi, le pont a rouvert.", 1),
    ("« Mardi, le pont a rouvert », dit-elle.", 1),
    ("Mardi Okoro a marqué deux fois.", 0),
    ("La revue Mardi a révélé l'affaire.", 0),
    ("La sonde s'est posée sur Mars.", 0),
    ("Le 12 Mars 2019, la sonde s'est posée.", 1),
    ("La procession de l'Ascension a été annulée.", 1),
    ("La lente ascension du club est finie.", 0),
]


@pytest.mark.parametrize(("text", "count"), CAPITALS)
def test_a_capital_inside_a_sentence_is_a_name(text: str, count: int, dates: Dates) -> None:
    assert len(dates.expressions(text)) == count


def test_a_day_of_publication_with_its_hour_lets_hours_be_counted(dates: Dates) -> None:
    assert only(dates, "Le barrage a cédé il y a deux heures.", "2019-03-27T14:20+01:00").date is not None
    assert only(dates, "Le barrage a cédé il y a deux heures.", "2019-03-27").date is None


@pytest.mark.parametrize("published", ["", "2019", "2019-02-31", "hier", "2019-03-27T99:99"])
def test_a_day_of_publication_that_is_none_is_no_anchor_or_has_no_hour(published: str, dates: Dates) -> None:
    assert only(dates, "Le barrage a cédé il y a deux heures.", published).date is None
