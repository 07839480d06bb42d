"""Words of events that tell none where they only say how, or of what kind."""

from __future__ import annotations

import pytest

from selon.intake import article_from_text
from selon.reader import Reader


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Le gouvernement malien agit en accord avec l'opposition.", "accord"),
        ("La police a saisi un fusil d'assaut chez un député de l'opposition.", "assaut"),
    ],
)
def test_a_manner_or_a_kind_is_no_event(text: str, word: str, reader: Reader) -> None:
    events = reader.read(article_from_text(text, id="none", published="2024-06-04")).events
    assert word not in [event.trigger.text for event in events]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Le gouvernement malien a signé un accord avec l'opposition.", "signé"),
        ("Le président algérien est en visite à Bamako.", "visite"),
        ("L'assaut de l'armée malienne contre le camp a fait neuf morts.", "assaut"),
    ],
)
def test_the_same_words_tell_one_where_something_is_done(text: str, word: str, reader: Reader) -> None:
    events = reader.read(article_from_text(text, id="one", published="2024-06-04")).events
    assert word in [event.trigger.text.lower() for event in events]
