"""Which statement stands inside which: the order in which people read a chain of voices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selon.records import Article, Event, Statement


@dataclass(frozen=True, slots=True)
class Node:
    """A statement and those that stand inside its content."""

    statement: Statement
    inner: tuple[Node, ...]


def nest(statements: Iterable[Statement]) -> list[Node]:
    """Statements under the one that relays them, in the order given; each stands exactly once.

    A statement whose parent is unknown, or whose chain of parents comes back to itself, stands at the top.
    """
    by_id = {statement.id: statement for statement in statements}
    inner: dict[str | None, list[Statement]] = {}
    for statement in by_id.values():
        top = not chain(statement, by_id)
        inner.setdefault(None if top else statement.parent, []).append(statement)

    def node(statement: Statement) -> Node:
        return Node(statement, tuple(map(node, inner.get(statement.id, []))))

    return [node(statement) for statement in inner.get(None, [])]


def chain(statement: Statement, by_id: dict[str, Statement]) -> list[Statement]:
    """The statements that relay this one, the nearest first; empty where its parents run in a circle."""
    found: dict[str, Statement] = {}
    while statement.parent is not None and (parent := by_id.get(statement.parent)) is not None:
        if parent.id in found:
            return []
        found[parent.id] = statement = parent
    return list(found.values())


def by_statement(article: Article) -> dict[str | None, list[Event]]:
    """Events by the statement they stand in; under None those that stand in none."""
    known = {statement.id for statement in article.statements}
    found: dict[str | None, list[Event]] = {}
    for event in article.events:
        found.setdefault(event.statement if event.statement in known else None, []).append(event)
    return found
