"""The queue of what nobody has judged: the least certain first, before it what people contradict each other about."""

from __future__ import annotations

from dataclasses import replace

from dossier_factory import make_claim
from factories import make_article, make_event, make_flood, make_statement
from sqlalchemy import create_engine, text

from selon.claim_records import Action, Dossier, Target, TargetKind, Unsure
from selon.records import Article
from selon.store import Store
from selon.store.judging import new_judgement
from selon.store.where import locate


def said(id: str, confidence: float, *, rule: str = "clause", published: str | None = None, outlet: str = "Le Fanal") -> Article:
    """An article of one statement and one event, which is found a little more surely."""
    words = f"La maire de Tolma a dit que la milice aurait bombardé le pont {id}."
    statement = replace(make_statement(words, "la milice aurait bombardé le pont", cue="a dit"), confidence=confidence, rule=rule)
    event = replace(make_event(words, "ASSAULT", "bombardé"), confidence=confidence + 0.001)
    return make_article(words, statement, events=(event,), id=id, outlet=outlet, published=published)


def judge(
    store: Store, action: Action, id: str, *, kind: TargetKind = "statement", who: str = "Lea", value: str | None = None
) -> str:
    made = new_judgement(action, Target(kind=kind, id=id), value, who=who)
    store.judge(made)
    return made.id


def queue(store: Store, **asked: object) -> list[str]:
    return [doubt.target.id for doubt in store.to_review(**asked)]  # type: ignore[arg-type]


def test_the_least_certain_stands_first(store: Store) -> None:
    store.add(said("a", 0.9))
    store.add(said("b", 0.5))
    assert queue(store) == ["b#s1", "b#e1", "a#s1", "a#e1"]
    doubt = store.to_review()[0]
    assert (doubt.why, doubt.confidence, doubt.rule, doubt.outlet) == ("unsure", 0.5, "clause", "Le Fanal")


def test_of_equally_certain_things_the_newest_stands_first_and_the_undated_last(store: Store) -> None:
    for id, published in (("undated", None), ("old", "2024-06-03"), ("noon", "2024-06-04T12:00"), ("day", "2024-06-04")):
        store.add(said(id, 0.5, published=published))
    assert queue(store, kind="statement") == ["noon#s1", "day#s1", "old#s1", "undated#s1"]


def test_the_queue_of_a_kind_an_outlet_a_rule(store: Store) -> None:
    store.add(said("a", 0.9, rule="hedge"))
    store.add(said("b", 0.5, outlet="Le Quai"))
    assert queue(store, kind="event") == ["b#e1", "a#e1"]
    assert queue(store, outlet="Le Quai") == ["b#s1", "b#e1"]
    assert queue(store, rule="hedge") == ["a#s1"]
    assert queue(store, rule="hedge", outlet="Le Quai") == []
    assert store.in_review("outlet") == ["Le Fanal", "Le Quai"]
    assert store.in_review("rule") == ["assault:bombardé", "clause", "hedge"]


def test_a_queue_goes_on_behind_a_page_whatever_became_of_it(store: Store) -> None:
    for number in range(5):
        store.add(said(f"a{number}", 0.5 + number / 10))
    first = store.to_review(3)
    judge(store, "accept", "a0#s1")
    judge(store, "accept", "a2#s1")
    assert [doubt.target.id for doubt in first] == ["a0#s1", "a0#e1", "a1#s1"]
    assert queue(store, limit=3, after=first[-1].number) == ["a1#e1", "a2#e1", "a3#s1"]
    assert queue(store, after=10_000) == queue(store)


def test_what_was_judged_leaves_and_comes_back_when_that_is_undone(store: Store) -> None:
    store.add(said("a", 0.5))
    made = judge(store, "fix", "a#s1", value="stance=deny")
    assert queue(store) == ["a#e1"]
    store.undo(made, who="Lea")
    assert queue(store) == ["a#s1", "a#e1"]


def test_what_people_contradict_each_other_about_stands_before_all(store: Store) -> None:
    store.add(said("a", 0.5))
    store.add(said("b", 0.9))
    judge(store, "accept", "b#s1")
    judge(store, "accept", "b#s1", who="Max")
    assert queue(store) == ["a#s1", "a#e1", "b#e1"]
    undone = judge(store, "reject", "b#s1", who="Ana")
    assert [(doubt.target.id, doubt.why) for doubt in store.to_review(1)] == [("b#s1", "disputed")]
    assert queue(store, after=store.to_review(1)[0].number) == ["a#s1", "a#e1", "b#e1"]
    store.undo(undone, who="Ana")
    assert "b#s1" not in queue(store)


