"""The command as a process of its own: what it imports, and how it ends when nobody reads on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"spacy", "trafilatura", "rich", "jinja2", "httpx", "yaml", "numpy", "pyarrow", "sqlalchemy", "feedparser"}
TEXT = "La rivière a monté toute la nuit, mais le pont a tenu."
FAKE = """
import os, sys
from types import ModuleType

class Reader:
    def __init__(self, lang="fr", office_holders=None): pass
    def read_many(self, articles, on_failure):
        for article in articles:
            for _ in range(int(os.environ["COPIES"])):
                yield article

sys.modules["selon.reader"] = ModuleType("selon.reader")
sys.modules["selon.reader"].Reader = Reader
from selon.cli import main
main()
"""
"""The command with a reader that gives each article COPIES times over, as it is."""


@pytest.fixture
def source(tmp_path: Path) -> str:
    (tmp_path / "pont.txt").write_text(TEXT, "utf8")
    return str(tmp_path / "pont.txt")


def python(*arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, check=False, env={**os.environ, **more})


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (["--help"], HEAVY | {"pydantic", "fastapi", "uvicorn"}),
        (["--version"], HEAVY | {"pydantic"}),
        (["read", "--help"], HEAVY),  # typer itself brings pydantic for a command's options
        (["events", "--help"], HEAVY),
        (["check", "--help"], HEAVY),
        (["add", "--help"], HEAVY),
        (["judge", "fix", "--help"], HEAVY),
        (["watch", "--help"], HEAVY),
        (["serve", "--help"], HEAVY | {"fastapi", "uvicorn"}),
        (["export", "--help"], HEAVY | {"followthemoney"}),
    ],
)
def test_help_imports_nothing_heavy(arguments: list[str], heavy: set[str]) -> None:
    done = python("-X", "importtime", "-m", "selon", *arguments)
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.decode().splitlines()}
    assert done.returncode == 0
    assert "typer" in imported
    assert imported & heavy == set()


def test_a_reader_who_goes_ends_it_quietly(source: str) -> None:
    command = [sys.executable, "-c", FAKE, "read", source, "--lang", "fr"]
    environment = {**os.environ, "COPIES": "100000"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline().startswith(b'{"schema"')
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.parametrize(
    ("output", "problem"), [(">/dev/full", "output: No space left on device"), (">&-", "standard output is closed")]
)
@pytest.mark.parametrize("command", [["read"], ["events"], ["events", "--format", "parquet"]])
def test_output_that_takes_nothing_is_one_line(source: str, command: list[str], output: str, problem: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {output}', "sh", sys.executable, "-c", FAKE, *command, source, "--lang", "fr"],
        capture_output=True, check=False, env={**os.environ, "COPIES": "1"},
    )  # fmt: skip
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"selon: {problem}")


@pytest.mark.parametrize("format", ["jsonl", "table", "md", "html"])
def test_piped_output_is_utf8_whatever_the_locale(source: str, format: str) -> None:
    arguments = ["read", source, "--lang", "fr", "--format", format, "--outlet", "Le Fanal de Łódź"]
    done = python("-c", FAKE, *arguments, COPIES="1", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert "Le Fanal de Łódź" in done.stdout.decode("utf8")


@pytest.mark.parametrize("command", [["-m", "selon"], ["-c", "import selon.cli; selon.cli.main()"]])
def test_both_ways_to_start_it_name_it_selon(command: list[str]) -> None:
    assert python(*command, "--help").stdout.startswith(b"Usage: selon ")
