"""Disjoint sets: what is joined is one, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.claims.sets import Sets


def test_a_set_goes_by_its_first_member() -> None:
    sets = Sets(["police", "gendarmerie", "préfecture", "mairie"])
    assert sets.join("préfecture", "gendarmerie")
    assert sets.join("préfecture", "police")
    assert not sets.join("police", "gendarmerie"), "they were one already"
    assert sets.root("préfecture") == "police"
    assert sets.groups() == {"police": ["police", "gendarmerie", "préfecture"], "mairie": ["mairie"]}


def test_a_stranger_belongs_nowhere() -> None:
    with pytest.raises(KeyError):
        Sets(["police"]).join("police", "mairie")


@given(st.integers(1, 12), st.data())
def test_sets_partition_their_members(count: int, data: st.DataObject) -> None:
    joins = data.draw(st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))))
    sets = Sets(range(count))
    together = {k: {k} for k in range(count)}
    for a, b in joins:
        assert sets.join(a, b) == (b not in together[a])
        for k in together[a] | together[b]:
            together[k] = together[a] | together[b]
    groups = sets.groups()
    assert sorted(k for members in groups.values() for k in members) == list(range(count))
    assert all(set(members) == together[root] and members[0] == root for root, members in groups.items())
