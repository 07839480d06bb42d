"""The reading view as a person uses it: by pointing, by keys, by an address that was sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import violations
from factories import make_article, make_flood, make_raid, make_statement, make_voice

Visit = Callable[..., Any]


def lit(page: Any) -> list[str]:
    """The anchors of the cards that are lit, and of the words that are."""
    return list(page.evaluate("[...document.querySelectorAll('.say.lit, .own.lit')].map((card) => card.id)"))


def lit_words(page: Any) -> set[str]:
    return set(page.evaluate("[...document.querySelectorAll('[data-s].lit')].map((part) => part.dataset.s)"))


def shown(page: Any) -> list[str]:
    return list(page.evaluate("[...document.querySelectorAll('.say:not(.off)')].map((card) => card.id)"))


def test_words_light_their_card_and_a_card_its_words(visit: Visit) -> None:
    page = visit("/articles/cap-1")
    page.locator(".s[data-s=s3]").first.click()
    assert (lit(page), lit_words(page)) == (["s3"], {"s3"})
    page.locator("#s4 .does").click()
    assert (lit(page), lit_words(page)) == (["s4"], {"s4"})


def test_an_address_leads_to_a_statement_and_lights_it(visit: Visit) -> None:
    page = visit("/articles/cap-1#s3")
    assert lit(page) == ["s3"]
    assert page.locator(".s[data-s=s3]").first.is_visible()


def test_everything_can_be_done_by_keys(visit: Visit) -> None:
    page = visit("/articles/cap-1")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert lit(page) == ["s2"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("k")
    assert lit(page) == ["s2"]
    page.keyboard.press("Enter")
    assert page.locator("#s2 > details").get_attribute("open") is not None
    page.keyboard.press("c")
    page.wait_for_function("document.getElementById('said')?.textContent.startsWith('Copié')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Selon Le Fanal, que résume La Dépêche du Cap, une source policière affirme")
    page.keyboard.press("Escape")
    assert lit(page) == []


def test_keys_are_left_to_whoever_types(visit: Visit) -> None:
    page = visit("/articles/cap-1")
    page.locator("#find").click()
    page.keyboard.type("jack fc?")
    assert page.locator("#find").input_value() == "jack fc?"
    assert lit(page) == []
    assert not page.evaluate("document.getElementById('keys').open")


def test_the_list_of_keys_puts_them_out_of_service(visit: Visit) -> None:
    page = visit("/articles/cap-1")
    page.keyboard.press("?")
    assert page.evaluate("document.getElementById('keys').open")
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert lit(page) == []


def test_a_filter_works_at_once_and_stands_in_the_address(visit: Visit) -> None:
    page = visit("/articles/cap-1")
    page.keyboard.press("f")
    assert page.evaluate("document.activeElement.name") == "voice"
    page.locator("[data-pick]").nth(2).click()
    assert shown(page) == ["s3"]
    assert "voice=" in page.url
    assert page.locator("#shown").inner_text() == "1 propos montré"
    page.reload()
    assert shown(page) == ["s3"]
    page.locator(".everything").click()
    assert len(shown(page)) == 4
    assert "?" not in page.url


def test_scripts_and_the_desk_agree_on_what_a_filter_shows(visit: Visit) -> None:
    page = visit("/articles/cap-1")
    for stance in page.evaluate("[...document.querySelectorAll('select[name=stance] option')].map((o) => o.value)"):
        page.locator("select[name=stance]").select_option(stance)
        at_once = shown(page)
        page.reload()
        assert shown(page) == at_once


def test_a_filter_works_without_scripts(visit: Visit) -> None:
    page = visit("/articles/cap-1", scripts=False)
    page.locator("select[name=voice]").select_option(index=3)
    page.locator("#show button[type=submit]").click()
    assert page.locator(".say:visible").count() == 1


def test_beside_the_text_a_card_stands_no_higher_than_its_words(visit: Visit) -> None:
    page = visit("/articles/cap-1")
    for anchor in ("s3", "s4"):
        words = page.locator(f".s[data-s={anchor}]").first.bounding_box()
        assert page.locator(f"#{anchor}").bounding_box()["y"] >= words["y"] - 8


def test_on_a_phone_a_card_stands_below_its_paragraph(visit: Visit) -> None:
    page = visit("/articles/cap-1", width=360)
    words = page.locator("#p2 > .words").bounding_box()
    assert page.locator("#s3").bounding_box()["y"] >= words["y"] + words["height"]


@pytest.mark.parametrize("width", [360, 1280])
def test_a_word_of_ten_thousand_characters_does_not_stick_out(visit: Visit, site: Any, width: int) -> None:
    text = "a" * 10_000
    voice = make_voice("b" * 300, role="c" * 300)
    site.store.add(make_article(text, make_statement(text, text, voice=voice), id="long.txt", title="t" * 500))
    page = visit("/articles/long.txt", width=width)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


@pytest.mark.parametrize("dark", [False, True])
def test_opened_cards_lit_words_and_the_list_of_keys_are_accessible(visit: Visit, site: Any, dark: bool) -> None:
    for article in (make_flood(), make_raid()):
        site.store.add(article)
    for path in ("/articles/digue.txt#s5", "/articles/raid.txt#e3"):
        page = visit(path, dark=dark)
        page.evaluate("document.querySelectorAll('.story details').forEach((part) => { part.open = true; }); scrollTo(0, 0)")
        assert violations(page) == []
        page.keyboard.press("?")
        assert violations(page) == []
