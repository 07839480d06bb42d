"""From an empty store, as a newcomer would: the example articles pasted one by one, read live by `selon serve`'s own worker,
the circular report seen, followed to its words, two claims joined and parted again, a search, the other language; by keys."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import shot
from conftest import ROOT

PATIENCE = 90
"""Seconds until what the worker has to do is given up: its models are loaded once, on a machine that may be busy."""
GIST = "Un technicien avait débranché l'alarme"

Walk = Callable[[], Any]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[str]:
    """The address of `selon serve` over a store that does not exist yet, with the process that reads beside it."""
    away = {name: value for name, value in os.environ.items() if name not in ("SELON_STORE", "SELON_PASSWORD")}
    command = [sys.executable, "-m", "selon", "serve", "--port", "0", "--store", "new.db"]
    with (tmp_path / "told").open("w") as told:
        process = subprocess.Popen(command, cwd=tmp_path, env=away, stdout=subprocess.PIPE, stderr=told, text=True)
        assert process.stdout is not None
        line = process.stdout.readline()
        yield next((word for word in line.split() if word.startswith("http://")), "").rstrip("/")
        process.terminate()
        process.communicate(timeout=30)
    assert (tmp_path / "told").read_text() == ""


@pytest.fixture
def page(browser: Any, desk: str) -> Iterator[Any]:
    """A new browser at the desk, on a machine in French, which tells what it asked for and complained of at the end."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr", base_url=desk, reduced_motion="reduce")
    asked: list[str] = []
    complaints: list[str] = []
    opened = context.new_page()
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto("/")
    yield opened
    context.close()
    assert [url for url in asked if not url.startswith((desk, "data:", "blob:"))] == []
    assert complaints == []


def articles() -> list[dict[str, str]]:
    """The eight example articles as they are given."""
    return [json.loads(line) for line in (ROOT / "examples" / "dossier_fr.jsonl").read_text("utf8").splitlines()]


def paste(page: Any, article: dict[str, str]) -> None:
    """Pastes an article by the keyboard alone: n, the text, then title, outlet and date behind what opens below it."""
    page.keyboard.press("n")
    page.keyboard.insert_text(article["text"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for field in (article["title"], article["outlet"]):
        page.keyboard.press("Tab")
        page.keyboard.insert_text(field)
    page.locator("[name=published]").fill(article["published"][:10])
    page.locator(".give button.main").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_newcomer_pastes_eight_articles_and_sees_what_they_stand_on(page: Any) -> None:
    assert "Rien n'a encore été lu ici." in page.locator("#shelf").inner_text()
    for article in articles():
        paste(page, article)
    reads_live(page)
    sees_the_circular_report(page)
    follows_a_mention_to_its_words(page)
    joins_two_claims_and_undoes_it(page)
    searches_in_english(page)


def reads_live(page: Any) -> None:
    """The page tells by itself how far the work is, where htmx is built; else a person reloads it."""
    live = page.evaluate("typeof htmx !== 'undefined'")
    done = page.locator("#work .job.done .kind", has_text="regroupement")
    for _ in range(PATIENCE):
        if done.count() and page.locator("#work .job.waiting, #work .job.running").count() == 0:
            break
        page.wait_for_timeout(1000)
        if not live:
            page.reload()
    assert page.locator("#shelf h2").inner_text() == "8 articles"
    assert page.locator("#work .job.failed").count() == 0
    shot(page, "from-empty-read")


def sees_the_circular_report(page: Any) -> None:
    page.get_by_role("link", name="Affirmations", exact=True).click()
    first = page.locator(".board tbody tr").first
    told = " ".join(first.inner_text().split())
    assert GIST in told
    assert "5 titres 1 origine" in told
    assert "une seule voix, répétée" in told
    first.get_by_role("link", name=GIST).click()
    page.wait_for_url("**/claims/c-*")


def follows_a_mention_to_its_words(page: Any) -> None:
    mention = page.locator(".tree .mention").first
    words = mention.locator("q").first.inner_text()
    mention.get_by_role("link", name="Dans l'article").click()
    page.wait_for_url("**/articles/*#*")
    underlined = page.locator(f".s[data-s={page.url.partition('#')[2]}]").first.inner_text()
    assert GIST in words
    assert underlined.startswith(GIST)
    page.go_back()


def joins_two_claims_and_undoes_it(page: Any) -> None:
    """In the card of one claim, another is looked for and joined; the joining outlives a reload, and is taken back."""
    page.goto("/claims?words=habitants")
    counted = page.locator(".board tbody tr").count()
    assert counted > 1
    page.locator(".board tbody tr").first.locator("a[href^='/claims/c-']").first.click()
    page.locator("a.more").first.click()
    more = page.locator(".judge-more").first
    more.locator("input[name=find]").fill("habitants")
    more.locator("input[name=find]").press("Enter")
    joining = page.locator(".judge-more form:has(input[name=action][value=merge])")
    joining.get_by_role("radio", name="habitants").first.check()
    joining.get_by_role("button", name="C'est la même").click()
    page.locator(".ask-name input[name=who]").fill("Ana Belle")
    page.locator(".ask-name button").first.click()
    page.locator("#said").get_by_text("Réunies.").wait_for(state="attached")
    page.goto("/claims?words=habitants")
    assert page.locator(".board tbody tr").count() == counted - 1
    page.reload()
    assert page.locator(".board tbody tr").count() == counted - 1
    page.goto("/judgements")
    page.locator("button[data-does=undo]").first.click()
    page.get_by_text("annulé par").first.wait_for()
    page.goto("/claims?words=habitants")
    assert page.locator(".board tbody tr").count() == counted


def searches_in_english(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("alarme")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?words=alarme")
    page.locator(".me summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="English").focus()
    page.keyboard.press("Enter")
    page.locator("html[lang=en]").wait_for()
    assert "articles hold “alarme”" in page.locator("main").inner_text()
