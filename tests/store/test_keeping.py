"""What becomes of an article: added, known already, a revision of another one, read again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import make_article, make_event, make_flood, make_raid, make_statement

from selon.errors import UsageError
from selon.records import Article
from selon.store import Store
from selon.store.keeping import Kept

BRIDGE = "Le pont de Tolma a cédé dans la nuit, selon la préfecture. Deux camions sont tombés dans la rivière."
CORRECTED = "Le pont de Tolma a cédé dans la nuit, selon la préfecture. Trois camions sont tombés dans la rivière."
STATION = "La gare de Morvanne ferme ses portes vendredi. Les voyageurs prendront le car, assure le maire."


def bridge(text: str = BRIDGE, **more: object) -> Article:
    return replace(make_article(text, id="pont.txt"), **more)  # type: ignore[arg-type]


def test_what_is_kept_comes_back_the_same(store: Store) -> None:
    for article in (make_flood(), make_raid()):
        assert store.add(article).outcome == "added"
        assert store.article(article.id) == article
    assert store.count() == 2


def test_an_unknown_article_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match=r"no article 'gone\.txt'"):
        store.article("gone.txt")


def test_ten_copies_of_one_article_are_one(store: Store) -> None:
    outcomes = [store.add(bridge(id=f"copy{number}.txt")).outcome for number in range(10)]
    assert outcomes == ["added"] + ["unchanged"] * 9
    assert store.count() == 1


def test_white_space_and_composed_accents_make_no_other_article(store: Store) -> None:
    store.add(bridge())
    spaced = BRIDGE.replace("é", "e\u0301").replace(". ", ".\n\n")
    assert store.add(bridge(f" {spaced}\n")).outcome == "unchanged"
    assert store.article("pont.txt").text == BRIDGE


def test_one_dispatch_in_two_outlets_is_two_articles(store: Store) -> None:
    store.add(bridge(outlet="Le Fanal"))
    kept = store.add(bridge(outlet="Le Courrier"))
    assert kept.outcome == "added"
    assert kept.id.startswith("pont.txt~")
    assert store.add(bridge(outlet="LE FANAL", id="other.txt")).id == "pont.txt"
    assert store.count() == 2


def test_a_corrected_article_is_a_revision(store: Store) -> None:
    store.add(bridge())
    kept = store.add(bridge(CORRECTED))
    assert (kept.outcome, kept.before) == ("revised", "pont.txt")
    assert store.article(kept.id).revision_of == "pont.txt"
    assert (store.replaced_by("pont.txt"), store.replaced_by(kept.id)) == (kept.id, None)
    assert [article.text for article in store.articles()] == [CORRECTED]
    assert [article.text for article in store.articles(revisions=True)] == [BRIDGE, CORRECTED]
    assert (store.count(), store.count(revisions=True)) == (1, 2)


def test_adding_both_versions_again_changes_nothing(store: Store) -> None:
    versions = [bridge(), bridge(CORRECTED)]
    ids = [store.add(article).id for article in versions]
    again = [store.add(article) for article in versions]
    assert [(kept.outcome, kept.id) for kept in again] == [("unchanged", id) for id in ids]


def test_a_third_version_revises_the_second(store: Store) -> None:
    store.add(bridge())
    second = store.add(bridge(CORRECTED)).id
    third = store.add(bridge(CORRECTED.replace("Trois", "Quatre")))
    assert (third.outcome, third.before) == ("revised", second)
    assert store.count() == 1


def test_a_corrected_headline_is_a_revision(store: Store) -> None:
    store.add(bridge(title="Tolma : le pont a cédé"))
    assert store.add(bridge(title="Tolma : le pont a rompu")).outcome == "revised"


def test_a_rewritten_page_under_its_address_is_a_revision(store: Store) -> None:
    store.add(bridge(url="https://www.fanal.example/tolma/?utm_source=lettre", id="a"))
    kept = store.add(bridge(STATION, url="https://fanal.example/tolma#haut", id="b"))
    assert (kept.outcome, kept.before, kept.id) == ("revised", "a", "b")


def test_another_article_under_the_same_id_gets_an_id_of_its_own(store: Store) -> None:
    store.add(bridge(id="article.txt"))
    kept = store.add(bridge(STATION, id="article.txt"))
    assert kept.outcome == "added"
    assert kept.id != "article.txt"
    assert store.add(bridge(STATION, id="article.txt")) == replace(kept, outcome="unchanged")
    assert store.add(bridge(CORRECTED, id="article.txt")).before == "article.txt"
    assert store.count() == 2


def test_the_same_id_in_another_outlet_is_another_article(store: Store) -> None:
    store.add(bridge(outlet="Le Fanal"))
    assert store.add(bridge(CORRECTED, outlet="Le Courrier")).outcome == "added"


def test_a_newer_version_replaces_what_was_read(store: Store) -> None:
    store.add(bridge(events=(make_event(BRIDGE, "ASSAULT", "cédé"),)))
    newer = bridge(reader="0.10.0", statements=(make_statement(BRIDGE, "Le pont de Tolma a cédé", cue="selon"),))
    assert store.add(newer).outcome == "reread"
    assert store.article("pont.txt") == newer
    assert [*store.timeline()] == []


def test_an_older_version_replaces_nothing(store: Store) -> None:
    store.add(bridge(reader="0.10.0"))
    assert store.add(bridge(reader="0.9.0")).outcome == "unchanged"
    assert store.article("pont.txt").reader == "0.10.0"


def test_what_is_newly_known_is_kept(store: Store) -> None:
    store.add(bridge())
    dated = bridge(published="2024-06-04", outlet="Le Fanal")
    assert store.add(dated).outcome == "reread"
    assert store.article("pont.txt") == dated
    assert store.add(dated).outcome == "unchanged"


def test_a_date_that_is_known_is_not_lost(store: Store) -> None:
    dated = bridge(published="2024-06-04")
    store.add(dated)
    assert store.add(bridge(reader="0.10.0")).outcome == "unchanged"
    assert store.article("pont.txt") == dated


def test_what_is_to_be_read_comes_with_what_is_known(store: Store) -> None:
    assert store.unread(bridge()) == bridge()
    store.add(bridge(published="2024-06-04", reader="0.0.9", statements=(make_statement(BRIDGE, "Le pont de Tolma"),)))
    unread = store.unread(bridge())
    assert isinstance(unread, Article)
    assert (unread.published, unread.statements, unread.id) == ("2024-06-04", (), "pont.txt")
    assert store.add(unread).outcome == "reread"
    assert store.unread(bridge()) == Kept(outcome="unchanged", id="pont.txt")
    assert isinstance(store.unread(bridge(), again=True), Article)


def test_articles_to_reread_are_those_of_other_versions(store: Store) -> None:
    store.add(bridge(reader="0.0.9", statements=(make_statement(BRIDGE, "Le pont de Tolma"),)))
    store.add(bridge(STATION, id="gare.txt"))
    (old,) = store.to_reread()
    assert (old.id, old.statements) == ("pont.txt", ())
    assert len([*store.to_reread(every=True)]) == 2


def test_a_replaced_version_can_be_read_again(store: Store) -> None:
    store.add(bridge(reader="0.0.9"))
    revision = store.add(bridge(CORRECTED, reader="0.0.9")).id
    outcomes = {article.id: store.add(article).outcome for article in store.to_reread()}
    assert outcomes == {"pont.txt": "reread", revision: "reread"}
    assert store.article(revision).revision_of == "pont.txt"


def test_articles_come_in_the_order_of_publication(store: Store) -> None:
    dates = {"a": None, "b": "2024-06-05", "c": "2024-06-04T00:30+02:00", "d": "2024-06-03T23:00+00:00", "e": "2024-05-31"}
    for id, published in dates.items():
        store.add(bridge(f"{BRIDGE} ({id})", id=id, url=f"https://fanal.example/{id}", published=published))
    assert [article.id for article in store.articles()] == ["e", "c", "d", "b", "a"]
    assert [article.id for article in store.articles(since="2024-06-04")] == ["c", "b"]
    assert [article.id for article in store.articles(since="2024-06", until="2024-06-04")] == ["c", "d"]
    assert [article.id for article in store.articles(until="2024-05")] == ["e"]


def test_the_newest_article_comes_first_and_the_undated_last(store: Store) -> None:
    days = {"b": "2024-06-02", "d": None, "c": "2024-06-03T09:00", "e": None, "a": "2024-06-02"}
    for name, day in days.items():
        store.add(make_article(f"Le port de {name} est fermé.", id=name, published=day, outlet=name))
    newest = [article.id for article in store.newest()]
    assert newest == ["c", "a", "b", "e", "d"]  # of one day, and of none, the last that came
    for place, id in enumerate(newest):
        assert [article.id for article in store.newest(2, after=id)] == newest[place + 1 : place + 3]
    with pytest.raises(UsageError, match="nowhere"):
        store.newest(after="nowhere")


def test_articles_of_one_outlet(store: Store) -> None:
    store.add(bridge(outlet="L'Écho du Val"))
    store.add(bridge(STATION, id="gare.txt", outlet="Le Fanal"))
    assert [article.id for article in store.articles(outlet="l'echo du val")] == ["pont.txt"]


def test_many_articles_come_in_pages(store: Store) -> None:
    for number in range(230):
        store.add(make_article(f"Le navire numéro {number} est au port.", id=f"n{number}", outlet=f"Port {number}"))
    assert [article.id for article in store.articles()] == [f"n{number}" for number in range(230)]


def test_letters_that_no_database_holds_do_no_harm(store: Store) -> None:
    odd = bridge(id="caf\udce9.txt", text=f"{BRIDGE}\0", outlet="Le\0Fanal", url="http://[broken")
    kept = store.add(odd)
    assert kept.id == "caf?.txt"
    assert store.article(kept.id).text == odd.text
    assert store.add(odd).outcome == "unchanged"


def test_the_newest_come_first_and_the_undated_last_also_page_by_page(store: Store) -> None:
    days = {"a": None, "b": "2024-06-02", "c": "2024-06-04", "d": "2024-06-02", "e": None}
    for id, day in days.items():
        store.add(make_article(f"Le port {id} rouvre.", id=id, published=day))
    assert [article.id for article in store.newest()] == ["c", "d", "b", "e", "a"]
    for number, last in enumerate("cdbea", start=1):
        assert [article.id for article in store.newest(2, after=last)] == [*"cdbea"[number : number + 2]]
    with pytest.raises(UsageError, match="no article 'x'"):
        store.newest(after="x")
