"""Where mentions of one claim come from: short articles, and the one place or the two that they lead to."""

from __future__ import annotations

import pytest

from selon.claim_records import Claim
from selon.claims import Dossiers
from selon.claims.credibility import counted
from selon.claims.sources import origin_id
from selon.intake import article_from_text
from selon.reader import Reader

Told = tuple[str, str]
"""Outlet and text."""
SHIP = "Le cargo Ar Vag transportait du nitrate vers Kerval"
RETOLD = "Du nitrate se trouvait à bord du cargo Ar Vag en route vers Kerval"


@pytest.fixture(scope="module")
def dossiers() -> Dossiers:
    return Dossiers("fr")


class Desk:
    """Reads what outlets published hour after hour."""

    def __init__(self, reader: Reader, dossiers: Dossiers) -> None:
        self._reader = reader
        self._dossiers = dossiers

    def claim(self, *told: Told) -> Claim:
        given = [
            article_from_text(text, id=f"a{n}", outlet=outlet, published=f"2024-03-04T{7 + n:02}:00")
            for n, (outlet, text) in enumerate(told)
        ]
        return max(self._dossiers.of(self._reader.read_many(given)).claims, key=lambda c: len(c.mentions))


@pytest.fixture
def desk(reader: Reader, dossiers: Dossiers) -> Desk:
    return Desk(reader, dossiers)


COMPANY = ("Le Fanal", f"{SHIP}, a indiqué la compagnie Boréal.")
SOURCE = ("Le Fanal", f"{SHIP}, affirme une source policière.")
MINISTRY = ("Le Fanal", f"{SHIP}, a annoncé le ministère français de l'Intérieur.")


@pytest.mark.parametrize(
    ("first", "second", "name", "why"),
    [
        (SOURCE, ("La Gazette", RETOLD + ", selon Le Fanal."), "une source policière", "taken from Le Fanal"),
        (SOURCE, ("La Gazette", RETOLD + ", selon une source policière citée par Le Fanal."), "une source policière",
         "taken from Le Fanal"),
        (SOURCE, ("La Gazette", RETOLD + ", selon des sources policières."), "une source policière",
         "nothing shows that des sources policières is not une source policière"),
        (COMPANY, ("La Gazette", f"{SHIP}. Voilà ce qui inquiète."), "la compagnie Boréal", "La Gazette copies Le Fanal"),
        (COMPANY, ("La Gazette", "Du nitrate : le cargo Ar Vag en transportait vers le port de Kerval, lundi matin."),
         "la compagnie Boréal", "La Gazette names no source; la compagnie Boréal told it before"),
        (("AEP", COMPANY[1]), ("La Gazette", "Le cargo Ar Vag, parti lundi, transportait vers Kerval du nitrate. (AEP)"),
         "la compagnie Boréal", ""),
        (COMPANY, ("La Gazette", f"{SHIP}, selon l'armateur."), "la compagnie Boréal",
         "nothing shows that l'armateur is not la compagnie Boréal"),
        (MINISTRY, ("La Gazette", f"{SHIP}, a répété la France."), "le ministère français de l'Intérieur",
         "speak for one government"),
        (("Le Fanal", f"{SHIP}, a annoncé le maire."), ("La Gazette", f"{SHIP}, a indiqué la mairie."), "le maire",
         "nothing shows to be two"),
        (("Le Fanal", f"{SHIP}, a annoncé le maire."), ("La Gazette", f"{SHIP}, a indiqué le maire, Paul Riec."), "le maire",
         "nothing shows to be two"),
        (("Le Fanal", f"{SHIP}, a annoncé la préfecture."), ("La Gazette", f"{SHIP}, a indiqué le préfet."), "la préfecture",
         "nothing shows that le préfet is not la préfecture"),
    ],
    ids=["relayed", "relayed with its source", "anonymous, in the plural", "copied", "unnamed", "credited", "a role that may be",
         "state and ministry", "mayor and town hall", "a mayor named later", "prefecture and prefect"],
)  # fmt: skip
def test_one_origin(desk: Desk, first: Told, second: Told, name: str, why: str) -> None:
    claim = desk.claim(first, second)
    assert (claim.outlets, claim.distinct_origins) == (2, 1), claim
    (origin,) = claim.origins
    assert (origin.name, origin.via) == (name, (first[0], second[0]))
    assert why in origin.why


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        (COMPANY, ("La Gazette", f"{SHIP}, raconte la docker Anna Weil."), ["la compagnie Boréal", "Anna Weil"]),
        (MINISTRY, ("La Gazette", f"{SHIP}, a indiqué la police française."),
         ["le ministère français de l'Intérieur", "la police française"]),
        (MINISTRY, ("La Gazette", f"{SHIP}, a déclaré le Mali."), ["le ministère français de l'Intérieur", "le Mali"]),
        (SOURCE, ("La Gazette", f"{SHIP}, a indiqué la compagnie Boréal."),
         ["une source policière", "la compagnie Boréal"]),
        (("Le Fanal", f"{SHIP}, a annoncé le maire."), ("La Gazette", f"{SHIP}, a indiqué le préfet."),
         ["le maire", "le préfet"]),
        (("Le Fanal", f"{SHIP}, a annoncé la préfecture."), ("La Gazette", f"{SHIP}, a indiqué le maire."),
         ["la préfecture", "le maire"]),
        (("Le Fanal", f"{SHIP}, a annoncé la mairie."), ("La Gazette", f"{SHIP}, a indiqué la ministre des Transports."),
         ["la mairie", "la ministre des Transports"]),
    ],
    ids=["two voices", "police and ministry", "two states", "anonymous and named", "mayor and prefect", "prefecture and mayor",
         "town hall and minister"],
)  # fmt: skip
def test_two_origins(desk: Desk, first: Told, second: Told, names: list[str]) -> None:
    claim = desk.claim(first, second)
    assert (claim.outlets, claim.distinct_origins) == (2, 2), claim
    assert [o.name for o in claim.origins] == names
    assert not any(m.passes_on for m in claim.mentions)


