"""What the corpus tests share: a newsroom's archive to lay files in, and a way to read all of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from selon.corpus.dropped import Dropped
from selon.corpus.records import read_source
from selon.corpus.sources import find_sources
from selon.intake.article import Given
from selon.records import Article

Items = list[Article | Dropped]


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the test stands in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def read_all() -> Callable[..., Items]:
    """Reads inputs to their end; what is no article stands among the articles."""

    def read(*inputs: str, **given: str) -> Items:
        return [item for source in find_sources(inputs) for item in read_source(source, Given(**given))]

    return read
