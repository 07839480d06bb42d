"""When statements were made: the date of the cue's own clause, never one that stands inside what is said."""

from __future__ import annotations

import pytest

from selon.intake import article_from_text
from selon.reader import Reader

SAID = [
    ("Le maire a indiqué mardi que la route rouvrirait.", "2024-06-04"),
    ("« La route rouvrira », a déclaré le maire le 3 juin.", "2024-06-03"),
    ("Mercredi, la préfète a affirmé que la route rouvrirait.", "2024-06-05"),
    ("Le maire a indiqué que la route rouvrirait mardi.", None),
    ("La route aurait été coupée mardi par des éboulements.", None),
    ("« La route rouvrira », a juré Jean Guérin, président du parti, mardi.", "2024-06-04"),
    ("« La route rouvrira », s'est emporté Jean Guérin auteur d'une tentative de fuite en janvier 2019.", None),
    ("« La route rouvrira », a juré Jean Guérin, auteur d'une tentative de fuite en mars.", None),
]


@pytest.mark.parametrize(("sentence", "value"), SAID)
def test_said_at(sentence: str, value: str | None, reader: Reader) -> None:
    article = reader.read(article_from_text(sentence, id="said", published="2024-06-07"))
    (statement,) = article.statements
    assert (statement.said_at.value if statement.said_at else None) == value
