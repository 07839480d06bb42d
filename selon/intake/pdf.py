"""A PDF: the words of its pages, broken words joined, paragraphs built again from where the lines stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from selon.errors import IntakeError
from selon.intake.article import FILE, Found, Given, Served, accept
from selon.intake.boilerplate import boilerplate_note
from selon.intake.hyphens import join_broken
from selon.intake.languages import DEFAULT
from selon.records import Article

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

BROKEN = "\ufffe"
"""What PDFium writes for a hyphen at the end of a line, in place of the hyphen and the line end."""

_LINE = re.compile(rf"[^\r\n{BROKEN}]+{BROKEN}?")
_SENTENCE_END = re.compile(r"[.!?…:][\s»”\")]*$|[»”\"]$")
_NUMBER = re.compile(r"\W*\d{1,4}\W*(?:\d{1,4}\W*)?")

# In units of the page's own print: the usual distance of its lines, the width of its widest line, a letter's height.
_GAP = 1.35
_SHORT = 0.85
_INDENT = 0.5
_OTHER_SIZE = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line: its words and its box, in points from the lower left corner of the page."""

    words: str
    left: float
    right: float
    bottom: float
    height: float
    page: int


def read_pdf(data: bytes, source: str, given: Given, served: Served = FILE) -> Article:
    """The article in a PDF, paragraphs parted by a blank line; `served` is what a server says of it.

    Page numbers and lines repeated at the top or foot of pages are left out with a note. The title stays in the text.
    Raises IntakeError where the file is no PDF, is locked, or holds pictures of pages and no text.
    """
    pages = _pages(data, source)
    running = _running_lines(pages)
    lines = [line for page in pages for line in page if not _runs(line, page, running)]
    if not any(character.isalpha() for line in lines for character in line.words):
        raise IntakeError(source, "holds no text, it is a scan: run it through OCR first (ocrmypdf does that)")
    notes = tuple(boilerplate_note(line.words) for page in pages for line in page if _runs(line, page, running))
    found = Found(id=source, url=served.url, outlet=served.outlet, captured=served.captured, notes=notes)
    return accept("\n\n".join(_paragraphs(lines, given.lang or DEFAULT)), source, found, given)


def _pages(data: bytes, source: str) -> list[list[Line]]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
        return [_lines(document[number].get_textpage(), number) for number in range(len(document))]
    except PdfiumError as error:
        raise IntakeError(
            source, f"cannot be read as PDF ({error}): print it to a new PDF, without a password"
        ) from error


def _lines(page: PdfTextPage, number: int) -> list[Line]:
    text = page.get_text_range() if page.count_chars() else ""
    return [_line(page, match, number) for match in _LINE.finditer(text) if match.group().strip(f" {BROKEN}")]


def _line(page: PdfTextPage, match: re.Match[str], number: int) -> Line:
    words = match.group().strip()
    start = match.start() + match.group().index(words[0])
    left, bottom, _, top = page.get_charbox(start, loose=True)
    right = page.get_charbox(start + len(words.rstrip(BROKEN)) - 1, loose=True)[2]
    return Line(words=words, left=left, right=right, bottom=bottom, height=top - bottom, page=number)


def _running_lines(pages: list[list[Line]]) -> set[str]:
    """First and last lines that come again on another page, whatever number they carry."""
    edges = Counter(words for page in pages if page for words in {_no_digits(page[0]), _no_digits(page[-1])})
    return {words for words, count in edges.items() if count > 1}


def _runs(line: Line, page: list[Line], running: set[str]) -> bool:
    if line is not page[0] and line is not page[-1]:
        return False
    return bool(_NUMBER.fullmatch(line.words)) or _no_digits(line) in running


def _no_digits(line: Line) -> str:
    return re.sub(r"\d+", "0", line.words)


def _paragraphs(lines: list[Line], lang: str) -> Iterator[str]:
    """The lines joined to paragraphs; a word that is broken between two lines is made whole."""
    everything = " ".join(line.words for line in lines)
    gap, width = _usual_gap(lines), max(line.right - line.left for line in lines)
    paragraph = lines[0].words
    for before, line in pairwise(lines):
        if _begins(line, before, gap, width):
            yield paragraph.replace(BROKEN, "-")
            paragraph = line.words
        elif paragraph.endswith(BROKEN):
            paragraph = join_broken(paragraph.removesuffix(BROKEN), line.words, everything, lang)
        else:
            paragraph = f"{paragraph} {line.words}"
    yield paragraph.replace(BROKEN, "-")


def _usual_gap(lines: list[Line]) -> float:
    """The usual distance (in points) from one line to the next below it."""
    gaps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.page == b.page and a.bottom > b.bottom]
    return median(gaps) if gaps else 0.0


def _begins(line: Line, before: Line, gap: float, width: float) -> bool:
    """Whether a paragraph begins with `line`, `before` being the line read before it."""
    if before.words.endswith(BROKEN):
        return False
    ended = bool(_SENTENCE_END.search(before.words))
    if line.page != before.page or line.bottom > before.bottom:
        return ended
    apart = before.bottom - line.bottom > _GAP * gap
    indented = line.left - before.left > _INDENT * line.height
    other_size = abs(line.height - before.height) > _OTHER_SIZE * before.height
    return apart or indented or other_size or (ended and before.right - before.left < _SHORT * width)
