"""What articles are like comes back as it was kept, part by part."""

from __future__ import annotations

import errno

import pytest

from selon.corpus.alike_kept import AlikeKept


def test_it_comes_back_by_the_places_of_a_part(tmp_path):
    with AlikeKept(tmp_path / "alike") as kept:
        kept.add(7, (2, 1))
        kept.add(2, (0,))
        assert kept.between(0, 4) == {2: (0,)}
        assert kept.between(4, 8) == {3: (2, 1)}
        assert kept.between(8, 90) == {}
    assert list(tmp_path.iterdir()) == []


def test_what_a_run_that_was_killed_left_is_not_taken_for_ones_own(tmp_path):
    killed = AlikeKept(tmp_path / "alike")
    killed.add(1, (0,))
    with AlikeKept(tmp_path / "alike") as kept:
        assert kept.between(0, 9) == {}


def test_a_full_disk_is_called_so(tmp_path):
    with AlikeKept(tmp_path / "alike") as kept:
        kept._base.execute("PRAGMA max_page_count = 2")
        with pytest.raises(OSError, match="full") as caught:
            kept.add(1, range(20_000))
    assert caught.value.errno == errno.ENOSPC
