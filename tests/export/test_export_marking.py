"""A text cut at every boundary loses nothing, and each piece knows what lies over it."""

from __future__ import annotations

from factories import make_article, make_event, make_statement
from hypothesis import given
from hypothesis import strategies as st

from selon.export.marking import Mark, cut, lanes, marks_of

TEXT = "Un deux trois.\n\nQuatre cinq."


def mark(start: int, end: int, number: int) -> Mark:
    return Mark(start, end, "content", number)


def ranges(last: int) -> st.SearchStrategy[tuple[int, int]]:
    ends = st.tuples(st.integers(0, last), st.integers(0, last))
    return ends.filter(lambda r: r[0] != r[1]).map(lambda r: (min(r), max(r)))


@given(st.lists(ranges(len(TEXT)), max_size=6))
def test_pieces_joined_are_the_paragraphs_and_know_their_marks(found: list[tuple[int, int]]) -> None:
    marks = [mark(start, end, number) for number, (start, end) in enumerate(found)]
    rows = cut(TEXT, marks, [(0, 14), (16, 28)])
    assert ["".join(piece.text for piece in row) for row in rows] == ["Un deux trois.", "Quatre cinq."]
    for piece in (piece for row in rows for piece in row):
        inside = range(piece.start, piece.start + len(piece.text))
        assert all(set(piece.marks) == {m for m in marks if m.start <= place < m.end} for place in inside)


def test_overlapping_marks_are_cut_where_either_begins_or_ends() -> None:
    (row,) = cut("abcdef", [mark(0, 4, 0), mark(2, 6, 1)], [(0, 6)])
    assert [(piece.text, [m.number for m in piece.marks]) for piece in row] == [
        ("ab", [0]), ("cd", [0, 1]), ("ef", [1]),
    ]  # fmt: skip


def test_the_inner_statement_is_underlined_nearest_to_its_words() -> None:
    assert lanes([mark(0, 14, 0), mark(3, 14, 1), mark(8, 13, 2), mark(16, 20, 3)]) == {2: 0, 1: 1, 0: 2, 3: 0}


@given(st.lists(ranges(30), max_size=8))
def test_no_two_that_overlap_share_a_lane(found: list[tuple[int, int]]) -> None:
    lane = lanes(mark(start, end, number) for number, (start, end) in enumerate(found))
    for one, (start, end) in enumerate(found):
        for other, (other_start, other_end) in enumerate(found):
            if one != other and start < other_end and other_start < end:
                assert lane[one] != lane[other]


def test_marks_are_those_of_the_asked_field_and_inside_the_text() -> None:
    title = make_statement("Il pleut", "Il pleut", field="title")
    body = make_statement("Il pleut, dit Ole.", "Il pleut", cue="dit", source="Ole")
    event = make_event("Il pleut, dit Ole.", "CONSULT", "dit")
    article = make_article("Il pleut, dit Ole.", title, body, events=(event,))
    assert [(m.kind, m.start) for m in marks_of(article, "text", 18)] == [
        ("content", 0), ("cue", 10), ("source", 14), ("trigger", 10),
    ]  # fmt: skip
    assert [m.number for m in marks_of(article, "title", 8)] == [0]
    assert marks_of(make_article("", body, events=(event,)), "text", 5) == []
