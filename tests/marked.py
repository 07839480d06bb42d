"""Example sentences marked in the text: what the reader should find in them, readable by a journalist.

A file holds one construction; blocks are separated by blank lines, lines that start with `#` are comments. A block is
one example; a line break inside it is a paragraph break of the article ("\\n\\n" in `Example.text`). Tags tie spans
together by number: `<s1>` source, `<c1 FORM STANCE …>` cue, `<t1>` content (several when interrupted), `<h1>` hearer,
`<m1>` medium. The attributes (form, stance, then optionally `in=2`, `kind=person`, `voice="Full Name"`) stand on the
cue, or on the first content tag of a statement without a cue. `! ` opens a counter-example, `~ ` a known miss, `~! `
both. Offsets are code points into the text without marks, `[start, end)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn, get_args

from selon.records import Form, Stance, VoiceKind

Offsets = tuple[int, int]

TAG = re.compile(r"<(?P<close>/?)(?P<letter>[sctmh])(?P<number>[1-9]\d*)(?P<rest>(?:\s[^<>]*)?)>")
ANY_TAG = re.compile(r"<[^<>\n]*>")
ATTRIBUTE = re.compile(r'(?P<key>[^\s=]+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+))(?=\s|$)|(?P<word>\S+)')
OPENING = re.compile(r"(?P<miss>~?)(?P<counter>!?) ")
KEYS = frozenset({"in", "kind", "voice"})


class MalformedExample(Exception):  # noqa: N818
    """A block that cannot be read as an example; names its file, its first line and what is wrong."""


@dataclass(frozen=True)
class Expected:
    """One marked statement; `parent` is the `number` of the statement inside whose content this one stands."""

    number: int
    source: Offsets | None
    cue: Offsets | None
    content: tuple[Offsets, ...]
    form: str
    stance: str
    parent: int | None
    kind: str | None
    voice: str | None
    heard_by: Offsets | None
    medium: Offsets | None


@dataclass(frozen=True)
class Example:
    """One block: its text without marks and the statements, by number, that a reader should find in it."""

    file: str
    line: int
    text: str
    statements: tuple[Expected, ...]
    counter: bool
    known_miss: bool


class _Problem(Exception):  # noqa: N818
    """What is wrong, before file and line are known."""


@dataclass
class _Marks:
    """What has been read so far of one statement."""

    spans: dict[str, list[Offsets]] = field(default_factory=dict)
    attributes: dict[str, str] | None = None

    def only(self, letter: str) -> Offsets | None:
        return self.spans[letter][0] if letter in self.spans else None


def load_all(folder: Path) -> list[Example]:
    """All examples of the `*.txt` files of a folder, file by file in the order of their names."""
    return [example for path in sorted(folder.glob("*.txt")) for example in load(path)]


def load(path: Path) -> list[Example]:
    """The examples of one file. Raises MalformedExample at its first malformed block."""
    return [parse(block, path.name, line) for line, block in _blocks(path.read_text(encoding="utf-8"))]


def _blocks(content: str) -> Iterator[tuple[int, str]]:
    """The blocks without their comment lines, each with the number (from 1) of its first line."""
    start, lines = 0, list[str]()
    for number, line in enumerate([*content.split("\n"), ""], start=1):
        if line.startswith("#"):
            continue
        if line.strip():
            start = start if lines else number
            lines.append(line)
        elif lines:
            yield start, "\n".join(lines)
            lines = []


def parse(block: str, file: str, line: int) -> Example:
    """The example a block stands for; `file` and `line` say where it comes from. Raises MalformedExample."""
    opening = OPENING.match(block)
    body = block[opening.end() :] if opening and opening[0].strip() else block
    counter, miss = bool(opening and opening["counter"]), bool(opening and opening["miss"])
    try:
        text, marks = _read("\n\n".join(body.split("\n")))
        statements = tuple(_expected(number, text, marks[number]) for number in sorted(marks))
        _check_parents({statement.number: statement.parent for statement in statements})
        if not statements and not counter:
            _refuse('a block without marks must begin with "! "')
    except _Problem as problem:
        raise MalformedExample(f"{file}, line {line}: {problem}") from None
    return Example(file, line, text, statements, counter, miss)


def _refuse(problem: str) -> NoReturn:
    raise _Problem(problem)


def _read(body: str) -> tuple[str, dict[int, _Marks]]:
    """The text without marks, and what stands in them by number."""
    text, at = "", 0
    marks: dict[int, _Marks] = {}
    opened: list[tuple[str, int, int]] = []
    for tag in ANY_TAG.finditer(body):
        text, at = text + _plain(body[at : tag.start()]), tag.end()
        mark = TAG.fullmatch(tag[0]) or _refuse(f"unknown tag {tag[0]}")
        letter, number = mark["letter"], int(mark["number"])
        if mark["close"]:
            _close(tag[0], opened, marks, len(text))
            continue
        if any((letter, number) == (other, same) for other, same, _ in opened):
            _refuse(f"{tag[0]} inside itself")
        opened.append((letter, number, len(text)))
        _note_attributes(tag[0], letter, mark["rest"], marks.setdefault(number, _Marks()))
    if opened:
        _refuse(f"unclosed tag <{opened[-1][0]}{opened[-1][1]}>")
    return text + _plain(body[at:]), marks


def _plain(piece: str) -> str:
    stray = re.search("[<>]", piece)
    return _refuse(f'stray "{stray[0]}" in "{piece.strip()[:60]}"') if stray else piece


def _close(tag: str, opened: list[tuple[str, int, int]], marks: dict[int, _Marks], end: int) -> None:
    if not opened or tag != f"</{opened[-1][0]}{opened[-1][1]}>":
        expected = f"</{opened[-1][0]}{opened[-1][1]}>" if opened else "no closing tag"
        _refuse(f"unclosed or crossing tags: {tag} where {expected} is due")
    letter, number, start = opened.pop()
    if letter != "t" and letter in marks[number].spans:
        _refuse(f"<{letter}{number}> stands twice")
    marks[number].spans.setdefault(letter, []).append((start, end))


def _note_attributes(tag: str, letter: str, rest: str, marks: _Marks) -> None:
    if not rest.strip():
        return
    if letter not in "ct":
        _refuse(f"attributes on {tag}: they belong on the cue, or on the first content tag where there is no cue")
    if marks.attributes is not None:
        _refuse(f"attributes given twice: {tag}")
    if letter == "t" and "t" in marks.spans:
        _refuse(f"attributes on {tag}, which is not the first content tag")
    marks.attributes = _attributes(tag, rest) | {"on": letter}


def _attributes(tag: str, rest: str) -> dict[str, str]:
    """Form and stance by their place, the others by their name; what they say is checked here."""
    found: dict[str, str] = {}
    for attribute in ATTRIBUTE.finditer(rest):
        place = "stance" if "form" in found else "form"
        key = attribute["key"] or ("extra" if "stance" in found else place)
        value = attribute["word"] or attribute["quoted"] or attribute["bare"] or ""
        if key in found:
            _refuse(f"attribute {key} given twice: {tag}")
        if key not in (KEYS if attribute["key"] else {"form", "stance"}):
            _refuse(f"unknown attribute {attribute[0]}: {tag}")
        found[key] = value
    _check_value("form", found, get_args(Form))
    _check_value("stance", found, get_args(Stance))
    _check_value("kind", found, get_args(VoiceKind))
    if not found.get("in", "1").isdecimal() or not found.get("voice", "?").strip():
        _refuse(f"an attribute without a sensible value: {tag}")
    return found


def _check_value(key: str, found: dict[str, str], known: tuple[str, ...]) -> None:
    if key in found and found[key] not in known:
        _refuse(f'unknown {key} "{found[key]}" (known: {", ".join(known)})')


def _expected(number: int, text: str, marks: _Marks) -> Expected:
    """One statement, once all its marks are read."""
    given, content = marks.attributes or {}, marks.spans.get("t")
    if not content:
        _refuse(f"statement {number} has no content")
    if "form" not in given or "stance" not in given:
        _refuse(f"statement {number} has no form or no stance")
    if given["on"] == "t" and "c" in marks.spans:
        _refuse(f"statement {number} has a cue: its attributes belong there")
    if given["form"] == "unsourced" and "s" in marks.spans:
        _refuse(f"statement {number} is unsourced and has a source")
    for start, end in (span for spans in marks.spans.values() for span in spans):
        if text[start:end] != text[start:end].strip() or start == end:
            _refuse(f'a span of statement {number} is empty or has white space at an edge: "{text[start:end]}"')
    return Expected(
        number=number, source=marks.only("s"), cue=marks.only("c"), content=tuple(content),
        form=given["form"], stance=given["stance"], parent=int(given["in"]) if "in" in given else None,
        kind=given.get("kind"), voice=given.get("voice"), heard_by=marks.only("h"), medium=marks.only("m"),
    )  # fmt: skip


def _check_parents(parents: dict[int, int | None]) -> None:
    for number, parent in parents.items():
        seen = {number}
        while parent is not None:
            if parent not in parents:
                _refuse(f"in={parent} points nowhere (statement {number})")
            if parent in seen:
                _refuse(f"in={parent} leads back to itself (statement {number})")
            seen.add(parent)
            parent = parents[parent]
