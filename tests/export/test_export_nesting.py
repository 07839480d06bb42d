"""Statements stand under the one that relays them, whatever their parents say."""

from __future__ import annotations

from dataclasses import replace

from factories import make_flood, make_statement
from hypothesis import given
from hypothesis import strategies as st

from selon.export.nesting import Node, chain, nest
from selon.records import Statement


def said(id: str, parent: str | None) -> Statement:
    return make_statement("Rien ne bouge.", "Rien ne bouge", id=id, parent=parent)


def names(nodes: list[Node] | tuple[Node, ...]) -> list[object]:
    return [[node.statement.id, *names(node.inner)] for node in nodes]


def test_an_inner_statement_follows_its_relay_though_it_stands_before_it() -> None:
    flood = make_flood()
    assert names(nest(flood.statements)) == [["s0"], ["s1"], ["s2"], ["s3"], ["s4", ["s5"]], ["s6"], ["s7"]]


def test_a_chain_names_the_nearest_relay_first() -> None:
    statements = [said("a", None), said("b", "a"), said("c", "b")]
    by_id = {statement.id: statement for statement in statements}
    assert [outer.id for outer in chain(by_id["c"], by_id)] == ["b", "a"]


def test_an_unknown_parent_leaves_a_statement_at_the_top() -> None:
    assert names(nest([said("a", "gone")])) == [["a"]]


@given(st.lists(st.integers(0, 6), max_size=7))
def test_each_statement_stands_exactly_once_even_where_parents_run_in_circles(parents: list[int]) -> None:
    statements = [replace(said(f"s{n}", None), parent=f"s{parent}") for n, parent in enumerate(parents)]

    def flat(nodes: list[Node] | tuple[Node, ...]) -> list[str]:
        return [id for node in nodes for id in (node.statement.id, *flat(node.inner))]

    assert sorted(flat(nest(statements))) == sorted(statement.id for statement in statements)
