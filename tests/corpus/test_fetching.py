"""What an article has is found by its position, and a part is not read again while it is in use."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from selon.corpus.fetching import Parted


@given(sizes=st.lists(st.integers(0, 4), min_size=1, max_size=12).filter(any), data=st.data())
def test_each_position_has_its_own(sizes, data):
    whole = [[f"{part}-{row}" for row in range(size)] for part, size in enumerate(sizes)]
    parted = Parted(sizes, whole.__getitem__, 3)
    assert [stop - start for start, stop in map(parted.bounds, range(len(sizes)))] == sizes
    flat = [id for part in whole for id in part]
    for position in data.draw(st.lists(st.integers(0, len(flat) - 1), max_size=20)):
        assert parted.fetch(position) == flat[position]


def test_few_parts_are_held():
    read: list[int] = []

    def part(number):
        read.append(number)
        return [str(number)]

    parted = Parted([1] * 4, part, 3)
    for position in [0, 1, 2, 0, 1, 2, 3, 0]:
        assert parted.fetch(position) == str(position)
    assert read == [0, 1, 2, 3, 0]
