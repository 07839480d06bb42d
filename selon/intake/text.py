"""Plain text and Markdown: the whole file is the text, to the letter, and no line of it is taken for a title."""

from __future__ import annotations

from selon.intake.article import FILE, Found, Given, Served, accept
from selon.intake.encoding import decode
from selon.records import Article


def read_text(data: bytes, source: str, given: Given, served: Served = FILE) -> Article:
    """The article in `data`; `served` is what a server says of it.

    Raises IntakeError where it is empty, binary, in a mixed encoding, too long or in another language.
    """
    text, notes = decode(data, source, declared=served.charset)
    found = Found(id=source, url=served.url, outlet=served.outlet, captured=served.captured, notes=notes)
    return accept(text, source, found, given)
