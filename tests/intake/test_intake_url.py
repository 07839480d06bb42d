"""URLs, against a website on this machine: what a server can do to a reader."""

from __future__ import annotations

import time
from http.server import BaseHTTPRequestHandler

import pytest

from selon.intake import limits, open_sources
from selon.records import Article

WORDS = "La maire de Montclar, Odile Trastour, a annoncé mardi la réouverture du port après trois mois de travaux."
REST = WORDS.removeprefix("La maire de Montclar, Odile Trastour, a annoncé ")
PAGE = f"<html><head><title>Le port rouvre</title></head><body><article><p>{WORDS}</p></article></body></html>"


def answer(body: bytes, kind: str | None = "text/html; charset=utf-8", status: int = 200, **headers: str):
    def send(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        if kind:
            request.send_header("Content-Type", kind)
        for name, value in headers.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    return send


def wait(request: BaseHTTPRequestHandler) -> None:
    time.sleep(0.5)


def drip(request: BaseHTTPRequestHandler) -> None:
    answer(b"<html>")(request)
    try:
        for _ in range(100):
            request.wfile.write(b"<p>")
            time.sleep(0.02)
    except OSError:
        pass


def pour(request: BaseHTTPRequestHandler) -> None:
    answer(b"")(request)
    try:
        for _ in range(1000):
            request.wfile.write(b"a" * 100_000)
    except OSError:
        pass


def test_a_page_is_fetched_and_read(website, read_one):
    url = website({"/port": answer(PAGE.encode())}) + "/port"
    article = read_one(url)
    assert (article.id, article.url, article.outlet) == (url, url, "127.0.0.1")
    assert (article.text, article.title) == (WORDS, "Le port rouvre")
    assert article.captured is not None


def test_the_address_behind_a_redirect_is_kept(website, read_one):
    site = website({"/court": answer(b"", status=302, Location="/port"), "/port": answer(PAGE.encode())})
    article = read_one(f"{site}/court")
    assert (article.id, article.url) == (f"{site}/court", f"{site}/port")


def test_text_and_pdf_are_read_for_what_they_are(website, read_one, print_pdf):
    site = website(
        {
            "/texte": answer(WORDS.encode("cp1252"), "text/plain; charset=windows-1252"),
            "/pdf": answer(
                print_pdf([[(40, 700, "La maire de Montclar, Odile Trastour, a annoncé"), (40, 686, REST)]]),
                "application/pdf",
            ),
            "/sans": answer(PAGE.encode(), None),
        }
    )
    assert [read_one(site + path).text for path in ("/texte", "/pdf", "/sans")] == [WORDS] * 3


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "answered 404 (Not Found)"),
        (403, "answered 403 (Forbidden)"),
        (500, "answered 500"),
        (799, "answered 799"),
    ],
)
def test_an_error_status_is_named(website, refusal, status, words):
    site = website({"/perdu": answer(PAGE.encode(), status=status)})
    assert words in refusal(f"{site}/perdu")


def test_redirects_for_ever_are_left(website, refusal):
    site = website({"/a": answer(b"", status=302, Location="/b"), "/b": answer(b"", status=301, Location="/a")})
    assert "redirects for ever (over 10 times)" in refusal(f"{site}/a")


def test_a_redirect_out_of_the_web_is_not_followed(website, refusal):
    site = website({"/a": answer(b"", status=302, Location="file:///etc/hostname")})
    assert "give one with http:// or https://" in refusal(f"{site}/a")


def test_a_server_that_does_not_answer_is_left(website, refusal, monkeypatch):
    monkeypatch.setattr(limits, "WAIT_SECONDS", 0.1)
    assert "no answer within 0.1 seconds" in refusal(website({"/lent": wait}) + "/lent")


def test_a_server_that_never_comes_to_an_end_is_left(website, refusal, monkeypatch):
    monkeypatch.setattr(limits, "TOTAL_SECONDS", 0.2)
    assert "took longer than 0.2 seconds" in refusal(website({"/goutte": drip}) + "/goutte")


def test_an_announced_two_gigabytes_are_not_read(website, refusal):
    site = website({"/film": answer(b"a", **{"Content-Length": "2000000000"})})
    assert "is over 20 MB and was not read to its end" in refusal(f"{site}/film")


def test_an_endless_body_is_stopped_at_the_limit(website, refusal, monkeypatch):
    monkeypatch.setattr(limits, "MAX_BYTES", 1_000_000)
    assert "is over 1 MB and was not read to its end" in refusal(website({"/flot": pour}) + "/flot")


@pytest.mark.parametrize(
    ("body", "kind", "problem"),
    [
        (b"\x89PNG", "image/png", "is image/png, not a page, text or PDF"),
        (b"", "text/html", "empty page"),
        (b"<html><body><a href='/'>Accueil</a></body></html>", "text/html", "no article found"),
        (b"%PDF-1.4", "application/pdf", "cannot be read as PDF"),
    ],
)
def test_an_answer_that_is_no_article_is_named(website, refusal, body, kind, problem):
    site = website({"/": answer(body, kind)})
    assert problem in refusal(f"{site}/")


@pytest.mark.parametrize("url", ["ftp://exemple.example/a", "http://", "http://[::1", "http://127.0.0.1:1/ferme"])
def test_an_address_that_leads_nowhere_gets_one_line(refusal, url):
    assert refusal(url).startswith(f"{url}: ")


def test_the_next_source_is_read_after_one_that_fails(website):
    site = website({"/perdu": answer(b"", status=404), "/port": answer(PAGE.encode())})
    lost, found = open_sources([f"{site}/perdu", f"{site}/port"], outlet="L'Écho de Montclar", published="2024-06-04")
    assert "404" in str(lost)
    assert isinstance(found, Article)
    assert (found.outlet, found.published) == ("L'Écho de Montclar", "2024-06-04")
