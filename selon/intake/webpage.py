"""A web page: its main text by paragraphs, its title, byline, outlet and date; what is no article is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from selon.errors import IntakeError
from selon.intake.article import FILE, Found, Given, Served, accept
from selon.intake.boilerplate import drop_boilerplate
from selon.intake.encoding import LOST, decode
from selon.intake.languages import DEFAULT
from selon.intake.published import is_iso_date
from selon.records import Article

NO_ARTICLE = "no article found on the page: copy its text into a .txt file and give that"
MIN_LETTERS = 40
"""A page without a paragraph of so many letters that ends a sentence is no article, but links and headings."""

Screen = Callable[[str, str, Given], None]
"""Looks at a page (its HTML, its source, what was given) before it is taken apart."""

_BLOCKS = {"p", "head", "list", "item", "quote", "table", "row", "code", "div", "ab", "fw"}
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_PARAGRAPH_END = re.compile(r"\n[ \n]*\n|(?<=[.!?…»”\"]) ?\n")
_SENTENCE = re.compile(r"[.!?…][\s»”\")\]]*$|[»”\"]$")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")


def read_webpage(
    data: bytes, source: str, given: Given, served: Served = FILE, *, screen: Screen | None = None
) -> Article:
    """The article on an HTML page, paragraphs parted by a blank line; `served` is what a server says of it.

    Each paragraph of boilerplate is left out with a note. A title that also opens the text is taken out of the text.
    `screen` is asked first, and may raise IntakeError for a page that is not worth the time.
    Raises IntakeError where the bytes are no text, or the page holds no article.
    """
    page, notes = decode(data, source, declared=served.charset or _charset(data), repair=True)
    if screen is not None:
        screen(page, source, given)
    document = _extract(page, source, served.url)
    paragraphs, dropped = drop_boilerplate(_paragraphs(document.body), given.lang or DEFAULT)
    title = _clean(document.title)
    text = "\n\n".join(paragraphs[1:] if title and paragraphs[:1] == [title] else paragraphs)
    _require_article(text, source)
    found = Found(
        id=source,
        url=served.url or document.url,
        outlet=_outlet(_clean(document.sitename), served),
        title=title,
        byline=_clean(document.author),
        published=document.date if document.date and is_iso_date(document.date) else None,
        captured=served.captured,
        notes=(*notes, *dropped),
    )
    return accept(text, source, found, given)


def _require_article(text: str, source: str) -> None:
    """Refuses a text without one real paragraph, and one whose letters were lost in decoding."""
    if not any(map(is_prose, text.split("\n\n"))):
        raise IntakeError(source, NO_ARTICLE, code="no-article")
    if LOST in text:
        problem = "the article has letters that no encoding explains: save the page again as UTF-8"
        raise IntakeError(source, problem, code="encoding")


def _outlet(sitename: str | None, served: Served) -> str | None:
    """The name the page gives its site; trafilatura's stand-in, a piece of the address, gives way to the host."""
    return served.outlet if not sitename or sitename in (served.url or "") else sitename


def _charset(data: bytes) -> str | None:
    """The charset that the page's own head declares."""
    declared = _CHARSET.search(data[:4096])
    return declared.group(1).decode("ascii", "replace") if declared else None


def _extract(page: str, source: str, url: str | None) -> Any:
    """What trafilatura takes for the article; only dates that the page marks as such count, not any in its words."""
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(
            _DECLARATION.sub("", page),
            url=url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:  # a parser of whatever the web sends: no page may stop the run
        raise IntakeError(source, f"cannot be read as HTML ({error}): copy its text into a .txt file") from error
    if document is None or document.body is None:
        raise IntakeError(source, NO_ARTICLE, code="no-article")
    return document


def _paragraphs(body: Any) -> list[str]:
    """The words of the article as blocks."""
    return parted("".join(_pieces(body)))


def _pieces(body: Any) -> Iterator[str]:
    """The text in document order, "\\n\\n" around each block, "\\n" for a line break, a blank between table cells."""
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    for event, element in iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield "\n\n"
        if event == "start":
            yield "\n" if element.tag == "lb" else ""
            yield _BLANKS.sub(" ", element.text or "")
        elif element is not body:
            yield " " if element.tag == "cell" else ""
            yield _BLANKS.sub(" ", element.tail or "")


def _clean(value: str | None) -> str | None:
    """One line without blanks at its ends; None where nothing is left."""
    return _BLANKS.sub(" ", value or "").strip() or None


def parted(words: str) -> list[str]:
    """Words with their line breaks as paragraphs; a line break ends one only behind the end of a sentence."""
    blocks = _PARAGRAPH_END.split(words)
    return [paragraph for block in blocks if (paragraph := _BLANKS.sub(" ", block).strip(" "))]


def is_prose(paragraph: str) -> bool:
    """Whether a paragraph is long enough and ends as a sentence does: what menus and lists of links have none of."""
    return sum(map(str.isalpha, paragraph)) >= MIN_LETTERS and bool(_SENTENCE.search(paragraph))
