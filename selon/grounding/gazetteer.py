"""The cities of the world by name, from the SQLite file that `build_gazetteer` makes of GeoNames (CC BY 4.0).

It knows names and numbers only; which of several places of a name is meant is for `places` to say.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources

from selon.errors import LanguageError

FILE = "places.sqlite"
_REMEMBERED = 50_000
"""Names kept in memory once they were asked for, those that are no city included (about 10 MB)."""
_CITIES = """
    SELECT n.name, p.name, p.country, p.lat, p.lon, p.population, n.main
    FROM names n JOIN places p ON p.id = n.place WHERE n.name IN ({marks})
    ORDER BY p.population DESC, p.id
"""


@dataclass(frozen=True, slots=True)
class City:
    """A populated place: `name` as GeoNames writes it, `country` ISO 3166-1 alpha-3 of the sovereign state, degrees in WGS 84.

    `main` tells whether it was found by that name, or by another one that it has in some language.
    """

    name: str
    country: str
    lat: float
    lon: float
    population: int
    main: bool


class Gazetteer:
    """Looks cities up by folded name. The file is opened read-only with the first question."""

    def __init__(self) -> None:
        self._db: sqlite3.Connection | None = None
        self._known: dict[str, tuple[City, ...]] = {}

    def cities(self, names: Iterable[str]) -> dict[str, tuple[City, ...]]:
        """The cities of each of these folded names, the largest first; () where there is none.

        Raises LanguageError where the file cannot be read.
        """
        asked = set(names)
        missing = sorted(name for name in asked if name not in self._known)
        if missing:
            if len(self._known) + len(missing) > _REMEMBERED:
                self._known.clear()
                missing = sorted(asked)
            self._known.update(self._read(missing))
        return {name: self._known[name] for name in asked}

    def _read(self, names: list[str]) -> dict[str, tuple[City, ...]]:
        found: dict[str, list[City]] = {name: [] for name in names}
        for at in range(0, len(names), 500):  # SQLite takes at least 999 values in one question
            part = names[at : at + 500]
            question = _CITIES.format(marks=",".join("?" * len(part)))
            for asked, name, country, lat, lon, population, main in self._open().execute(question, part):
                found[asked].append(City(name, country, lat, lon, population, bool(main)))
        return {name: tuple(cities) for name, cities in found.items()}

    def _open(self) -> sqlite3.Connection:
        if self._db is None:
            path = resources.files("selon").joinpath("data", FILE)
            try:
                self._db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
                self._db.execute("SELECT count(*) FROM about")
            except sqlite3.Error as error:
                raise LanguageError(f"data/{FILE}: {error}") from error
        return self._db
