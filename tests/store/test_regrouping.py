"""Putting a store's articles together bit by bit gives what putting them together at once gives, with less work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest
from factories import make_article, make_flood

from selon.claims import Dossiers
from selon.intake import article_from_text
from selon.reader import Reader
from selon.records import Article
from selon.store import Store, regrouping
from selon.store.database import Database
from selon.store.where import locate

NEWS = (
    ("Agence AKP", "2024-01-08T08:00:00", "Un incendie a détruit l'entrepôt Vernay à Tolma, a affirmé lundi Solène Argoat, "
     "ministre de l'Eau. « Douze personnes ont été blessées », a-t-elle ajouté."),
    ("Le Fanal", "2024-01-08T10:00:00", "Tolma (AKP) - Un incendie a détruit l'entrepôt Vernay à Tolma, selon Mme Argoat. "
     "La préfecture de Tolma dément que l'entrepôt Vernay ait été détruit."),
    ("Le Courrier", "2024-01-09", "L'incendie de l'entrepôt Vernay à Tolma a fait quinze blessés, a déclaré mardi Jean Tirel, "
     "porte-parole de la préfecture de Tolma."),
    ("Le Littoral", "2024-03-06", "Le pont de Morvanne a cédé mercredi, rapporte l'agence AKP. Selon Jean Tirel, trois "
     "camions sont tombés dans la Brenne."),
    ("Le Fanal", "2024-03-06T09:00:00", "Le pont de Morvanne a cédé mercredi, a indiqué Tirel. Trois camions sont tombés dans "
     "la Brenne, a-t-il précisé."),
    ("Quai Libre", "2024-05-23", "Les dockers de Kerlann ont voté la grève, annonce le syndicat SDK. « Nous bloquerons le port "
     "de Kerlann », prévient son secrétaire Ivo Brand."),
    ("Le Courrier", "2024-05-23", "Solène Argoat a jugé jeudi la grève des dockers de Kerlann « incompréhensible ». Le "
     "syndicat SDK affirme que la ministre refuse de le recevoir."),
    ("Le Littoral", None, "À Tolma comme à Morvanne, la préfecture de Tolma avait été prévenue, selon Jean Tirel : "
     "l'entrepôt Vernay et le pont de Morvanne menaçaient ruine, dit-il."),
)  # fmt: skip
"""Three stories some months apart, and an undated article that tells of the first two."""


@pytest.fixture(scope="module")
def dossiers() -> Dossiers:
    return Dossiers("fr")


@pytest.fixture(scope="module")
def news(reader: Reader) -> list[Article]:
    """Three stories, some of whose voices, bodies and outlets are known by others, and an article that tells of two of them."""
    given = (article_from_text(text, id=f"n{n}", outlet=outlet, published=published)
             for n, (outlet, published, text) in enumerate(NEWS))  # fmt: skip
    return list(reader.read_many(given))


def require_same(store: Store, dossiers: Dossiers) -> None:
    """Fails unless the kept dossier is the one that is put together from the beginning."""
    assert not store.grouping().stale
    assert store.dossier() == dossiers.of(store.articles(), store.judgements())


def add(store: Store, articles: Iterable[Article]) -> None:
    for article in articles:
        store.add(article)


@pytest.mark.parametrize("seed", range(6))
def test_bit_by_bit_is_the_same_as_at_once(store: Store, news: list[Article], dossiers: Dossiers, seed: int) -> None:
    chance = Random(seed)
    left = chance.sample(news, len(news))
    while left:
        some = chance.randint(1, 3)
        add(store, left[:some])
        left = left[some:]
        store.regroup(dossiers)
        require_same(store, dossiers)
    assert store.count_claims() > 5


def test_the_stories_are_those_that_the_other_tests_take_them_for(store: Store, news: list[Article], dossiers: Dossiers) -> None:
    add(store, news[:-1])
    assert store.regroup(dossiers).stories == 3
    add(store, news[-1:])
    assert store.regroup(dossiers).stories == 2


def test_only_the_story_of_a_new_article_is_put_together_again(
    store: Store, news: list[Article], dossiers: Dossiers
) -> None:
    add(store, [*news[:2], *news[3:5], news[5]])
    store.regroup(dossiers)
    strike = [claim.id for claim in store.claims_of("n5")]
    store.add(news[6])
    done = store.regroup(dossiers)
    assert (done.articles, done.stories, done.again) == (6, 3, 1)
    assert [claim.id for claim in store.claims_of("n5")] == strike
    require_same(store, dossiers)


def test_nothing_is_put_together_twice(store: Store, news: list[Article], dossiers: Dossiers) -> None:
    add(store, news)
    store.regroup(dossiers)
    assert store.regroup(dossiers).again == 0
    add(store, news)
    assert store.regroup(dossiers).again == 0


def test_a_story_is_put_together_again_where_another_one_tells_who_a_voice_is(
    store: Store, reader: Reader, dossiers: Dossiers
) -> None:
    fire = "Un incendie a détruit l'entrepôt Vernay à Tolma, selon Mme Argoat."
    strike = "Solène Argoat a jugé jeudi la grève des dockers de Kerlann « incompréhensible »."
    store.add(reader.read(article_from_text(fire, id="fire", outlet="Le Fanal", published="2024-01-03")))
    store.regroup(dossiers)
    assert store.claims_of("fire")[0].origins[0].name != "Solène Argoat"
    store.add(reader.read(article_from_text(strike, id="strike", outlet="Le Courrier", published="2024-06-06")))
    done = store.regroup(dossiers)
    assert (done.stories, done.again) == (2, 2)
    assert store.claims_of("fire")[0].origins[0].name == "Solène Argoat"
    require_same(store, dossiers)


def test_a_revision_and_a_rereading_count(store: Store, news: list[Article], dossiers: Dossiers) -> None:
    add(store, news)
    store.regroup(dossiers)
    changed = news[4].text.replace("Trois", "Quatre")
    store.add(replace(make_article(changed, id="n4", outlet="Le Fanal", published=news[4].published)))
    store.add(replace(news[0], statements=news[0].statements[:1]), again=True)
    done = store.regroup(dossiers)
    assert (done.articles, done.again) == (len(NEWS), 1)
    require_same(store, dossiers)
    store.add(news[0], again=True)
    store.regroup(dossiers)
    require_same(store, dossiers)


def test_what_was_kept_from_elsewhere_is_put_together_anew(store: Store, news: list[Article], dossiers: Dossiers) -> None:
    add(store, news[:3])
    given = dossiers.of(store.articles())
    store.keep_dossier(replace(given, claims=given.claims[:1]))
    assert not store.grouping().stale
    store.regroup(dossiers)
    require_same(store, dossiers)


def test_an_empty_store_has_an_empty_dossier(store: Store, dossiers: Dossiers) -> None:
    assert store.regroup(dossiers).stories == 0
    require_same(store, dossiers)


def test_an_article_that_comes_meanwhile_is_left_for_the_next_time(
    store: Store, place: str, news: list[Article], dossiers: Dossiers, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, news[:3])
    read = regrouping._state

    def slow(database: Database) -> regrouping._State:
        found = read(database)
        with Store.open(place) as other:
            other.add(make_flood())
        return found

    monkeypatch.setattr(regrouping, "_state", slow)
    assert store.regroup(dossiers).articles == 3
    assert (store.grouping().stale, store.grouping().waiting) == (True, 1)
    monkeypatch.undo()
    store.regroup(dossiers)
    require_same(store, dossiers)


def test_two_that_put_together_at_once_do_not_harm_each_other(
    store: Store, place: str, news: list[Article], dossiers: Dossiers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second one takes the place of stories that the first one takes for kept; what is newer stays."""
    add(store, news[:3])
    store.regroup(dossiers)
    read = regrouping._state

    def slow(database: Database) -> regrouping._State:
        found = read(database)
        monkeypatch.undo()
        with Store.open(place) as other:
            other.add(news[1], again=True)
            other.regroup(dossiers)
        return found

    monkeypatch.setattr(regrouping, "_state", slow)
    store.regroup(dossiers)
    require_same(store, dossiers)


def test_readers_do_not_wait_and_see_the_dossier_before(place: str, news: list[Article], dossiers: Dossiers) -> None:
    with Store.open(place) as store, Store.open(place) as reader:
        add(store, news[:1])
        store.regroup(dossiers)
        before = reader.claims()
        database = Database(locate(place))
        with database.writing() as db:
            db.exec_driver_sql("DELETE FROM mentions")
            db.exec_driver_sql("DELETE FROM claim_lines")
            assert reader.claims() == before
            assert reader.claims_of("n0") == sorted(before, key=lambda c: [m.start for m in c.mentions])
        database.close()
        assert reader.claims() == []
