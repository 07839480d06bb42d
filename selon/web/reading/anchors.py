"""The names under which other pages and the cards themselves lead to a statement or an event of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selon.records import Article

_USUAL = re.compile(r"[se][0-9]{1,9}")


class Anchors:
    """Anchors by number and by id: the id itself where it is one that selon gives ("s12", "e3") and stands once.

    Records from elsewhere may bear any id: theirs are "s-4" and "e-4", by their place from 1.
    """

    def __init__(self, article: Article) -> None:
        self.statements = _anchors("s", (statement.id for statement in article.statements))
        self.events = _anchors("e", (event.id for event in article.events))
        self.statement_of = _first_of((s.id, a) for s, a in zip(article.statements, self.statements, strict=True))
        self.event_of = _first_of((e.id, a) for e, a in zip(article.events, self.events, strict=True))


def _anchors(letter: str, ids: Iterable[str]) -> list[str]:
    found: dict[str, None] = {}
    for place, id in enumerate(ids, start=1):
        usual = id.startswith(letter) and _USUAL.fullmatch(id) and id not in found
        found[id if usual else f"{letter}-{place}"] = None
    return list(found)


def _first_of(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for id, anchor in pairs:
        found.setdefault(id, anchor)
    return found
