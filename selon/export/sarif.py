"""The sourcing sheet as SARIF 2.1.0, the format in which code hosts and editors show what a checker found.

Regions count Unicode code points (`columnKind`) into the article's text, which the file carries along: a web page's
lines are those of the text selon read, not of its HTML. Columns and lines start at 1, `charOffset` at 0.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from bisect import bisect_right
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any, TextIO
from urllib.parse import quote

from selon.records import Article, Span
from selon.sourcing import CATALOGUE, Finding
from selon.version import __version__

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_RULES = {rule.name: number for number, rule in enumerate(CATALOGUE)}
_URL = re.compile(r"([a-z][a-z0-9+.-]*://[^/?#]*)([^?#]*)(\?[^#]*)?(#?)(.*)", re.IGNORECASE | re.DOTALL)
_SAFE = ("/:@[]!$&'()*+,;=", "/:@!$&'()*+,;=", "/:@!$&'()*+,;=?", "#", "/:@!$&'()*+,;=?")
"""What may stand as it is in a URL's scheme and host, its path, its query, the sign before its fragment, and that."""

_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")


def write_sarif(pairs: Iterable[tuple[Article, list[Finding]]], out: TextIO) -> None:
    """Write articles and their findings as one SARIF log with one run; nothing is written before the last pair."""
    artifacts: list[dict[str, Any]] = []
    results: list[dict[str, Any]] = []
    places: dict[tuple[str, str], int] = {}
    for article, findings in pairs:
        place = places.setdefault((_uri(article), article.text), len(artifacts))
        if place == len(artifacts):
            artifacts.append(_artifact(article))
        lines = _line_starts(article.text)
        results.extend(_result(article, finding, place, lines) for finding in findings)
    run = {"tool": {"driver": _driver()}, "columnKind": "unicodeCodePoints", "artifacts": artifacts, "results": results}
    json.dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, out, ensure_ascii=False, indent=1)
    out.write("\n")


def _driver() -> dict[str, Any]:
    rules = [
        {
            "id": rule.name,
            "shortDescription": {"text": f"{rule.summary}."},
            "fullDescription": {"text": f"{rule.summary}. {rule.advice}"},
            "help": {"text": rule.advice},
            "defaultConfiguration": {"level": rule.level},
        }
        for rule in CATALOGUE
    ]
    return {"name": "selon", "version": __version__, "rules": rules}


def _artifact(article: Article) -> dict[str, Any]:
    found: dict[str, Any] = {"location": {"uri": _uri(article)}, "contents": {"text": article.text}}
    if article.title:
        found["description"] = {"text": article.title}
    return found


def _result(article: Article, finding: Finding, place: int, lines: list[int]) -> dict[str, Any]:
    words = finding.span.text if finding.span else ""
    print_ = hashlib.sha256(f"{finding.rule}\0{words}".encode("utf8", "surrogatepass")).hexdigest()[:32]
    return {
        "ruleId": finding.rule,
        "ruleIndex": _RULES[finding.rule],
        "level": finding.level,
        "message": {"text": finding.message},
        "locations": [_location(article, finding.span, place, lines)],
        "partialFingerprints": {"ruleAndWords/v1": print_},
        "properties": {"statement": finding.statement},
    }


def _location(article: Article, span: Span | None, place: int, lines: list[int]) -> dict[str, Any]:
    """Where the words stand; a title outside the text is placed before its first character and named."""
    inside = span is not None and span.field == "text"
    region = _region(span, lines) if span and inside else _region(Span(start=0, end=0, text=""), lines)
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": _uri(article), "index": place}, "region": region}
    }
    if span and not inside:
        location["logicalLocations"] = [{"name": "title", "fullyQualifiedName": f"title[{span.start}:{span.end}]"}]
    return location


def _region(span: Span, lines: list[int]) -> dict[str, Any]:
    first, last = bisect_right(lines, span.start) - 1, bisect_right(lines, span.end) - 1
    region: dict[str, Any] = {
        "charOffset": span.start,
        "charLength": span.end - span.start,
        "startLine": first + 1,
        "startColumn": span.start - lines[first] + 1,
        "endLine": last + 1,
        "endColumn": span.end - lines[last] + 1,
    }
    return region | {"snippet": {"text": span.text}} if span.text else region


def _line_starts(text: str) -> list[int]:
    """Offsets where lines start; a line ends with a line feed (after a carriage return or not), as SARIF has it."""
    return [0, *(offset + 1 for offset, character in enumerate(text) if character == "\n")]


def _uri(article: Article) -> str:
    """The article's URL, or its id as a URI: absolute paths as file URIs, whatever no URI holds (RFC 3986) escaped."""
    if article.url:
        parts = _URL.fullmatch(article.url)
        return "".join(map(_escaped, parts.groups(""), _SAFE)) if parts else _escaped(article.url, "/")
    path = PurePath(article.id)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(article.id), safe="/")


def _escaped(part: str, safe: str) -> str:
    """A part of a URL with all but its letters, figures and `safe` escaped; what is escaped already stays."""
    return _STRAY.sub("%25", quote(part.encode("utf8", "surrogatepass"), safe=safe + "%"))
