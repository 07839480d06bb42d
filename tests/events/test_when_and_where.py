"""Dates and places of events, by the clause, the passage, the dateline and the headline; a malformed passage is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from passages import Passage, event_of, passages

from selon.reader import Reader

HERE = Path(__file__).parent


@pytest.mark.parametrize("passage", passages(HERE / "dates_fr.txt"), ids=lambda p: p.text[:50])
def test_the_date_of_an_event(passage: Passage, reader: Reader) -> None:
    date = event_of(passage, reader).date
    assert (date.value.partition("T")[0] if date else None) == passage.due
    assert date is None or date.why.startswith(passage.why)


@pytest.mark.parametrize("passage", passages(HERE / "places_fr.txt"), ids=lambda p: p.text[:50])
def test_the_place_of_an_event(passage: Passage, reader: Reader) -> None:
    place = event_of(passage, reader).place
    assert (place.name if place else None) == passage.due
    assert place is None or place.why.startswith(passage.why)


@pytest.mark.parametrize("content", ["Un raid.\n= -", "Un <e>raid</e>.\nEncore.\n= -", "Un <e>raid</e>."])
def test_a_malformed_passage_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "made_up.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"made_up\.txt"):
        passages(path)
