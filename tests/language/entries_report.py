"""Which words of a language the reader reaches: `python tests/language/entries_report.py [--update]`.

Every entry of reporting.yaml, according_to.yaml and hedges.yaml has an example; an entry is reached where reading its
example gives a statement whose cue holds the entry's word. Prints those that are not reached; `--update` rewrites
tests/language/unreached.txt, which tests/language/test_entries.py holds the reader to.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from selon.intake import article_from_text
from selon.language.lint import holds
from selon.language.loader import read
from selon.language.shapes import SHAPES
from selon.reader import Reader

UNREACHED = Path(__file__).parent / "unreached.txt"
HEADER = """\
# Entries whose example gives no statement with their word as its cue yet: file, list, entry.
# Written by `python tests/language/entries_report.py --update`; a line whose entry is reached makes the tests fail.
"""
LISTS = [at for at in SHAPES if at[0] in ("reporting", "according_to", "hedges")]


@dataclass(frozen=True)
class Entry:
    """A word of attribution and its example."""

    file: str
    list: str
    words: str
    example: str
    forms: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.file}.yaml {self.list}: {self.words}"


def entries(code: str = "fr") -> list[Entry]:
    """All entries that have an example, in the order of the files."""
    return [
        Entry(file, key, str(e[SHAPES[file, key].name]), str(e["example"]), tuple(e.get("forms") or ()))
        for file, key in LISTS
        for e in read(code, file)[key]
    ]


@cache
def _irregular(code: str) -> dict[str, list[str]]:
    forms: dict[str, list[str]] = read(code, "irregular")["forms"]
    return forms


def reached(entry: Entry, reader: Reader) -> bool:
    """Whether reading the example gives a statement whose cue holds the entry's word."""
    article = reader.read(article_from_text(entry.example, id=str(entry)))
    cues = [statement.cue.text for statement in article.statements if statement.cue]
    return any(holds(cue, entry.words, entry.forms, _irregular(reader.language.code)) for cue in cues)


def unreached() -> set[str]:
    """The entries listed as not reached."""
    lines = UNREACHED.read_text(encoding="utf-8").splitlines() if UNREACHED.exists() else []
    return {line for line in lines if line and not line.startswith("#")}


def report(update: bool = False) -> str:
    """The entries that are not reached, and how many there are; `update` rewrites their list."""
    every, reader = entries(), Reader()
    missed = [str(entry) for entry in every if not reached(entry, reader)]
    if update:
        UNREACHED.write_text(HEADER + "".join(f"{name}\n" for name in missed), encoding="utf-8")
    return "\n".join([*missed, f"{len(missed)} of {len(every)} entries are not reached"])


if __name__ == "__main__":
    print(report(update="--update" in sys.argv[1:]))
