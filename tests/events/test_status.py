"""Each sentence of status_fr.txt: the marked event is found and has the status in front of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from selon.intake import article_from_text
from selon.reader import Reader
from selon.records import EventStatus

FILE = Path(__file__).parent / "status_fr.txt"
LINE = re.compile(r"(?P<miss>~?)(?P<status>\w+)\s+(?P<sentence>\S.*)")
MARK = re.compile(r"<e>(.+?)</e>")


def examples() -> list[object]:
    """Status and marked sentence of every line that is no comment. Raises ValueError where a line is malformed."""
    found = []
    for number, line in enumerate(FILE.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = LINE.fullmatch(line)
        if match is None or match["status"] not in get_args(EventStatus) or len(MARK.findall(line)) != 1:
            raise ValueError(f"{FILE.name}, line {number}: a status and a sentence with one <e>…</e> is due: {line}")
        marks = [pytest.mark.xfail(strict=True, reason="a known miss")] if match["miss"] else []
        found.append(pytest.param(match["status"], match["sentence"], marks=marks, id=match["sentence"][:60]))
    return found


@pytest.mark.parametrize(("status", "sentence"), examples())
def test_the_status_of_an_event(status: str, sentence: str, reader: Reader) -> None:
    mark = MARK.search(sentence)
    assert mark is not None
    text = sentence.replace("<e>", "").replace("</e>", "")
    start = mark.start()
    article = reader.read(article_from_text(text, id="status", published="2024-06-04"))
    found = [e.status for e in article.events if e.trigger.start <= start < e.trigger.end]
    assert found == [status]
