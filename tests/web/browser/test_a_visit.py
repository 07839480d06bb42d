"""A newcomer's visit: the circular report is seen, its card opened, a mention followed to its words, two claims joined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from browsing import shot

Visit = Callable[..., Any]


def test_the_circular_report_is_seen_and_followed_to_its_words(visit: Visit) -> None:
    page = visit("/claims")
    main = page.locator("main")
    assert "une seule voix, répétée" in main.inner_text()
    page.get_by_role("link", name="Un technicien avait débranché l'alarme").first.click()
    card = page.locator("main").inner_text()
    assert "5 titres de presse" in card
    assert "1 origine" in card
    shot(page, "visit-card")
    page.locator('main a[href^="/articles/"]').first.click()
    assert page.url.partition("/articles/")[2]
    assert page.locator("main article, main .story").count()


def test_a_search_leads_to_an_article(visit: Visit) -> None:
    page = visit("/")
    page.keyboard.press("/")
    page.keyboard.type("alarme")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?words=alarme")
    page.locator("main h2 a").first.click()
    assert "alarme" in page.locator("main").inner_text()


def test_the_language_is_switched_and_stays(visit: Visit) -> None:
    page = visit("/")
    page.locator(".me summary").click()
    page.get_by_role("button", name="English").click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto(page.url.replace(page.url.partition("//")[2].partition("/")[2], "") + "help")
    assert "What selon does not do" in page.locator("main").inner_text()


def test_the_tour_is_put_away_for_good(visit: Visit) -> None:
    page = visit("/")
    assert page.locator(".tour").count() == 1
    page.locator(".tour button").click()
    page.wait_for_load_state()
    assert page.locator(".tour").count() == 0
    page.reload()
    assert page.locator(".tour").count() == 0


def test_the_skip_link_is_the_first_stop_of_the_keyboard(visit: Visit) -> None:
    page = visit("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
