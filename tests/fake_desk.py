"""A reader, a store and claims for the tests of commands: nothing is read, nothing is kept, no model is loaded."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace, TracebackType

import pytest
from dossier_factory import make_dossier, make_empty

from selon.claim_records import Dossier, Judgement
from selon.errors import ReadingError, StoreError
from selon.records import Article

PONT = "Le pont a cédé dans la nuit de lundi à mardi, et les secours cherchent encore."
"""The text of `pont.txt`."""


class FakeReader:
    """Hands articles on as they are."""

    def __init__(self, lang: str = "fr", *, office_holders: Path | None = None) -> None:
        self.lang = lang

    def read_many(
        self, articles: Iterable[Article], *, on_failure: Callable[[ReadingError], None] | None = None
    ) -> Iterator[Article]:
        yield from articles


class FakeStore:
    """Holds the articles and judgements of the tests' dossier; "empty.db" nothing, "gone.db" is not there."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier

    @classmethod
    def open(cls, where: str | None, *, create: bool) -> FakeStore:
        if where == "gone.db" or create:
            raise StoreError(f"{where}: there is no store")
        return cls(make_empty() if where == "empty.db" else make_dossier())

    def __enter__(self) -> FakeStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        return None

    def articles(self) -> Iterator[Article]:
        return iter(self._dossier.articles)

    def judgements(self) -> list[Judgement]:
        return list(self._dossier.judgements)

    def grouping(self) -> SimpleNamespace:
        return SimpleNamespace(stale=False)


def use_reader(monkeypatch: pytest.MonkeyPatch, reader: type = FakeReader) -> None:
    """Let commands read with this reader."""
    _use(monkeypatch, "selon.reader", Reader=reader)


def use_dossier(monkeypatch: pytest.MonkeyPatch, whole: Dossier) -> None:
    """Let commands read nothing, and find `whole` in the articles of the store, no claim in all others."""

    class FakeDossiers:
        def __init__(self, lang: str) -> None:
            self.lang = lang

        def of(self, articles: Iterable[Article], judgements: Iterable[Judgement] = ()) -> Dossier:
            given = tuple(articles)
            found = whole if given == whole.articles else make_empty()
            return replace(found, articles=given, judgements=tuple(judgements))

    class KeptStore(FakeStore):
        def dossier(self) -> Dossier:
            return FakeDossiers("fr").of(self.articles(), self.judgements())

    use_reader(monkeypatch)
    _use(monkeypatch, "selon.store", Store=KeptStore)
    monkeypatch.setattr("selon.claims.Dossiers", FakeDossiers)


def _use(monkeypatch: pytest.MonkeyPatch, module: str, **content: type) -> None:
    made = ModuleType(module)
    vars(made).update(content)
    monkeypatch.setitem(sys.modules, module, made)
