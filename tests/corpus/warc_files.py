"""WARC files made for the tests, record by record, as crawlers write them."""

from __future__ import annotations

import gzip

NEWS = (
    "La préfecture de Valmorin a annoncé jeudi la réouverture du pont suspendu, fermé depuis la crue de mars.",
    "« Les expertises sont rassurantes », a déclaré la préfète Odile Carrel devant la presse.",
    "Selon la mairie de Montclar, les camions de plus de dix tonnes resteront interdits jusqu'à la fin de l'année.",
)
"""The paragraphs of an article."""


def page(*paragraphs: str, title: str = "Le pont rouvre", head: str = '<meta charset="utf-8">') -> str:
    """A newspaper's page with a menu and a footer around its article."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or NEWS)
    return (
        f'<!DOCTYPE html><html lang="fr"><head>{head}<title>{title}</title></head><body>'
        "<nav><ul><li><a href='/'>Accueil</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
        f"<article><h1>{title}</h1>{body}</article><footer><a href='/contact'>Contact</a></footer></body></html>"
    )


def answer(body: bytes, kind: str | None = "text/html; charset=utf-8", status: str = "200 OK", **headers: str) -> bytes:
    """What a server answered; `headers` with "_" for "-"."""
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else [])]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(
    block: bytes, number: int = 1, *, type: str = "response", url: str = "https://www.echo.example/pont",
    content_type: str = "application/http; msgtype=response", length: int | None = None,
) -> bytes:  # fmt: skip
    """A record whose id ends in `number`; `length` is told instead of the block's own."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Record-ID: <{record_id(number)}>\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2024-06-05T10:00:00Z\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def record_id(number: int) -> str:
    return f"urn:uuid:00000000-0000-4000-8000-{number:012d}"


def news(number: int = 1, **more: str) -> bytes:
    """A response record with a page that holds an article."""
    return record(answer(page(**more).encode()), number)


def packed(*records: bytes) -> bytes:
    """Records compressed one by one, as archives are."""
    return b"".join(gzip.compress(stored, mtime=0) for stored in records)
