"""A judgement may be taken back: both stay in the history, what it had ended holds again, and one may judge anew."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread

import pytest
from factories import make_flood, make_raid

from selon.claim_records import Action, Judgement, Target, TargetKind
from selon.errors import UsageError
from selon.judgements import differ
from selon.store import Store
from selon.store.judging import new_judgement

TARGET = "digue.txt#s1"


@pytest.fixture(autouse=True)
def _newsroom(store: Store) -> None:
    store.add(make_flood())
    store.add(make_raid())


def judge(
    store: Store, action: Action, id: str = TARGET, value: str | None = None, *, kind: TargetKind = "statement", who: str = "Lea"
) -> Judgement:
    judgement = new_judgement(action, Target(kind=kind, id=id), value, who=who)
    store.judge(judgement)
    return judgement


def holding(store: Store) -> list[tuple[str, str, str | None]]:
    return [(judgement.who, judgement.action, judgement.value) for judgement in store.judgements(holding=True)]


def test_what_was_undone_no_longer_holds_and_stays_in_the_history(store: Store) -> None:
    made = judge(store, "reject")
    undo = store.undo(made.id, who="Max", note="le mauvais article")
    assert store.judgements() == [made, undo]
    assert (undo.target, undo.action, undo.value, undo.who) == (made.target, "undo", made.id, "Max")
    assert holding(store) == []


def test_what_it_had_ended_holds_again(store: Store) -> None:
    judge(store, "fix", value="stance=say")
    rejected = judge(store, "reject")
    assert holding(store) == [("Lea", "reject", None)]
    store.undo(rejected.id, who="Lea")
    assert holding(store) == [("Lea", "fix", "stance=say")]


def test_to_do_it_again_one_judges_again(store: Store) -> None:
    store.undo(judge(store, "merge", "c1", "c2", kind="claim").id, who="Lea")
    again = judge(store, "merge", "c1", "c2", kind="claim")
    assert store.judgements(holding=True) == [again]


def test_an_undoing_follows_its_words_and_outlives_them(store: Store) -> None:
    made = judge(store, "reject")
    store.add(replace(make_flood(), reader="0.10.0", statements=()))
    undo = store.undo(made.id, who="Lea")
    assert undo.target.id == store.judgements()[0].target.id != TARGET
    store.add(replace(make_flood(), reader="0.11.0"))
    assert [judgement.target.id for judgement in store.judgements()] == [TARGET] * 2


def test_a_split_of_two_claims_is_found_from_either_and_so_is_its_undoing(store: Store) -> None:
    made = judge(store, "split", "c1", "c2", kind="claim")
    undo = store.undo(made.id, who="Lea")
    judge(store, "accept", "c3", kind="claim")
    assert store.judgements_about(claims=["c2"]) == [made, undo]
    assert store.judgements_about(claims=["c1"]) == [made, undo]


@pytest.mark.parametrize("id", ["gone", ""])
def test_there_must_be_something_to_undo(store: Store, id: str) -> None:
    with pytest.raises(UsageError, match=f"there is no judgement '{id}'"):
        store.undo(id, who="Lea")


def test_an_undoing_is_not_undone_and_nothing_is_undone_twice(store: Store) -> None:
    made = judge(store, "reject")
    undo = store.undo(made.id, who="Max")
    with pytest.raises(UsageError, match="judge again instead of undoing it"):
        store.undo(undo.id, who="Lea")
    with pytest.raises(UsageError, match=r"was undone by Max on \S+ already"):
        store.undo(made.id, who="Lea")
    assert len(store.judgements()) == 2


def test_people_who_judge_one_thing_at_once_all_keep_their_judgement(store: Store) -> None:
    people = [f"Personne {number}" for number in range(8)]
    threads = [Thread(target=judge, args=(store, "reject"), kwargs={"who": who}) for who in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(judgement.who for judgement in store.judgements()) == people


def test_the_history_is_read_from_its_end(store: Store) -> None:
    first, second = judge(store, "accept"), judge(store, "reject", who="Max")
    third = judge(store, "accept", "c1", kind="claim")
    assert store.history(2) == [third, second]
    assert store.history(2, before=second.id) == [first]
    assert store.history(who="Lea") == [third, first]
    assert store.history(kind="claim") == [third]
    assert store.people() == ["Lea", "Max"]
    assert store.judgement(second.id) == second


def test_what_was_judged_since_morning_is_counted_without_what_was_undone(store: Store) -> None:
    judge(store, "accept")
    store.undo(judge(store, "reject", "digue.txt#s2", who="Max").id, who="Max")
    judge(store, "reject", "digue.txt#s3", who="Max")
    assert (store.judged_since("2024-06-04"), store.judged_since("2024-06-04", who="Max")) == (2, 1)
    assert store.judged_since("9999") == 0


def made(who: str, action: Action, value: str | None = None, id: str = "c1") -> Judgement:
    return new_judgement(action, Target(kind="claim", id=id), value, who=who)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (made("Lea", "accept"), made("Max", "reject")),
        (made("Lea", "reject"), made("Max", "fix", "gist=Le pont a cédé")),
        (made("Lea", "fix", "credibility=2"), made("Max", "fix", "credibility=3")),
        (made("Lea", "merge", "c2"), made("Max", "split", "c1", id="c2")),
    ],
)
def test_people_contradict_each_other(one: Judgement, other: Judgement) -> None:
    assert differ([one, other])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (made("Lea", "accept"), made("Max", "accept")),
        (made("Lea", "accept"), made("Lea", "reject")),
        (made("Lea", "fix", "credibility=2"), made("Max", "fix", "gist=Le pont a cédé")),
        (made("Lea", "merge", "c2"), made("Max", "merge", "c1", id="c2")),
        (made("Lea", "merge", "c2"), made("Max", "split", "c3")),
        (made("Lea", "merge", "c2"), made("Max", "reject")),
    ],
)
def test_people_who_say_the_same_or_speak_of_other_things_do_not(one: Judgement, other: Judgement) -> None:
    assert not differ([one, other])


def test_nobody_contradicts_what_was_undone() -> None:
    one, other = made("Lea", "accept"), made("Max", "reject")
    assert not differ([one, other, made("Max", "undo", other.id)])
