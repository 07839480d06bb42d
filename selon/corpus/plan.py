"""What a run does, as every process of it must know it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from selon.corpus.layout import Layout
from selon.intake.article import Given

FIRST_PART = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What shapes the tables: with other settings it is another run.

    `part` is how many articles a part has at most (the first parts of a source have fewer), `office_holders` the absolute
    path of a table of your own, and `office_holders_digest` what it held when the run began (SHA-256).
    """

    part: int = 200
    published: str | None = None
    outlet: str | None = None
    lang: str | None = None
    office_holders: str | None = None
    office_holders_digest: str | None = None

    def size(self, number: int) -> int:
        """How many articles part `number` of a source takes: few at first, so that a small corpus keeps all workers busy."""
        return min(self.part, FIRST_PART * (1 + number // 8))

    @property
    def given(self) -> Given:
        """What goes before what the sources say of themselves."""
        return Given(published=self.published, outlet=self.outlet, lang=self.lang)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An output directory and the settings of its run."""

    out: Path
    settings: Settings = field(default_factory=Settings)

    @property
    def layout(self) -> Layout:
        """The places of the output directory."""
        return Layout(self.out)


class Part(NamedTuple):
    """A staged part and the URL of its source."""

    name: str
    url: str
