"""Whatever the text is: spans are the words at their offsets, in order, apart, and reading never raises."""

from __future__ import annotations

import re

from dates_table import rows
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.grounding.dates import PRECISIONS, Dates, Direction
from selon.language import load

DATES = Dates(load("fr"))
TERMS = sorted({phrase for terms in load("fr").dates.terms.values() for phrase in terms})
FIGURES = st.one_of(
    st.integers(0, 9999).map(str),
    st.sampled_from(["1er", "18h30", "18 h 30", "31.12.9999", "01/01/0001", "2019-02-31", "2019-03-27T15:00", "25:99"]),
)
WORDS = st.one_of(st.sampled_from(TERMS), FIGURES, st.text(max_size=6), st.sampled_from(list(",.;:-–()«»\n\n’'")))
TEXTS = st.lists(WORDS, max_size=25).map(" ".join)
VALUE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\dZ?)?)?)?")
PUBLISHED = st.one_of(
    st.none(),
    st.dates().map(str),
    st.datetimes().map(lambda moment: moment.isoformat()),
    st.text(max_size=12),
)
DIRECTIONS: st.SearchStrategy[Direction | None] = st.sampled_from([None, "past", "future"])


@given(st.one_of(TEXTS, st.text()))
@settings(max_examples=300, deadline=None)
def test_spans_are_the_words_at_their_offsets_in_order_and_apart(text: str) -> None:
    end = 0
    for expression in DATES.expressions(text):
        assert end <= expression.start < expression.end
        assert text[expression.start : expression.end] == expression.text
        assert expression.text == expression.text.strip()
        end = expression.end


@given(TEXTS, PUBLISHED, DIRECTIONS)
@settings(max_examples=400, deadline=None)
def test_reading_never_raises_and_gives_a_date_or_says_why_not(
    text: str, published: str | None, direction: Direction | None
) -> None:
    expressions = [e.toward(direction) for e in DATES.expressions(text)]
    found = DATES.resolve(expressions, published)
    assert [r.expression for r in found] == expressions
    for resolved in found:
        assert resolved.why
        if resolved.date is not None:
            assert VALUE.fullmatch(resolved.date.value)
            assert resolved.date.until is None or VALUE.fullmatch(resolved.date.until)
            assert resolved.date.precision in PRECISIONS


@given(st.sampled_from([row.text for row in rows()]), st.text(alphabet="\u00e9x .\U0001f600\u00a0\n", max_size=12))
@settings(max_examples=200, deadline=None)
def test_a_paragraph_before_moves_the_spans_and_nothing_else(text: str, before: str) -> None:
    moved = [(e.start - len(before) - 2, e.text) for e in DATES.expressions(f"{before}\n\n{text}")]
    assert moved == [(e.start, e.text) for e in DATES.expressions(text)]
