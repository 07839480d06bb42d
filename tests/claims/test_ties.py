"""What people put together and told apart, whatever the order in which they did."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from selon.claim_records import Judgement, Target
from selon.claims.ties import Ties

PAIRS = st.tuples(st.sampled_from(["merge", "split"]), st.sampled_from("abcde"), st.sampled_from("abcde"))


def settled(*told: tuple[str, str, str]) -> Ties[str]:
    judgements = [
        Judgement(id=f"j{n}", target=Target(kind="claim", id=a), action=action, value=b, who="Lea", when="2024-06-03", note=None)  # type: ignore[arg-type]
        for n, (action, a, b) in enumerate(told)
    ]
    ties = Ties("abcde")
    ties.settle(judgements, lambda j: (j.target.id, j.value) if j.value != j.target.id else None)  # type: ignore[arg-type,return-value]
    return ties


def groups(*told: tuple[str, str, str]) -> list[str]:
    return ["".join(members) for members in settled(*told).sets.groups().values()]


def test_a_split_keeps_all_of_two_groups_apart() -> None:
    told = [("merge", "a", "c"), ("split", "a", "b"), ("merge", "c", "d"), ("merge", "b", "e"), ("merge", "d", "a")]
    assert groups(*told) == ["acd", "be"]
    assert groups(("merge", "e", "d"), *told) == ["acd", "be"], "an older merge of the two groups"
    assert groups(*told, ("merge", "e", "d")) == ["abcde"], "a newer one"


@given(st.lists(PAIRS, max_size=12))
def test_every_judgement_had_its_effect_or_is_told_to_have_none(told: list[tuple[str, str, str]]) -> None:
    ties = settled(*told)
    real = sum(a != b for _, a, b in told)
    assert len(ties.put) + len(ties.told) + len(ties.overruled) == real
    for j in ties.put:
        assert ties.sets.root(j.target.id) == ties.sets.root(str(j.value))
    for j in ties.told:
        assert ties.sets.root(j.target.id) != ties.sets.root(str(j.value))
