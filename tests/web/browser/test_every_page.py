"""Every page: nothing is inaccessible, nothing sticks out on a phone, and it can be read without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import shot, sticks_out, violations

from selon.store import Store

PAGES = [
    "/", "/search?words=alarme", "/search?words=zzz", "/articles/cap-1", "/articles/fanal-3", "/claims", "/claims/{claim}",
    "/voices", "/voices/{voice}", "/stories", "/stories/{story}", "/review", "/judgements", "/work", "/help", "/api/docs",
    "/nothing-here",
]  # fmt: skip


def address(path: str, store: Store) -> str:
    """The address of a page: the claim carried most, the voice that says most, a story of all articles."""
    if "{claim}" in path:
        return path.format(claim=store.claims(limit=1)[0].id)
    if "{voice}" in path:
        return path.format(voice=store.shared_voices(limit=1)[0].id)
    if "{story}" in path:
        return path.format(story=store.keep_story("Port-Kerval", [article.id for article in store.newest()]).id)
    return path


def named(path: str) -> str:
    return path.strip("/").translate(str.maketrans("/?=", "---", "{}")) or "desk"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_and_fits(visit: Callable[..., Any], site: Any, path: str) -> None:
    page = visit(address(path, site.store), width=360, dark=True, allowed=["404"])
    for width, scheme in ((360, "dark"), (1280, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.wait_for_load_state("networkidle")
        shot(page, f"{named(path)}-{width}-{scheme}")
        assert sticks_out(page) == 0, (width, scheme)
        assert violations(page) == [], (width, scheme)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_read_without_scripts(visit: Callable[..., Any], site: Any, path: str) -> None:
    page = visit(address(path, site.store), scripts=False, allowed=["404"])
    assert page.locator("main").inner_text().strip()


@pytest.mark.parametrize("width", [320, 700, 1000, 1100, 1280])
def test_the_menu_of_the_header_opens_inside_the_window(visit: Callable[..., Any], width: int) -> None:
    """Also where the header takes two lines, and over a board that is wider than the window."""
    page = visit("/claims", width=width)
    page.locator(".me summary").click()
    for form in page.locator(".me form").all():
        box = form.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert sticks_out(page) == 0