def test_an_outlet_that_others_told_of_counts_once(desk: Desk) -> None:
    claim = desk.claim(("La Gazette", f"{SHIP}, selon l'AFP."), ("Radio Estran", f"{SHIP}, rapporte l'AFP."))
    assert (claim.distinct_origins, [o.name for o in claim.origins]) == (1, ["l'AFP"])
    assert all(m.passes_on for m in claim.mentions)


def test_who_denies_is_an_origin_that_does_not_count(desk: Desk) -> None:
    claim = desk.claim(COMPANY, ("La Gazette", "Le cargo Ar Vag ne transportait pas de nitrate vers Kerval, répond le maire."))
    assert claim.distinct_origins == 1
    assert [m.does for m in claim.mentions] == ["asserts", "denies"]
    assert len(claim.origins) == 2


def test_what_an_article_asserts_first_is_its_own_reporting(desk: Desk) -> None:
    claim = desk.claim(("Le Fanal", "L'armée a bombardé le port de Kerval lundi."),
                       ("La Gazette", "Lundi, l'armée a bombardé le port de Kerval."))  # fmt: skip
    assert [(o.name, o.kind, o.via) for o in claim.origins] == [("Le Fanal", "reporter", ("Le Fanal", "La Gazette"))]


def test_an_origin_has_one_id_in_every_claim(desk: Desk) -> None:
    told = [desk.claim(SOURCE), desk.claim((SOURCE[0], "Le port de Kerval restera fermé, affirme une source policière."))]
    (first,), (second,) = (claim.origins for claim in told)
    assert (first.id, first.key) == (second.id, second.key)
    assert first.id != desk.claim(COMPANY).origins[0].id


def test_another_article_changes_no_origins_id(desk: Desk) -> None:
    (known,) = desk.claim(COMPANY).origins
    claim = desk.claim(COMPANY, ("La Gazette", f"{SHIP}, raconte la docker Anna Weil."))
    assert [o.name for o in claim.origins] == ["la compagnie Boréal", "Anna Weil"]
    assert claim.origins[0].id == known.id


def test_a_claim_is_counted_again_from_its_record_alone(desk: Desk) -> None:
    for told in ((COMPANY, SOURCE), (("La Gazette", f"{SHIP}, selon l'AFP."), COMPANY), (MINISTRY,)):
        claim = desk.claim(*told)
        assert counted(claim.mentions, claim.origins) == (claim.distinct_origins, claim.credibility)


def test_two_origins_of_one_key_in_a_claim_have_two_ids() -> None:
    assert origin_id(("v-1",)) == origin_id(("v-1",), {"o-2"})
    assert origin_id(("v-1",), {origin_id(("v-1",))}) == origin_id(("v-1",)) + "~2"
