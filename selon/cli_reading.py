"""How a command comes by its articles: opened sources, read one by one, with what is said on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from selon.console import Intake, with_doubts, with_progress

if TYPE_CHECKING:
    from selon.reader import Reader
    from selon.records import Article


def open_intake(
    sources: list[str], published: str | None, outlet: str | None, lang: str | None, *, repeats: bool = False
) -> Intake:
    """The sources, opened; with `repeats` an id may be used twice. Raises UsageError where an option makes no sense."""
    from selon.intake import open_sources

    return Intake(open_sources(sources, published=published, outlet=outlet, lang=lang, repeats=repeats))


def read_all(intake: Intake, lang: str | None, office_holders: Path | None) -> Iterator[Article]:
    """The articles as the reader reads them; what fails is said and counted."""
    return reading(intake, lang, office_holders)(intake)


def reading(
    intake: Intake, lang: str | None, office_holders: Path | None
) -> Callable[[Iterable[Article]], Iterator[Article]]:
    """What reads articles with one reader, which is made when it is first needed; `intake` is told what fails."""

    @cache
    def reader() -> Reader:
        from selon.reader import Reader

        return Reader(lang or "fr", office_holders=office_holders)

    return lambda articles: with_progress(with_doubts(reader().read_many(articles, on_failure=intake.lose)))
