"""Judgements stand beside what the machine found, survive a rereading, and end earlier ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import RAID, TEXT, make_article, make_event, make_flood, make_raid, make_statement

from selon.claim_records import Action, Judgement, Target, TargetKind
from selon.errors import UsageError
from selon.records import Article
from selon.store import Store
from selon.store.judging import new_judgement


@pytest.fixture(autouse=True)
def _newsroom(store: Store) -> None:
    store.add(make_flood())
    store.add(make_raid())


def judge(
    store: Store, action: Action, id: str, value: str | None = None, kind: TargetKind = "statement"
) -> Judgement:
    judgement = new_judgement(action, Target(kind=kind, id=id), value, who="Lea", note="vu à la radio")
    store.judge(judgement)
    return judgement


def reread(article: Article, **more: object) -> Article:
    return replace(article, reader="0.10.0", **more)  # type: ignore[arg-type]


def test_a_judgement_is_kept_as_it_was_made(store: Store) -> None:
    judgement = judge(store, "reject", "digue.txt#s2")
    assert store.judgements() == [judgement]
    assert store.article("digue.txt") == make_flood()
    store.judge(judgement)
    assert store.judgements() == [judgement]


def test_judgements_on_one_kind_article_or_target(store: Store) -> None:
    first = judge(store, "accept", "digue.txt#s1")
    second = judge(store, "accept", "raid.txt#e2", kind="event")
    third = judge(store, "reject", "c12", kind="claim")
    assert store.judgements("event") == [second]
    assert store.judgements(article="digue.txt") == [first]
    assert store.judgements(target="c12") == [third]


def test_a_judgement_follows_its_words_when_ids_change(store: Store) -> None:
    judge(store, "reject", "digue.txt#s2")
    flood = make_flood()
    renamed = tuple(replace(s, id=f"s{number}") for number, s in enumerate(flood.statements[2:], start=1))
    store.add(reread(flood, statements=renamed))
    (judgement,) = store.judgements()
    assert judgement.target.id == "digue.txt#s1"
    assert store.judgements(target="digue.txt#s1") == [judgement]


def test_a_judgement_never_goes_to_other_words(store: Store) -> None:
    judge(store, "reject", "digue.txt#s2")
    other = make_statement(TEXT, "n'avoir rien su", id="s2", cue="prétend")
    store.add(reread(make_flood(), statements=(other,)))
    (judgement,) = store.judgements()
    assert judgement.target.id == f"digue.txt#{TEXT.index('Elle')}-{TEXT.index(' avant') + len(' avant l')+ 4}"
    store.add(replace(reread(make_flood()), reader="0.11.0"))
    assert store.judgements()[0].target.id == "digue.txt#s2"


def test_an_event_of_another_type_is_not_the_one_that_was_judged(store: Store) -> None:
    judge(store, "reject", "raid.txt#e1", kind="event")
    start = RAID.index("bombardé")
    store.add(reread(make_raid(), events=(make_event(RAID, "COERCE", "bombardé", id="e1"),)))
    assert store.judgements()[0].target.id == f"raid.txt#{start}-{start + len('bombardé')}"


def test_words_of_the_headline_are_named_as_such(store: Store) -> None:
    judge(store, "accept", "digue.txt#s0")
    store.add(reread(make_flood(), statements=()))
    (judgement,) = store.judgements()
    assert judgement.target.id.startswith("digue.txt#title:")
    store.add(replace(make_flood(), reader="0.11.0"))
    judge(store, "reject", judgement.target.id)
    assert [j.target.id for j in store.judgements()] == ["digue.txt#s0"] * 2


def test_two_statements_on_the_same_words_are_told_apart_by_id(store: Store) -> None:
    text = "Le pont a tenu, dit-on."
    twins = [make_statement(text, "Le pont a tenu", id=id) for id in ("s1", "s2")]
    store.add(make_article(text, *twins, id="pont.txt"))
    judge(store, "reject", "pont.txt#s2")
    assert store.judgements()[0].target.id == "pont.txt#s2"


def test_an_id_with_a_number_sign_is_read_from_its_end(store: Store) -> None:
    store.add(replace(make_flood(), id="page#haut", outlet="Le Fanal"))
    judge(store, "accept", "page#haut#s1")
    assert store.judgements()[0].target.id == "page#haut#s1"


@pytest.mark.parametrize(
    ("action", "kind", "id", "value", "problem"),
    [
        ("accept", "statement", "digue.txt#s9", None, "no statement 's9' in digue.txt: it has s0, s1"),
        ("accept", "event", "digue.txt#e1", None, "no event 'e1' in digue.txt: it has none"),
        ("accept", "statement", "s1", None, "write ARTICLE#ID"),
        ("accept", "statement", "gone.txt#s1", None, "no article 'gone.txt'"),
        ("accept", "claim", " ", None, "id of the claim is empty"),
        ("accept", "claim", "c1", "c2", "accept takes no value"),
        ("merge", "claim", "c1", None, "merge needs the id of another claim"),
        ("merge", "voice", "v1", "v1", "merge needs the id of another voice"),
        ("split", "origin", "o1", " ", "split needs the id of another origin"),
        ("fix", "statement", "digue.txt#s1", None, "fix takes FIELD=VALUE"),
        ("fix", "statement", "digue.txt#s1", "colour=red", "a statement has source, voice, cue"),
        ("fix", "statement", "digue.txt#s1", "stance=shout", "stance of a statement is one of say, confirm"),
        ("fix", "claim", "c1", "credibility=9", "credibility of a claim is one of 1, 2, 3, 4, 5, 6: not '9'"),
        ("fix", "event", "raid.txt#e1", "status=maybe", "one of fact, reported"),
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused(
    store: Store, action: Action, kind: TargetKind, id: str, value: str | None, problem: str
) -> None:
    with pytest.raises(UsageError, match=problem):
        judge(store, action, id, value, kind)
    assert store.judgements() == []


def holding(store: Store) -> list[tuple[str, str | None]]:
    return [(judgement.action, judgement.value) for judgement in store.judgements(holding=True)]


def test_a_later_judgement_ends_an_earlier_one(store: Store) -> None:
    judge(store, "reject", "digue.txt#s1")
    judge(store, "reject", "digue.txt#s2")
    judge(store, "accept", "digue.txt#s1")
    assert holding(store) == [("reject", None), ("accept", None)]
    assert len(store.judgements()) == 3


def test_fixes_of_different_fields_hold_together(store: Store) -> None:
    for value in ("stance=say", "voice.name=Ana", "stance=deny"):
        judge(store, "fix", "digue.txt#s1", value)
    assert holding(store) == [("fix", "voice.name=Ana"), ("fix", "stance=deny")]
    judge(store, "accept", "digue.txt#s1")
    assert holding(store) == [("accept", None)]
    judge(store, "fix", "digue.txt#s1", "stance=say")
    assert holding(store) == [("fix", "stance=say")]


def test_a_split_ends_a_merge_from_either_side(store: Store) -> None:
    judge(store, "merge", "c1", "c2", kind="claim")
    judge(store, "merge", "c1", "c3", kind="claim")
    judge(store, "reject", "c1", kind="claim")
    judge(store, "split", "c2", "c1", kind="claim")
    assert holding(store) == [("merge", "c3"), ("reject", None), ("split", "c1")]
