"""Copies come back as they were kept, part by part."""

from __future__ import annotations

import errno

import pytest

from selon.corpus.copies_kept import CopiesKept
from selon.records import Copy, Span


def copy(article: str, text: str) -> Copy:
    return Copy(article=article, share=0.5, spans=(Span(start=3, end=3 + len(text), text=text),))


def test_copies_come_back_by_the_places_of_a_part(tmp_path):
    first, second = (copy("a\ud800", "Été « ici »"),), (copy("b", "x"), copy("c", "y"))
    with CopiesKept(tmp_path / "copies") as kept:
        kept.add(7, second)
        kept.add(2, first)
        assert kept.between(0, 4) == {2: first}
        assert kept.between(4, 8) == {3: second}
        assert kept.between(8, 90) == {}
    assert list(tmp_path.iterdir()) == []


def test_what_a_run_that_was_killed_left_is_not_taken_for_ones_own(tmp_path):
    killed = CopiesKept(tmp_path / "copies")
    killed.add(1, (copy("a", "x"),))
    with CopiesKept(tmp_path / "copies") as kept:
        assert kept.between(0, 9) == {}


def test_a_full_disk_is_called_so(tmp_path):
    with CopiesKept(tmp_path / "copies") as kept:
        kept._base.execute("PRAGMA max_page_count = 2")
        with pytest.raises(OSError, match="full") as caught:
            kept.add(1, (copy("a", "x" * 20_000),))
    assert caught.value.errno == errno.ENOSPC
