"""A store keeps the dossier of its articles: every claim, voice and copy comes back, and is found by what is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from dossier_factory import make_claim, make_dossier, make_empty, make_mention, make_origin, make_shared
from factories import make_article, make_flood

from selon.claim_records import Claim, Dossier
from selon.errors import UsageError
from selon.records import Article, Copy, Span
from selon.store import Store

STRIKE, TOLL, CORRECTED, AGENTS, PORT = "c1", "c2", "c3", "c4", "c5"


def ids(claims: list[Claim]) -> list[str]:
    return [claim.id for claim in claims]


def as_added(store: Store, dossier: Dossier) -> Dossier:
    """The dossier when the store has its articles."""
    for article in dossier.articles:
        assert store.add(article).id == article.id
    return dossier


@pytest.fixture
def kept(store: Store) -> Store:
    """A store with the small dossier of a market that was hit."""
    store.keep_dossier(as_added(store, make_dossier()))
    return store


def test_the_dossier_comes_back_as_it_was_kept(kept: Store) -> None:
    given = make_dossier()
    found = kept.dossier()
    assert found.claims == given.claims
    assert sorted(found.voices, key=lambda v: v.id) == list(given.voices)
    assert {a.id: a for a in found.articles} == {a.id: a for a in given.articles}


def test_a_claim_by_its_id(kept: Store) -> None:
    assert [kept.claim(claim.id) for claim in make_dossier().claims] == list(make_dossier().claims)
    with pytest.raises(UsageError, match="no claim 'c9'"):
        kept.claim("c9")
    assert ids(kept.claims_begun("c", limit=3)) == ["c1", "c2", "c3"]
    assert ids(kept.claims_begun("c4")) == ["c4"]
    assert kept.claims_begun("_4") == []


def test_those_that_most_outlets_carry_come_first_and_then_the_newest(kept: Store) -> None:
    assert ids(kept.claims()) == [STRIKE, PORT, CORRECTED, AGENTS, TOLL]
    assert kept.count_claims() == 5


def test_pages_follow_each_other(kept: Store) -> None:
    assert ids(kept.claims(limit=2)) == [STRIKE, PORT]
    assert ids(kept.claims(limit=2, after=PORT)) == [CORRECTED, AGENTS]
    assert ids(kept.claims(limit=2, after=AGENTS)) == [TOLL]
    with pytest.raises(UsageError, match="claim 'c9' is gone"):
        kept.claims(after="c9")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "frappe marché"}, [STRIKE]),
        ({"words": "FRAPPE"}, [STRIKE, TOLL]),
        ({"words": '"tomber deux obus"'}, [STRIKE]),  # a mention's words, not those of the gist
        ({"words": '"obus deux"'}, []),
        ({"words": "poissonn*"}, [STRIKE]),
        ({"words": "sécuritaire"}, [STRIKE, CORRECTED, TOLL]),  # an origin's name
        ({"place": "tolma"}, [STRIKE, TOLL]),
        ({"place": "tol"}, []),
        ({"place": "tol*"}, [STRIKE, TOLL]),
        ({"party": "Prefecture"}, [PORT]),
        ({"party": "le marche de Tolma"}, [STRIKE]),
        ({"party": "marché préfecture"}, []),
        ({"type": "COERCE"}, [PORT]),
        ({"status": "denied"}, [STRIKE]),
        ({"status": "unverified"}, [AGENTS]),
        ({"status": "fact"}, [PORT]),
        ({"voice": "v2"}, [STRIKE]),
        ({"since": "2024-06-05"}, [PORT]),
        ({"until": "2024-06-03"}, [STRIKE, TOLL]),
        ({"since": "2024-06", "until": "2024-06-03"}, [STRIKE, TOLL]),
        ({"since": "2024-06-04", "until": "2024-06-04", "voice": "v1"}, [STRIKE, CORRECTED]),
        ({"until": "2024-05"}, []),
        ({"type": "ASSAULT", "status": "reported", "place": "Tolma", "words": "douze"}, [TOLL]),
    ],
)
def test_what_is_asked_for_is_found(kept: Store, asked: dict[str, Any], found: list[str]) -> None:
    assert ids(kept.claims(**asked)) == found
    assert kept.count_claims(**asked) == len(found)


def test_a_search_without_a_word_is_refused(kept: Store) -> None:
    with pytest.raises(UsageError, match="no word to search for"):
        kept.claims(words="…")


def test_claims_of_an_article_in_the_order_of_the_article(kept: Store) -> None:
    assert ids(kept.claims_of("akp-1.txt")) == [STRIKE, TOLL]
    assert ids(kept.claims_of("courrier/5.txt")) == [STRIKE, CORRECTED]
    assert ids(kept.claims_of("bref.txt")) == [PORT]
    with pytest.raises(UsageError, match="no article 'gone'"):
        kept.claims_of("gone")


def test_a_claim_knows_what_corrects_it(kept: Store) -> None:
    assert ids(kept.claims_about(TOLL)) == [CORRECTED]
    assert kept.claims_about(CORRECTED) == []
    dossier = make_dossier()
    kept.keep_dossier(replace(dossier, claims=tuple(c for c in dossier.claims if c.id != CORRECTED)))
    assert kept.claims_about(TOLL) == []


def test_several_are_looked_up_at_once(kept: Store) -> None:
    asked = [STRIKE, "c9", PORT]
    assert kept.claims_by_id(asked) == {id: kept.claim(id) for id in (STRIKE, PORT)}
    assert kept.voices_by_id(["v2", "v9", "v1"]) == {id: kept.shared_voice(id) for id in ("v1", "v2")}
    assert kept.claims_by_id([]) == kept.voices_by_id([]) == kept.copies_by_id([]) == {}


def test_copies_of_several_articles(store: Store) -> None:
    dossier = as_added(store, make_dossier())
    first, second, *others = dossier.articles
    copy = Copy(article=first.id, share=0.5, spans=(Span(start=0, end=5, text=second.text[:5]),))
    store.keep_dossier(replace(dossier, articles=(first, replace(second, copies=(copy,)), *others)))
    assert store.copies_by_id([first.id, second.id, "gone"]) == {second.id: (copy,)}


def test_claims_of_undated_articles_come_last_and_between_no_dates(store: Store) -> None:
    undated, dated = make_article("Le pont est tombé.", id="u"), make_article("Le quai brûle.", id="d", published="2024")
    claims = tuple(
        make_claim(f"c-{a.id}", a.text, (make_mention(a, a.text, "o1"),), (make_origin("o1", "x", "reporter", a.id),))
        for a in (undated, dated)
    )
    store.keep_dossier(as_added(store, replace(make_empty(), articles=(undated, dated), claims=claims)))
    assert ids(store.claims()) == ["c-d", "c-u"]
    assert ids(store.claims(since="2000")) == ids(store.claims(until="2030")) == ["c-d"]


def test_shared_voices(kept: Store) -> None:
    assert [v.name for v in kept.shared_voices()] == ["Ilse Varn", "L'état-major", "une source sécuritaire"]
    assert [v.id for v in kept.shared_voices("armée")] == ["v3"]
    assert [v.id for v in kept.shared_voices("etat-maj*")] == ["v3"]
    assert kept.shared_voices("armée varn") == []
    assert (kept.count_voices(), kept.count_voices("sécuritaire")) == (3, 1)
    assert [v.id for v in kept.shared_voices(limit=1, after="v2")] == ["v3"]
    assert [kept.shared_voice(voice.id) for voice in make_dossier().voices] == list(make_dossier().voices)
    with pytest.raises(UsageError, match="no voice 'v9'"):
        kept.shared_voice("v9")


def test_those_who_say_most_come_first(store: Store) -> None:
    voices = (make_shared("v1", "Ana", "person"), replace(make_shared("v2", "Zoé", "person"), statements=4))
    store.keep_dossier(replace(make_empty(), voices=voices))
    assert [v.name for v in store.shared_voices()] == ["Zoé", "Ana"]
    assert [v.name for v in store.shared_voices(after="v2")] == ["Ana"]


def test_whose_voice_an_articles_voice_is(kept: Store) -> None:
    assert kept.voices_of("courrier/5.txt") == {"L'état-major": "v3", "une source sécuritaire": "v1"}
    assert kept.voice_of("quai.txt", "Ilse Varn") == "v2"
    assert kept.voice_of("quai.txt", "nobody") is None


def test_what_a_voice_says_newest_article_first(kept: Store) -> None:
    told = [(article.id, statement.id) for article, statement in kept.statements_of("v1")]
    assert told == [("courrier/5.txt", "s3"), ("littoral.html", "s2"), ("https://fanal.example/tolma?id=2", "s2"),
                    ("akp-1.txt", "s1"), ("akp-1.txt", "s2")]  # fmt: skip
    rest = [article.id for article, _ in kept.statements_of("v1", after="https://fanal.example/tolma?id=2")]
    assert rest == ["akp-1.txt", "akp-1.txt"]
    assert list(kept.statements_of("v9")) == []


def test_copies_come_back_with_the_article_that_copied(store: Store) -> None:
    source, copy = make_article("Le pont est tombé hier.", id="a"), make_article("Le pont est tombé hier. Non.", id="b")
    copied = Copy(article="a", share=0.8, spans=(Span(start=0, end=23, text="Le pont est tombé hier."),))
    as_added(store, replace(make_empty(), articles=(source, copy)))
    store.keep_dossier(replace(make_empty(), articles=(source, replace(copy, copies=(copied,)))))
    assert (store.copies_of("a"), store.copies_of("b")) == ((), (copied,))
    assert store.dossier().articles[1].copies == (copied,)


def test_several_articles_at_once(kept: Store) -> None:
    assert list(kept.articles_by_id(["gone", "bref.txt"])) == ["bref.txt"]
    assert kept.articles_by_id([]) == {}


def test_an_article_that_the_store_does_not_have_is_named(store: Store) -> None:
    with pytest.raises(UsageError, match=r"article 'akp-1\.txt' of the dossier is not in the store"):
        store.keep_dossier(make_dossier())
    assert store.grouping().at is None


def test_a_later_dossier_takes_the_place_of_the_one_before(kept: Store) -> None:
    given = make_dossier()
    strike, toll, *_, port = given.claims
    fewer = replace(given, claims=(port, replace(strike, gist="Le marché a brûlé"), toll), voices=given.voices[1:])
    kept.keep_dossier(fewer)
    assert kept.dossier().claims == fewer.claims
    assert [v.id for v in kept.shared_voices()] == ["v2", "v3"]
    assert ids(kept.claims(words="brûlé")) == ids(kept.claims(words='"touché lundi le marché"')) == [STRIKE]
    assert kept.claims(words="agents") == []
    kept.keep_dossier(given)
    assert kept.dossier().claims == given.claims
    assert kept.claims(words='"le marché a brûlé"') == []
    assert ids(kept.claims(words="agents")) == [AGENTS]


def test_keeping_the_same_dossier_again_changes_nothing(kept: Store) -> None:
    before = kept.dossier()
    kept.keep_dossier(make_dossier())
    assert kept.dossier() == before
    kept.keep_dossier(make_empty())
    assert (kept.count_claims(), kept.count_voices()) == (0, 0)
    assert kept.claims(words="frappe") == []


def test_the_state_of_the_grouping(store: Store) -> None:
    assert (store.grouping().stale, store.grouping().waiting, store.grouping().at) == (True, 0, None)
    dossier = as_added(store, make_dossier())
    assert (store.grouping().stale, store.grouping().waiting) == (True, 6)
    store.keep_dossier(dossier)
    state = store.grouping()
    assert (state.stale, state.articles, state.waiting, state.claims, state.voices) == (False, 6, 0, 5, 3)
    assert state.at is not None


def _add(store: Store, article: Article) -> None:
    store.add(make_flood())


def _reread(store: Store, article: Article) -> None:
    assert store.add(replace(article, statements=()), again=True).outcome == "reread"


def _revise(store: Store, article: Article) -> None:
    assert store.add(replace(article, text=article.text.replace("mardi", "lundi"))).outcome == "revised"


@pytest.mark.parametrize("change", [_add, _reread, _revise])
def test_a_change_of_the_articles_makes_it_stale(kept: Store, change: Callable[[Store, Article], None]) -> None:
    assert kept.add(kept.article("bref.txt")).outcome == "unchanged"
    assert not kept.grouping().stale
    change(kept, kept.article("bref.txt"))
    assert (kept.grouping().stale, kept.grouping().waiting) == (True, 1)
    assert kept.claim(PORT).id == PORT
    with pytest.raises(UsageError, match="selon group"):
        kept.dossier()


def test_what_came_while_the_dossier_was_computed_makes_it_stale(store: Store) -> None:
    dossier = as_added(store, make_dossier())
    mark = store.mark()
    store.add(make_flood())
    store.keep_dossier(dossier, as_of=mark)
    assert (store.grouping().stale, store.grouping().waiting) == (True, 1)


def test_a_dossier_that_another_version_kept_is_stale(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selon.store.grouping.__version__", "99.0")
    assert kept.grouping().stale


def test_how_the_word_is_shared(kept: Store) -> None:
    shares = kept.voice_shares()
    assert (shares.voices, shares.statements) == (3, 3)
    assert [(s.value, s.voices, s.statements) for s in shares.kinds] == [
        ("anonymous", 1, 1), ("organisation", 1, 1), ("person", 1, 1),
    ]  # fmt: skip
    assert {(s.value, s.statements) for s in shares.countries} == {(None, 2), ("KDR", 1)}
    assert [(s.value, s.voices) for s in shares.sectors] == [(None, 3)]


def test_nobody_shares_the_word_of_an_empty_store(store: Store) -> None:
    assert (store.voice_shares().statements, store.voice_shares().kinds) == (0, ())
