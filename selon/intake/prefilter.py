"""Which pages of an archive are worth taking apart: one in a hundred is French news, and a look costs a thirtieth.

Finding an article takes 30 to 80 milliseconds a page, a look at its words 1 to 2. A page is passed over only where the look is
certain: it has no paragraph of prose at all, or none of its longest paragraphs is in a language that selon reads.
"""

from __future__ import annotations

from selon.errors import IntakeError
from selon.intake.article import Given
from selon.intake.languages import other_language, require_language
from selon.intake.webpage import NO_ARTICLE, is_prose, parted

LOOKED_AT = 8
"""So many of the longest paragraphs are looked at; one of them that may be read saves the page."""


def require_promise(page: str, source: str, given: Given) -> None:
    """Raises IntakeError, which names `source`, where a page (HTML) cannot hold an article that selon reads.

    A language that is `given` is believed.
    """
    prose = sorted(filter(is_prose, parted(_words(page))), key=len, reverse=True)
    if not prose:
        raise IntakeError(source, NO_ARTICLE, code="no-article")
    if given.lang is not None:
        return
    if all(map(other_language, prose[:LOOKED_AT])):
        require_language(prose[0], source)


def _words(page: str) -> str:
    """The words of a page, blocks parted by a blank line."""
    from resiliparse.extract.html2text import extract_plain_text

    words: str = extract_plain_text(page, main_content=False, noscript=True, list_bullets=False)
    return words
