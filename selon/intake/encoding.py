"""Bytes to text, to the letter: UTF-8 first, then what the file declares, then the best guess, said in a note."""

from __future__ import annotations

import codecs
import re
import unicodedata

from selon.errors import IntakeError
from selon.records import Note

_UTF8_LETTER = re.compile(rb"[\xc2\xc3][\x80-\xbf]|\xe2\x80[\x80-\xbf]|\xc5[\x92\x93]")
"""What accents, French quotation marks, dashes and ligatures look like in UTF-8."""

LOST = "\ufffd"
"""What stands for a letter that could not be decoded."""

_SAVE = "save it as UTF-8"
_WEB_NAMES = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""Pages that declare Latin-1 are read as Windows-1252, its superset, as browsers do."""

_GUESSES = ["cp1252", "mac_roman", "cp850"]
"""What French files that are not UTF-8 are written in; with all encodings to choose from, short ones come out wrong."""

_TWICE = re.compile("[\u00c2-\u00c5][^\0-\x7f\u00c0-\u00ff]|\u00e2\u20ac[^\0-\x7f]")
"""What accents and marks in UTF-8 become for somebody who takes it for Windows-1252."""
_FEW = 3

_CONTROL_BYTES = re.compile(rb"[\0-\x08\x0e-\x1f]")
_HEAD = 4096
_SAMPLE = 100_000
_CONTROLS_IN_TEXT = 0.3
_CONTROLS_IN_GUESS = 0.02


def decode(
    data: bytes, source: str, *, declared: str | None = None, repair: bool = False
) -> tuple[str, tuple[Note, ...]]:
    """The text of `data` and, where it was not UTF-8, a note that names its encoding.

    A byte order mark is taken off; nothing else is changed. `declared` is the charset that a page or a server names.
    With `repair`, bytes that break UTF-8 become LOST instead of an error: they may stand where nobody reads.
    Raises IntakeError, which names `source`, for binary data, an encoding that is mixed, and one that is not known.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, source, "utf-16", _CONTROLS_IN_TEXT), (_note("UTF-16"),)
    try:
        text = _no_binary(data.decode("utf-8-sig"), source, _CONTROLS_IN_TEXT)
        return text, _misread(text)
    except UnicodeDecodeError as error:
        place = error.start
    head = data[:_HEAD]
    if b"\0" in head or len(_CONTROL_BYTES.findall(head)) > _CONTROLS_IN_GUESS * len(head):
        raise IntakeError(source, f"is binary, or UTF-16 without a byte order mark: give a text, or {_SAVE}", code="encoding")
    if _UTF8_LETTER.search(data):
        if repair:
            return data.decode("utf-8-sig", "replace"), (_note("UTF-8 with broken letters"),)
        line = data.count(b"\n", 0, place) + 1
        raise IntakeError(source, f"mixes UTF-8 with another encoding (byte {place}, line {line}): {_SAVE}", code="encoding")
    name = _known(declared) or _guess(data, place)
    if name is None:
        raise IntakeError(source, f"is binary or in an encoding that cannot be told: give a text, or {_SAVE}", code="encoding")
    return _strict(data, source, name, _CONTROLS_IN_GUESS), (_note(name),)


def _strict(data: bytes, source: str, name: str, controls: float) -> str:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise IntakeError(source, f"is no valid {name} (byte {error.start}): {_SAVE}", code="encoding") from error
    return _no_binary(text, source, controls)


def _no_binary(text: str, source: str, share: float) -> str:
    """The same text; refused where more than `share` of its beginning is control characters."""
    head = text[:_HEAD]
    controls = sum(unicodedata.category(character) == "Cc" and not character.isspace() for character in head)
    if controls > share * len(head):
        raise IntakeError(source, f"is binary, or in an encoding that was misread: give a text, or {_SAVE}", code="encoding")
    return text


def _known(declared: str | None) -> str | None:
    """Python's name of a declared charset, or None where there is none of that name (or it is UTF-8, which failed)."""
    try:
        "a".encode(declared or "")
        name = codecs.lookup(declared or "").name
    except (LookupError, UnicodeError):  # there is none of that name, or it is not for text ("hex")
        return None
    return None if name.startswith("utf") else _WEB_NAMES.get(name, name)


def _guess(data: bytes, place: int) -> str | None:
    from charset_normalizer import from_bytes

    start = max(0, place - 1000)
    best = from_bytes(data[start : start + _SAMPLE], cp_isolation=_GUESSES).best()
    return best.encoding if best else None


def _misread(text: str) -> tuple[Note, ...]:
    """A note where somebody before took UTF-8 for another encoding and saved what came out ("Ã©" for "é")."""
    found = [(m.group(), letter) for m in _TWICE.finditer(text[:_SAMPLE]) if (letter := _once(m.group()))]
    if len(found) < _FEW:
        return ()
    wrong, right = found[0]
    message = f"its letters were misread before it was saved ('{wrong}' for '{right}'): export it again as UTF-8"
    return (Note(code="encoding", message=message, span=None),)


def _once(letters: str) -> str:
    """The letter behind two or three that UTF-8 was taken for; "" where they stand for themselves."""
    try:
        return letters.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


def _note(name: str) -> Note:
    return Note(code="encoding", message=f"read as {name}: check accents and quotation marks", span=None)
