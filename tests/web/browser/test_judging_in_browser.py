"""A person at the queue: by the keyboard, by the mouse, without scripts; named in place, undone, still there after a reload."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import shot, sticks_out, violations

from selon.claim_records import Target
from selon.store.judging import new_judgement

Visit = Callable[..., Any]


def name_oneself(page: Any) -> None:
    page.locator(".ask-name input[name=who]").wait_for()
    page.keyboard.type("Ana Belle")
    page.keyboard.press("Enter")


def said(page: Any, words: str) -> None:
    page.locator("#said").get_by_text(words).wait_for(state="attached")


def test_the_queue_goes_by_the_keyboard_alone(visit: Visit, site: Any) -> None:
    page = visit("/review")
    page.keyboard.press("j")
    page.keyboard.press("a")
    name_oneself(page)
    said(page, "Noté")
    assert page.locator(".me summary").inner_text() == "Ana Belle"
    assert page.locator("#today").inner_text() == "1 jugement aujourd'hui"
    page.keyboard.press("r")
    page.locator(".judged").nth(1).wait_for()
    assert [judgement.action for judgement in site.store.judgements()] == ["accept", "reject"]
    page.keyboard.press("u")
    said(page, "Annulé")
    assert [judgement.action for judgement in site.store.judgements(holding=True)] == ["accept"]
    waiting = page.locator("[data-doubt]").nth(1).get_attribute("data-doubt")
    page.reload()
    assert page.locator("[data-doubt]").first.get_attribute("data-doubt") == waiting
    assert page.locator("#today").inner_text() == "1 jugement aujourd'hui"


def test_keys_judge_nothing_while_one_writes(visit: Visit, site: Any) -> None:
    page = visit("/review")
    page.keyboard.press("j")
    page.locator("#find").focus()
    page.keyboard.type("arju")
    assert page.locator("#find").input_value() == "arju"
    assert page.locator(".ask-name").count() == 0
    assert site.store.judgements() == []


def test_more_can_be_said_in_place(visit: Visit, site: Any) -> None:
    page = visit("/review?kind=statement")
    first = page.locator("[data-doubt]").first
    first.locator("a.more").click()
    first.locator(".judge-more").wait_for()
    assert violations(page) == []
    shot(page, "review-more")
    form = first.locator("form:has(select)").first
    form.locator("select").select_option("doubt")
    form.locator("button").click()
    name_oneself(page)
    said(page, "Corrigé")
    assert [judgement.value for judgement in site.store.judgements()] == ["stance=doubt"]
    assert "ce que fait la voix → prétend" in first.inner_text()


def test_what_the_desk_refuses_is_said_where_one_is(visit: Visit, site: Any) -> None:
    page = visit("/review?kind=statement", allowed=["400"])
    page.evaluate("document.querySelector('.judging input[name=id]').value = 'gone.txt#s1'")
    page.keyboard.press("j")
    page.keyboard.press("a")
    name_oneself(page)
    page.locator("[data-doubt] [role=alert]").wait_for()
    assert "gone.txt" in page.locator("[data-doubt] [role=alert]").inner_text()
    assert site.store.judgements() == []


@pytest.mark.parametrize("dark", [False, True])
def test_it_works_without_scripts_and_on_a_phone(visit: Visit, site: Any, dark: bool) -> None:
    page = visit("/review?kind=event", scripts=False, width=360, dark=dark)
    id = page.locator(".judging input[name=id]").first.get_attribute("value")
    page.locator(".judging button").first.click()
    page.locator(".ask-name input[name=who]").fill("Ana Belle")
    page.locator(".ask-name button").click()
    assert page.url.partition("#")[0] == f"{site.address}/review?kind=event"
    assert [(j.who, j.target.id) for j in site.store.judgements()] == [("Ana Belle", id)]
    page.goto(f"{site.address}/judgements")
    assert sticks_out(page) == 0
    page.locator("button[data-does=undo]").click()
    assert [j.action for j in site.store.judgements()] == ["accept", "undo"]
    assert page.url.partition("#")[0] == f"{site.address}/judgements"


def test_pages_with_judgements_are_accessible_and_fit(visit: Visit, site: Any) -> None:
    doubt = site.store.to_review(1, kind="statement")[0].target
    for who, action in (("Léa " + "x" * 200, "accept"), ("Max", "reject")):
        note = f"<script>alert(1)</script> {'y' * 900}"
        site.store.judge(new_judgement(action, doubt, who=who, note=note))  # type: ignore[arg-type]
    site.store.judge(new_judgement("fix", Target(kind="claim", id=site.store.claims(limit=1)[0].id), "credibility=2", who="Max"))
    asked = f"/judge?kind=statement&id={doubt.id.replace('#', '%23')}"
    for width, dark in ((360, True), (1280, False)):
        for name, path in (("review", "/review"), ("judgements", "/judgements"), ("judge", asked)):
            page = visit(path, width=width, dark=dark)
            shot(page, f"{name}-judged-{width}{'-dark' if dark else ''}")
            assert sticks_out(page) == 0, path
            assert violations(page) == [], path
