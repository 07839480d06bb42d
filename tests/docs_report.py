"""What the documentation shows is run: `python tests/docs_report.py [--update]` names, or rewrites, pages that are not fresh.

Three kinds of blocks hold output. A comment `<!-- run: selon read ... -->` stands before what the command prints (run in
the repository, 96 columns wide). A comment `<!-- record: path -->` stands before a part of the JSON record of the ```text
block above it (path: empty for the whole article, or like "statements.0"). A ```selon block holds sentences, each
followed by what selon reads in it, a line a statement, indented by what it stands in.
"""

from __future__ import annotations

import json
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from typer.testing import CliRunner

import selon
from selon.cli import app
from selon.export.jsonl import to_dict
from selon.records import Article, Statement

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
RUN = re.compile(r"(<!-- run: selon (?P<line>.*?) -->\n```text\n)(?P<shown>.*?)(?=^```$)", re.S | re.M)
RECORD = re.compile(
    r"(^```text\n(?P<text>[^`]*?)\n```\n(?:(?!```).)*?<!-- record: (?P<path>\S*) ?-->\n```json\n)(?P<shown>.*?)(?=^```$)",
    re.S | re.M,
)
SENTENCES = re.compile(r"(^```selon\n)(?P<shown>.*?)(?=^```$)", re.S | re.M)


def fresh(page: str) -> str:
    """The page with the output of every block as it is today."""
    for pattern, output in ((RUN, _run), (RECORD, _record), (SENTENCES, _sentences)):
        page = pattern.sub(_replacing(output), page)
    return page


def _replacing(output: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
    return lambda match: match[1] + output(match)


def _run(match: re.Match[str]) -> str:
    """What a command prints, in the repository."""
    runner = CliRunner(env={"COLUMNS": "96", "NO_COLOR": "1"})
    result = runner.invoke(app, shlex.split(match["line"]))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return "\n".join(line.rstrip() for line in result.stdout.rstrip().split("\n")) + "\n"


def _record(match: re.Match[str]) -> str:
    """A part of the record of a text, as JSON."""
    found = to_dict(selon.read(match["text"]))
    for step in filter(None, match["path"].split(".")):
        found = found[int(step)] if step.isdecimal() else found[step]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _sentences(match: re.Match[str]) -> str:
    sentences = [line for line in match["shown"].split("\n") if line and not line.startswith(" ")]
    return "\n".join(f"{sentence}\n{in_short(selon.read(sentence))}" for sentence in sentences)


def in_short(article: Article) -> str:
    """A statement a line: rule, source, cue, content, form and stance; indented by what it stands in."""
    return "".join(f"{line}\n" for line in _lines(article, None, 1)) or "    nothing\n"


def _lines(article: Article, parent: str | None, depth: int) -> Iterator[str]:
    """The statements inside one of them (or none), each with those inside it."""
    for statement in article.statements:
        if statement.parent == parent:
            yield "    " * depth + _line(statement)
            yield from _lines(article, statement.id, depth + 1)


def _line(s: Statement) -> str:
    source, cue = s.source.text if s.source else "nobody", s.cue.text if s.cue else "no cue"
    around = [f"{name} {span.text}" for name, span in (("heard by", s.heard_by), ("medium", s.medium)) if span]
    said = " … ".join(span.text for span in s.content)
    return " | ".join([s.rule, source, cue, said, f"{s.form} {s.stance}", *around])


if __name__ == "__main__":
    for path in PAGES:
        shown = path.read_text(encoding="utf-8")
        now = fresh(shown)
        if shown != now:
            print(f"{path.relative_to(ROOT)} is not fresh")
            if "--update" in sys.argv[1:]:
                path.write_text(now, encoding="utf-8")
