"""The words that say who speaks (roles.yaml, places.yaml, media.yaml): shape, spelling, codes, nothing twice."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from selon.language.loader import read

_SECTOR = re.compile(
    "GOV|MIL|COP|JUD|LEG|PTY|OPP|REB|PRM|UAF|SPY|BUS|AGR|LAB|EDU|MED|JRN|REL|SOC|CVL|CRM|REF|ELI|PRE|UNK|IGO|NGO|MNC"
)
_KEYS = {
    "roles": {"titles", "civil", "bodies", "named", "documents", "anonymous", "people", "female_names", "male_names"},
    "places": {"countries", "metonyms", "regions", "ambiguous", "areas", "cities", "former", "place_words"},
    "media": {"media", "social", "media_nouns"},
}
# list of entries -> (keys that must stand there, keys that may)
_ENTRIES: dict[tuple[str, str], tuple[set[str], set[str]]] = {
    ("roles", "titles"): ({"noun"}, {"feminine", "sector", "office"}),
    ("roles", "bodies"): ({"noun"}, {"sector"}),
    ("roles", "named"): ({"name"}, {"full", "sector", "country", "aliases"}),
    ("roles", "documents"): ({"noun"}, {"rule"}),
    ("roles", "people"): ({"noun"}, {"sector"}),
    ("places", "countries"): ({"iso", "name", "article", "adjective", "capital", "others", "centre"}, set()),
    ("places", "metonyms"): ({"name"}, {"variants", "stands_for", "kind", "country", "sector", "also"}),
    ("places", "regions"): ({"adjective", "iso", "name"}, set()),
    ("places", "ambiguous"): ({"adjective", "isos"}, set()),
    ("places", "areas"): ({"name", "iso", "centre"}, {"variants", "needs"}),
    ("places", "cities"): ({"name", "iso"}, {"of", "centre", "variants"}),
    ("places", "former"): ({"name", "until"}, {"variants"}),
    ("media", "media"): ({"name"}, {"full", "agency", "country", "aliases"}),
}


@cache
def _file(name: str) -> dict[str, Any]:
    return read("fr", name)


def _entries(name: str, key: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = _file(name)[key]
    return entries


def _twice(words: Iterable[object]) -> list[object]:
    return [word for word, count in Counter(words).items() if count > 1]


def _scalars(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Every leaf of a file with the way to it."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _scalars(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from _scalars(inner, path)
    else:
        yield path, value


def _spellings(entry: Mapping[str, Any], lists: str) -> list[str]:
    return [n for n in (entry["name"], entry.get("full"), *entry.get(lists, ())) if n is not None]


def _forms(entry: Mapping[str, Any]) -> set[str]:
    return {entry["noun"].lower(), entry.get("feminine", entry["noun"]).lower()}


def _isos_of_adjectives() -> dict[str, set[str | None]]:
    """Each adjective form and all codes it stands beside."""
    found: dict[str, set[str | None]] = {}
    for key in ("countries", "regions"):
        for entry in _entries("places", key):
            for form in entry["adjective"]:
                found.setdefault(form, set()).add(entry["iso"])
    return found


@pytest.mark.parametrize("name", _KEYS)
def test_a_file_has_the_lists_the_loader_reads(name: str) -> None:
    assert set(_file(name)) == _KEYS[name]
    assert [key for key, value in _file(name).items() if not value] == []


@pytest.mark.parametrize(("name", "key"), _ENTRIES)
def test_entries_have_the_fields_the_loader_reads_and_no_others(name: str, key: str) -> None:
    must, may = _ENTRIES[name, key]
    wrong = [e for e in _entries(name, key) if not must <= set(e) <= must | may]
    assert wrong == []


@pytest.mark.parametrize("name", _KEYS)
def test_words_are_text_with_straight_apostrophes_and_composed_accents(name: str) -> None:
    optional = re.compile(r"\.(office|rule|agency|country|sector|iso|capital)$")
    for path, word in _scalars(_file(name), name):
        if word is None or word is True:
            assert optional.search(path), f"{path}: {word!r} (quote words such as on)"
            continue
        if path.endswith((".centre", ".until")):
            assert isinstance(word, int | float), f"{path}: {word!r} is no number"
            continue
        assert isinstance(word, str), f"{path}: {word!r} is no text (quote it)"
        assert "’" not in word, f"{path}: {word}"
        assert word == unicodedata.normalize("NFC", " ".join(word.split())), f"{path}: {word!r}"
        assert word or path.endswith("article"), f"{path}: empty"


def test_places_lie_on_the_globe_and_each_state_has_a_centre() -> None:
    centred = [e for key in ("countries", "areas", "cities") for e in _entries("places", key) if "centre" in e]
    wrong = [e["name"] for e in centred if not (-90 <= e["centre"][0] <= 90 and -180 <= e["centre"][1] <= 180)]
    assert wrong == []
    assert len(_entries("places", "areas")) >= 250


def test_anonymous_voices_have_nouns_indefinites_and_markers() -> None:
    anonymous = _file("roles")["anonymous"]
    assert set(anonymous) == {"nouns", "indefinites", "markers"}
    for words in anonymous.values():
        assert _twice(word.lower() for word in words) == []
    assert "on" in anonymous["indefinites"]


def test_no_noun_is_written_twice_or_stands_in_two_tables() -> None:
    titles = _entries("roles", "titles")
    assert _twice((t["noun"].lower(), t.get("feminine", "").lower()) for t in titles) == []
    tables = {key: [e["noun"].lower() for e in _entries("roles", key)] for key in ("bodies", "documents", "people")}
    tables["titles"] = sorted(set().union(*map(_forms, titles)))
    tables["anonymous"] = [word.lower() for word in _file("roles")["anonymous"]["nouns"]]
    assert _twice(word for words in tables.values() for word in words) == []


def test_titles_that_share_a_form_agree_on_sector_and_office() -> None:
    said: dict[str, set[tuple[object, object]]] = {}
    for title in _entries("roles", "titles"):
        for form in _forms(title):
            said.setdefault(form, set()).add((title.get("sector"), title.get("office")))
    assert {form: what for form, what in said.items() if len(what) > 1} == {}


def test_a_first_name_stands_once_and_has_one_gender() -> None:
    names = [*_file("roles")["female_names"], *_file("roles")["male_names"]]
    assert _twice(name.lower() for name in names) == []
    assert [name for name in names if not name[0].isupper()] == []


def test_a_named_body_or_outlet_goes_by_a_name_of_its_own() -> None:
    bodies = [n for e in _entries("roles", "named") for n in _spellings(e, "aliases")]
    outlets = [n for e in _entries("media", "media") for n in _spellings(e, "aliases")]
    assert _twice([*bodies, *outlets]) == []
    assert {n.lower() for n in bodies} & {e["noun"].lower() for e in _entries("roles", "bodies")} == set()


@pytest.mark.parametrize("key", ["civil", "social", "media_nouns"])
def test_a_plain_list_holds_each_word_once(key: str) -> None:
    words = _file("roles" if key == "civil" else "media")[key]
    assert _twice(word.lower() for word in words) == []


def test_countries_have_one_code_and_names_no_other_country_has() -> None:
    countries = _entries("places", "countries")
    assert _twice(c["iso"] for c in countries) == []
    assert [c["iso"] for c in countries if not re.fullmatch("[A-Z]{3}", c["iso"])] == []
    assert _twice(n.lower() for c in countries for n in (c["name"], *c["others"])) == []
    assert {c["article"] for c in countries} == {"la", "le", "l'", "les", ""}


def test_adjectives_have_four_forms() -> None:
    keys = ("countries", "regions", "ambiguous")
    odd = [e["adjective"] for key in keys for e in _entries("places", key) if len(e["adjective"]) not in (0, 4)]
    assert odd == []


def test_codes_and_sectors_used_anywhere_are_known() -> None:
    known = {c["iso"] for c in _entries("places", "countries")}
    files = [leaf for name in _KEYS for leaf in _scalars(_file(name), name)]
    codes = {word for path, word in files if path.endswith((".country", ".iso", ".isos")) and word is not None}
    assert codes - known == set()
    sectors = {str(word) for path, word in files if path.endswith(".sector") and word is not None}
    assert [sector for sector in sectors if not _SECTOR.fullmatch(sector)] == []


def test_an_adjective_of_several_states_is_listed_as_ambiguous() -> None:
    isos = _isos_of_adjectives()
    listed = {form: set(e["isos"]) for e in _entries("places", "ambiguous") for form in e["adjective"]}
    several = {form: codes for form, codes in isos.items() if len(codes) > 1}
    assert {form: codes for form, codes in several.items() if listed.get(form) != codes} == {}
    assert {form for form in listed if form not in several and isos.get(form) != {None}} == set()


def test_a_metonym_says_what_it_stands_for() -> None:
    metonyms = _entries("places", "metonyms")
    told = {"stands_for", "kind", "country", "sector"}
    assert [m["name"] for m in metonyms if not told <= set(m) and "also" not in m] == []
    assert {m["kind"] for m in metonyms if "kind" in m} == {"organisation", "state"}
    assert _twice(n for m in metonyms for n in _spellings(m, "variants")) == []
    capitals = {c["capital"] for c in _entries("places", "countries")}
    assert [m["name"] for m in metonyms if m["name"] in capitals and "also" not in m] == []


def test_agencies_of_the_french_speaking_press_are_agencies() -> None:
    agencies = {m["name"] for m in _entries("media", "media") if m.get("agency") is True}
    assert {"AFP", "Reuters", "AP", "Belga", "ATS", "Keystone-ATS", "APS", "MAP", "TAP"} <= agencies


def test_codes_and_names_are_those_of_the_cldr() -> None:
    babel = pytest.importorskip("babel", reason="CLDR names need babel")
    core = pytest.importorskip("babel.core")
    names, codes = babel.Locale("fr").territories, {**core.get_global("territory_aliases"), "XKX": ["XK"]}
    # "R.A.S. chinoise de Hong Kong", "Myanmar (Birmanie)" there; Maurice and Dominique, first names, have a noun here
    otherwise = {"HKG", "MAC", "MMR", "MUS", "DMA"}
    for country in _entries("places", "countries"):
        assert country["iso"] in codes, country
        ours = {n.lower() for n in (country["name"], *country["others"])}
        theirs = names[codes[country["iso"]][0]].replace("’", "'").lower()
        assert theirs in ours or country["iso"] in otherwise, f"{country['iso']}: {theirs}"
