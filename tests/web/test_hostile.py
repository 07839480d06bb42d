"""Whatever an article holds, it is words on the page: every page that there is, over a dossier that means harm."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from addresses import filled, parameters, patterns, takes_id
from hostile import HARM, make_hostile, make_pasted
from lxml import html
from starlette.testclient import TestClient

from selon.intake import open_sources
from selon.records import Article
from selon.store import Store
from selon.web.app import make_app
from selon.web.settings import Settings

PAGES = patterns("GET")
PAGE = f"""<html><head><title>{escape(HARM)}</title><meta name="author" content="{escape(HARM)}"></head><body><article>
<h1 onclick="alert(1)">Le port &lt;script&gt;alert(1)&lt;/script&gt; a fermé</h1>
<p onmouseover="alert(1)">Ana Mercier, maire de Tolma, a affirmé mardi que le port &lt;img src=x onerror=alert(1)&gt; resterait
fermé jusqu'à lundi, faute de moyens pour réparer la digue.</p><script>alert(1)</script>
<iframe src="javascript:alert(1)"></iframe>
<p>Le préfet du département a nié mercredi que &lt;svg/onload=alert(1)&gt; la digue de Tolma ait cédé faute d'entretien.</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, list[str]]]:
    """A browser at a desk over hostile articles, with a name that means harm, and all ids that the desk knows."""
    folder = tmp_path_factory.mktemp("hostile")
    dossier = make_hostile()
    with Store.open(folder / "desk.db") as store:
        for article in (*dossier.articles, make_pasted(), _from_page(folder)):
            store.add(article)
        store.keep_dossier(dossier)
        for judgement in dossier.judgements:
            store.judge(judgement)
        story = store.keep_story(HARM, [article.id for article in dossier.articles])
        store.ask("url", f"http://fanal.example/{HARM}", by=HARM)
        store.end_job(store.ask("feed", "http://fanal.example/", by=HARM).id, message=HARM, failed=True)
        ids = [a.id for a in store.articles()] + [c.id for c in store.claims()] + [v.id for v in store.shared_voices()]
        ids += [story.id, HARM, "1", "claim", *(f"{article.id}#s1" for article in dossier.articles)]
        headers = {"accept": "text/html", "accept-language": "fr", "cookie": f"selon_name={quote(HARM)}"}
        with TestClient(make_app(store, Settings(works=False)), headers=headers) as browser:
            yield browser, ids


def _from_page(folder: Path) -> Article:
    (folder / "page<1>.html").write_text(PAGE, "utf8")
    (article,) = open_sources([str(folder / "page<1>.html")])
    assert isinstance(article, Article)
    assert "<script>" in (article.title or "") + article.text
    return article


@pytest.mark.parametrize("pattern", PAGES)
def test_pages_hold_words_and_nothing_that_runs(hostile: tuple[TestClient, list[str]], pattern: str) -> None:
    browser, ids = hostile
    found = 0
    for id in ids if takes_id(pattern) else [""]:
        answer = browser.get(filled(pattern, id))
        assert answer.status_code < 500, id
        found += answer.status_code == 200
        if answer.headers["content-type"].startswith("text/html"):
            require_harmless(answer.text)
    assert found, f"no id of hostile.py is one of {pattern}: give one there"


@pytest.mark.parametrize("pattern", PAGES)
def test_what_was_asked_for_comes_back_as_words(hostile: tuple[TestClient, list[str]], pattern: str) -> None:
    browser, ids = hostile
    for id in ids if takes_id(pattern) else [""]:
        for name in parameters(pattern):
            answer = browser.get(filled(pattern, id), params={name: HARM})
            assert answer.status_code < 500, (id, name)
            if answer.headers["content-type"].startswith("text/html"):
                require_harmless(answer.text)


def test_what_means_harm_is_shown_to_the_letter(hostile: tuple[TestClient, list[str]]) -> None:
    page = html.fromstring(hostile[0].get("/").text)
    assert "<script>alert(1)</script><img src=x onerror=alert(1)>" in page.text_content()


@pytest.mark.parametrize("pattern", PAGES)
def test_json_is_json(hostile: tuple[TestClient, list[str]], pattern: str) -> None:
    browser, ids = hostile
    for id in ids if takes_id(pattern) else [""]:
        answer = browser.get(filled(pattern, id), headers={"accept": "application/json"})
        if answer.headers["content-type"].startswith("application/json"):
            json.loads(answer.text)
            assert answer.headers["x-content-type-options"] == "nosniff"


def require_harmless(page: str) -> None:
    """Nothing of the page runs, loads or leads where the desk did not mean it to."""
    for element in html.fromstring(page).iter():
        if not isinstance(element.tag, str):
            assert "alert" not in (element.text or ""), "a comment holds words of an article"
            continue
        where = html.tostring(element, encoding="unicode")[:300]
        assert not [name for name in element.attrib if name.startswith("on") or name in ("style", "srcdoc", "xmlns:xlink")], where
        assert element.tag not in ("iframe", "object", "embed", "base", "style", "foreignobject", "animate", "set"), where
        if element.tag == "script":
            assert element.get("src") or element.get("type") == "application/json", where
            json.loads(element.text) if not element.get("src") else None
        for name in ("src", "href", "action", "formaction", "data", "poster", "srcset", "ping", "hx-get", "hx-post"):
            require_address(element.tag, element.get(name, ""), where)


def require_address(tag: str, address: str, where: str) -> None:
    """Links may lead to other sites, everything else stays here."""
    parts = urlsplit(address.strip())
    allowed = ("", "http", "https") if tag == "a" else ("", "data") if tag == "img" else ("",)
    assert parts.scheme in allowed, where
    assert tag == "a" or parts.netloc == "", where
    assert parts.netloc == "" or parts.scheme, where
