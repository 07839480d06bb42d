"""The articles that `make demo` reads show every kind of statement and voice, and nothing in them is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from selon.intake import open_sources
from selon.reader import Reader
from selon.records import Article, Form, Statement, VoiceKind

FOLDER = Path(__file__).parent.parent / "examples" / "fr"


@pytest.fixture(scope="module")
def articles(reader: Reader) -> list[Article]:
    found = list(open_sources([str(path) for path in sorted(FOLDER.iterdir())]))
    return list(reader.read_many(item for item in found if isinstance(item, Article)))


@pytest.fixture
def statements(articles: list[Article]) -> Iterator[Statement]:
    return (statement for article in articles for statement in article.statements)


def test_there_are_five_and_each_is_readable(articles: list[Article]) -> None:
    assert [len(article.statements) > 10 for article in articles] == [True] * 5
    assert [article.lang for article in articles] == ["fr"] * 5


def test_every_quotation_is_closed(articles: list[Article]) -> None:
    assert [note for article in articles for note in article.notes if note.code == "unclosed-quotation"] == []


def test_they_show_every_form(statements: Iterator[Statement]) -> None:
    assert {s.form for s in statements} == set(get_args(Form))


def test_they_show_every_kind_of_voice(statements: Iterator[Statement]) -> None:
    assert {s.voice.kind for s in statements if s.voice} == set(get_args(VoiceKind)) - {"none"}


def test_they_show_headlines_relays_hearers_and_channels(statements: Iterator[Statement]) -> None:
    found = list(statements)
    assert any(span.field == "title" for s in found for span in s.content)
    assert any(s.parent for s in found)
    assert any(s.heard_by for s in found)
    assert any(s.medium for s in found)


def test_a_web_page_keeps_its_headline_and_loses_its_menu(articles: list[Article]) -> None:
    (page,) = [article for article in articles if article.outlet == "L'Écho du Val-Lierre"]
    assert page.title == "Maternité de Vaulieu : le préfet aurait tranché"
    assert page.published is not None
    assert page.published.startswith("2024-10-08")
    assert "Faits divers" not in page.text
    assert "j'aime" not in page.text
