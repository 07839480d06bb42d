"""How a command comes by its articles: opened sources, read one by one, with what is said on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from selon.console import Intake, with_doubts, with_progress

if TYPE_CHECKING:
    from selon.records import Article


def open_intake(sources: list[str], published: str | None, outlet: str | None, lang: str | None) -> Intake:
    """The sources, opened. Raises UsageError where one is none."""
    from selon.intake import open_sources

    return Intake(open_sources(sources, published=published, outlet=outlet, lang=lang))


def read_all(intake: Intake, lang: str | None, office_holders: Path | None) -> Iterator[Article]:
    """The articles as the reader reads them; what fails is said and counted."""
    from selon.reader import Reader

    reader = Reader(lang or "fr", office_holders=office_holders)
    return with_progress(with_doubts(reader.read_many(intake, on_failure=intake.lose)))
