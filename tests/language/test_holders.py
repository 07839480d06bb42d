"""The dated table of office holders: what is read of it, and what is said of a table that is malformed."""

from __future__ import annotations

from pathlib import Path

import pytest

from selon.errors import LanguageError
from selon.intake import article_from_text
from selon.language import load
from selon.language.holders import by_name, parse_holders, read_holders
from selon.reader import Reader

ENTRY = "{name: Ana Ruiz, aliases: [Ana María Ruiz], country: CHL, sector: GOV, office: ministre, from: 2019-03, until: 2021}"


def table(*entries: str) -> str:
    """A table of these entries, one a line, the first on line 2."""
    return "office_holders:\n" + "".join(f"  - {e}\n" for e in entries)


def test_names_and_aliases_lead_to_the_times_in_office() -> None:
    found = by_name(parse_holders(table(ENTRY), "own.yaml"))
    assert set(found) == {"ana ruiz", "ana maría ruiz"}
    assert found["ana ruiz"][0].office == "ministre"


@pytest.mark.parametrize(
    ("date", "held"),
    [("2019-02-28", False), ("2019-03-01", True), ("2019", True), ("2021-12-31", True), ("2022-01-01", False)],
)
def test_an_office_is_held_from_its_first_day_to_its_last_as_precisely_as_both_are_known(date: str, held: bool) -> None:
    assert parse_holders(table(ENTRY), "own.yaml")[0].held(date) is held


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (ENTRY.replace("CHL", "Chili"), "own.yaml: line 3: country: 'Chili' is no ISO 3166-1 alpha-3 code"),
        (ENTRY.replace("GOV", "GVT"), "own.yaml: line 3: sector: 'GVT' is not known"),
        (ENTRY.replace("2019-03", "mars 2019"), "own.yaml: line 3: from: 'mars 2019' is no date"),
        (ENTRY.replace("until: 2021", "until: 2018"), "own.yaml: line 3: until: 2018 is before 2019-03"),
        (ENTRY.replace("office:", "ofice:"), "own.yaml: line 3: ofice: unknown field"),
        (ENTRY.replace(", office: ministre", ""), "own.yaml: line 3: office: is missing"),
        (ENTRY.replace("[Ana María Ruiz]", "Anita"), "own.yaml: line 3: aliases: expected a list of names"),
        ("Ana Ruiz", "own.yaml: line 3: entry: expected name"),
    ],
)
def test_a_mistake_is_named_by_file_line_and_field_and_nothing_is_loaded(entry: str, message: str) -> None:
    with pytest.raises(LanguageError) as caught:
        parse_holders(table(ENTRY, entry), "own.yaml")
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("text", ["", "- a\n", "holders: []\n", "office_holders: {a: b}\n", "office_holders: [\n"])
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(LanguageError, match=r"^own\.yaml: "):
        parse_holders(text, "own.yaml")


def test_a_table_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="cannot be read"):
        read_holders(tmp_path / "none.yaml")


def test_no_time_in_office_stands_twice_in_selons_own_table() -> None:
    times = [(h.name, h.office, h.since) for name, hs in load("fr").holders.items() for h in hs if h.name.lower() == name]
    assert len(times) == len(set(times)) > 150


def test_a_readers_own_table_is_asked_first(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(table(ENTRY.replace("2021", "null")), encoding="utf8")
    own = Reader(nlp=reader.parser.nlp, office_holders=path)
    article = article_from_text("Ana Ruiz a dit que la mine fermerait.", id="a", published="2020-05-01")
    voice = own.read(article).statements[0].voice
    assert voice is not None
    assert (voice.country, voice.sector) == ("CHL", "GOV")
    assert voice.why == f"a personal name; ministre ({path})"
    other = reader.read(article).statements[0].voice
    assert other is not None
    assert other.country is None
