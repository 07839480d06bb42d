"""How well the examples of tests/examples/fr are read: `python tests/examples_report.py [--update] [--why FILE...]`.

Prints per file how many examples agree to the letter, and precision and recall of who said what (half of the content's
words shared, source overlapping). `--update` rewrites tests/examples/known_misses.txt, which tests/test_examples.py
holds the reader to. `--why` prints instead what is missed and what is found too much, for all files or those named.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from agreement import Tally, differences, key
from marked import Example, load_all

from selon.intake import article_from_text
from selon.reader import Reader
from selon.records import Article

FOLDER = Path(__file__).parent / "examples" / "fr"
KNOWN_MISSES = Path(__file__).parent / "examples" / "known_misses.txt"
HEADER = """\
# Examples that the reader does not read to the letter yet: a hash of the text, its file, how it begins.
# Written by `python tests/examples_report.py --update`; a line whose example is read again makes the tests fail.
"""


def read(example: Example, reader: Reader) -> Article:
    """The article an example makes, as the reader reads it."""
    return reader.read(article_from_text(example.text, id=f"{example.file}:{example.line}"))


def known_misses() -> set[str]:
    """The keys of the examples that are known to fail."""
    lines = KNOWN_MISSES.read_text(encoding="utf-8").splitlines() if KNOWN_MISSES.exists() else []
    return {line for line in lines if line and not line.startswith("#")}


def report(update: bool = False) -> str:
    """The table, file by file and in all; `update` rewrites the list of known misses."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    total, misses, reader = Tally(), list[str](), Reader()
    for example in load_all(FOLDER):
        article = read(example, reader)
        tallies[example.file].add(example, article)
        total.add(example, article)
        if differences(example, article):
            misses.append(key(example))
    if update:
        KNOWN_MISSES.write_text(HEADER + "".join(f"{miss}\n" for miss in misses), encoding="utf-8")
    rows = [f"{name:34} {tally}" for name, tally in tallies.items()]
    return "\n".join([*rows, f"{'in all':34} {total}", f"{len(misses)} misses"])


def why(files: list[str]) -> str:
    """Each example that does not agree, with what parts it from its marks; all files where none is named."""
    blocks, reader = list[str](), Reader()
    for example in load_all(FOLDER):
        if not files or example.file.removesuffix(".txt") in files:
            lines = [f"    {line}" for line in differences(example, read(example, reader))]
            blocks += [f"{example.file}, line {example.line}: {example.text}", *lines] if lines else []
    return "\n".join(blocks)


if __name__ == "__main__":
    options = sys.argv[1:]
    if "--why" in options:
        print(why([option.removesuffix(".txt") for option in options if option != "--why"]))
    else:
        print(report(update="--update" in options))
