"""What the command line says on standard error beside the work."""

from __future__ import annotations

import io
import sys

import pytest
from factories import make_article

from selon.console import with_progress


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("number", "shown"), [(2, False), (3, True), (5, True)])
def test_progress_shows_on_a_terminal_once_three_articles_are_done(
    monkeypatch: pytest.MonkeyPatch, number: int, shown: bool
) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    articles = [make_article("Rien.", id=str(n)) for n in range(number)]
    assert list(with_progress(iter(articles))) == articles
    assert ("3 articles read" in screen.getvalue()) == shown
    assert "2 articles read" not in screen.getvalue()


def test_progress_is_off_the_screen_whenever_an_article_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    hidden, shown = "\x1b[?25l", "\x1b[?25h"
    for _ in with_progress(make_article("Rien.", id=str(n)) for n in range(6)):
        assert screen.getvalue().count(hidden) == screen.getvalue().count(shown)
    assert hidden in screen.getvalue()


def test_progress_is_silent_where_standard_error_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(with_progress(make_article("Rien.", id=str(n)) for n in range(6)))) == 6
    assert capsys.readouterr() == ("", "")
