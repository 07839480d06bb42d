"""`selon add` as a process of its own, with a reader that costs nothing: it marks the first word of each article."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
QUICK = """
import sys, time
from dataclasses import replace
from types import ModuleType
from factories import make_event, make_statement

class Reader:
    def __init__(self, lang="fr", *, office_holders=None): pass
    def read_many(self, articles, *, on_failure):
        for article in articles:
            word = article.text.split()[0]
            said = [make_statement(article.text, word, id=f"s{n}", form="unsourced") for n in range(6)]
            told = [make_event(article.text, "PROTEST", word, id=f"e{n}") for n in range(3)]
            yield replace(article, statements=tuple(said), events=tuple(told))

sys.modules["selon.reader"] = ModuleType("selon.reader")
sys.modules["selon.reader"].Reader = Reader
from selon.cli import main
main()
"""


def selon(*arguments: str, quick: bool = True, **more: Any) -> subprocess.Popen[bytes]:
    """The command, begun."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    call = ["-c", QUICK] if quick else ["-m", "selon"]
    environment = {**os.environ, "PYTHONPATH": paths}
    return subprocess.Popen([sys.executable, *call, *arguments], env=environment, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, **more)  # fmt: skip


def ended(process: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of a command, when it has ended."""
    out, err = process.communicate(timeout=120)
    return process.returncode, out.decode(), err.decode()


def write_articles(path: Path, numbers: Iterable[int]) -> str:
    """A JSON Lines file with an article a number, and its name."""
    lines = (f'{{"id": "n{n}", "lang": "fr", "text": "Navire {n} au port. {"Le quai est plein. " * 20}"}}\n' for n in numbers)
    path.write_text("".join(lines), encoding="utf-8")
    return str(path)
