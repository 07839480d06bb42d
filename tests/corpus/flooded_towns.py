"""News of floods, made by hand in any number: in each town three outlets tell of one flood, copy, doubt and contradict."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from factories import make_article, make_statement, make_voice

from selon.records import Article

TOWNS = [first + last for first, last in product(["Vaul", "Kerm", "Orb", "Tarn", "Losc"], ["ieu", "enez", "ac", "igny"])]
PEOPLE = [first + last for first, last in product(["Ond", "Brev", "Mazan", "Quill"], ["ard", "oët", "as", "elin", "ot"])]


FIRST = ["Yves", "Ivo", "Maël", "Ugo", "Tanguy", "Basile", "Noé", "Loup", "Gaëtan", "Aubin", "Côme", "Ulysse", "Malo", "Rémi"]


def flooded(count: int) -> list[Article]:
    """The articles of `count` towns, at most twenty, three each, in the order of the towns."""
    return [article for town in range(count) for article in _of(TOWNS[town], f"{FIRST[town % 14]} {PEOPLE[town]}", town)]


def _of(town: str, person: str, day: int) -> Iterator[Article]:
    published = f"2024-{1 + day % 12:02}-04"
    yield _agency(town, person, published)
    yield _relay(town, person, f"{published}T18:00:00+02:00")
    yield _doubter(town, published)


def _agency(town: str, person: str, published: str) -> Article:
    text = (
        f"La digue de {town} a cédé lundi, a annoncé la Compagnie des digues de {town}. Deux agents ont été blessés, a précisé "
        f"son directeur, {person}, devant la presse."
    )
    company = make_voice(f"la Compagnie des digues de {town}", "organisation", id="v1")
    director = make_voice(person, id="v2", role="directeur")
    return make_article(
        text,
        make_statement(text, f"La digue de {town} a cédé lundi", voice=company, source=company.name, cue="a annoncé"),
        make_statement(text, "Deux agents ont été blessés", id="s2", voice=director, cue="a précisé",
                       source=f"son directeur, {person}"),
        id=f"{town}-1", outlet="Agence Ouest-Infos (AOI)", published=published, title=f"{town} : la digue a cédé",
    )  # fmt: skip


def _relay(town: str, person: str, published: str) -> Article:
    surname, mayor = person.split()[1], f"Léa {person.split()[1][::-1].title()}"
    text = (
        f"La digue de {town} a cédé lundi, rapporte l'AOI. Aucun agent n'a été blessé, dément la maire, {mayor}. "
        f"« Deux agents ont été blessés », maintient {surname}."
    )
    agency, denies = make_voice("l'AOI", "organisation", id="v1"), make_voice(mayor, id="v2", role="maire")
    director = make_voice(surname, id="v3")
    return make_article(
        text,
        make_statement(text, f"La digue de {town} a cédé lundi", voice=agency, source="l'AOI", cue="rapporte"),
        make_statement(text, "Aucun agent n'a été blessé", id="s2", voice=denies, cue="dément",
                       source=f"la maire, {mayor}", stance="deny"),
        make_statement(text, "Deux agents ont été blessés", id="s3", voice=director, source=surname, cue="maintient",
                       quoted=("Deux agents ont été blessés",), form="direct"),
        id=f"{town}-2", outlet="Le Fanal", published=published,
    )  # fmt: skip


def _doubter(town: str, published: str) -> Article:
    text = f"La digue de {town} a cédé lundi, selon une source policière. Le port de {town} est fermé."
    source = make_voice("une source policière", "anonymous", id="v1")
    return make_article(
        text,
        make_statement(text, f"La digue de {town} a cédé lundi", voice=source, source=source.name, cue="selon"),
        id=f"{town}-3", outlet="La Gazette", published=published,
    )  # fmt: skip
