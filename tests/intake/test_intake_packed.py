"""`selon read` takes compressed files and archives of the web by the same ways in as all others."""

from __future__ import annotations

import gzip

import pytest
import zstandard

from selon.errors import IntakeError
from selon.intake import limits, open_sources

TEXT = "La mairie de Montclar a confirmé mardi la fermeture du marché couvert pour trois semaines."
PAGE = f"<!DOCTYPE html><html><head><title>Fermé</title></head><body><p>{TEXT}</p><p>{TEXT}</p></body></html>"
PACKERS = {".gz": gzip.compress, ".zst": zstandard.compress}


def warc(block: str, type: str = "response") -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{block}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: https://echo.example/a\r\n"
        f"WARC-Date: 2024-06-05T10:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


@pytest.mark.parametrize("ending", PACKERS)
@pytest.mark.parametrize(
    ("name", "data", "id"),
    [
        ("a.txt", TEXT.encode(), None),
        ("a.html", PAGE.encode(), None),
        ("a.jsonl", f'{{"id": "m-1", "text": "{TEXT}"}}\n'.encode(), "m-1"),
        ("a.warc", warc(PAGE), "urn:uuid:1"),
    ],
)
def test_a_compressed_file_is_read_as_what_is_in_it(in_newsroom, read_one, name, data, id, ending):
    (in_newsroom / f"{name}{ending}").write_bytes(PACKERS[ending](data))
    article = read_one(f"{name}{ending}")
    assert article.id == (id or f"{name}{ending}")
    assert article.text.startswith(TEXT)


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.zst", "a.html.gz"])
def test_one_that_is_not_compressed_at_all_is_refused(in_newsroom, refusal, name):
    (in_newsroom / name).write_bytes(TEXT.encode())
    assert refusal(name).startswith(f"{name}")
    assert "is damaged from here on" in refusal(name)


@pytest.mark.parametrize("ending", PACKERS)
def test_one_that_breaks_off_is_refused(in_newsroom, refusal, ending):
    (in_newsroom / f"a.txt{ending}").write_bytes(PACKERS[ending](TEXT.encode())[:-6])
    assert refusal(f"a.txt{ending}") == f"a.txt{ending}: breaks off: its end is missing; copy it again"


@pytest.mark.parametrize("ending", PACKERS)
def test_a_zip_bomb_is_refused(in_newsroom, refusal, monkeypatch, ending):
    monkeypatch.setattr(limits, "RATIO_FROM", 1_000_000)
    (in_newsroom / f"a.txt{ending}").write_bytes(PACKERS[ending](b"a" * 60_000_000))
    assert "is over 20 MB" in refusal(f"a.txt{ending}") or "grows over 250 times" in refusal(f"a.txt{ending}")


def test_an_archive_without_a_page_says_what_it_holds(in_newsroom, refusal):
    (in_newsroom / "a.warc").write_bytes(warc(PAGE, "request"))
    assert refusal("a.warc") == (
        "a.warc: holds no page of the web: 1 records are no answers of a server (1 request): they were passed over"
    )
    (in_newsroom / "b.warc").write_bytes(b"")
    assert refusal("b.warc") == "b.warc: holds no page of the web: it is empty"


def test_a_page_that_is_no_article_costs_only_itself(in_newsroom):
    (in_newsroom / "a.warc").write_bytes(warc("<html><p>Accueil</p></html>") + warc(PAGE))
    error, article = open_sources(["a.warc"])
    assert isinstance(error, IntakeError)
    assert str(error).startswith("a.warc@0: no article found on the page")
    assert article.url == "https://echo.example/a"
