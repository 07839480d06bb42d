"""Every page: nothing is inaccessible, nothing sticks out on a phone, and it can be read without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import shot, sticks_out, violations

PAGES = [
    "/", "/review", "/judgements", "/search?words=alarme", "/search?words=zzz", "/help", "/articles/cap-1", "/articles/fanal-3", "/api/docs",
    "/nothing-here",
]  # fmt: skip


@pytest.mark.parametrize(("width", "dark"), [(360, True), (1280, False)], ids=["phone-dark", "wide-light"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_and_fits(visit: Callable[..., Any], path: str, width: int, dark: bool) -> None:
    page = visit(path, width=width, dark=dark, allowed=["404"])
    shot(page, f"{path.strip('/').replace('/', '-').replace('?', '-') or 'desk'}-{width}{'-dark' if dark else ''}")
    assert sticks_out(page) == 0
    assert violations(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_read_without_scripts(visit: Callable[..., Any], path: str) -> None:
    page = visit(path, scripts=False, allowed=["404"])
    assert page.locator("main").inner_text().strip()
