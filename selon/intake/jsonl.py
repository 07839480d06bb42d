"""JSON Lines: one article a line, `id` and `text` required, the text to the letter; a bad line costs only itself."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, BinaryIO

from selon.errors import IntakeError
from selon.intake import limits
from selon.intake.article import Given
from selon.intake.begun import Begin, accepted
from selon.intake.record import article_of, json_kind
from selon.records import Article


def read_jsonl(
    lines: Iterable[bytes], source: str, given: Given, begin: Begin = accepted
) -> Iterator[tuple[str, Article | IntakeError]]:
    """Each line's place ("file.jsonl:3") and its article, or the error that keeps it from being one; blank lines none.

    Other keys than `id text url outlet title byline published captured lang` are ignored. A date that is not ISO 8601 is set
    aside with a note; where the file breaks off, that is the last error. Raises IntakeError for a file that is UTF-16 as a whole.
    """
    for number, line in enumerate(_until_broken(lines), 1):
        place = f"{source}:{number}"
        if isinstance(line, IntakeError):
            yield place, IntakeError(place, line.problem, code=line.code)
            return
        if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise IntakeError(source, "is UTF-16, and JSON Lines are UTF-8: save it as UTF-8", code="encoding")
        if not line.strip():
            continue
        try:
            begin(place)
            yield place, article_of(_object(line, place), place, given)
        except IntakeError as error:
            yield place, error


def _until_broken(lines: Iterable[bytes]) -> Iterator[bytes | IntakeError]:
    try:
        yield from lines
    except IntakeError as error:
        yield error


def _object(line: bytes, place: str) -> dict[str, Any]:
    if len(line) > limits.MAX_BYTES:
        problem = f"is over {limits.MAX_BYTES / 1e6:g} MB long: write one article a line, or split it"
        raise IntakeError(place, problem, code="too-big")
    try:
        record = json.loads(line.rstrip(b"\r\n").decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        problem = f"is not UTF-8 (byte {error.start} of the line): save the file as UTF-8"
        raise IntakeError(place, problem, code="encoding") from error
    except json.JSONDecodeError as error:
        problem = f"is not JSON ({error.msg}, character {error.colno}): correct the line"
        raise IntakeError(place, problem, code="json") from error
    except (ValueError, RecursionError) as error:
        raise IntakeError(place, f"is no JSON that can be read ({error}): correct the line", code="json") from error
    if not isinstance(record, dict):
        problem = f"is a JSON {json_kind(record)}, not an object: write {{'id': ..., 'text': ...}}"
        raise IntakeError(place, problem, code="json")
    return record


def cut_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines with their ends; one over `limits.MAX_BYTES` is cut there and what is left of it is skipped."""
    for line in iter(partial(stream.readline, limits.MAX_BYTES + 1), b""):
        yield line
        rest = line
        while len(rest) > limits.MAX_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(limits.MAX_BYTES + 1)
