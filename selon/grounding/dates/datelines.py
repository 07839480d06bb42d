"""Which expressions only date the article: "PARIS, 12 mars (AFP) -", "15 juillet 2016 . –", "Publié le 3 mai"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from selon.grounding.dates.expression import Expression

_HEAD = 3
"""A dateline stands in one of the first paragraphs, or lines."""
# Words with capitals, short ones between them, a comma: "PORT-AU-PRINCE, ", "Saint-Denis de La Réunion, ".
_PLACE = re.compile(
    r"\(?[A-ZÀ-ÖØ-Þ][\w'’.-]*(?:[\s/(]+[A-ZÀ-ÖØ-Þ(][\w'’.()-]*|\s[a-zà-ÿ'’]{1,4}(?=\s[A-ZÀ-ÖØ-Þ])){0,5},?\s*"
)
# An agency in brackets, then a full stop, a dash or the end of the line.
_AFTER = re.compile(
    r"[ \t\u00a0\u202f]*(?:\([^()\n]{1,40}\)[ \t\u00a0\u202f]*)?(?:[.:]?\s*[-–—]\s|[.:](?:\s|$)|\)|\n|$)"
)
_LONGEST = 60


def mark_datelines(text: str, expressions: list[Expression], words: Collection[str]) -> Iterator[Expression]:
    """The expressions, the first one at the head that only dates the article marked as a dateline.

    `words` are what opens a line that says so outright ("publié").
    """
    found = False
    for expression in expressions:
        if not found and _dates_the_article(text, expression, words):
            found = True
            yield replace(expression, dateline=True)
        else:
            yield expression


def _dates_the_article(text: str, expression: Expression, words: Collection[str]) -> bool:
    written_out = expression.reads == "date" and not expression.slots.keys().isdisjoint(("day", "iso", "numeric"))
    if not written_out or expression.paragraph >= _HEAD:
        return False
    line = text.rfind("\n", 0, expression.start) + 1
    before = text[line : expression.start]
    if len(before) > _LONGEST or text.count("\n", 0, line) >= 2 * _HEAD:
        return False
    if before.strip().lower() in words:
        return True
    return bool((not before.strip() or _PLACE.fullmatch(before)) and _AFTER.match(text, expression.end))
