"""Stories and voices in a browser: pictures are drawn from what the page says, and nothing is lost without them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import shot, sticks_out, violations
from dossier_factory import make_place
from factories import make_article, make_date, make_event, make_party

from selon.web.show import is_vendored

Visit = Callable[..., Any]
needs_pictures = pytest.mark.skipif(not is_vendored("cytoscape.min.js"), reason="there are no pictures: run `make web`")

TEXT = "Tolma : la garde a bloqué le port en mai. Des pêcheurs auraient attaqué la garde le 4 juin. La garde accuse le maire."


def tell(site: Any) -> str:
    """A story with a place, dates of two precisions and three parties; its address."""
    garde, fishers = make_party(TEXT, "la garde", sector="COP"), make_party(TEXT, "Des pêcheurs")
    events = (
        make_event(TEXT, "COERCE", "bloqué", id="e1", actor=garde, place=make_place(TEXT),
                   date=make_date(TEXT, "en mai", "2024-05", precision="month")),
        make_event(TEXT, "ASSAULT", "attaqué", id="e2", actor=fishers, recipient=garde, status="unverified",
                   date=make_date(TEXT, "le 4 juin", "2024-06-04")),
        make_event(TEXT, "ACCUSE", "accuse", id="e3", actor=garde, recipient=make_party(TEXT, "le maire")),
    )  # fmt: skip
    site.store.add(make_article(TEXT, id="garde.txt", title="Le port bloqué", outlet="Le Fanal", events=events))
    return f"/stories/{site.store.keep_story('Le port', ['garde.txt', 'fanal-1']).id}"


def hostile(site: Any) -> str:
    """A story whose every name is a tag, a mark that turns words round, or has no end."""
    words = '<img src=x onerror="alert(1)">\u202e' + "x" * 3_000
    text = f"{words} a frappé le port."
    party, place = make_party(text, words), make_place(text, words)
    event = make_event(text, "ASSAULT", "frappé", actor=party, recipient=make_party(text, "le port"), place=place,
                       date=make_date(text, None, "2024-06-04"))  # fmt: skip
    site.store.add(make_article(text, id="x.txt", title=words, outlet=words, events=(event,)))
    return f"/stories/{site.store.keep_story(words[:190], ['x.txt']).id}"


@pytest.mark.parametrize(("width", "dark"), [(360, True), (1280, False)], ids=["phone-dark", "wide-light"])
@pytest.mark.parametrize("path", ["/stories", "/stories/add?words=alarme", "/voices", "/voices?words=zzz"])
def test_a_list_is_accessible_and_fits(visit: Visit, site: Any, path: str, width: int, dark: bool) -> None:
    tell(site)
    page = visit(path, width=width, dark=dark)
    shot(page, f"{path.strip('/').replace('/', '-').replace('?', '-')}-{width}{'-dark' if dark else ''}")
    assert sticks_out(page) == 0
    assert violations(page) == []


@pytest.mark.parametrize(("width", "dark"), [(360, True), (1280, False)], ids=["phone-dark", "wide-light"])
@pytest.mark.parametrize("told", [tell, hostile])
def test_a_story_is_accessible_and_fits(visit: Visit, site: Any, told: Callable[[Any], str], width: int, dark: bool) -> None:
    page = visit(told(site), width=width, dark=dark)
    page.wait_for_load_state("networkidle")
    shot(page, f"story-{told.__name__}-{width}{'-dark' if dark else ''}")
    assert sticks_out(page) == 0
    assert page.locator("img").count() == 0
    assert violations(page) == []


@pytest.mark.parametrize(("width", "dark"), [(360, True), (1280, False)], ids=["phone-dark", "wide-light"])
def test_a_voice_is_accessible_and_fits(visit: Visit, site: Any, width: int, dark: bool) -> None:
    page = visit(f"/voices/{site.store.shared_voices(limit=1)[0].id}", width=width, dark=dark)
    shot(page, f"voice-{width}{'-dark' if dark else ''}")
    assert sticks_out(page) == 0
    assert violations(page) == []


@needs_pictures
def test_the_pictures_of_a_story_are_drawn(visit: Visit, site: Any) -> None:
    page = visit(tell(site))
    page.wait_for_selector("#map circle.city")
    assert page.locator("#map text").all_text_contents() == ["Tolma"]
    assert page.locator("#timeline-picture .vis-item.vis-range.fact").count() == 1
    assert page.locator("#timeline-picture .vis-item.vis-point.unverified").count() == 1
    assert page.locator("#graph canvas").count() > 0


@needs_pictures
def test_a_bar_of_the_timeline_leads_to_its_words(visit: Visit, site: Any) -> None:
    page = visit(tell(site))
    page.locator("#timeline-picture .vis-item.vis-range").click()
    lit = page.locator(".happening.lit")
    assert "bloqué" in lit.inner_text()
    assert lit.evaluate("event => document.activeElement === event")


def test_without_scripts_no_empty_frame_is_left(visit: Visit, site: Any) -> None:
    page = visit(tell(site), scripts=False)
    assert page.locator(".picture:visible").count() == 0
    assert "mai 2024" in page.locator("#timeline").inner_text()
    assert "Tolma" in page.locator("#places").inner_text()
    assert "Des pêcheurs" in page.locator("#acts").inner_text()


def test_articles_of_a_search_are_put_into_a_new_story(visit: Visit, site: Any) -> None:
    page = visit("/stories/add?words=alarme")
    page.locator("input[name=article]").first.uncheck()
    page.locator("#new").fill("L'alarme")
    page.locator("main button.main").click()
    page.wait_for_url("**/stories/*")
    assert page.locator("h1").inner_text() == "L'alarme"
    story = site.store.stories[0]
    assert len(story.articles) == page.locator(".members li").count() > 0
    page.locator(".members button").first.click()
    page.wait_for_load_state()
    assert len(site.store.story(story.id).articles) == len(story.articles) - 1