def test_a_claim_or_voice_stands_there_while_people_dispute_it(store: Store) -> None:
    judge(store, "accept", "v1", kind="voice")
    judge(store, "accept", "c1", kind="claim")
    assert queue(store) == []
    undone = judge(store, "reject", "c1", kind="claim", who="Max")
    judge(store, "merge", "v1", kind="voice", value="v2")
    judge(store, "split", "v2", kind="voice", value="v1", who="Max")
    assert [(d.target.kind, d.target.id, d.other) for d in store.to_review()] == [("claim", "c1", None), ("voice", "v1", "v2")]
    store.undo(undone, who="Max")
    assert queue(store) == ["v1"]


def unsure(store: Store, scores: dict[tuple[str, str], float]) -> None:
    ids = sorted({id for pair in scores for id in pair})
    doubts = {id: [Unsure(claim=b, score=score, why="near") for (a, b), score in scores.items() if a == id] for id in ids}
    claims = tuple(make_claim(id, f"Le pont {id} a cédé", (), (), unsure=tuple(doubts[id])) for id in ids)
    store.keep_dossier(Dossier(articles=(), claims=claims, voices=(), judgements=()))


def pairs(store: Store) -> list[tuple[str, str | None, float]]:
    return [(doubt.target.id, doubt.other, doubt.confidence) for doubt in store.to_review(kind="claim")]


def test_claims_that_may_be_the_same_wait_for_somebody_who_says_so(store: Store) -> None:
    unsure(store, {("c2", "c1"): 0.25, ("c3", "c4"): 0.5, ("c5", "c6"): 0.9})
    assert pairs(store) == [("c3", "c4", 0.5), ("c1", "c2", 0.75), ("c5", "c6", 0.9)]
    merged = judge(store, "merge", "c1", kind="claim", value="c2")
    judge(store, "split", "c4", kind="claim", value="c3")
    assert pairs(store) == [("c5", "c6", 0.9)]
    store.undo(merged, who="Lea")
    assert pairs(store) == [("c1", "c2", 0.75), ("c5", "c6", 0.9)]


def test_putting_articles_together_again_keeps_what_people_said_of_pairs(store: Store) -> None:
    judge(store, "merge", "c1", kind="claim", value="c2")
    judge(store, "split", "c3", kind="claim", value="c4")
    judge(store, "merge", "c3", kind="claim", value="c4", who="Max")
    for _ in range(2):
        unsure(store, {("c2", "c1"): 0.25, ("c1", "c9"): 0.5})
        assert pairs(store) == [("c3", "c4", 0.0), ("c1", "c9", 0.5)]


def test_a_rereading_puts_what_it_finds_in_the_place_of_what_was_there(store: Store) -> None:
    flood = make_flood()
    store.add(flood)
    judge(store, "reject", "digue.txt#s1")
    renamed = tuple(replace(s, id=f"n{s.id}", confidence=0.7) for s in flood.statements)
    store.add(replace(flood, reader="0.10.0", statements=renamed))
    assert queue(store) == [f"digue.txt#ns{n}" for n in (0, 2, 3, 5, 4, 6, 7)]


def test_a_version_that_was_replaced_is_not_reviewed(store: Store) -> None:
    store.add(said("a", 0.5))
    longer = said("a", 0.5)
    store.add(replace(longer, text=longer.text + " Elle l'a répété."))
    known = queue(store)
    assert [id.partition("~")[0] for id in known] == ["a", "a"]
    assert "a#s1" not in known
    judge(store, "reject", "a#s1")
    store.add(replace(said("a", 0.5), reader="0.10.0"))
    assert queue(store) == known


def test_the_queue_of_a_store_from_before_is_filled(place: str) -> None:
    with Store.open(place) as store:
        store.add(make_flood())
        store.add(said("a", 0.5, published="2024-06-04"))
        judge(store, "accept", "digue.txt#s1")
        judge(store, "accept", "digue.txt#s0")
        known = queue(store, limit=100)
    engine = create_engine(locate(place))
    with engine.begin() as db:
        for name in ("judgements_value", "judgements_at"):
            db.execute(text(f"DROP INDEX {name}"))
        db.execute(text("DROP TABLE review"))
        db.execute(text("DELETE FROM migrations WHERE name = '0004_review_queue'"))
        db.execute(text("UPDATE articles SET record = replace(record, '\"confidence\": 0.501', '\"doubt\": 0') WHERE id = 'a'"))
    engine.dispose()
    with Store.open(place) as store:
        assert queue(store, limit=100) == [id for id in known if id != "a#e1"]
        assert store.to_review(1)[0].outlet == "Le Fanal"


def test_parts_with_one_id_are_one(store: Store) -> None:
    article = said("a", 0.5)
    store.add(replace(article, statements=article.statements * 2))
    assert queue(store) == ["a#s1", "a#e1"]
