"""Articles of every shape for property tests: any words and numbers that a record may hold, halves of characters too."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from selon.records import Article, Copy, Credit, Date, Event, Note, Party, Place, Quantity, Span, Statement, Voice


def _many(records: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(records, max_size=2).map(tuple)


OFFSETS = st.integers(0, 2**31 - 1)
FINITE = st.floats(allow_nan=False, allow_infinity=False)
MAYBE = st.none() | FINITE
MAYBE_OFFSET = st.none() | OFFSETS
HALVES = st.text(st.characters())
SPANS = st.builds(Span, start=OFFSETS, end=OFFSETS)
MAYBE_SPAN = st.none() | SPANS
DATES = st.none() | st.builds(Date, start=MAYBE_OFFSET, end=MAYBE_OFFSET)
PARTIES = st.none() | st.builds(Party, start=OFFSETS, end=OFFSETS)
PLACES = st.none() | st.builds(Place, start=OFFSETS, end=OFFSETS, lat=MAYBE, lon=MAYBE)
QUANTITIES = st.builds(Quantity, value=FINITE, high=MAYBE, span=SPANS)
STATEMENTS = st.builds(
    Statement, source=MAYBE_SPAN, voice=st.none() | st.builds(Voice, antecedent=MAYBE_SPAN), cue=MAYBE_SPAN,
    content=_many(SPANS), quoted=_many(SPANS), heard_by=MAYBE_SPAN, medium=MAYBE_SPAN, said_at=DATES, confidence=FINITE,
)  # fmt: skip
EVENTS = st.builds(
    Event, trigger=SPANS, actor=PARTIES, recipient=PARTIES, place=PLACES, date=DATES, quantities=_many(QUANTITIES),
    confidence=FINITE,
)  # fmt: skip
ARTICLES = st.builds(
    Article, byline=st.none() | HALVES, credits=_many(st.builds(Credit, span=SPANS)), statements=_many(STATEMENTS),
    events=_many(EVENTS), notes=_many(st.builds(Note, span=MAYBE_SPAN)),
    copies=_many(st.builds(Copy, share=FINITE, spans=_many(SPANS))),
)  # fmt: skip
