"""A passage: the words of an article that may be the mention of a claim, with what they are compared by."""

from __future__ import annotations

from dataclasses import dataclass

from selon.claims.words import Words
from selon.intake.article import outlet_name
from selon.records import Article, Event, Field, Quantity, Statement, Voice

TURNS = ("withdraws", "corrects")
"""How a voice changes what it said itself."""


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity with the stem of the noun it counts: "" where it counts people and says no more, or says nothing.

    `toll`: what it counts goes on changing while a story lasts (the dead, the arrested). `replaced`: it is said to hold no
    longer ("et non 12").
    """

    quantity: Quantity
    noun: str
    toll: bool
    replaced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Passage:
    """What one statement says in one sentence of it, or what the article itself asserts (`statement` None).

    `start` and `end` are the code points of the mention, `content` those of what is said. `chain` holds the statement and
    those around it, innermost first. `negated`: the content says that something is not so; `untrue`: that something said
    is not true; `doubtful`: it keeps its distance ("la prétendue absence"). `taken_up`: it only takes up
    what was said before ("ces accusations"). `turn`: the voice takes back or changes what it said itself.
    """

    article: Article
    start: int
    end: int
    field: Field
    statement: Statement | None
    chain: tuple[Statement, ...]
    events: tuple[Event, ...]
    content: str
    words: Words
    counts: tuple[Count, ...]
    negated: bool
    untrue: bool
    doubtful: bool
    taken_up: bool
    turn: str | None
    paragraph: int

    @property
    def key(self) -> tuple[str, Field, int, int]:
        """What tells a passage from all others."""
        return (self.article.id, self.field, self.start, self.end)

    @property
    def outlet(self) -> str:
        """What stands for the outlet of its article."""
        return outlet_name(self.article)

    @property
    def voice(self) -> Voice | None:
        """The innermost voice that is said to say it, None where nobody is named."""
        return next((s.voice for s in self.chain if s.voice is not None), None)

    @property
    def negative(self) -> bool:
        """Whether the content speaks against something."""
        return self.negated or self.untrue

    @property
    def telling(self) -> bool:
        """Whether somebody is said to say it, or it tells an event, a figure or a change of mind."""
        counted = any(c.quantity.what or c.quantity.unit for c in self.counts)
        return self.statement is not None or bool(self.events) or counted or self.turn is not None
